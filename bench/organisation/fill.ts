import { sql, type Kysely } from 'kysely';
import { dialectOf } from '../../db/dialects/index.ts';
import type { Database } from '../../db/tables/index.ts';
import { daysAfter } from '../../server/day.ts';
import { nothingDue } from '../../server/standing/keep-standing.ts';
import type { BenchCourse } from './courses.ts';
import { graceShapes, histories, shapesOf, type Ending } from './histories.ts';
import type { Staff } from './staff.ts';

type Connection = Kysely<Database>;

/**
 * Numbers of evidence entries begin here. The log itself stays small: ten million appends are what `npm run bench -- evidence`
 * measures, and nothing here reads an entry.
 */
const firstIndex = 10_000_000;
const endIndex = 100_000_000;
const waiverIndex = 200_000_000;
const rosterIndex = 300_000_000;

/** Of a hundred people so many are always in time; the others make up for them. */
const prompt = 50;
/** Of a thousand courses of the others. Of all together 80 % are done, 12 % open, 5 % overdue, 3 % exempt. */
const endings: [Ending, number][] = [
  ['done', 600],
  ['open', 240],
  ['overdue', 100],
  ['exempt', 60],
];

/**
 * Fills in what was asked of everybody and what they did, by statements that the database runs itself, in the order in which it
 * would have happened, and where they stand.
 */
export async function fill(
  connection: Connection,
  { staff, courses, today }: { staff: Staff; courses: BenchCourse[]; today: string },
): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(connection);
  const most = staff.ids.length;
  await pairs(connection, staff, courses);
  await shapes(connection, today);
  const sqlite = dialectOf(connection).kind === 'sqlite';
  const idx = (base: number, add = 0) => `${base} + ((round * 20 + c) * ${most} + n) * 2 + ${add}`;
  // As long as a UUID, but growing, as the two databases take ids most quickly; computed again where another row names it.
  const id = (index: string, tail: string) =>
    `${sqlite ? `printf('%08x', ${index})` : `lpad(to_hex(${index}), 8, '0')`} || '-39a0-4b1e-9c02-${tail}'`;
  const assignmentId = id(idx(firstIndex), '5d7f0c1ae264');
  const completionId = id(idx(firstIndex, 1), 'c80b63f91d75');
  for (let round = 1; round <= 6; round++) {
    const from = `from bench_pair join bench_course using (c)
      join bench_round on bench_round.shape = bench_pair.shape and round = ${round} order by c, n`;
    await run(`insert into assignment (id, person_id, course_id, campaign, due_on, rule, assigned_at, evidence_idx, rule_line,
        overdue_after)
      select ${assignmentId}, person_id, course_id, 'due ' || due_on, due_on, reason, assigned_on || 'T02:10:00.000Z',
        ${idx(firstIndex)}, line, overdue_after ${from}`);
    if (round < 6)
      await run(`insert into completion (id, assignment_id, person_id, course_version_id, completed_at, evidence_idx)
        select ${completionId}, ${assignmentId}, person_id, version_id, done_on || 'T09:21:07.204Z', ${idx(firstIndex, 1)}
        ${from}`);
  }
  const exempt = `from bench_pair join bench_course using (c) join bench_shape using (shape)
    join bench_round on bench_round.shape = bench_pair.shape and round = 6 where state = 'exempt'`;
  await run(`insert into assignment_end (assignment_id, person_id, reason, ended_at, evidence_idx)
    select ${assignmentId}, person_id, 'exempted', due_on || 'T08:00:00.000Z', ${idx(endIndex)} ${exempt}`);
  await run(`insert into waiver (id, person_id, course_id, category, until_on, granted_at, evidence_idx)
    select ${id(idx(waiverIndex), '17e2d94ab386')}, person_id, course_id, 'long_absence',
      '${daysAfter(today, 60)}', due_on || 'T08:00:00.000Z', ${idx(waiverIndex)} ${exempt}`);
  await run(`insert into standing (person_id, course_id, unit, state, assignment_id, due_on, overdue_after,
      done_on)
    select person_id, course_id, unit, state, case when state = 'open' then ${assignmentId} end,
      case when state = 'open' then bench_round.due_on end, case when state = 'open' then bench_round.overdue_after end,
      bench_shape.done_on
    from bench_pair join bench_course using (c) join bench_shape using (shape) join person on person.id = person_id
      left join bench_round on bench_round.shape = bench_pair.shape and round = 6 order by person_id, course_id`);
  await run(`insert into standing_count (course_id, state, overdue_after, people)
    select course_id, state, coalesce(overdue_after, ''), count(*) from standing
    group by course_id, state, coalesce(overdue_after, '')`);
  const count = (state: string) => `sum(case when state = '${state}' then 1 else 0 end)`;
  await run(`insert into person_standing (person_id, name, unit, open, done, exempt, due_on, overdue_after)
    select person_id, name, person.unit, ${count('open')}, ${count('done')}, ${count('exempt')},
      coalesce(min(due_on), '${nothingDue}'), min(overdue_after)
    from standing join person on person.id = person_id group by person_id, name, person.unit`);
  await run(`insert into roster_event (evidence_idx, person_id, kind, on_day)
    select ${rosterIndex} + n, id, 'joined', joined_on from bench_person join person using (id)`);
  await run('insert into on_roster (person_id, unit) select id, unit from person');
}

