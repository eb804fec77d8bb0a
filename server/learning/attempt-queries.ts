import type { Kysely } from 'kysely';
import type { AnswerTable } from '../../db/tables/attempt.ts';
import type { Database } from '../../db/tables/index.ts';
import { Refusal } from '../refusals.ts';

type Reader = Kysely<Database>;

/** An attempt with whose it is. */
export interface Attempt {
  id: string;
  assignmentId: string;
  personId: string;
  courseVersionId: string;
  number: number;
  seed: string;
  drawn: string[];
  step: string;
  handedIn: boolean;
}

/** Attempts by id, with their people. */
export async function attemptsWith(db: Reader, ids: string[]): Promise<Map<string, Attempt>> {
  const rows = await attempts(db).where('attempt.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toAttempt(row)]));
}

/** The newest attempt at an assignment. */
export async function newestAttempt(db: Reader, assignmentId: string): Promise<Attempt | undefined> {
  const row = await attempts(db)
    .where('attempt.assignment_id', '=', assignmentId)
    .orderBy('attempt.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toAttempt(row);
}

/** Ids that earlier attempts at an assignment drew, so that a fresh draw can avoid them. */
export async function idsDrawnBefore(db: Reader, assignmentId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('attempt').select('drawn').where('assignment_id', '=', assignmentId).execute();
  return new Set(rows.flatMap((row) => JSON.parse(row.drawn) as string[]));
}

export interface AnswerRow {
  attemptId: string;
  questionId: string;
  part: AnswerTable['part'];
  response: unknown;
  points: number;
}

/** Answers of the knowledge check. */
export async function checkAnswers(db: Reader, attemptIds: string[]): Promise<AnswerRow[]> {
  return (await answers(db).where('attempt_id', 'in', attemptIds).where('part', '=', 'check').execute()).map(toAnswer);
}

/** Answers that may not be changed any more: of the knowledge check and of the pre-check. */
export async function finalAnswers(db: Reader, attemptIds: string[]): Promise<AnswerRow[]> {
  const rows = await answers(db).where('attempt_id', 'in', attemptIds).where('part', '!=', 'practice').execute();
  return rows.map(toAnswer);
}

/** Answers of the pre-check over all attempts at these assignments, by assignment. */
export async function preCheckAnswers(db: Reader, assignmentIds: string[]): Promise<Map<string, AnswerRow[]>> {
  const rows = await answers(db)
    .innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
    .select('attempt.assignment_id')
    .where('attempt.assignment_id', 'in', assignmentIds)
    .where('part', '=', 'pre-check')
    .execute();
  const byAssignment = Map.groupBy(rows, (row) => row.assignment_id);
  return new Map([...byAssignment].map(([id, all]) => [id, all.map(toAnswer)]));
}

/** Practice answers over all attempts at an assignment; the newest attempt's comes last. */
export async function practiceAnswers(db: Reader, assignmentId: string): Promise<AnswerRow[]> {
  const rows = await answers(db)
    .innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
    .where('assignment_id', '=', assignmentId)
    .where('part', '=', 'practice')
    .orderBy('attempt.number')
    .execute();
  return rows.map(toAnswer);
}

function answers(db: Reader) {
  return db
    .selectFrom('answer')
    .select(['answer.attempt_id', 'answer.question_id', 'answer.part', 'answer.response', 'answer.points']);
}

function attempts(db: Reader) {
  return db
    .selectFrom('attempt')
    .innerJoin('assignment', 'assignment.id', 'attempt.assignment_id')
    .select([
      'attempt.id',
      'attempt.assignment_id',
      'assignment.person_id',
      'attempt.course_version_id',
      'attempt.number',
      'attempt.seed',
      'attempt.drawn',
      'attempt.step',
      'attempt.handed_in_at',
    ]);
}

function toAttempt(row: Awaited<ReturnType<ReturnType<typeof attempts>['executeTakeFirstOrThrow']>>): Attempt {
  return {
    id: row.id,
    assignmentId: row.assignment_id,
    personId: row.person_id,
    courseVersionId: row.course_version_id,
    number: row.number,
    seed: row.seed,
    drawn: JSON.parse(row.drawn) as string[],
    step: row.step,
    handedIn: row.handed_in_at !== null,
  };
}

function toAnswer(row: Omit<AnswerTable, 'answered_at'>): AnswerRow {
  return {
    attemptId: row.attempt_id,
    questionId: row.question_id,
    part: row.part,
    response: JSON.parse(row.response),
    points: row.points,
  };
}

/** An attempt, if it is that person's; refuses others (`attempt_unknown`). */
export async function ownAttempt(db: Reader, personId: string, attemptId: string): Promise<Attempt> {
  const attempt = (await attemptsWith(db, [attemptId])).get(attemptId);
  if (!attempt || attempt.personId !== personId)
    throw new Refusal('attempt_unknown', 'That attempt is not yours or does not exist.');
  return attempt;
}
