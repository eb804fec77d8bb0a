import { sql } from 'kysely';
import { dialectOf } from '../../db/dialects/index.ts';
import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { StandingCountTable, StandingTable } from '../../db/tables/standing.ts';
import { standingOf, type Asked } from './standing.ts';

/**
 * Brings `standing` and what is counted from it up to date for these people. Whatever writes an assignment, its end, a
 * completion, a waiver, or the days between which somebody is on staff, calls this in its transaction, after the append.
 * @param today in the organisation's time zone: somebody is on staff, or exempt, on that day
 * @param courseIds only these courses; all, if left out
 */
export async function keepStanding(
  trx: Trx,
  personIds: readonly string[],
  today: string,
  courseIds?: readonly string[],
): Promise<void> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return;
  await takeTurn(trx);
  const counted = new Counted();
  for (const part of inParts(ids)) {
    const before = await standingRows(trx, part, courseIds);
    const now = await derived(trx, part, today, courseIds);
    const changed = [...now].filter(([key, row]) => !isSame(before.get(key), row)).map(([, row]) => row);
    const gone = [...before].filter(([key]) => !now.has(key)).map(([, row]) => row);
    if (changed.length + gone.length === 0) continue;
    for (const row of gone) counted.add(row, -1);
    for (const row of changed) {
      const old = before.get(keyOf(row));
      if (old) counted.add(old, -1);
      counted.add(row, 1);
    }
    await write(trx, changed, gone);
    await sumUp(trx, [...new Set([...changed, ...gone].map((row) => row.person_id))]);
  }
  await counted.write(trx);
}

/** Of everybody, from nothing: after an upgrade, and for the test that compares. */
export async function rebuildStanding(trx: Trx, today: string): Promise<void> {
  for (const table of ['standing', 'standing_count', 'person_standing'] as const) await trx.deleteFrom(table).execute();
  const people = await trx.selectFrom('person').select('id').execute();
  await keepStanding(
    trx,
    people.map((person) => person.id),
    today,
  );
}

/** An installation that is older than `standing` has assignments and no standing yet: then it is built, once. */
export async function standingAfterUpgrade(trx: Trx, today: string): Promise<void> {
  const kept = await trx.selectFrom('standing_count').select('course_id').limit(1).executeTakeFirst();
  const asked = await trx.selectFrom('assignment').select('id').limit(1).executeTakeFirst();
  if (!kept && asked) await rebuildStanding(trx, today);
}

/** Deletes counts that came down to nothing. They are harmless, so a completion does not wait for it. */
export async function forgetEmptyCounts(trx: Trx): Promise<void> {
  await trx.deleteFrom('standing_count').where('people', '=', 0).where('course_id', '!=', '').execute();
}

/** Forgets people who are erased. */
export async function forgetStanding(trx: Trx, personIds: readonly string[]): Promise<void> {
  await takeTurn(trx);
  const counted = new Counted();
  for (const part of inParts(personIds)) {
    for (const row of (await standingRows(trx, part)).values()) counted.add(row, -1);
    await trx.deleteFrom('standing').where('person_id', 'in', part).execute();
    await trx.deleteFrom('person_standing').where('person_id', 'in', part).execute();
  }
  await counted.write(trx);
}

/**
 * Two transactions that bring the same person up to date would each miss what the other wrote. On PostgreSQL this row is their
 * lock; it stands for no course. On SQLite a transaction is alone.
 */
async function takeTurn(trx: Trx): Promise<void> {
  if (dialectOf(trx).kind === 'sqlite') return;
  await trx
    .insertInto('standing_count')
    .values({ course_id: '', state: 'done', overdue_after: '', people: 0 })
    .onConflict((conflict) => conflict.columns(['course_id', 'state', 'overdue_after']).doUpdateSet({ people: 0 }))
    .execute();
}

const keyOf = (row: { person_id: string; course_id: string }): string => `${row.person_id} ${row.course_id}`;

async function standingRows(
  trx: Trx,
  ids: readonly string[],
  courseIds?: readonly string[],
): Promise<Map<string, StandingTable>> {
  const rows = await trx
    .selectFrom('standing')
    .selectAll()
    .where('person_id', 'in', ids)
    .$if(courseIds !== undefined, (q) => q.where('course_id', 'in', courseIds!))
    .execute();
  return new Map(rows.map((row) => [keyOf(row), row]));
}

