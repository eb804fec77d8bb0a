import type { Kysely } from 'kysely';
import type { Database } from './tables/index.ts';
import { inTransaction, type Trx } from './transaction.ts';

/** What came of one request in a group: its answer, or why it was refused while the others went through. */
export type Outcome<Out> = { done: Out } | { refused: Error };

interface Waiting<In, Out> {
  request: In;
  resolve: (value: Out) => void;
  reject: (reason: unknown) => void;
}

/**
 * Runs requests that arrive while a transaction is busy as one group in the next transaction, so that a hundred of them cost
 * one flush to disk. A promise resolves only after the commit that holds its request: nothing is acknowledged before it is
 * on disk. If the transaction fails, all of its requests fail with it.
 * @param work answers an outcome for each request, in order; one request's refusal must leave nothing of it behind
 */
export function together<In, Out>(
  db: Kysely<Database>,
  work: (trx: Trx, requests: In[]) => Promise<Outcome<Out>[]>,
  most = 250,
): (request: In) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = [];
  let busy = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const outcomes = await inTransaction(db, (trx) =>
          work(
            trx,
            group.map((one) => one.request),
          ),
        );
        for (const [i, one] of group.entries()) {
          const outcome = outcomes[i]!;
          if ('done' in outcome) one.resolve(outcome.done);
          else one.reject(outcome.refused);
        }
      } catch (error) {
        for (const one of group) one.reject(error);
      }
    }
    busy = false;
  }

  /** Begins once a turn of the event loop has brought nothing more: what arrives at the same time belongs together. */
  function gather(before: number): void {
    if (waiting.length > before && waiting.length < most) setImmediate(gather, waiting.length);
    else void run();
  }

  return (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
      if (!busy) {
        busy = true;
        setImmediate(gather, waiting.length);
      }
    });
}
