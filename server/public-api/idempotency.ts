import { hash, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { dialectOf } from '../../db/dialects/index.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';

/** How long an answer is kept. */
const keptMs = 24 * 60 * 60 * 1000;

/** After this time without an answer the server that began has stopped, and another may do it. */
const claimHoldsMs = 60 * 1000;

/** What a call answers. It holds no names of people: it is kept for a day, whoever is erased meanwhile. */
export interface Answer {
  status: ContentfulStatusCode;
  body: object;
}

interface Claim {
  keyId: string;
  name: string;
  claim: string;
}

/**
 * Does what a program asks for in one transaction, once for each `Idempotency-Key`: the same key with the same request gets the
 * answer of the first time. The answer is written with the work, so a crash leaves both or neither.
 * Refuses a key that stands for another request (`idempotency_key_reused`) or whose work is under way (`idempotency_in_progress`).
 * What was refused was not done, so its key is free again.
 * @param request what is asked for, as it was understood
 */
export async function once(
  c: Context<Signed>,
  request: unknown,
  work: (trx: Trx) => Promise<Answer>,
): Promise<Response> {
  const { db } = c.var.tools;
  return claimed(c, request, (claim) =>
    inTurn(db, async (trx) => {
      const answer = await work(trx);
      if (claim) await keepAnswer(trx, claim, answer);
      return answer;
    }),
  );
}

/** The same for work that has transactions of its own; it must be safe to repeat, because a crash can come before the answer. */
export async function onceAround(c: Context<Signed>, request: unknown, work: () => Promise<Answer>): Promise<Response> {
  return claimed(c, request, async (claim) => {
    const answer = await work();
    if (claim) await keepAnswer(c.var.tools.db, claim, answer);
    return answer;
  });
}

/** Deletes answers that are older than a day, and tells how many. */
export async function forgetAnswers(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency')
    .where('claimed_at', '<', new Date(now.getTime() - keptMs).toISOString())
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function claimed(
  c: Context<Signed>,
  request: unknown,
  work: (claim: Claim | undefined) => Promise<Answer>,
): Promise<Response> {
  const name = c.req.header('idempotency-key');
  if (name === undefined) return respond(c, await work(undefined));
  if (!/^[\x21-\x7e]{1,255}$/.test(name))
    throw new Refusal('invalid_input', 'Idempotency-Key: give at most 255 letters, digits and signs, such as a UUID.');
  const { db, now } = c.var.tools;
  const claim: Claim = { keyId: c.var.key.id, name, claim: randomUUID() };
  const fingerprint = hash('sha256', JSON.stringify([c.req.method, c.req.path, request]), 'base64url');
  const known = await take(db, claim, fingerprint, now());
  if (known) {
    c.header('idempotency-replayed', 'true');
    return respond(c, known);
  }
  try {
    return respond(c, await work(claim));
  } catch (error) {
    await ours(db, claim).where('status', 'is', null).execute();
    throw error;
  }
}

/** Takes the claim, or answers what was answered before. */
async function take(db: Db, claim: Claim, fingerprint: string, now: Date): Promise<Answer | undefined> {
  const { keyId: key_id, name } = claim;
  const row = {
    key_id,
    name,
    fingerprint,
    claim: claim.claim,
    claimed_at: now.toISOString(),
    status: null,
    body: null,
  };
  const made = await db
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return undefined;
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const known = await db
    .selectFrom('idempotency')
    .selectAll()
    .where('key_id', '=', key_id)
    .where('name', '=', name)
    .executeTakeFirst();
  const isOver = known !== undefined && known.claimed_at < before(keptMs);
  if (known && !isOver && known.fingerprint !== fingerprint)
    throw new Refusal(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Use a new one for each request.',
    );
  // Whoever was refused, or expired, has given it free.
  if (known && !isOver && known.status !== null)
    return { status: known.status as ContentfulStatusCode, body: JSON.parse(known.body!) as object };
  const takenOver = await db
    .updateTable('idempotency')
    .set(row)
    .where('key_id', '=', key_id)
    .where('name', '=', name)
    .where((e) =>
      e.or([
        e('claimed_at', '<', before(keptMs)),
        e.and([e('status', 'is', null), e('claimed_at', '<=', before(claimHoldsMs))]),
      ]),
    )
    .executeTakeFirst();
  if (takenOver.numUpdatedRows === 1n) return undefined;
  throw new Refusal(
    'idempotency_in_progress',
    'The request with this Idempotency-Key is still being done. Repeat it in a minute.',
  );
}

/** Refuses if another has overtaken this one, so that what it did is taken back. */
async function keepAnswer(db: Db | Trx, { keyId, name, claim }: Claim, { status, body }: Answer): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('idempotency')
    .set({ status, body: JSON.stringify(body) })
    .where('key_id', '=', keyId)
    .where('name', '=', name)
    .where('claim', '=', claim)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n)
    throw new Refusal(
      'idempotency_in_progress',
      'It took too long, and the same request is being done again. Repeat it.',
    );
}

function ours(db: Db, { keyId, name, claim }: Claim) {
  return db.deleteFrom('idempotency').where('key_id', '=', keyId).where('name', '=', name).where('claim', '=', claim);
}

/** Two that write the same at once: the second finds what the first has written. */
async function inTurn<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(db, work);
  } catch (error) {
    if (!dialectOf(db).isUniqueViolation(error)) throw error;
    return inTransaction(db, work);
  }
}

function respond(c: Context<Signed>, { status, body }: Answer): Response {
  return c.json(body, status);
}
