import { sql, type Selectable } from 'kysely';
import { dialectOf } from '../../db/dialects/index.ts';
import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import type {
  PersonStandingTable,
  StandingCountTable,
  StandingTable as StandingColumns,
} from '../../db/tables/standing.ts';
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
    const staff = await staffAmong(trx, part, today);
    const before = await standingRows(trx, part, courseIds);
    const now = await derived(trx, staff, today, courseIds);
    const changed = [...now].filter(([key, row]) => !isSame(before.get(key), row)).map(([, row]) => row);
    const gone = [...before].filter(([key]) => !now.has(key)).map(([, row]) => row);
    for (const row of gone) counted.add(row, -1);
    for (const row of changed) {
      const old = before.get(keyOf(row));
      if (old) counted.add(old, -1);
      counted.add(row, 1);
    }
    await write(trx, changed, gone);
    const others = courseIds === undefined ? await differing(trx, part, staff) : [];
    await sumUp(trx, [...new Set([...[...changed, ...gone].map((row) => row.person_id), ...others])], staff);
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

type StandingTable = Selectable<StandingColumns>;

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

type Staff = ReadonlyMap<string, { name: string; unit: string }>;

/** Those of these people who are on staff, as they are now. */
async function staffAmong(trx: Trx, ids: readonly string[], today: string): Promise<Staff> {
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'name', 'unit'])
    .where('id', 'in', ids)
    .where('joined_on', '<=', today)
    .where((e) => e.or([e('left_on', 'is', null), e('left_on', '>=', today)]))
    .execute();
  return new Map(rows.map(({ id, name, unit }) => [id, { name, unit: unit ?? '' }]));
}

async function derived(
  trx: Trx,
  staff: Staff,
  today: string,
  courseIds?: readonly string[],
): Promise<Map<string, StandingTable>> {
  const found = new Map<string, StandingTable>();
  if (staff.size === 0) return found;
  const asked = await trx
    .selectFrom('assignment')
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
    .where('assignment.person_id', 'in', [...staff.keys()])
    .$if(courseIds !== undefined, (q) => q.where('assignment.course_id', 'in', courseIds!))
    .execute();
  const exempt = await exemptions(trx, [...staff.keys()], today, courseIds);
  const byPair = new Map<string, Asked[]>();
  for (const { person_id, course_id, completed_at, ended_at, ...one } of asked) {
    const pair = { ...one, doneOn: completed_at?.slice(0, 10) ?? null, isEnded: ended_at !== null };
    const key = keyOf({ person_id, course_id });
    const known = byPair.get(key);
    if (known) known.push(pair);
    else byPair.set(key, [pair]);
  }
  for (const key of new Set([...byPair.keys(), ...exempt])) {
    const standing = standingOf(byPair.get(key) ?? [], exempt.has(key));
    const [person_id, course_id] = key.split(' ') as [string, string];
    if (standing) found.set(key, { person_id, course_id, unit: staff.get(person_id)!.unit, ...standing });
  }
  return found;
}

/** People and courses with a waiver in force. */
async function exemptions(
  trx: Trx,
  ids: readonly string[],
  today: string,
  courseIds?: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('waiver')
    .select(['person_id', 'course_id'])
    .where('person_id', 'in', ids)
    .where('until_on', '>=', today)
    .where('ended_at', 'is', null)
    .$if(courseIds !== undefined, (q) => q.where('course_id', 'in', courseIds!))
    .execute();
  return new Set(rows.map(keyOf));
}

/** People of whom `person_standing` does not say what `person` says: new ones, renamed ones, and those who left. */
async function differing(trx: Trx, ids: readonly string[], staff: Staff): Promise<string[]> {
  const rows = await trx
    .selectFrom('person_standing')
    .select(['person_id', 'name', 'unit'])
    .where('person_id', 'in', ids)
    .execute();
  const kept = new Map(rows.map((row) => [row.person_id, row]));
  return ids.filter((id) => kept.get(id)?.name !== staff.get(id)?.name || kept.get(id)?.unit !== staff.get(id)?.unit);
}

const columns = ['unit', 'state', 'assignment_id', 'due_on', 'overdue_after', 'done_on'] as const;

function isSame(a: StandingTable | undefined, b: StandingTable): boolean {
  return a !== undefined && columns.every((column) => a[column] === b[column]);
}

async function write(trx: Trx, changed: StandingTable[], gone: StandingTable[]): Promise<void> {
  for (const part of inParts(changed, 8))
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

/** All courses of a person together; whoever is not on staff has none. */
async function sumUp(trx: Trx, ids: readonly string[], staff: Staff): Promise<void> {
  const gone = ids.filter((id) => !staff.has(id));
  if (gone.length > 0) await trx.deleteFrom('person_standing').where('person_id', 'in', gone).execute();
  const there = ids.filter((id) => staff.has(id));
  if (there.length === 0) return;
  const sums = await trx
    .selectFrom('standing')
    .select(['person_id', 'state'])
    .select((e) => [
      e.fn.countAll<number>().as('courses'),
      e.fn.min('due_on').as('due_on'),
      e.fn.min('overdue_after').as('overdue_after'),
    ])
    .where('person_id', 'in', there)
    .groupBy(['person_id', 'state'])
    .execute();
  const byPerson = Map.groupBy(sums, (row) => row.person_id);
  const rows = there.map((id): PersonStandingTable => {
    const of = (state: StandingTable['state']) => byPerson.get(id)?.find((row) => row.state === state);
    return {
      person_id: id,
      ...staff.get(id)!,
      open: of('open')?.courses ?? 0,
      done: of('done')?.courses ?? 0,
      exempt: of('exempt')?.courses ?? 0,
      due_on: of('open')?.due_on ?? nothingDue,
      overdue_after: of('open')?.overdue_after ?? null,
    };
  });
  for (const part of inParts(rows, 8))
    await trx
      .insertInto('person_standing')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .column('person_id')
          .doUpdateSet((e) => Object.fromEntries(summed.map((column) => [column, e.ref(`excluded.${column}`)]))),
      )
      .execute();
}

const summed = ['name', 'unit', 'open', 'done', 'exempt', 'due_on', 'overdue_after'] as const;

/** The due day of whoever has nothing open: it sorts last. */
export const nothingDue = '9999-12-31';

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
