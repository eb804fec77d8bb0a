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
  // An index holds these four columns, so that no row is read.
  const counted = await db
    .selectFrom('standing')
    .select(['unit', 'state'])
    .select((e) => [
      e.fn.countAll<number>().as('people'),
      e.fn.sum<number>(e.case().when('overdue_after', '<', today).then(1).else(0).end()).as('overdue'),
    ])
    .where('course_id', '=', courseId)
    .groupBy(['unit', 'state'])
    .orderBy('unit')
    .execute();
  const rows = [...Map.groupBy(counted, (row) => row.unit)].map(([unit, all]) => {
    const of = (state: string) => all.find((row) => row.state === state);
    return {
      unit: unit || null,
      people: all.reduce((sum, row) => sum + row.people, 0),
      done: of('done')?.people ?? 0,
      open: of('open')?.people ?? 0,
      overdue: of('open')?.overdue ?? 0,
    };
  });
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
