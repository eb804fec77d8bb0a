import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import type { PersonDetails } from '../people/change-people.ts';
import { matchesPerson } from './scim-person-filter.ts';
import type { ScimFilter } from './scim-filter.ts';

/** Somebody whom the directory knows by a user name. */
export interface ScimPerson extends PersonDetails {
  id: string;
  userName: string;
  externalId: string | null;
  managerRef: string | null;
  /** Whoever manages them today, if that is one person. */
  managerId: string | null;
  revision: number;
  changedAt: string;
}

/** What a page of a list is asked for. */
export interface ScimPage {
  filter: ScimFilter | undefined;
  /** From 1. */
  startIndex: number;
  count: number;
  sortBy: string | undefined;
  descending: boolean;
}

type Reader = Kysely<Database>;

/** Whom the directory may see: those it told us about. Whoever HR entered and it did not name is none of its business. */
function known(db: Reader) {
  return db.selectFrom('person').where('user_name', 'is not', null);
}

/** One person; undefined if there is none, or the directory deleted them. */
export async function scimPerson(db: Reader, id: string, today: string): Promise<ScimPerson | undefined> {
  const rows = await known(db).selectAll().where('id', '=', id).execute();
  return (await withManagers(db, rows, today))[0];
}

const sorts: Record<string, 'user_name' | 'name' | 'external_id' | 'changed_at' | 'email' | 'staff_number' | 'id'> = {
  id: 'id',
  username: 'user_name',
  displayname: 'name',
  'name.formatted': 'name',
  externalid: 'external_id',
  'meta.lastmodified': 'changed_at',
  emails: 'email',
  'emails.value': 'email',
  employeenumber: 'staff_number',
};

/** A page of people, and how many there are. The order is that of ids, so that two pages never disagree about it. */
export async function scimPeople(
  db: Reader,
  { filter, startIndex, count, sortBy, descending }: ScimPage,
  today: string,
): Promise<{ people: ScimPerson[]; total: number }> {
  const fitting = known(db).$if(filter !== undefined, (q) => q.where((e) => matchesPerson(e, filter!, today)));
  const { total } = await fitting.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  if (count === 0) return { people: [], total };
  const sort = sortBy === undefined ? undefined : sorts[sortBy];
  const rows = await fitting
    .selectAll()
    .$if(sort !== undefined, (q) => q.orderBy(sort!, descending ? 'desc' : 'asc'))
    .orderBy('id')
    .limit(count)
    .offset(startIndex - 1)
    .execute();
  return { people: await withManagers(db, rows, today), total };
}

/** Who has this user name, in whatever case. */
export async function personNamed(db: Reader, userName: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('person')
    .select('id')
    .where(sql<boolean>`lower(user_name) = lower(${userName})`)
    .executeTakeFirst();
}

/** Keeps others from changing somebody until the transaction ends; on PostgreSQL, the row is the lock. */
export async function holdPerson(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('person')
    .set((e) => ({ revision: e.ref('revision') }))
    .where('id', '=', id)
    .execute();
}

async function withManagers(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>,
  today: string,
): Promise<ScimPerson[]> {
  if (rows.length === 0) return [];
  const relations = await db
    .selectFrom('management')
    .select(['person_id', 'manager_id'])
    .where(
      'person_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('from_on', '<=', today)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .orderBy('from_on')
    .execute();
  const managers = new Map(relations.map((row) => [row.person_id, row.manager_id]));
  return rows.map(({ staff_number, joined_on, left_on, external_id, user_name, manager_ref, changed_at, ...row }) => ({
    ...row,
    staffNumber: staff_number,
    joinedOn: joined_on,
    leftOn: left_on,
    externalId: external_id,
    // Only those who have one are asked for.
    userName: user_name!,
    managerRef: manager_ref,
    managerId: managers.get(row.id) ?? null,
    changedAt: changed_at,
  }));
}

function rowsOf(db: Reader) {
  return db.selectFrom('person').selectAll();
}
