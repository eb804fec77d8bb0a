import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { monthsAfter } from '../day.ts';
import { instantsOf, isAudited, isAuditedOnStaff, type AuditScope } from './audit-scope.ts';
import type { AskedRule, ExemptionsAnswer, MissingAnswer, RepeatedRule, WhenAnswer } from './question-shapes.ts';
import type { AuditedCounts } from './standing-on.ts';

type Reader = Kysely<Database>;

/** How much was completed in the period. */
export async function trainedIn(db: Reader, scope: AuditScope): Promise<Omit<WhenAnswer, 'signIn'>> {
  const { since, before } = instantsOf(scope);
  const { outside } = await db
    .selectFrom('outside_training')
    .innerJoin('person', 'person.id', 'outside_training.person_id')
    .select((e) => e.fn.countAll<number>().as('outside'))
    .where('completed_at', '>=', since)
    .where('completed_at', '<', before)
    .where((e) => isAudited(e, scope))
    .executeTakeFirstOrThrow();
  return { ...(await (scope.isEverybody ? trainedOfAll : trainedOfSome)(db, scope)), outside };
}

type Trained = Omit<WhenAnswer, 'signIn' | 'outside'>;

/** From the index alone. */
async function trainedOfAll(db: Reader, scope: AuditScope): Promise<Trained> {
  const { since, before } = instantsOf(scope);
  const { count, first, last } = await db
    .selectFrom('completion')
    .select((e) => [
      e.fn.countAll<number>().as('count'),
      e.fn.min('completed_at').as('first'),
      e.fn.max('completed_at').as('last'),
    ])
    .where('completed_at', '>=', since)
    .where('completed_at', '<', before)
    .executeTakeFirstOrThrow();
  return trained(count, first, last);
}

async function trainedOfSome(db: Reader, scope: AuditScope): Promise<Trained> {
  let [count, first, last]: [number, string | null, string | null] = [0, null, null];
  for await (const { since, before } of monthsIn(scope)) {
    const row = await db
      .selectFrom('completion')
      .innerJoin('person', 'person.id', 'completion.person_id')
      .select((e) => [
        e.fn.countAll<number>().as('count'),
        e.fn.min('completed_at').as('first'),
        e.fn.max('completed_at').as('last'),
      ])
      .where('completed_at', '>=', since)
      .where('completed_at', '<', before)
      .where((e) => isAudited(e, scope))
      .executeTakeFirstOrThrow();
    count += row.count;
    first ??= row.first;
    last = row.last ?? last;
  }
  return trained(count, first, last);
}

function trained(completions: number, first: string | null, last: string | null): Trained {
  return { completions, firstOn: first?.slice(0, 10) ?? null, lastOn: last?.slice(0, 10) ?? null };
}

/** The months of the period one by one, so that other requests have their turn. */
async function* monthsIn(scope: AuditScope): AsyncGenerator<{ since: string; before: string }> {
  const { since: first, before: end } = instantsOf(scope);
  for (let i = 0; monthsAfter(first, i) < end; i++) {
    const next = monthsAfter(first, i + 1);
    yield { since: monthsAfter(first, i), before: next < end ? next : end };
    await pause();
  }
}

/** Reminders that went out in the period, in numbers: to whom is not said. */
export async function remindersIn(db: Reader, scope: AuditScope): Promise<MissingAnswer['reminders']> {
  const { since, before } = instantsOf(scope);
  const rows = await db
    .selectFrom('reminder')
    .innerJoin('person', 'person.id', 'reminder.person_id')
    .select(['reminder.kind', (e) => e.fn.countAll<number>().as('sent')])
    .where('state', '=', 'sent')
    .where('ended_at', '>=', since)
    .where('ended_at', '<', before)
    .where((e) => isAudited(e, scope))
    .groupBy('reminder.kind')
    .orderBy('reminder.kind')
    .execute();
  return rows;
}

/** Who left in the period, in numbers, and what was open then. */
export async function leaversIn(db: Reader, scope: AuditScope): Promise<{ left: number; openWhenLeft: number }> {
  const { since, before } = instantsOf(scope);
  const { left } = await db
    .selectFrom('roster_event')
    .innerJoin('person', 'person.id', 'roster_event.person_id')
    .select((e) => e.fn.count<number>('roster_event.person_id').distinct().as('left'))
    .where('kind', '=', 'left')
    .where('on_day', '>=', scope.from)
    .where('on_day', '<=', scope.on)
    .where((e) => isAudited(e, scope))
    .executeTakeFirstOrThrow();
  const { open } = await db
    .selectFrom('assignment_end')
    .innerJoin('person', 'person.id', 'assignment_end.person_id')
    .select((e) => e.fn.countAll<number>().as('open'))
    .where('assignment_end.reason', '=', 'left')
    .where('assignment_end.ended_at', '>=', since)
    .where('assignment_end.ended_at', '<', before)
    .where((e) => isAudited(e, scope))
    .executeTakeFirstOrThrow();
  return { left, openWhenLeft: open };
}