/** Everybody with every course, and the shape of its history. */
async function pairs(connection: Connection, staff: Staff, courses: BenchCourse[]): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(connection);
  await run('create temp table bench_person (n bigint primary key, id text not null)');
  // In the order of their ids, which each sweep over everybody then follows in every index.
  const ids = staff.ids.toSorted();
  for (let n = 0; n < ids.length; n += 1_000)
    await run(
      `insert into bench_person values ${ids
        .slice(n, n + 1_000)
        .map((id, i) => `(${n + i}, '${id}')`)
        .join()}`,
    );
  await run(`create temp table bench_course (c bigint primary key, course_id text not null, version_id text not null,
    reason text not null, line text not null, grace integer not null)`);
  await run(
    `insert into bench_course values ${courses
      .map(
        ({ id, versionId, reason, line, grace }, c) =>
          `(${c}, '${id}', '${versionId}', '${reason}', '${line}', ${grace})`,
      )
      .join()}`,
  );
  let below = 0;
  const shape = endings.map(([ending, share]) => {
    below += share;
    const { from, count } = shapesOf(ending);
    return `when x % 1000 < ${below} then ${from} + (x / 1000) % ${count}`;
  });
  const { from, count } = shapesOf('done');
  // Squares below a prime look drawn, and fit into 64 bits.
  const drawn = (of: string) => `((${of}) * (${of}) % 2147483647)`;
  await run(
    'create temp table bench_pair (c bigint not null, n bigint not null, person_id text not null, shape bigint not null)',
  );
  await run(`insert into bench_pair
    select c, n, id, (case when grace > 0 then ${graceShapes} else 0 end)
      + case when prompt < ${prompt} then ${from} + (x / 1000) % ${count} ${shape.join(' ')} end
    from (select c, n, id, grace, ${drawn('n * 7919 + 1299709')} % 100 as prompt,
      ${drawn('(n * 20 + c) * 1301 + 15485863')} as x from bench_course cross join bench_person) drawn
    order by c, n`);
}

/** What the shapes mean. */
async function shapes(connection: Connection, today: string): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(connection);
  const all = histories(today);
  const text = (value: string | null) => (value === null ? 'null' : `'${value}'`);
  await run('create temp table bench_shape (shape bigint primary key, state text not null, done_on text not null)');
  await run(
    `insert into bench_shape values ${all
      .map(({ shape, ending, doneOn }) => `(${shape}, '${ending === 'overdue' ? 'open' : ending}', '${doneOn}')`)
      .join()}`,
  );
  await run(`create temp table bench_round (shape bigint not null, round bigint not null, due_on text not null,
    overdue_after text not null, assigned_on text not null, done_on text, primary key (shape, round))`);
  await run(
    `insert into bench_round values ${all
      .flatMap((history) =>
        history.rounds.map(
          (one, i) =>
            `(${history.shape}, ${i + 1}, '${one.dueOn}', '${one.overdueAfter}', '${one.assignedOn}', ${text(one.doneOn)})`,
        ),
      )
      .join()}`,
  );
  if (dialectOf(connection).kind === 'postgres')
    for (const table of ['bench_person', 'bench_course', 'bench_pair', 'bench_shape', 'bench_round'])
      await run(`analyze ${table}`);
}