async function derived(
  trx: Trx,
  ids: readonly string[],
  today: string,
  courseIds?: readonly string[],
): Promise<Map<string, StandingTable>> {
  const asked = await trx
    .selectFrom('assignment')
    .innerJoin('person', 'person.id', 'assignment.person_id')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .select([
      'assignment.person_id',
      'assignment.course_id',
      'assignment.id',
      'due_on as dueOn',
      'overdue_after as overdueAfter',
      'completed_at',
      'assignment_end.ended_at',
    ])
    .where('assignment.person_id', 'in', ids)
    .where('voluntary', '=', 0)
    .where('joined_on', '<=', today)
    .where((e) => e.or([e('left_on', 'is', null), e('left_on', '>=', today)]))
    .$if(courseIds !== undefined, (q) => q.where('assignment.course_id', 'in', courseIds!))
    .execute();
  const exempt = await exemptions(trx, ids, today, courseIds);
  const byPair = new Map<string, Asked[]>();
  for (const { person_id, course_id, completed_at, ended_at, ...one } of asked) {
    const pair = { ...one, doneOn: completed_at?.slice(0, 10) ?? null, isEnded: ended_at !== null };
    const key = keyOf({ person_id, course_id });
    const known = byPair.get(key);
    if (known) known.push(pair);
    else byPair.set(key, [pair]);
  }
  const found = new Map<string, StandingTable>();
  for (const key of new Set([...byPair.keys(), ...exempt])) {
    const standing = standingOf(byPair.get(key) ?? [], exempt.has(key));
    const [person_id, course_id] = key.split(' ') as [string, string];
    if (standing) found.set(key, { person_id, course_id, ...standing });
  }
  return found;
}

/** People and courses with a waiver in force, of those on staff. */
async function exemptions(
  trx: Trx,
  ids: readonly string[],
  today: string,
  courseIds?: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('waiver')
    .innerJoin('person', 'person.id', 'waiver.person_id')
    .select(['person_id', 'course_id'])
    .where('person_id', 'in', ids)
    .where('until_on', '>=', today)
    .where('ended_at', 'is', null)
    .where('joined_on', '<=', today)
    .where((e) => e.or([e('left_on', 'is', null), e('left_on', '>=', today)]))
    .$if(courseIds !== undefined, (q) => q.where('course_id', 'in', courseIds!))
    .execute();
  return new Set(rows.map(keyOf));
}

const columns = ['state', 'assignment_id', 'due_on', 'overdue_after', 'done_on'] as const;

function isSame(a: StandingTable | undefined, b: StandingTable): boolean {
  return a !== undefined && columns.every((column) => a[column] === b[column]);
}

async function write(trx: Trx, changed: StandingTable[], gone: StandingTable[]): Promise<void> {
  for (const part of inParts(changed, 7))
    await trx
      .insertInto('standing')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'course_id'])
          .doUpdateSet((e) => Object.fromEntries(columns.map((column) => [column, e.ref(`excluded.${column}`)]))),
      )
      .execute();
  const byCourse = Map.groupBy(gone, (row) => row.course_id);
  for (const [course, rows] of byCourse)
    await trx
      .deleteFrom('standing')
      .where('course_id', '=', course)
      .where(
        'person_id',
        'in',
        rows.map((row) => row.person_id),
      )
      .execute();
}

/** The open courses of a person together. */
async function sumUp(trx: Trx, ids: string[]): Promise<void> {
  await trx.deleteFrom('person_standing').where('person_id', 'in', ids).execute();
  await trx
    .insertInto('person_standing')
    .columns(['person_id', 'open', 'due_on', 'overdue_after'])
    .expression((e) =>
      e
        .selectFrom('standing')
        .select((s) => [
          'person_id',
          s.fn.countAll<number>().as('open'),
          s.fn.min('due_on').as('due_on'),
          s.fn.min('overdue_after').as('overdue_after'),
        ])
        .where('person_id', 'in', ids)
        .where('state', '=', 'open')
        .groupBy('person_id'),
    )
    .execute();
}

/** What must be added to the counts, gathered so that each is written once. */
class Counted {
  readonly #by = new Map<string, Omit<StandingCountTable, 'people'> & { people: number }>();

  add({ course_id, state, overdue_after }: StandingTable, people: 1 | -1): void {
    const row = { course_id, state, overdue_after: overdue_after ?? '' };
    const key = JSON.stringify(row);
    const known = this.#by.get(key);
    if (known) known.people += people;
    else this.#by.set(key, { ...row, people });
  }

  async write(trx: Trx): Promise<void> {
    const rows = [...this.#by.values()].filter((row) => row.people !== 0);
    for (const part of inParts(rows))
      await trx
        .insertInto('standing_count')
        .values(part)
        .onConflict((conflict) =>
          conflict
            .columns(['course_id', 'state', 'overdue_after'])
            .doUpdateSet({ people: sql<number>`standing_count.people + excluded.people` }),
        )
        .execute();
  }
}
