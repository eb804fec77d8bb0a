import type { Db } from '../../db/open.ts';
import { courseCounts } from '../standing/counts.ts';
import { isChosenPlainly, isOfPeople, isPlain, isSuch, type Chosen } from './people-filter.ts';
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

async function pageOf(db: Db, chosen: Chosen, course: string | undefined, paging: Paging) {
  const { page, size, sort, descending } = paging;
  const direction = descending ? 'desc' : 'asc';
  const shown = ['person_standing.name', 'person_standing.unit'] as const;
  const columns = [
    'standing.person_id as personId',
    'standing.course_id as courseId',
    'standing.due_on as dueOn',
  ] as const;
  if (sort === 'due' && isPlain(chosen) && !chosen.unit) {
    // The page is found in one index alone, and only then are its rows read.
    const found = await lateOnes(db, chosen.today, course)
      .select(['person_id', 'course_id', 'overdue_after'])
      .orderBy('overdue_after', direction)
      .orderBy('person_id', direction)
      .orderBy('course_id', direction)
      .limit(size)
      .offset(page * size)
      .execute();
    if (found.length === 0) return [];
    const rows = await db
      .selectFrom('standing')
      .innerJoin('person_standing', 'person_standing.person_id', 'standing.person_id')
      .select([...columns, ...shown])
      .where(
        'standing.person_id',
        'in',
        found.map((row) => row.person_id),
      )
      .execute();
    const byPair = new Map(rows.map((row) => [`${row.personId} ${row.courseId}`, row]));
    return found.map((row) => byPair.get(`${row.person_id} ${row.course_id}`)!);
  }
  const rows = latePeople(db, chosen, course).select([...columns, ...shown]);
  const ordered =
    sort === 'due'
      ? rows.orderBy('standing.overdue_after', direction)
      : rows.$if(sort === 'unit', (q) => q.orderBy('person_standing.unit', direction));
  return ordered
    .orderBy('person_standing.name', direction)
    .orderBy('person_standing.person_id', direction)
    .orderBy('standing.course_id', direction)
    .limit(size)
    .offset(page * size)
    .execute();
}

function lateOnes(db: Db, today: string, course: string | undefined) {
  return db
    .selectFrom('standing')
    .where('standing.overdue_after', '<', today)
    .$if(course !== undefined, (q) => q.where('standing.course_id', '=', course!));
}

/** Found by the people who are late with anything: few of a unit or a team, and in the order of their names in an index. */
function latePeople(db: Db, chosen: Chosen, course: string | undefined) {
  const { scope, today } = chosen;
  return (
    db
      .selectFrom('person_standing')
      // SQLite takes a cross join in the order in which it is written.
      .crossJoin('standing')
      .whereRef('standing.person_id', '=', 'person_standing.person_id')
      .where('person_standing.overdue_after', '<', today)
      .where('standing.overdue_after', '<', today)
      .$if(scope.kind === 'people', (q) =>
        q.where(
          'person_standing.person_id',
          'in',
          (scope as { ids: string[] }).ids.length > 0 ? (scope as { ids: string[] }).ids : [''],
        ),
      )
      .$if(course !== undefined, (q) => q.where('standing.course_id', '=', course!))
      .where((e) => isChosenPlainly(e as never, chosen))
      .$if(isOfPeople(chosen), (q) =>
        q.where((e) =>
          e.exists(
            e
              .selectFrom('person')
              .select('person.id')
              .whereRef('person.id', '=', 'person_standing.person_id')
              .where((p) => isSuch(p, chosen)),
          ),
        ),
      )
  );
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

async function totalOf(db: Db, chosen: Chosen, course: string | undefined): Promise<number> {
  if (isPlain(chosen) && !chosen.unit) {
    const counts = await courseCounts(db, chosen.today);
    return counts
      .filter((one) => course === undefined || one.courseId === course)
      .reduce((sum, one) => sum + one.overdue, 0);
  }
  const { rows } = await latePeople(db, chosen, course)
    .select((e) => e.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
}
