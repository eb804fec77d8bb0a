import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { inTransaction } from '../../db/transaction.ts';
import { dayOf } from '../day.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { appendEvidence } from '../evidence/log.ts';
import { leafAt } from '../evidence/log-queries.ts';
import { Refusal } from '../refusals.ts';
import type { EnteredNonce } from './auditor-shapes.ts';

/** Each is an entry for ever, so nobody enters more of them in a day. */
const mostADay = 20;

/**
 * Writes an auditor's nonce into the log: the one thing that they may write. The same again answers the entry that is there.
 * Refuses more than twenty in a day (`too_many_requests`).
 */
export async function enterNonce(
  db: Kysely<Database>,
  evidence: EvidenceLog,
  { accountId, nonce }: { accountId: string; nonce: string },
  { today, now }: { today: string; now: Date },
): Promise<EnteredNonce> {
  await inTransaction(db, async (trx) => {
    // Two at once would each miss the other; on PostgreSQL the row of the account is their lock.
    await trx
      .updateTable('auditor_account')
      .set((e) => ({ token_hash: e.ref('token_hash') }))
      .where('id', '=', accountId)
      .execute();
    const rows = await trx
      .selectFrom('auditor_nonce')
      .select(['nonce', 'on_day'])
      .where('account_id', '=', accountId)
      .execute();
    if (rows.some((row) => row.nonce === nonce)) return;
    if (rows.filter((row) => row.on_day === today).length >= mostADay)
      throw new Refusal('too_many_requests', 'That was the last nonce for today. Go on tomorrow.');
    const index = await appendEvidence(trx, evidence, [{ type: 'audit', nonce }], dayOf(now));
    await trx
      .insertInto('auditor_nonce')
      .values({ account_id: accountId, nonce, evidence_idx: index, on_day: today })
      .execute();
  });
  return nonceOf(db, accountId, nonce);
}

/** Refuses one that the auditor did not send (`nonce_unknown`). */
export async function nonceOf(db: Kysely<Database>, accountId: string, nonce: string): Promise<EnteredNonce> {
  const found = (await noncesOf(db, accountId)).find((one) => one.nonce === nonce);
  if (!found) throw new Refusal('nonce_unknown', 'You have not sent that nonce. Send it first.');
  return found;
}

/** Every nonce that an auditor sent, in the order of the log. */
export async function noncesOf(db: Kysely<Database>, accountId: string): Promise<EnteredNonce[]> {
  const rows = await db
    .selectFrom('auditor_nonce')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('evidence_idx')
    .execute();
  const found: EnteredNonce[] = [];
  for (const { nonce, evidence_idx: index, on_day: onDay } of rows)
    found.push({ nonce, index, onDay, leaf: (await leafAt(db, index))!.hash.toString('base64') });
  return found;
}
