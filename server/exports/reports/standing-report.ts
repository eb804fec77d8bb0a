import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Database } from '../../../db/tables/index.ts';
import { isChosen } from '../../reports/people-filter.ts';
import { columnsOf } from '../catalogue.ts';
import { peopleMeant } from '../people-meant.ts';
import { byPeople, currentOf, headings, type Cell, type Reading, type Report, type Somebody } from '../reading.ts';

type People = ExpressionBuilder<Database, 'person' | 'person_standing'>;

/** Who stands where with which course. A course or a standing in the filter chooses rows too, in the long shape. */
export async function standingReport(reading: Reading): Promise<Report> {
  const { order, versions } = reading;
  const isPivot = order.shape === 'pivot';
  // A row of the pivot shape is a person: of whom nothing is asked has one too, and it is empty.
  const people = await peopleMeant(reading, (e) => (isPivot ? e.lit(true) : e.exists(standsOf(e, reading))), false);
  const courses = await coursesMeant(reading);
  return {
    people: people.map((one) => one.id),
    rows: isPivot ? people.length : await countOf(reading),
    columns: isPivot ? pivotColumns(reading, courses) : headings(columnsOf.standing, reading),
    versions: currentOf(versions, new Set(courses)),
    batches: () => {
      const stands = standsOfPeople(reading, people.length);
      return byPeople(people, isPivot ? pivotRows(reading, courses, stands) : longRows(reading, stands));
    },
  };
}

function standsOf(e: People, reading: Reading) {
  return e
    .selectFrom('standing')
    .select('standing.person_id')
    .whereRef('standing.person_id', '=', 'person.id')
    .where((s) => isMeant(s as unknown as ExpressionBuilder<Database, 'standing'>, reading));
}

/** Whether a row of `standing` belongs into the file. */
function isMeant(e: ExpressionBuilder<Database, 'standing'>, { chosen, order, today }: Reading): Expression<SqlBool> {
  const { course, standing = 'everyone' } = chosen;
  const conditions: Expression<SqlBool>[] = course ? [e('standing.course_id', '=', course)] : [];
  if (order.shape === 'long') {
    if (standing === 'overdue') conditions.push(e('standing.overdue_after', '<', today));
    else if (standing !== 'everyone')
      conditions.push(e('standing.state', '=', standing === 'action' ? 'open' : standing));
  }
  return e.and(conditions);
}

async function countOf(reading: Reading): Promise<number> {
  const { snapshot, chosen } = reading;
  const everything = chosen.scope.kind === 'all' && Object.keys(reading.order.filter).length === 0;
  const { rows } = await snapshot
    .selectFrom('standing')
    .select((e) => e.fn.countAll<number>().as('rows'))
    .where((e) => isMeant(e, reading))
    // Whoever stands somewhere is on staff.
    .$if(!everything, (q) =>
      q.where('person_id', 'in', (e) =>
        e
          .selectFrom('person')
          .leftJoin('person_standing', 'person_standing.person_id', 'person.id')
          .select('person.id')
          .where((p) => isChosen(p, chosen)),
      ),
    )
    .executeTakeFirstOrThrow();
  return rows;
}

async function coursesMeant({ snapshot, chosen }: Reading): Promise<string[]> {
  if (chosen.course) return [chosen.course];
  const rows = await snapshot
    .selectFrom('standing_count')
    .select('course_id')
    .distinct()
    .where('course_id', '!=', '')
    .orderBy('course_id')
    .execute();
  return rows.map((row) => row.course_id);
}

function pivotColumns({ order, words, titleOf }: Reading, courses: readonly string[]): Report['columns'] {
  const forMachines = order.options.about === 'none';
  const { standing, day } = words.columns;
  return [
    ...(['staff_number', 'name', 'unit'] as const).map((key) => ({
      key,
      heading: forMachines ? key : words.columns[key],
    })),
    ...courses.flatMap((id) => [
      { key: `${id}:standing`, heading: forMachines ? `${id}:standing` : `${titleOf(id)}: ${standing}` },
      { key: `${id}:day`, heading: forMachines ? `${id}:day` : `${titleOf(id)}: ${day}` },
    ]),
  ];
}

