import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { PersonDetails } from '../people/change-people.ts';
import type { Db } from '../../db/open.ts';

/** Somebody whom the database has, also if they left or are still to come. */
export interface KnownPerson extends PersonDetails {
  id: string;
}

/** Everybody whom the database has, by staff number. */
export async function knownPeople(db: Db | Trx): Promise<Map<string, KnownPerson>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'staff_number', 'name', 'email', 'unit', 'job', 'location', 'lang', 'joined_on', 'left_on'])
    .orderBy('staff_number')
    .execute();
  return new Map(
    rows.map(({ staff_number: staffNumber, joined_on: joinedOn, left_on: leftOn, ...rest }) => [
      staffNumber,
      { ...rest, staffNumber, joinedOn, leftOn },
    ]),
  );
}

/** Who manages whom on that day and after: ids of managers by the id of the person. */
export async function presentManagers(db: Db | Trx, today: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('management')
    .select(['person_id', 'manager_id'])
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .orderBy('from_on')
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.person_id);
  return new Map([...byPerson].map(([id, all]) => [id, all.map((row) => row.manager_id)]));
}

/** The last day of an earlier stay, by person, for those who left and came back. */
export async function lastDaysOfEarlierStays(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const part of inParts(ids)) {
    const rows = await db
      .selectFrom('roster_event')
      .select(['person_id', (e) => e.fn.max<string>('on_day').as('on_day')])
      .where('kind', '=', 'left')
      .where('person_id', 'in', part)
      .groupBy('person_id')
      .execute();
    for (const row of rows) found.set(row.person_id, row.on_day);
  }
  return found;
}

/** Roles that were granted to some people. */
export async function rolesOfThese(
  db: Db | Trx,
  ids: readonly string[],
): Promise<{ id: string; role: 'training_admin' | 'dpo' }[]> {
  const found: { id: string; role: 'training_admin' | 'dpo' }[] = [];
  for (const part of inParts(ids))
    found.push(
      ...(await db
        .selectFrom('person_role')
        .select(['person_id as id', 'role'])
        .where('person_id', 'in', part)
        .execute()),
    );
  return found;
}
