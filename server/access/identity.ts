import type { Db } from '../../db/open.ts';
import type { IdentityTable } from '../../db/tables/session.ts';
import type { Trx } from '../../db/transaction.ts';
import { isOnStaff } from '../people/audience.ts';

/** Who somebody is at an issuer, and what it says by which they may be found here for the first time. */
export interface Claimed {
  issuer: string;
  /** Where one issuer serves several organisations; else empty. */
  tenant: string;
  subject: string;
  externalId?: string | undefined;
  staffNumber?: string | undefined;
  /** Only one that the issuer says it has verified. */
  verifiedEmail?: string | undefined;
}

/** A claim that is text of a length that somebody wrote; undefined for all else. */
export function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' && claim.length <= 300 ? claim : undefined;
}

/** By what a person may be found once, in that order. */
export type FoundBy = Exclude<IdentityTable['found_by'], 'made' | 'admin'>;

/**
 * Who on staff that is. Known by issuer, tenant and subject alone; whoever is not known yet is found by what the organisation
 * allows, and by that only once. An address finds nobody whom that issuer knows already under another name (an id or a number of the
 * directory does: the account was made anew), and nobody if several have it. Undefined if it is nobody on staff.
 * @param today in the organisation's time zone
 */
export async function personFor(
  trx: Trx,
  claimed: Claimed,
  mayBeFoundBy: readonly FoundBy[],
  { today, now }: { today: string; now: Date },
): Promise<{ id: string; foundBy: FoundBy | null } | undefined> {
  const known = await trx
    .selectFrom('identity')
    .innerJoin('person', 'person.id', 'identity.person_id')
    .select('person.id')
    .where('issuer', '=', claimed.issuer)
    .where('tenant', '=', claimed.tenant)
    .where('subject', '=', claimed.subject)
    .where((e) => isOnStaff(e, today))
    .executeTakeFirst();
  if (known) return { id: known.id, foundBy: null };
  for (const by of mayBeFoundBy) {
    const id = await onlyOne(trx, by, claimed, today);
    if (id === undefined || (by === 'email' && (await isKnownAt(trx, claimed, id)))) continue;
    await link(trx, claimed, id, by, now);
    return { id, foundBy: by };
  }
  return undefined;
}

/** Says who at an issuer is who here. An identity that belonged to somebody who left belongs to whoever has it now. */
export async function link(
  trx: Trx,
  { issuer, tenant, subject }: Claimed,
  personId: string,
  foundBy: IdentityTable['found_by'],
  now: Date,
): Promise<void> {
  const found = { person_id: personId, found_by: foundBy, linked_at: now.toISOString() };
  await trx
    .insertInto('identity')
    .values({ issuer, tenant, subject, ...found })
    .onConflict((conflict) => conflict.columns(['issuer', 'tenant', 'subject']).doUpdateSet(found))
    .execute();
}

const columns = { external_id: 'external_id', staff_number: 'staff_number', email: 'email' } as const;

async function onlyOne(db: Db | Trx, by: FoundBy, claimed: Claimed, today: string): Promise<string | undefined> {
  const value = { external_id: claimed.externalId, staff_number: claimed.staffNumber, email: claimed.verifiedEmail }[
    by
  ];
  if (value === undefined || value === '') return undefined;
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where((e) =>
      by === 'email' ? e(e.fn<string>('lower', ['email']), '=', inSmallLetters(value)) : e(columns[by], '=', value),
    )
    .where((e) => isOnStaff(e, today))
    .limit(2)
    .execute();
  return rows.length === 1 ? rows[0]!.id : undefined;
}

/** A to Z alone: others, such as the Kelvin sign, would become letters that stand in somebody else's address. */
function inSmallLetters(address: string): string {
  return address.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether the issuer already knows that person under another subject: then this is somebody else, or a takeover. */
async function isKnownAt(db: Db | Trx, { issuer, tenant }: Claimed, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('tenant', '=', tenant)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}
