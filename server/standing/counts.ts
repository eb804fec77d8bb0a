import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';

/** How many people stand where with a course. `overdue` is part of `open`. */
export interface CourseCounts {
  courseId: string;
  open: number;
  overdue: number;
  done: number;
  exempt: number;
}

/** Where everybody stands, by course, from kept counts. @param today in the organisation's time zone */
export async function courseCounts(db: Kysely<Database>, today: string): Promise<CourseCounts[]> {
  const rows = await db
    .selectFrom('standing_count')
    .select(['course_id', 'state'])
    .select((e) => e.fn.sum<number>('people').as('people'))
    .select((e) =>
      e.fn
        .sum<number>(
          e
            .case()
            .when(e.and([e('state', '=', 'open'), e('overdue_after', '<', today)]))
            .then(e.ref('people'))
            .else(0)
            .end(),
        )
        .as('overdue'),
    )
    .where('people', '>', 0)
    .groupBy(['course_id', 'state'])
    .orderBy('course_id')
    .execute();
  return [...Map.groupBy(rows, (row) => row.course_id)].map(([courseId, all]) => {
    // PostgreSQL sums integers as bigint; our driver makes numbers of both.
    const of = (state: string) => all.find((row) => row.state === state);
    return {
      courseId,
      open: of('open')?.people ?? 0,
      overdue: of('open')?.overdue ?? 0,
      done: of('done')?.people ?? 0,
      exempt: of('exempt')?.people ?? 0,
    };
  });
}
