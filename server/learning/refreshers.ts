import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import { isScored, judgeAnswer, showQuestion } from '../courses/kinds/index.ts';
import type { Verdict } from '../courses/kinds/kind.ts';
import { bankQuestion } from '../courses/lesson.ts';
import { dayOf } from '../day.ts';
import { Refusal } from '../refusals.ts';
import type { RefresherOffer, RefresherView } from './learning-shapes.ts';
import { changedSince } from './since-completed.ts';
import { casesIn, drawMix, refresherDue, type Due } from './refresher.ts';

type Reader = Kysely<Database>;

interface Drawn {
  version: string;
  question: string;
}

/** The refresher that a person could take today, if any. Nothing is written until they take it. */
export async function refresherOffer(db: Reader, personId: string, today: string): Promise<RefresherOffer> {
  const due = await dueFor(db, personId, today);
  return { due: due ? { ...due, cases: casesIn(due.kind), minutes: Math.ceil(casesIn(due.kind) / 3) } : null };
}

/**
 * Takes the refresher that is due: its cases from all courses that the person has completed, in their present version, because
 * it is today's law that should be fresh. Taking it twice gives the same cases. Refuses when none is due (`not_found`).
 */
export async function takeRefresher(
  trx: Trx,
  library: CourseLibrary,
  personId: string,
  lang: string,
  now: Date,
): Promise<RefresherView> {
  const due = await dueFor(trx, personId, dayOf(now));
  if (!due) throw new Refusal('not_found', 'No refresher is due. Come back when one is offered.');
  const taken = await refresherOf(trx, personId, due);
  const completed = await completedVersions(trx, personId);
  if (taken) return view(library, taken, completed);

  const versions = completed.map((one) => library.current(one.courseId, lang));
  const banks = new Map(
    versions.map(({ id, course }) => [
      id,
      course.modules.flatMap((module) => module.bank.filter(isScored).map((question) => question.id)),
    ]),
  );
  const seed = randomBytes(16).toString('hex');
  const drawn = drawMix(banks, await timesSeen(trx, personId), casesIn(due.kind), seed);
  const row = {
    id: randomUUID(),
    person_id: personId,
    kind: due.kind,
    due_on: due.dueOn,
    seed,
    drawn: JSON.stringify(drawn),
    finished_on: null,
  };
  await trx
    .insertInto('refresher')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'due_on']).doNothing())
    .execute();
  return view(library, (await refresherOf(trx, personId, due)) ?? row, completed);
}

/** Judges an answer without keeping it. Refuses cases that were not drawn (`question_not_drawn`). */
export async function judgeInRefresher(
  db: Reader,
  library: CourseLibrary,
  {
    personId,
    refresherId,
    questionId,
    response,
  }: { personId: string; refresherId: string; questionId: string; response: unknown },
): Promise<Verdict> {
  const row = await ownRefresher(db, personId, refresherId);
  const drawn = drawnIn(row).find((one) => one.question === questionId);
  if (!drawn) throw new Refusal('question_not_drawn', 'That case is not part of this refresher.');
  const { course } = await library.byId(drawn.version);
  return judgeAnswer(bankQuestion(course, questionId)!, response, row.seed);
}

/** Notes that it was finished, so that it is not offered again. Repeating it changes nothing. */
export async function finishRefresher(db: Reader, personId: string, refresherId: string, today: string): Promise<void> {
  await ownRefresher(db, personId, refresherId);
  await db
    .updateTable('refresher')
    .set({ finished_on: today })
    .where('id', '=', refresherId)
    .where('finished_on', 'is', null)
    .execute();
}

type Row = Database['refresher'];

async function view(library: CourseLibrary, row: Row, completed: Completed[]): Promise<RefresherView> {
  const questions = [];
  for (const { version, question } of drawnIn(row)) {
    const { course } = await library.byId(version);
    questions.push({
      courseTitle: course.title,
      lang: course.lang,
      question: showQuestion(bankQuestion(course, question)!, row.seed),
    });
  }
  const changed = [];
  if (row.kind === 'year')
    for (const { versionId } of completed) {
      const older = await library.byId(versionId);
      changed.push(changedSince(older, library.current(older.courseId, older.lang)));
    }
  return { id: row.id, kind: row.kind, changed: changed.filter((one) => one !== undefined), questions };
}

async function dueFor(db: Reader, personId: string, today: string): Promise<Due | undefined> {
  const completions = await completedVersions(db, personId);
  if (completions.length === 0) return undefined;
  const finished = await db
    .selectFrom('refresher')
    .select('due_on')
    .where('person_id', '=', personId)
    .where('finished_on', 'is not', null)
    .execute();
  return refresherDue(
    completions.map((one) => one.completedOn),
    new Set(finished.map((row) => row.due_on)),
    today,
  );
}

interface Completed {
  courseId: string;
  versionId: string;
  completedOn: string;
}

/** Courses that a person has completed, each in the version and on the day of the newest completion. */
async function completedVersions(db: Reader, personId: string): Promise<Completed[]> {
  const rows = await db
    .selectFrom('completion')
    .innerJoin('course_version', 'course_version.id', 'completion.course_version_id')
    .select(['course_version.course_id', 'course_version.id', 'completed_at'])
    .where('person_id', '=', personId)
    .orderBy('completed_at')
    .execute();
  const newest = new Map(rows.map((row) => [row.course_id, row]));
  return [...newest.values()].map((row) => ({
    courseId: row.course_id,
    versionId: row.id,
    completedOn: row.completed_at.slice(0, 10),
  }));
}

/** How often cases were asked of a person, in checks and in refreshers. */
async function timesSeen(db: Reader, personId: string): Promise<Map<string, number>> {
  const attempts = await db
    .selectFrom('attempt')
    .innerJoin('assignment', 'assignment.id', 'attempt.assignment_id')
    .select('drawn')
    .where('person_id', '=', personId)
    .execute();
  const refreshers = await db.selectFrom('refresher').selectAll().where('person_id', '=', personId).execute();
  const all = [
    ...attempts.flatMap((row) => JSON.parse(row.drawn) as string[]),
    ...refreshers.flatMap((row) => drawnIn(row).map((one) => one.question)),
  ];
  const times = new Map<string, number>();
  for (const id of all) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

async function refresherOf(db: Reader, personId: string, due: Due): Promise<Row | undefined> {
  return db
    .selectFrom('refresher')
    .selectAll()
    .where('person_id', '=', personId)
    .where('kind', '=', due.kind)
    .where('due_on', '=', due.dueOn)
    .executeTakeFirst();
}

async function ownRefresher(db: Reader, personId: string, id: string): Promise<Row> {
  const row = await db
    .selectFrom('refresher')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'That refresher is not yours or does not exist.');
  return row;
}

function drawnIn(row: Row): Drawn[] {
  return JSON.parse(row.drawn) as Drawn[];
}
