import type { Kysely } from 'kysely';
import type { Db } from '../../db/open.ts';
import type { Database } from '../../db/tables/index.ts';
import type { StandingTable } from '../../db/tables/standing.ts';
import { courseCounts } from '../standing/counts.ts';
import { isOnStaff } from '../people/audience.ts';
import { isOverdueOn } from '../standing/standing.ts';
import { isChosen, isChosenPlainly, isPlain, stands, type Chosen } from './people-filter.ts';
import type { Scope } from './scope.ts';
import type { Team, TeamCell } from './team-shapes.ts';

export interface Paging {
  page: number;
  size: number;
  sort: 'name' | 'unit' | 'due';
  descending: boolean;
}

/**
 * A page of people and where each stands with each course: assigned, due, done. Whether someone has begun is not in it, and
 * neither is anything about answers (embedding.md 5.2).
 * @param titleOf the name of a course
 */
export async function teamOf(
  db: Db,
  chosen: Chosen,
  paging: Paging,
  titleOf: (courseId: string) => string,
): Promise<Team> {
  const { scope, today } = chosen;
  // A part of a name has no index: everybody is looked through once, and not again to count them.
  const found = chosen.q === undefined ? null : await pageOf(db, chosen, { ...paging, page: 0, size: mostFound });
  const first = paging.page * paging.size;
  const people = found?.slice(first, first + paging.size) ?? (await pageOf(db, chosen, paging));
  const cells = await cellsOf(
    db,
    people.map((person) => person.id),
    today,
  );
  const counts = await countsIn(db, scope, today);
  return {
    today,
    courses: (await coursesIn(db, scope)).map((id) => ({ id, title: titleOf(id) })),
    people: people.map((person) => ({ ...person, cells: cells.get(person.id) ?? {} })),
    total: found?.length ?? (await totalOf(db, chosen, counts)),
    page: paging.page,
    size: paging.size,
    counts,
    peopleChangedOn: await peopleChangedOn(db),
    scope: scope.kind === 'all' ? 'all' : 'reports',
  };
}

/** Nobody pages through more people who are called alike. */
const mostFound = 2_000;

interface Shown {
  id: string;
  name: string;
  unit: string | null;
}

async function pageOf(db: Db, chosen: Chosen, { page, size, sort, descending }: Paging): Promise<Shown[]> {
  const direction = descending ? 'desc' : 'asc';
  const columns =
    sort === 'name'
      ? (['name'] as const)
      : sort === 'unit'
        ? (['unit', 'name'] as const)
        : (['due_on', 'name'] as const);
  // All in one direction, as the indexes are.
  const order = [...columns, 'person_id'].map((column) => `person_standing.${column}` as 'person_standing.name');
  const from = isRareOfCourse(chosen)
    ? // Found by the few rows of that course, not by everybody in the order of their names.
      db
        .selectFrom('standing')
        .crossJoin('person_standing')
        .innerJoin('person', 'person.id', 'person_standing.person_id')
        .whereRef('person_standing.person_id', '=', 'standing.person_id')
        .where((e) => stands(e as never, chosen))
        .where((e) => isChosen(e as never, { ...chosen, course: undefined, standing: 'everyone' }))
    : isPlain(chosen)
      ? db.selectFrom('person_standing').where((e) => isChosenPlainly(e, chosen))
      : db
          .selectFrom('person_standing')
          .innerJoin('person', 'person.id', 'person_standing.person_id')
          .where((e) => isChosen(e, chosen));
  const rows = await order
    .reduce((query, column) => query.orderBy(column, direction), from)
    .select(['person_standing.person_id as id', 'person_standing.name', 'person_standing.unit'])
    .limit(size)
    .offset(page * size)
    .execute();
  return rows.map((row) => ({ ...row, unit: row.unit || null }));
}

function isRareOfCourse({ scope, course, standing = 'everyone' }: Chosen): boolean {
  return scope.kind === 'all' && course !== undefined && standing !== 'everyone' && standing !== 'done';
}

/** Where these people stand, by course. */
export async function cellsOf(
  db: Kysely<Database>,
  ids: readonly string[],
  today: string,
): Promise<Map<string, Record<string, TeamCell>>> {
  const cells = new Map<string, Record<string, TeamCell>>();
  if (ids.length === 0) return cells;
  const rows = await db.selectFrom('standing').selectAll().where('person_id', 'in', ids).execute();
  for (const row of rows) {
    const known = cells.get(row.person_id) ?? {};
    known[row.course_id] = cellOf(row, today);
    cells.set(row.person_id, known);
  }
  return cells;
}

