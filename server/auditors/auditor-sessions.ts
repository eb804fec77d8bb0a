import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { Refusal } from '../refusals.ts';
import { hashOf, newSecret } from '../secret.ts';
import { stateOf, toAuditor, type Auditor } from './accounts.ts';

/** How long somebody who came in stays in; then the link lets them in again. */
export const hoursSignedIn = 8;

interface When {
  /** Day in the organisation's time zone. */
  today: string;
  now: Date;
}

/**
 * Opens a session for the holder of an invitation and answers its token. Whatever was sent is hashed and looked for in the same
 * way, and of the hash nobody can choose the first letters: how long it takes tells nothing. Only who holds a real link is told
 * why it does not open: it is too early (`link_not_yet`), it has ended or was revoked (`link_ended`); everybody else gets
 * `link_unknown`.
 */
export async function openAuditorSession(
  db: Kysely<Database>,
  invitation: string,
  { today, now }: When,
): Promise<string> {
  const row = await db
    .selectFrom('auditor_account')
    .select(['id', 'from_on', 'until_on', 'revoked_at'])
    .where('token_hash', '=', hashOf(invitation))
    .executeTakeFirst();
  if (!row)
    throw new Refusal('link_unknown', 'This link opens nothing. It may be cut off, or a newer one has replaced it.');
  const state = stateOf(row, today);
  if (state === 'to_come') throw new Refusal('link_not_yet', `This link opens on ${row.from_on}.`);
  if (state !== 'open') throw new Refusal('link_ended', 'This access has ended. Ask whoever sent you the link.');
  const token = newSecret();
  await db.deleteFrom('auditor_session').where('expires_at', '<=', now.toISOString()).execute();
  await db
    .insertInto('auditor_session')
    .values({
      token_hash: hashOf(token),
      account_id: row.id,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + hoursSignedIn * 3_600_000).toISOString(),
    })
    .execute();
  return token;
}

/**
 * Who holds this session now; undefined if it is forged or over, or if the account is, on that day. The database is asked each
 * time, so that a revoked auditor is out at once on every server.
 */
export async function auditorWith(
  db: Kysely<Database>,
  token: string,
  { today, now }: When,
): Promise<Auditor | undefined> {
  const row = await db
    .selectFrom('auditor_session')
    .innerJoin('auditor_account', 'auditor_account.id', 'auditor_session.account_id')
    .selectAll('auditor_account')
    .where('auditor_session.token_hash', '=', hashOf(token))
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  if (!row || stateOf(row, today) !== 'open') return undefined;
  if (row.last_used_on !== today)
    await db.updateTable('auditor_account').set({ last_used_on: today }).where('id', '=', row.id).execute();
  return toAuditor(row);
}

/** Ends a session. One that is unknown or over is no fault. */
export async function closeAuditorSession(db: Kysely<Database>, token: string): Promise<void> {
  await db.deleteFrom('auditor_session').where('token_hash', '=', hashOf(token)).execute();
}
