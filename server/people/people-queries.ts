import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';

type Reader = Kysely<Database>;

export interface Person {
  id: string;
  staffNumber: string;
  name: string;
  email: string;
  unit: string | null;
}

/** Someone on staff on that day; nobody who has left, so that a leaver's session opens nothing. */
export async function personOnStaff(db: Reader, id: string, today: string): Promise<Person | undefined> {
  const [person] = await peopleOnStaff(db, today, [id]);
  return person;
}

/** Everybody on staff on that day by name, or those of a list of ids. */
export async function peopleOnStaff(db: Reader, today: string, ids?: string[]): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'staff_number', 'name', 'email', 'unit'])
    .where((e) => e.or([e('left_on', 'is', null), e('left_on', '>=', today)]))
    .$if(ids !== undefined, (q) => q.where('id', 'in', ids!))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ staff_number, ...rest }) => ({ ...rest, staffNumber: staff_number }));
}

/** People whom this person manages on that day. Access to them ends with the relation. */
export async function reportsOf(db: Reader, managerId: string, today: string): Promise<Person[]> {
  const rows = await db
    .selectFrom('management')
    .select('person_id')
    .where('manager_id', '=', managerId)
    .where('from_on', '<=', today)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .execute();
  if (rows.length === 0) return [];
  return peopleOnStaff(
    db,
    today,
    rows.map((row) => row.person_id),
  );
}

/** How many people each manager has on that day. */
export async function reportCounts(db: Reader, today: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('management')
    .select(['manager_id', (e) => e.fn.countAll<number>().as('reports')])
    .where('from_on', '<=', today)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .groupBy('manager_id')
    .execute();
  return new Map(rows.map((row) => [row.manager_id, row.reports]));
}

/** Roles that were granted, by person. */
export async function rolesGranted(db: Reader): Promise<Map<string, ('training_admin' | 'dpo')[]>> {
  const rows = await db.selectFrom('person_role').select(['person_id', 'role']).execute();
  const byPerson = Map.groupBy(rows, (row) => row.person_id);
  return new Map([...byPerson].map(([id, all]) => [id, all.map((row) => row.role)]));
}