/** A row as a manager sees it on that day. */
export function cellOf(
  { state, due_on, overdue_after, done_on }: Pick<StandingTable, 'state' | 'due_on' | 'overdue_after' | 'done_on'>,
  today: string,
): TeamCell {
  const standing = state === 'open' && isOverdueOn(overdue_after, today) ? 'overdue' : state;
  return { standing, dueOn: due_on, doneOn: done_on };
}

/** Courses that are asked of anybody there. */
export async function coursesIn(db: Db, scope: Scope): Promise<string[]> {
  if (scope.kind === 'people' && scope.ids.length === 0) return [];
  const rows =
    scope.kind === 'all'
      ? await db
          .selectFrom('standing_count')
          .select('course_id')
          .distinct()
          .where('people', '>', 0)
          .orderBy('course_id')
          .execute()
      : await db
          .selectFrom('standing')
          .select('course_id')
          .distinct()
          .where('person_id', 'in', scope.ids)
          .orderBy('course_id')
          .execute();
  return rows.map((row) => row.course_id);
}

async function countsIn(db: Db, scope: Scope, today: string): Promise<Team['counts']> {
  if (scope.kind === 'people' && scope.ids.length === 0) return { people: 0, action: 0, overdue: 0 };
  const all = db
    .selectFrom('person_standing')
    .$if(scope.kind === 'people', (q) => q.where('person_id', 'in', (scope as { ids: string[] }).ids))
    .select((e) => e.fn.countAll<number>().as('people'));
  const [people, action, overdue] = [
    await all.executeTakeFirstOrThrow(),
    // Whoever has something open has a day on which it is overdue.
    await all.where('overdue_after', 'is not', null).executeTakeFirstOrThrow(),
    await all.where('overdue_after', '<', today).executeTakeFirstOrThrow(),
  ];
  return { people: people.people, action: action.people, overdue: overdue.people };
}

async function totalOf(db: Db, chosen: Chosen, counts: Team['counts']): Promise<number> {
  const { standing = 'everyone', course, unit, today } = chosen;
  const isOrganisationWide = isPlain(chosen) && !unit;
  if (isOrganisationWide && course) {
    const one = (await courseCounts(db, today)).find(({ courseId }) => courseId === course);
    if (!one) return 0;
    if (standing === 'everyone') return one.open + one.done + one.exempt;
    return one[standing === 'action' ? 'open' : standing];
  }
  if (isOrganisationWide) {
    if (standing === 'everyone') return counts.people;
    if (standing === 'overdue') return counts.overdue;
    if (standing === 'action' || standing === 'open') return counts.action;
  }
  const { people } = await (
    isPlain(chosen)
      ? db.selectFrom('person_standing').where((e) => isChosenPlainly(e, chosen))
      : db
          .selectFrom('person')
          .innerJoin('person_standing', 'person_standing.person_id', 'person.id')
          .where((e) => isChosen(e, chosen))
  )
    .select((e) => e.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  return people;
}

/** The day on which the staff list last changed, by whatever way; null while nothing came from HR. */
export async function peopleChangedOn(db: Db): Promise<string | null> {
  const { at } = await db
    .selectFrom('person')
    .select((e) => e.fn.max('changed_at').as('at'))
    .executeTakeFirstOrThrow();
  return at ? at.slice(0, 10) : null;
}

/** Words of the organisation that somebody may filter by. */
export async function choicesIn(db: Db, scope: Scope, today: string) {
  const words = async (column: 'unit' | 'location' | 'job'): Promise<string[]> => {
    if (scope.kind === 'people' && scope.ids.length === 0) return [];
    const rows = await db
      .selectFrom('person')
      .select(column)
      .distinct()
      .where(column, 'is not', null)
      .where((e) => isOnStaff(e, today))
      .$if(scope.kind === 'people', (q) => q.where('person.id', 'in', (scope as { ids: string[] }).ids))
      .orderBy(column)
      .limit(1_000)
      .execute();
    return rows.flatMap((row) => row[column] ?? []);
  };
  return { units: await words('unit'), locations: await words('location'), jobs: await words('job') };
}
