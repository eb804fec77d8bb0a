import { randomBytes, randomUUID } from 'node:crypto';
import { ownSession } from './own-session.ts';
import type { Tools } from '../server/environment.ts';
import { bankQuestion, drawCheck } from '../server/courses/lesson.ts';
import { assignCourse } from '../server/assignments/assign-course.ts';
import { peopleOnStaff } from '../server/people/people-queries.ts';
import { inTransaction } from '../db/transaction.ts';
import { rightResponse } from '../tests/support/answers.ts';

/** A learner who has one thing left to do. */
export interface PreparedLearner {
  personId: string;
  cookie: string;
  attempt: string;
  /** Question ids with the response of full marks. */
  responses: [string, unknown][];
}

/**
 * Adds learners who have the course, an attempt with its own draw, and (if `answered`) every answer given rightly, so that
 * only the hand-in is left. It goes around HTTP on purpose: what is measured comes afterwards.
 */
export async function preparedLearners(tools: Tools, count: number, answered: boolean): Promise<PreparedLearner[]> {
  const { db, evidence, library, now } = tools;
  const version = library.current('whose-data');
  const course = { id: version.courseId, version: version.version, lang: version.lang, content: version.content };
  const at = now().toISOString();
  const ids: string[] = Array.from({ length: count }, () => randomUUID());
  await inTransaction(db, async (trx) => {
    for (let i = 0; i < count; i += 500)
      await trx
        .insertInto('person')
        .values(
          ids.slice(i, i + 500).map((id) => ({
            id,
            staff_number: id,
            name: `Learner ${id.slice(0, 8)}`,
            email: `${id}@bench.example`,
            unit: 'Bench',
            joined_on: '2026-01-01',
            left_on: null,
          })),
        )
        .execute();
    const wanted = new Set<string>(ids);
    const people = (await peopleOnStaff(trx, at.slice(0, 10))).filter((person) => wanted.has(person.id));
    await assignCourse(
      trx,
      evidence,
      { course, people, campaign: 'bench', dueOn: '2027-01-01', rule: 'bench' },
      tools.today(),
      now(),
    );
  });
  const assignments = await db
    .selectFrom('assignment')
    .select(['id', 'person_id'])
    .where('campaign', '=', 'bench')
    .execute();
  const assignmentOf = new Map(assignments.map((row) => [row.person_id, row.id]));
  const learners = await inTransaction(db, async (trx) => {
    const all: Omit<PreparedLearner, 'cookie'>[] = [];
    for (const personId of ids) {
      const seed = randomBytes(16).toString('hex');
      const drawn = drawCheck(version.course, seed, new Set());
      const responses = drawn.map((id): [string, unknown] => [
        id,
        rightResponse(bankQuestion(version.course, id)!, seed),
      ]);
      const attempt = randomUUID();
      await trx
        .insertInto('attempt')
        .values({
          id: attempt,
          assignment_id: assignmentOf.get(personId)!,
          course_version_id: version.id,
          number: 1,
          seed,
          drawn: JSON.stringify(drawn),
          step: 'check/1',
          started_at: at,
          handed_in_at: null,
        })
        .execute();
      if (answered)
        await trx
          .insertInto('answer')
          .values(
            responses.map(([question, response]) => ({
              attempt_id: attempt,
              question_id: question,
              part: 'check' as const,
              response: JSON.stringify(response),
              points: 100,
              answered_at: at,
            })),
          )
          .execute();
      all.push({ personId, attempt, responses });
    }
    return all;
  });
  const signedIn: PreparedLearner[] = [];
  for (const one of learners)
    signedIn.push({
      ...one,
      cookie: `__Host-a39_session=${await ownSession(tools.sessions, one.personId, now())}`,
    });
  return signedIn;
}
