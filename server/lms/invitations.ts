import type { Db } from '../../db/open.ts';
import { hashOf, newSecret } from '../secret.ts';
import { daysAfter } from '../day.ts';
import { Refusal } from '../refusals.ts';
import type { LmsInvitationTable } from '../../db/tables/lms.ts';
import type { InvitationView, NewInvitation } from './lms-shapes.ts';
import type { PlatformTerms } from './lti/platform.ts';

/** How long an address to connect an LMS with works. */
const daysOpen = 7;

/** Makes an address with which one LMS connects itself on these terms. It is answered this once. */
export async function invite(
  db: Db,
  publicUrl: string,
  terms: PlatformTerms,
  by: { id: string; now: Date },
): Promise<NewInvitation> {
  const secret = newSecret();
  const at = by.now.toISOString();
  const until = `${daysAfter(at.slice(0, 10), daysOpen)}${at.slice(10)}`;
  const id = hashOf(secret);
  await db.deleteFrom('lms_invitation').where('expires_at', '<=', at).execute();
  await db
    .insertInto('lms_invitation')
    .values({ token_hash: id, terms: JSON.stringify(terms), made_by: by.id, made_at: at, expires_at: until })
    .execute();
  return { id, address: `${publicUrl}/lms/lti/register?invitation=${secret}`, until };
}

/** Invitations that still work, newest first. */
export async function invitationsOpen(db: Db, now: Date): Promise<InvitationView[]> {
  const rows = await db
    .selectFrom('lms_invitation')
    .leftJoin('person', 'person.id', 'lms_invitation.made_by')
    .select(['token_hash', 'terms', 'made_at', 'expires_at', 'person.name as by'])
    .where('expires_at', '>', now.toISOString())
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(({ token_hash: id, terms, made_at: since, by, expires_at: until }) => ({
    id,
    // Written by `invite`.
    terms: JSON.parse(terms) as PlatformTerms,
    since,
    by,
    until,
  }));
}

/** Takes an invitation back. Again, it changes nothing. */
export async function withdrawInvitation(db: Db, id: string): Promise<void> {
  await db.deleteFrom('lms_invitation').where('token_hash', '=', id).execute();
}

/** An invitation that is being used: nobody else can. */
export interface Held {
  terms: PlatformTerms;
  by: string | null;
  /** It was not used after all. */
  giveBack(): Promise<void>;
}

/**
 * Takes an invitation out of use, so that of two who come at the same time one is let in. Refuses one that is unknown, used, over or
 * withdrawn (`lms_invitation_over`).
 */
export async function takeInvitation(db: Db, secret: string, now: Date): Promise<Held> {
  const row: LmsInvitationTable | undefined = await db
    .deleteFrom('lms_invitation')
    .where('token_hash', '=', hashOf(secret))
    .where('expires_at', '>', now.toISOString())
    .returningAll()
    .executeTakeFirst();
  if (!row)
    throw new Refusal(
      'lms_invitation_over',
      'This address was used before, or is too old. Make another one under Learning platforms.',
    );
  return {
    terms: JSON.parse(row.terms) as PlatformTerms,
    by: row.made_by,
    giveBack: async () => {
      await db.insertInto('lms_invitation').values(row).execute();
    },
  };
}
