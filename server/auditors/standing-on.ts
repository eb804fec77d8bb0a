import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { daysAfter } from '../day.ts';
import { courseCounts } from '../standing/counts.ts';
import { standingOf, type Asked } from '../standing/standing.ts';
import { isAuditedOnStaff, type AuditScope } from './audit-scope.ts';

/** Where a person stood with a course on a day. */
export interface Stood {
  personId: string;
  courseId: string;
  state: 'open' | 'done' | 'exempt';
  dueOn: string | null;
  overdueAfter: string | null;
}

/** Where these people stood on the last day: as it is kept, if that is today; else from what was asked and done until then. */
export async function standingOn(db: Kysely<Database>, ids: readonly string[], scope: AuditScope): Promise<Stood[]> {
  const found: Stood[] = [];
  for (const part of inParts(ids))
    found.push(...(await (scope.isToday ? kept(db, part) : derived(db, part, scope.on))));
  return found;
}

async function kept(db: Kysely<Database>, ids: string[]): Promise<Stood[]> {
  return db
    .selectFrom('standing')
    .select(['person_id as personId', 'course_id as courseId', 'state', 'due_on as dueOn'])
    .select('overdue_after as overdueAfter')
    .where('person_id', 'in', ids)
    .orderBy('course_id')
    .execute();
}

async function derived(db: Kysely<Database>, ids: string[], on: string): Promise<Stood[]> {
  const before = daysAfter(on, 1);
  const rows = await db
    .selectFrom('assignment')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .select(['assignment.person_id', 'course_id', 'assignment.id', 'due_on', 'overdue_after'])
    .select(['completed_at', 'assignment_end.ended_at'])
    .where('assignment.person_id', 'in', ids)
    .where('assigned_at', '<', before)
    .orderBy('course_id')
    .execute();
  const exempt = await exemptOn(db, ids, on);
  const byPair = Map.groupBy(rows, (row) => `${row.person_id} ${row.course_id}`);
  const found: Stood[] = [];
  for (const key of new Set([...byPair.keys(), ...exempt])) {
    const asked = (byPair.get(key) ?? []).map((row): Asked => {
      const isDone = row.completed_at !== null && row.completed_at < before;
      return {
        id: row.id,
        dueOn: row.due_on,
        overdueAfter: row.overdue_after,
        doneOn: isDone ? row.completed_at!.slice(0, 10) : null,
        isEnded: row.ended_at !== null && row.ended_at < before,
      };
    });
    const standing = standingOf(asked, exempt.has(key));
    if (!standing) continue;
    const [personId, courseId] = key.split(' ') as [string, string];
    found.push({
      personId,
      courseId,
      state: standing.state,
      dueOn: standing.due_on,
      overdueAfter: standing.overdue_after,
    });
  }
  return found;
}

async function exemptOn(db: Kysely<Database>, ids: string[], on: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('waiver')
    .select(['person_id', 'course_id'])
    .where('person_id', 'in', ids)
    .where('granted_at', '<', daysAfter(on, 1))
    .where('until_on', '>=', on)
    .where((e) => e.or([e('ended_at', 'is', null), e('ended_at', '>=', daysAfter(on, 1))]))
    .execute();
  return new Set(rows.map((row) => `${row.person_id} ${row.course_id}`));
}

export interface AuditedCounts {
  /** People on staff on the last day. */
  people: number;
  /** Of these, who had something overdue. */
  overduePeople: number;
  /** `overdue` is part of `open`. */
  courses: { courseId: string; done: number; open: number; overdue: number; exempt: number }[];
}

/** How many stood where, with each course: from kept counts, from one query, or person by person for a day that is over. */
export async function countsOn(db: Kysely<Database>, scope: AuditScope): Promise<AuditedCounts> {
  if (scope.isToday) return countsToday(db, scope);
  const counts = new Map<string, AuditedCounts['courses'][number]>();
  const overdue = new Set<string>();
  let people = 0;
  for await (const { ids, stood } of everybodyOn(db, scope)) {
    people += ids.length;
    for (const one of stood) {
      const count = counts.get(one.courseId) ?? { courseId: one.courseId, done: 0, open: 0, overdue: 0, exempt: 0 };
      counts.set(one.courseId, count);
      count[one.state]++;
      if (isOverdue(one, scope.on)) {
        count.overdue++;
        overdue.add(one.personId);
      }
    }
  }
  const courses = [...counts.values()].sort((a, b) => (a.courseId < b.courseId ? -1 : 1));
  return { people, overduePeople: overdue.size, courses };
}

async function countsToday(db: Kysely<Database>, scope: AuditScope): Promise<AuditedCounts> {
  const { people } = await db
    .selectFrom('person')
    .select((e) => e.fn.countAll<number>().as('people'))
    .where((e) => isAuditedOnStaff(e, scope))
    .executeTakeFirstOrThrow();
  const late = db.selectFrom('person_standing').where('overdue_after', '<', scope.today);
  if (scope.isEverybody) {
    const { count } = await late.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    return { people, overduePeople: count, courses: await courseCounts(db, scope.today) };
  }
  const { count } = await late
    .innerJoin('person', 'person.id', 'person_standing.person_id')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where((e) => isAuditedOnStaff(e, scope))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .select(['course_id', 'state'])
    .select((e) => [
      e.fn.countAll<number>().as('count'),
      e.fn.sum<number>(e.case().when('overdue_after', '<', scope.today).then(1).else(0).end()).as('overdue'),
    ])
    .where((e) => isAuditedOnStaff(e, scope))
    .groupBy(['course_id', 'state'])
    .orderBy('course_id')
    .execute();
  const courses = [...Map.groupBy(rows, (row) => row.course_id)].map(([courseId, all]) => {
    const of = (state: Stood['state']) => all.find((row) => row.state === state);
    return {
      courseId,
      done: of('done')?.count ?? 0,
      open: of('open')?.count ?? 0,
      overdue: of('open')?.overdue ?? 0,
      exempt: of('exempt')?.count ?? 0,
    };
  });
  return { people, overduePeople: count, courses };
}

export function isOverdue({ state, overdueAfter }: Stood, on: string): boolean {
  return state === 'open' && overdueAfter !== null && overdueAfter < on;
}

const peopleAtOnce = 500;

/** Everybody who was on staff on the last day with where they stood, some at a time, so that other requests have their turn. */
export async function* everybodyOn(
  db: Kysely<Database>,
  scope: AuditScope,
): AsyncGenerator<{ ids: string[]; stood: Stood[] }> {
  const rows = await db
    .selectFrom('person')
    .select('person.id')
    .where((e) => isAuditedOnStaff(e, scope))
    .orderBy('person.id')
    .execute();
  for (let at = 0; at < rows.length; at += peopleAtOnce) {
    const ids = rows.slice(at, at + peopleAtOnce).map((row) => row.id);
    yield { ids, stood: await standingOn(db, ids, scope) };
    await pause();
  }
}