function pivotRows(reading: Reading, courses: readonly string[], standsBy: StandsBy) {
  const place = new Map(courses.map((id, i) => [id, 3 + 2 * i]));
  const empty: Cell[] = courses.flatMap(() => [null, null]);
  const words = wordsOf(reading);
  return async (ids: string[], people: readonly Somebody[]): Promise<Cell[][]> => {
    const stands = await standsBy(ids);
    return people.map(({ id, staffNumber, name, unit }) => {
      const cells: Cell[] = [staffNumber, name, unit, ...empty];
      for (const stand of standsIn(stands.get(id))) {
        const at = place.get(courseOf(stand));
        if (at === undefined) continue;
        const letter = stand[0] as Letter;
        cells[at] = words[letter];
        cells[at + 1] = letter === 'd' ? doneOn(stand) : dueOn(stand);
      }
      return cells;
    });
  };
}

function longRows(reading: Reading, standsBy: StandsBy) {
  const words = wordsOf(reading);
  return async (ids: string[], people: readonly Somebody[]): Promise<Cell[][]> => {
    const stands = await standsBy(ids);
    return people.flatMap(({ id, staffNumber, name, unit }) =>
      standsIn(stands.get(id))
        .map((stand): Cell[] => {
          const course = courseOf(stand);
          const standing = words[stand[0] as Letter];
          return [staffNumber, name, unit, course, reading.titleOf(course), standing, dueOn(stand), doneOn(stand)];
        })
        .toSorted((a, b) => (a[3]! < b[3]! ? -1 : 1)),
    );
  };
}

type Letter = 'o' | 'l' | 'd' | 'e';

function wordsOf({ say }: Reading): Record<Letter, string> {
  return { o: say('open'), l: say('overdue'), d: say('done'), e: say('exempt') };
}

/** A day, or ten blanks: what follows stands at a fixed place. */
const noDay = ' '.repeat(10);

// Where somebody stands with a course, as one text: a letter, the day it is due, the day it was done, the course.
const standsIn = (stands: string | undefined): string[] => stands?.split(',') ?? [];
const dueOn = (stand: string): string | null => (stand[1] === ' ' ? null : stand.slice(1, 11));
const doneOn = (stand: string): string | null => (stand[11] === ' ' ? null : stand.slice(11, 21));
const courseOf = (stand: string): string => stand.slice(21);

type StandsBy = (ids: string[]) => Promise<ReadonlyMap<string, string>>;

/** Of more people than this everything is read in the order in which it lies, and kept: jumping costs more. */
const manyPeople = 5_000;

/**
 * Where people stand, grouped by the database into one text for each: a million rows would take several seconds as a million
 * objects. A course's id holds neither commas nor blanks.
 */
function standsOfPeople(reading: Reading, people: number): StandsBy {
  const { snapshot, today } = reading;
  const read = async (ids?: string[]): Promise<Map<string, string>> => {
    const rows = await snapshot
      .selectFrom('standing')
      .select('person_id')
      .select(
        sql<string>`string_agg(
          case when state = 'done' then 'd' when state = 'exempt' then 'e' when overdue_after < ${today} then 'l' else 'o' end
          || coalesce(due_on, ${noDay}) || coalesce(done_on, ${noDay}) || course_id, ',')`.as('stands'),
      )
      .$if(ids !== undefined, (q) => q.where('person_id', 'in', ids!))
      .where((e) => isMeant(e, reading))
      .groupBy('person_id')
      .execute();
    return new Map(rows.map(({ person_id, stands }) => [person_id, stands]));
  };
  if (people <= manyPeople) return read;
  let everything: Promise<Map<string, string>> | undefined;
  return () => (everything ??= read());
}
