import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { courseCounts } from '../standing/counts.ts';
import type { Summary, UnitSummary } from './team-shapes.ts';

/** Fewer people than this are not shown as a group: what is said of them is said of each (embedding.md 5.3, rule 3). */
export const smallestGroup = 10;

/** Where the organisation stands with each course, from kept counts. @param titleOf the name of a course */
export async function summaryOf(
  db: Kysely<Database>,
  today: string,
  titleOf: (courseId: string) => string,
): Promise<Summary> {
  const { people } = await db
    .selectFrom('on_roster')
    .select((e) => e.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  const counts = await courseCounts(db, today);
  return {
    today,
    onStaff: people,
    courses: counts.map(({ courseId, ...count }) => ({ id: courseId, title: titleOf(courseId), ...count })),
  };
}

/**
 * The same by unit, for one course. Units of fewer than ten are left out; if that leaves out a single one, the smallest of the
 * others goes with it, because the rest of the whole would tell what was left out.
 */
export async function unitSummary(db: Kysely<Database>, courseId: string, today: string): Promise<UnitSummary> {
  const rows = await db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .select(['person.unit', (e) => e.fn.countAll<number>().as('people')])
    .select((e) => [
      e.fn.sum<number>(e.case().when('state', '=', 'done').then(1).else(0).end()).as('done'),
      e.fn.sum<number>(e.case().when('state', '=', 'open').then(1).else(0).end()).as('open'),
      e.fn.sum<number>(e.case().when('overdue_after', '<', today).then(1).else(0).end()).as('overdue'),
    ])
    .where('course_id', '=', courseId)
    .groupBy('person.unit')
    .orderBy('person.unit')
    .execute();
  const small = new Set(rows.filter((row) => row.people < smallestGroup));
  const [smallest] = rows.filter((row) => !small.has(row)).toSorted((a, b) => a.people - b.people);
  if (small.size === 1 && smallest) small.add(smallest);
  return {
    today,
    course: courseId,
    units: rows.filter((row) => !small.has(row)),
    withheld: [...small].reduce((sum, row) => sum + row.people, 0),
  };
}
