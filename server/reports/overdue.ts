import type { Db } from '../../db/open.ts';
import { courseCounts } from '../standing/counts.ts';
import { isChosen, isPlain, type Chosen } from './people-filter.ts';
import { peopleChangedOn, type Paging } from './team.ts';
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
  const reminded = await remindersOf(
    db,
    rows.map((row) => row.personId),
  );
  return {
    today,
    rows: rows.map((row) => ({
      ...row,
      unit: row.unit || null,
      course: titleOf(row.courseId),
      dueOn: row.dueOn!,
      daysOver: Math.round((Date.parse(today) - Date.parse(row.dueOn!)) / dayLength),
      remindedOn: reminded.get(`${row.personId} ${row.courseId}`) ?? null,
    })),
    peopleChangedOn: await peopleChangedOn(db),
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

/** The day on which these people themselves were last reminded, by person and course. */
async function remindersOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('reminder_turn')
    .select(['person_id', 'course_id'])
    .select((e) => e.fn.max('on_day').as('day'))
    .where('person_id', 'in', ids)
    .whereRef('recipient_id', '=', 'person_id')
    .groupBy(['person_id', 'course_id'])
    .execute();
  return new Map(rows.map((row) => [`${row.person_id} ${row.course_id}`, row.day]));
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
