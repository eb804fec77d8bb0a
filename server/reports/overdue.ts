import type { Db } from '../../db/open.ts';
import { courseCounts } from '../standing/counts.ts';
import { isChosen, isPlain, type Chosen } from './people-filter.ts';
import type { Paging } from './team.ts';
import type { Overdue } from './team-shapes.ts';

const dayLength = 86_400_000;

/**
 * A page of obligations whose last day is over. `chosen.course` names one course; `chosen.standing` is not looked at.
 * @param titleOf the name of a course
 */
export async function overdueOf(
  db: Db,
  { standing: _standing, course, ...rest }: Chosen,
  paging: Paging,
  titleOf: (courseId: string) => string,
): Promise<Overdue> {
  const chosen: Chosen = { ...rest, standing: 'overdue', course: undefined };
  const { scope, today } = chosen;
  const rows = await pageOf(db, chosen, course, paging);
  return {
    today,
    rows: rows.map((row) => ({
      ...row,
      unit: row.unit || null,
      course: titleOf(row.courseId),
      dueOn: row.dueOn!,
      daysOver: Math.round((Date.parse(today) - Date.parse(row.dueOn!)) / dayLength),
      remindedOn: null,
    })),
    total: await totalOf(db, chosen, course),
    page: paging.page,
    size: paging.size,
    scope: scope.kind === 'all' ? 'all' : 'reports',
  };
}

async function pageOf(db: Db, chosen: Chosen, course: string | undefined, { page, size, sort, descending }: Paging) {
  const direction = descending ? 'desc' : 'asc';
  const rows = late(db, chosen, course)
    .select(['standing.person_id as personId', 'person_standing.name', 'person_standing.unit'])
    .select(['standing.course_id as courseId', 'standing.due_on as dueOn']);
  const ordered =
    sort === 'due'
      ? rows
          .orderBy('standing.overdue_after', direction)
          .orderBy('standing.person_id', direction)
          .orderBy('standing.course_id', direction)
      : rows
          .$if(sort === 'unit', (q) => q.orderBy('person_standing.unit', direction))
          .orderBy('person_standing.name', direction)
          .orderBy('person_standing.person_id', direction)
          .orderBy('standing.course_id', direction);
  return ordered
    .limit(size)
    .offset(page * size)
    .execute();
}

/** Where nobody is chosen but by unit, people are found by what is late; else what is late by the people. */
function late(db: Db, chosen: Chosen, course: string | undefined) {
  const { today, unit } = chosen;
  const from = db
    .selectFrom('standing')
    .innerJoin('person_standing', 'person_standing.person_id', 'standing.person_id')
    .where('standing.overdue_after', '<', today)
    .$if(course !== undefined, (q) => q.where('standing.course_id', '=', course!));
  if (isPlain(chosen)) return from.$if(unit !== undefined, (q) => q.where('standing.unit', '=', unit!));
  return from.where((e) =>
    e.exists(
      e
        .selectFrom('person')
        .select('person.id')
        .whereRef('person.id', '=', 'standing.person_id')
        .where((p) => isChosen(p as never, chosen)),
    ),
  );
}

async function totalOf(db: Db, chosen: Chosen, course: string | undefined): Promise<number> {
  if (isPlain(chosen) && !chosen.unit) {
    const counts = await courseCounts(db, chosen.today);
    return counts
      .filter((one) => course === undefined || one.courseId === course)
      .reduce((sum, one) => sum + one.overdue, 0);
  }
  const { rows } = await late(db, chosen, course)
    .select((e) => e.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
}
