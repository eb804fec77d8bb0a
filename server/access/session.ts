import { hash, randomBytes } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { dayOf } from '../day.ts';
import { reportsOf, type Person } from '../people/people-queries.ts';
import type { Role } from './access-shapes.ts';

/** Who is asking, for one request. Roles are looked up where a route needs one: most requests are a learner's. */
export interface Asker {
  person: Person;
}

const hoursSignedIn = 12;

/**
 * Opens a session and answers its token: 256 random bits that only the browser keeps. Opaque, because a leaver must be cut
 * off at once and there is no algorithm to confuse.
 */
export async function openSession(db: Db, personId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.deleteFrom('session').where('expires_at', '<=', now.toISOString()).execute();
  await db
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      person_id: personId,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + hoursSignedIn * 3_600_000).toISOString(),
    })
    .execute();
  return token;
}

/** Ends a session. A token that is unknown or already ended is no fault. */
export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute();
}

/** Who holds this token now; undefined if it is forged, expired, or belongs to someone who left. */
export async function askerWith(db: Db, token: string, now: Date): Promise<Asker | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['person.id', 'staff_number', 'name', 'email', 'unit', 'left_on'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  if (!row || (row.left_on !== null && row.left_on < dayOf(now))) return undefined;
  return { person: { id: row.id, staffNumber: row.staff_number, name: row.name, email: row.email, unit: row.unit } };
}

/** Everything a person may be on that day. */
export async function rolesOf(db: Db, personId: string, today: string): Promise<Set<Role>> {
  const granted = await db.selectFrom('person_role').select('role').where('person_id', '=', personId).execute();
  const roles = new Set<Role>(['learner', ...granted.map((row) => row.role)]);
  if ((await reportsOf(db, personId, today)).length > 0) roles.add('manager');
  return roles;
}

function hashOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
