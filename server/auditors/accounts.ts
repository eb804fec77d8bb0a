import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditorAccountTable } from '../../db/tables/auditor.ts';
import type { Database } from '../../db/tables/index.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { daysAfter } from '../day.ts';
import { resolve } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import { hashOf, newSecret } from '../secret.ts';
import type { AuditedAudience, AuditorView } from './auditor-shapes.ts';

/** An account as its holder uses it. */
export interface Auditor {
  id: string;
  name: string;
  organisation: string;
  email: string;
  fromOn: string;
  untilOn: string;
  periodFrom: string;
  periodTo: string;
  audience: AuditedAudience;
  maySeeNames: boolean;
}

export type AuditorTerms = Omit<Auditor, 'id'>;

/** Whoever needs longer gets another account. */
export const mostDays = 180;

/**
 * Makes an account and answers the token of its invitation: 256 random bits that only the answer has. Refuses an end that is over
 * or too far away, a period that ends before it begins (`invalid_input`), groups that do not exist (`group_unknown`), and the same
 * account a second time while it is open (`auditor_there`).
 * @param today day in the organisation's time zone
 */
export async function makeAccount(
  db: Kysely<Database>,
  terms: AuditorTerms,
  by: string,
  { today, now }: { today: string; now: Date },
): Promise<{ id: string; token: string }> {
  assertTerms(terms, today);
  const token = newSecret();
  const id = randomUUID();
  await inTransaction(db, async (trx) => {
    await resolve(trx, terms.audience);
    const columns = columnsOf(terms);
    const there = await trx
      .selectFrom('auditor_account')
      .select('id')
      .where('revoked_at', 'is', null)
      .where((e) => e.and(columns))
      .executeTakeFirst();
    if (there)
      throw new Refusal('auditor_there', 'They have exactly this access already. Make a new link if it got lost.');
    await trx
      .insertInto('auditor_account')
      .values({
        id,
        ...columns,
        name: terms.name,
        organisation: terms.organisation,
        token_hash: hashOf(token),
        made_by: by,
        made_at: now.toISOString(),
        revoked_at: null,
        last_used_on: null,
      })
      .execute();
  });
  return { id, token };
}

function assertTerms({ fromOn, untilOn, periodFrom, periodTo }: AuditorTerms, today: string): void {
  const latest = daysAfter(fromOn, mostDays);
  if (fromOn < today) throw new Refusal('invalid_input', `fromOn: Choose today, ${today}, or a later day.`);
  if (fromOn > daysAfter(today, 365)) throw new Refusal('invalid_input', 'fromOn: Choose a day within a year.');
  if (untilOn < fromOn || untilOn > latest)
    throw new Refusal('invalid_input', `untilOn: Choose a day from ${fromOn} to ${latest}.`);
  if (periodTo < periodFrom) throw new Refusal('invalid_input', 'periodTo: The period ends before it begins.');
}

/** What makes two accounts the same. */
function columnsOf({ email, fromOn, untilOn, periodFrom, periodTo, audience, maySeeNames }: AuditorTerms) {
  return {
    email,
    from_on: fromOn,
    until_on: untilOn,
    period_from: periodFrom,
    period_to: periodTo,
    audience: JSON.stringify(audience),
    may_see_names: maySeeNames ? (1 as const) : (0 as const),
  };
}

/**
 * Makes a new link. The one before and whoever came in by it are out at once. Refuses an account that is unknown
 * (`auditor_unknown`), revoked or over (`link_ended`).
 */
export async function newLink(db: Kysely<Database>, id: string, today: string): Promise<string> {
  const token = newSecret();
  await inTransaction(db, async (trx) => {
    const row = await accountRow(trx, id);
    if (row.revoked_at !== null || row.until_on < today)
      throw new Refusal('link_ended', 'This access has ended. Give the auditor a new one.');
    await trx
      .updateTable('auditor_account')
      .set({ token_hash: hashOf(token) })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('auditor_session').where('account_id', '=', id).execute();
  });
  return token;
}

/** Ends an account at once, with whoever is in it. Again changes nothing: the first time stands. Refuses unknown ones. */
export async function revokeAccount(db: Kysely<Database>, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    await accountRow(trx, id);
    await trx
      .updateTable('auditor_account')
      .set({ revoked_at: now.toISOString() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
    await trx.deleteFrom('auditor_session').where('account_id', '=', id).execute();
  });
}

async function accountRow(trx: Trx, id: string): Promise<AuditorAccountTable> {
  const row = await trx.selectFrom('auditor_account').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('auditor_unknown', 'There is no such account.');
  return row;
}

/** Every account there was, newest first. */
export async function allAccounts(db: Kysely<Database>, today: string): Promise<AuditorView[]> {
  const rows = await db
    .selectFrom('auditor_account')
    .leftJoin('person', 'person.id', 'auditor_account.made_by')
    .selectAll('auditor_account')
    .select('person.name as maker')
    .orderBy('auditor_account.made_at', 'desc')
    .orderBy('auditor_account.id')
    .execute();
  return rows.map((row) => ({
    ...toAuditor(row),
    madeBy: row.maker,
    madeOn: row.made_at.slice(0, 10),
    revokedOn: row.revoked_at?.slice(0, 10) ?? null,
    lastUsedOn: row.last_used_on,
    state: stateOf(row, today),
  }));
}

/** Whether an account opens something on that day. */
export function stateOf(
  row: Pick<AuditorAccountTable, 'from_on' | 'until_on' | 'revoked_at'>,
  today: string,
): AuditorView['state'] {
  if (row.revoked_at !== null) return 'revoked';
  if (today > row.until_on) return 'ended';
  return today < row.from_on ? 'to_come' : 'open';
}

export function toAuditor(row: Omit<AuditorAccountTable, 'token_hash'>): Auditor {
  return {
    id: row.id,
    name: row.name,
    organisation: row.organisation,
    email: row.email,
    fromOn: row.from_on,
    untilOn: row.until_on,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    // Checked before it was written.
    audience: JSON.parse(row.audience) as AuditedAudience,
    maySeeNames: row.may_see_names === 1,
  };
}
