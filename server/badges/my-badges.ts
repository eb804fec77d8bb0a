import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { recordToCertify } from '../certificates/record-to-certify.ts';
import { dayOf } from '../day.ts';
import type { Tools } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { signingKey } from '../signing/signing-keys.ts';
import type { MyBadge, MyBadgeGiven } from './badge-shapes.ts';
import { credentialOf } from './credential.ts';
import { goodThrough } from './good-through.ts';
import { takePlace } from './revoked-list.ts';
import { signCredential } from './sign-credential.ts';

/**
 * The badge of a person's own completion, because they ask for it. Asked again, it is the same one.
 * Refuses someone else's or no completion (`completion_unknown`), a record that no longer counts (`completion_withdrawn`) or was
 * erased (`record_erased`), a badge that is there and shows the person otherwise (`badge_there`), and one that would show nobody
 * (`badge_needs_name`).
 * @param wanted `name`: whether it says the name in clear
 */
export async function giveBadge(
  { db, library, config, now, today }: Tools,
  personId: string,
  wanted: { completionId: string; name: boolean },
): Promise<MyBadgeGiven> {
  const completion = await completionOf(db, personId, wanted.completionId);
  // Both may have to write or read by themselves, which nothing inside a transaction may.
  const course = await library.byId(completion.course_version_id);
  const key = await signingKey(db, 'badge', now());
  return inTransaction(db, async (trx) => {
    const record = await holdCompletion(trx, wanted.completionId);
    const there = await badges(trx, personId).where('completion_id', '=', wanted.completionId).executeTakeFirst();
    if (there) return sameAs(wanted, there);
    const { claims, completedOn } = await recordToCertify(trx, record);
    const { name, email } = claims.person;
    if (email === null && !wanted.name)
      throw new Refusal('badge_needs_name', 'You have no e-mail address here, so a badge can only show your name.');
    const said = {
      id: randomUUID(),
      course,
      completedOn,
      goodThrough: await goodThrough(trx, { personId, courseId: course.courseId, completedOn }, today()),
      place: await takePlace(trx),
      email,
      name: wanted.name ? name : null,
    };
    const row = {
      id: said.id,
      completion_id: wanted.completionId,
      ...said.place,
      is_named: wanted.name ? (1 as const) : (0 as const),
      jwt: await signCredential(config.publicUrl, key, credentialOf(config, said)),
      made_on: dayOf(now()),
    };
    await trx.insertInto('badge').values(row).execute();
    return toGiven(row);
  });
}

/** The badges that a person has, newest completion first. */
export async function badgesOf(db: Kysely<Database>, personId: string): Promise<MyBadge[]> {
  const rows = await badges(db, personId).orderBy('completed_at', 'desc').execute();
  return rows.map(toBadge);
}

/** One of them, with the course that it is of; refuses someone else's or none (`badge_unknown`). */
export async function badgeOf(
  db: Kysely<Database>,
  personId: string,
  id: string,
): Promise<{ id: string; jwt: string; course_version_id: string }> {
  const row = await badges(db, personId).select('course_version_id').where('badge.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('badge_unknown', 'That badge is not yours, or was taken back.');
  return row;
}

/** Takes a badge back: from now on its list says that it is revoked. Refuses someone else's or none (`badge_unknown`). */
export async function takeBack(db: Kysely<Database>, personId: string, id: string): Promise<void> {
  const badge = await badgeOf(db, personId, id);
  await db.deleteFrom('badge').where('id', '=', badge.id).execute();
}

function badges(db: Kysely<Database>, personId: string) {
  return db
    .selectFrom('badge')
    .innerJoin('completion', 'completion.id', 'badge.completion_id')
    .select(['badge.id', 'completion_id', 'is_named', 'made_on', 'jwt'])
    .where('person_id', '=', personId);
}

async function completionOf(db: Kysely<Database>, personId: string, id: string) {
  const row = await db
    .selectFrom('completion')
    .select('course_version_id')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ?? unknown();
}

/** Answers the entry of a completion, which stays as it is until the transaction ends: nobody corrects or withdraws it meanwhile. */
async function holdCompletion(trx: Trx, id: string): Promise<number> {
  // A write takes the row's lock on PostgreSQL, where a select would not.
  const row = await trx
    .updateTable('completion')
    .set((e) => ({ evidence_idx: e.ref('evidence_idx') }))
    .where('id', '=', id)
    .returning('evidence_idx')
    .executeTakeFirst();
  return row?.evidence_idx ?? unknown();
}

function unknown(): never {
  throw new Refusal('completion_unknown', 'That completion is not yours or does not exist.');
}

interface Row {
  id: string;
  completion_id: string;
  is_named: 0 | 1;
  made_on: string;
  jwt: string;
}

function sameAs({ name }: { name: boolean }, there: Row): MyBadgeGiven {
  if ((there.is_named === 1) !== name)
    throw new Refusal(
      'badge_there',
      `You have a badge of this completion ${name ? 'without' : 'with'} your name. Take it back first.`,
    );
  return toGiven(there);
}

function toBadge({ id, completion_id, is_named, made_on }: Row): MyBadge {
  return { id, completionId: completion_id, name: is_named === 1, madeOn: made_on };
}

function toGiven(row: Row): MyBadgeGiven {
  return { ...toBadge(row), jwt: row.jwt };
}
