import type { Db } from '../../db/open.ts';
import type { SignInView } from './access-shapes.ts';
import type { Asker } from './session.ts';

/** The sign-ins of the one who asks that are open, the latest first. Of what device or where from, nothing is known. */
export async function signInsOf(db: Db, asker: Asker, now: Date): Promise<SignInView[]> {
  const rows = await db
    .selectFrom('sign_in')
    .select(['id', 'method', 'origin', 'created_at', 'expires_at'])
    .where('person_id', '=', asker.person.id)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at', 'desc')
    .execute();
  const used = await db
    .selectFrom('session')
    .innerJoin('sign_in', 'sign_in.id', 'session.sign_in_id')
    .select(['sign_in_id', 'session.origin'])
    .distinct()
    .where('person_id', '=', asker.person.id)
    .where('session.expires_at', '>', now.toISOString())
    .where('session.origin', 'is not', null)
    .execute();
  const originsOf = Map.groupBy(used, (row) => row.sign_in_id);
  return rows.map(({ id, method, created_at: since, expires_at: until }) => ({
    id,
    method,
    origins: (originsOf.get(id) ?? []).map(({ origin }) => origin!),
    since,
    until,
    here: id === asker.signInId,
  }));
}