/** Exemptions of the period, in numbers. @param withCategory also why, of those in force */
export async function exemptionsIn(db: Reader, scope: AuditScope, withCategory: boolean): Promise<ExemptionsAnswer> {
  const { on } = scope;
  const { since, before } = instantsOf(scope);
  const rows = await db
    .selectFrom('waiver')
    .innerJoin('person', 'person.id', 'waiver.person_id')
    .select(['category', 'granted_at', 'until_on', 'ended_at'])
    .select((e) => e.case().when(isAuditedOnStaff(e, scope)).then(1).else(0).end().as('onStaff'))
    .where('granted_at', '<', before)
    .where((e) => e.or([e('ended_at', 'is', null), e('ended_at', '>=', since)]))
    .where('until_on', '>=', scope.from)
    .where((e) => isAudited(e, scope))
    .execute();
  const isEnded = (row: (typeof rows)[number]) => row.ended_at !== null && row.ended_at < before;
  const inForce = rows.filter((row) => row.onStaff === 1 && row.until_on >= on && !isEnded(row));
  return {
    inForce: inForce.length,
    granted: rows.filter((row) => row.granted_at >= since).length,
    ended: rows.filter((row) => isEnded(row) || row.until_on < on).length,
    byCategory: withCategory
      ? [...Map.groupBy(inForce, (row) => row.category)]
          .map(([category, all]) => ({ category, count: all.length }))
          .sort((a, b) => b.count - a.count)
      : null,
  };
}

/**
 * Whether what has to be repeated is: of each course with a rule that says so, the rounds given out and the completions in the
 * period, and what was open on the last day for longer than the rule allows.
 */
export async function repeatedIn(
  db: Reader,
  scope: AuditScope,
  rules: readonly AskedRule[],
  counts: AuditedCounts,
): Promise<RepeatedRule[]> {
  const newest = new Map<string, AskedRule>();
  for (const rule of rules)
    if (rule.repeat.kind !== 'never' && !newest.has(rule.courseId)) newest.set(rule.courseId, rule);
  if (newest.size === 0) return [];
  const rounds = new Map<string, number>();
  const completed = new Map<string, number>();
  for await (const month of monthsIn(scope)) {
    add(rounds, await roundsIn(db, scope, month));
    add(completed, await completedIn(db, scope, month));
  }
  const overdue = new Map(counts.courses.map((one) => [one.courseId, one.overdue]));
  return [...newest.values()].map(({ line, courseId, course, repeat, people }) => ({
    line,
    courseId,
    course,
    repeat,
    people,
    rounds: rounds.get(courseId) ?? 0,
    completed: completed.get(courseId) ?? 0,
    late: overdue.get(courseId) ?? 0,
  }));
}

type Month = { since: string; before: string };
type ByCourse = { course_id: string; count: number }[];

function add(sums: Map<string, number>, rows: ByCourse): void {
  for (const row of rows) sums.set(row.course_id, (sums.get(row.course_id) ?? 0) + row.count);
}

async function roundsIn(db: Reader, scope: AuditScope, { since, before }: Month): Promise<ByCourse> {
  const given = db
    .selectFrom('assignment')
    .select(['course_id', (e) => e.fn.countAll<number>().as('count')])
    .where('assigned_at', '>=', since)
    .where('assigned_at', '<', before)
    .groupBy('course_id');
  if (!scope.isEverybody)
    return given
      .innerJoin('person', 'person.id', 'assignment.person_id')
      .where((e) => isAudited(e, scope))
      .execute();
  return given.execute();
}

async function completedIn(db: Reader, scope: AuditScope, { since, before }: Month): Promise<ByCourse> {
  const done = db
    .selectFrom('completion')
    .innerJoin('course_version', 'course_version.id', 'completion.course_version_id')
    .select(['course_version.course_id', (e) => e.fn.countAll<number>().as('count')])
    .where('completed_at', '>=', since)
    .where('completed_at', '<', before)
    .groupBy('course_version.course_id');
  if (!scope.isEverybody)
    return done
      .innerJoin('person', 'person.id', 'completion.person_id')
      .where((e) => isAudited(e, scope))
      .execute();
  return done.execute();
}
