import type { Db } from '../../db/open.ts';
import { courseCounts } from '../standing/counts.ts';
import { isChosen, isOrganisationWide, type Chosen } from './people-filter.ts';
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
  { page, size, sort, descending }: Paging,
  titleOf: (courseId: string) => string,
): Promise<Overdue> {
  const chosen: Chosen = { ...rest, standing: 'everyone', course: undefined };
  const { scope, today } = chosen;
  const direction = descending ? 'desc' : 'asc';
  const rows = await late(db, chosen, course)
    .select(['person.id as personId', 'person.name', 'person.unit', 'standing.course_id as courseId'])
    .select('standing.due_on as dueOn')
    .$if(sort === 'name', (q) => q.orderBy('person.name', direction).orderBy('person.id', direction))
    .$if(sort === 'unit', (q) => q.orderBy('person.unit', direction).orderBy('person.name'))
    .orderBy('standing.overdue_after', sort === 'due' ? direction : 'asc')
    .orderBy('standing.person_id', sort === 'due' ? direction : 'asc')
    .orderBy('standing.course_id', sort === 'due' ? direction : 'asc')
    .limit(size)
    .offset(page * size)
    .execute();
  return {
    today,
    rows: rows.map((row) => ({
      ...row,
      course: titleOf(row.courseId),
      dueOn: row.dueOn!,
      daysOver: Math.round((Date.parse(today) - Date.parse(row.dueOn!)) / dayLength),
      remindedOn: null,
    })),
    total: await totalOf(db, chosen, course),
    page,
    size,
    scope: scope.kind === 'all' ? 'all' : 'reports',
  };
}

function late(db: Db, chosen: Chosen, course: string | undefined) {
  return db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .innerJoin('person_standing', 'person_standing.person_id', 'standing.person_id')
    .where('standing.overdue_after', '<', chosen.today)
    .where((e) => isChosen(e, chosen))
    .$if(course !== undefined, (q) => q.where('standing.course_id', '=', course!));
}

async function totalOf(db: Db, chosen: Chosen, course: string | undefined): Promise<number> {
  if (isOrganisationWide(chosen)) {
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
