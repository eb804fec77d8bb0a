import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '../../db/together.ts';
import type { AnswerTable } from '../../db/tables/attempt.ts';
import type { Trx } from '../../db/transaction.ts';
import type { CourseLibrary, CourseVersion } from '../courses/course-library.ts';
import { judgeAnswer } from '../courses/kinds/index.ts';
import { bankQuestion, practiceQuestion } from '../courses/lesson.ts';
import type { Verdict } from '../courses/kinds/kind.ts';
import { Refusal } from '../refusals.ts';
import { attemptsWith, finalAnswers, type Attempt } from './attempt-queries.ts';
import type { Answered } from './learning-shapes.ts';
import type { Happened, Tell } from './happened.ts';
import { preCheckQuestions } from './pre-check.ts';

export interface GivenAnswer {
  personId: string;
  attemptId: string;
  questionId: string;
  response: unknown;
  /** The cases before the course, by which a module can be skipped. Otherwise the question itself says which part it is. */
  preCheck?: boolean;
}

type Part = AnswerTable['part'];

interface Judged extends GivenAnswer {
  attempt: Attempt;
  version: CourseVersion;
  part: Part;
  verdict: Verdict;
}

/**
 * Judges and keeps answers. A practice answer may be changed; in the knowledge check and the pre-check the first one stands, and sending it
 * again is answered in the same words. Each outcome is its own: one bad answer does not spoil the others.
 * Refuses attempts that are not the person's (`attempt_unknown`), handed in (`attempt_handed_in`), questions that this
 * attempt did not draw (`question_not_drawn`) or that the course does not have (`question_unknown`), responses that do not
 * fit (`invalid_answer`) and a second, different answer in the check (`answer_final`).
 */
export async function answerQuestions(
  trx: Trx,
  { library, tell }: { library: CourseLibrary; tell: Tell },
  given: GivenAnswer[],
  now: Date,
): Promise<Outcome<Answered>[]> {
  const attempts = await attemptsWith(trx, [...new Set(given.map((one) => one.attemptId))]);
  const judged = await Promise.all(given.map((one) => judge(attempts.get(one.attemptId), library, one)));

  const final = judged.flatMap((one) => ('done' in one && one.done.part !== 'practice' ? [one.done] : []));
  const kept = new Map<string, unknown>();
  if (final.length > 0)
    for (const row of await finalAnswers(trx, [...new Set(final.map((one) => one.attemptId))]))
      kept.set(placeOf(row), row.response);

  // Two answers to one question can be in one group (a double click): the first stands in the check, the last in practice.
  const rows = new Map<string, Judged>();
  const outcomes = judged.map((one): Outcome<Answered> => {
    if ('refused' in one) return one;
    const answer = one.done;
    const place = placeOf(answer);
    const earlier = answer.part !== 'practice' ? (rows.get(place)?.response ?? kept.get(place)) : undefined;
    if (earlier !== undefined && !isDeepStrictEqual(earlier, answer.response))
      return { refused: new Refusal('answer_final', 'You have answered this question. The first answer stands.') };
    if (earlier === undefined) rows.set(place, answer);
    return { done: { response: answer.response, verdict: answer.verdict } };
  });
  await keep(trx, [...rows.values()], now);
  await tell(trx, [...rows.values()].map(answered), now);
  return outcomes;
}

function answered({ attempt, version, questionId, part, verdict }: Judged): Happened {
  const { id: attemptId, personId, assignmentId } = attempt;
  return { kind: 'answered', personId, assignmentId, attemptId, version, questionId, part, points: verdict.points };
}

async function judge(
  attempt: Attempt | undefined,
  library: CourseLibrary,
  given: GivenAnswer,
): Promise<Outcome<Judged>> {
  try {
    if (!attempt || attempt.personId !== given.personId)
      throw new Refusal('attempt_unknown', 'That attempt is not yours or does not exist.');
    if (attempt.handedIn) throw new Refusal('attempt_handed_in', 'This attempt was handed in. Its answers stand.');
    const version = await library.byId(attempt.courseVersionId);
    if (given.preCheck && !preCheckQuestions(version.course).has(given.questionId))
      throw new Refusal('question_not_drawn', 'That question is not part of the pre-check.');
    const part = given.preCheck ? 'pre-check' : attempt.drawn.includes(given.questionId) ? 'check' : 'practice';
    const verdict =
      part === 'check'
        ? judgeAnswer(bankQuestion(version.course, given.questionId)!, given.response, attempt.seed)
        : judgePractice(version, given.questionId, given.response);
    return { done: { ...given, attempt, version, part, verdict } };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error };
    throw error;
  }
}

/** Judges an answer in the lesson. It is shown in one order to everybody, because the lesson text is the same. */
export function judgePractice({ course, content }: CourseVersion, questionId: string, response: unknown): Verdict {
  const question = practiceQuestion(course, questionId);
  if (question) return judgeAnswer(question, response, content);
  if (bankQuestion(course, questionId))
    throw new Refusal('question_not_drawn', 'That question is not part of your knowledge check.');
  throw new Refusal('question_unknown', 'This course has no such question.');
}

function placeOf({ attemptId, questionId, part }: { attemptId: string; questionId: string; part: Part }): string {
  return `${attemptId}/${part}/${questionId}`;
}

async function keep(trx: Trx, answers: Judged[], now: Date): Promise<void> {
  if (answers.length === 0) return;
  await trx
    .insertInto('answer')
    .values(
      answers.map((one) => ({
        attempt_id: one.attemptId,
        question_id: one.questionId,
        part: one.part,
        response: JSON.stringify(one.response),
        points: one.verdict.points,
        answered_at: now.toISOString(),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['attempt_id', 'question_id', 'part']).doUpdateSet((e) => ({
        response: e.ref('excluded.response'),
        points: e.ref('excluded.points'),
        answered_at: e.ref('excluded.answered_at'),
      })),
    )
    .execute();
}
