import type { Tools } from '../../environment.ts';
import { fetchGuarded, whenAgain } from '../../guarded-fetch.ts';
import type { Outcome, Send } from '../../outbox/send.ts';
import { headersFor } from './ask-store.ts';
import { storeAccess } from './record-stores.ts';
import { isSameStatement } from './same-statement.ts';
import type { Statement, Voiding } from './statements.ts';

/** Stores answer quickly or not at all; some keep a statement before they have told everybody of it. */
const patienceMs = 15_000;

/** Sends what record stores are told: each statement under its own id, so that a store that has it already knows it (Communication 2.1.1). */
export function statementSender({ db, config, now }: Pick<Tools, 'db' | 'config' | 'now'>): Send {
  return async ({ receiverId, body }) => {
    const store = await storeAccess(db, receiverId);
    if (!store) return { outcome: 'refused', status: null, detail: 'The record store is not connected any more.' };
    if (store.paused_at !== null) return { outcome: 'paused' };
    // Written by `statementsForStores`.
    const statement = JSON.parse(body) as Statement | Voiding;
    const ask = async (query: Record<string, string>, put?: string) =>
      fetchGuarded(`${store.endpoint}/statements?${new URLSearchParams(query).toString()}`, config.webhookPrivate, {
        headers: { ...headersFor(store), ...(put !== undefined && { 'content-type': 'application/json' }) },
        ...(put !== undefined && { method: 'PUT', body: put }),
        patienceMs,
      });
    const answer = await ask({ statementId: statement.id }, body);
    const { host } = new URL(store.endpoint);
    // It may well have this one from an earlier try whose answer got lost.
    if (answer.status === 409) return conflictWith(statement, host, ask);
    return outcomeOf(answer, host, now());
  };
}

/** Never taken, whenever it comes: not as the store wants it. */
const forGood = new Set([400, 413, 415, 422]);

function outcomeOf(answer: Response, host: string, now: Date): Outcome {
  const { ok, status } = answer;
  if (ok) return { outcome: 'delivered', status };
  if (forGood.has(status))
    return { outcome: 'refused', status, detail: `${host} answered ${status}: it takes no such statement.` };
  const hint =
    status === 401 || status === 403
      ? ' Its key must be right, and may write statements and void its own.'
      : status === 404 || (status >= 300 && status < 400)
        ? ' Its address must be the one to which /statements is added.'
        : '';
  const detail = `${host} answered ${status}.${hint}`;
  return { outcome: 'later', status, detail, after: whenAgain(answer, now) };
}

/** Reads back what a store has under the id, also if somebody voided it there: only if that says something else, ours is refused. */
async function conflictWith(
  statement: Statement | Voiding,
  host: string,
  ask: (query: Record<string, string>) => Promise<Response>,
): Promise<Outcome> {
  for (const parameter of ['statementId', 'voidedStatementId']) {
    const answer = await ask({ [parameter]: statement.id, format: 'exact' });
    if (answer.status === 404) continue;
    if (!answer.ok) break;
    const there: unknown = await answer.json().catch(() => null);
    return isSameStatement(statement, there)
      ? { outcome: 'delivered', status: 409 }
      : { outcome: 'refused', status: 409, detail: `${host} has another statement under the same id.` };
  }
  const detail = `${host} says that it has a statement of this id, and does not show it. Its key must read statements, too.`;
  return { outcome: 'later', status: 409, detail };
}
