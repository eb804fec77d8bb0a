import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import { hashOf, newSecret } from '../secret.ts';
import { daysAfter } from '../day.ts';
import { Refusal } from '../refusals.ts';
import type { InvitationView, NewInvitation } from './lms-shapes.ts';
import type { PlatformTerms } from './lti/platform.ts';

/** How long an address to connect an LMS with works. */
const daysOpen = 7;
/** Before the hash of one that is being used: it stands there still, so that it can be withdrawn. */
const takenMark = 'taken ';

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
    id: id.replace(takenMark, ''),
    // Written by `invite`.
    terms: JSON.parse(terms) as PlatformTerms,
    since,
    by,
    until,
  }));
}

/** Takes an invitation back, also one that is being used. Again, it changes nothing. */
export async function withdrawInvitation(db: Db, id: string): Promise<void> {
  await db
    .deleteFrom('lms_invitation')
    .where('token_hash', 'in', [id, takenMark + id])
    .execute();
}

/** An invitation that is being used: nobody else can. */
export interface Held {
  terms: PlatformTerms;
  by: string | null;
  /** It has been used. Refuses one that was withdrawn meanwhile (`lms_invitation_over`). */
  use(trx: Trx): Promise<void>;
  /** It was not used after all. */
  giveBack(): Promise<void>;
}

/**
 * Takes an invitation out of use, so that of two who come at the same time one is let in. Refuses one that is unknown, used, over or
 * withdrawn (`lms_invitation_over`).
 */
export async function takeInvitation(db: Db, secret: string, now: Date): Promise<Held> {
  const id = hashOf(secret);
  const row = await db
    .updateTable('lms_invitation')
    .set({ token_hash: takenMark + id })
    .where('token_hash', '=', id)
    .where('expires_at', '>', now.toISOString())
    .returning(['terms', 'made_by'])
    .executeTakeFirst();
  if (!row) throw over();
  return {
    terms: JSON.parse(row.terms) as PlatformTerms,
    by: row.made_by,
    use: async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('lms_invitation')
        .where('token_hash', '=', takenMark + id)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) throw over();
    },
    giveBack: async () => {
      await db
        .updateTable('lms_invitation')
        .set({ token_hash: id })
        .where('token_hash', '=', takenMark + id)
        .execute();
    },
  };
}

function over(): Refusal {
  return new Refusal(
    'lms_invitation_over',
    'This address was used before, or is too old. Make another one under Learning platforms.',
  );
}
