import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { isChosen, isSuch, type Chosen } from '../reports/people-filter.ts';
import type { Reading, Somebody } from './reading.ts';

type People = ExpressionBuilder<Database, 'person' | 'person_standing'>;

/**
 * People by name of whom a report has a row.
 * @param hasRow whether a row of `person` has one
 * @param withLeavers whether people who have left belong to it; only for those who may see everybody
 */
export async function peopleMeant(
  { snapshot, chosen }: Pick<Reading, 'snapshot' | 'chosen'>,
  hasRow: (e: People) => Expression<SqlBool>,
  withLeavers: boolean,
): Promise<Somebody[]> {
  const rows = await snapshot
    .selectFrom('person')
    .leftJoin('person_standing', 'person_standing.person_id', 'person.id')
    .select(['person.id', 'person.staff_number', 'person.name', 'person.unit'])
    .where((e) =>
      withLeavers && chosen.scope.kind === 'all'
        ? e.or([isChosen(e, chosen), e.and([e('person.left_on', '<', chosen.today), isSuch(e, chosen)])])
        : isChosen(e, chosen),
    )
    .where((e) => hasRow(e as unknown as People))
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return rows.map(({ id, staff_number, name, unit }) => ({ id, staffNumber: staff_number, name, unit }));
}

/** The filter without what a report of other rows does not look at. */
export function ofPeopleOnly(chosen: Chosen): Chosen {
  const { course: _course, standing: _standing, ...rest } = chosen;
  return rest;
}
