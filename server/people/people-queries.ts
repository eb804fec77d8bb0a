import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { isOnStaff } from './audience.ts';

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
    .where((e) => isOnStaff(e, today))
    .$if(ids !== undefined, (q) => q.where('id', 'in', ids!))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ staff_number, ...rest }) => ({ ...rest, staffNumber: staff_number }));
}

/**
 * Ids of the people whom this person manages on that day, or stands in for whoever does. Access to them ends with the relation;
 * nobody is a report of themselves.
 */
export async function reportsOf(db: Reader, managerId: string, today: string): Promise<string[]> {
  // Asked for with nearly every request, so each of the two is found by its index.
  const stoodInFor = await db
    .selectFrom('deputy')
    .select('manager_id')
    .where('deputy_id', '=', managerId)
    .where('from_on', '<=', today)
    .where('until_on', '>', today)
    .execute();
  const rows = await db
    .selectFrom('management')
    .innerJoin('person', 'person.id', 'management.person_id')
    .select('person.id')
    .distinct()
    .where('manager_id', 'in', [managerId, ...stoodInFor.map((row) => row.manager_id)])
    .where('person.id', '!=', managerId)
    .where('management.from_on', '<=', today)
    .where((e) => e.or([e('management.until_on', 'is', null), e('management.until_on', '>', today)]))
    .where((e) => isOnStaff(e, today))
    .execute();
  return rows.map((row) => row.id);
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
