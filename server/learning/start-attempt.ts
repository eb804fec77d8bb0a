import { randomBytes, randomUUID } from 'node:crypto';
import type { Trx } from '../../db/transaction.ts';
import { assignmentOf } from '../assignments/assignment-queries.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import { drawCheck } from '../courses/lesson.ts';
import { Refusal } from '../refusals.ts';
import type { Tell } from './happened.ts';
import { idsDrawnBefore, newestAttempt, type Attempt } from './attempt-queries.ts';

export interface StartRequest {
  personId: string;
  assignmentId: string;
  /** The version that the learner has on screen, if it must be that one. */
  content?: string | undefined;
  /** What a new attempt is read in; an attempt keeps its language. */
  lang: string;
}

/**
 * The attempt that a learner goes on with: the unfinished one, else a new one with a fresh draw. Asking twice gives the same.
 * Refuses someone else's or no assignment (`assignment_unknown`), a finished one (`already_completed`) and a content that is
 * not what would be taught (`version_stale`).
 */
export async function startAttempt(
  trx: Trx,
  { library, tell }: { library: CourseLibrary; tell: Tell },
  { personId, assignmentId, content, lang }: StartRequest,
  now: Date,
): Promise<Attempt> {
  const assignment = await assignmentOf(trx, personId, assignmentId);
  if (!assignment) throw new Refusal('assignment_unknown', 'That course was not assigned to you.');
  if (assignment.completionId) throw new Refusal('already_completed', 'You have completed this course already.');

  const newest = await newestAttempt(trx, assignmentId);
  const unfinished = newest && !newest.handedIn ? newest : undefined;
  const version = unfinished
    ? await library.byId(unfinished.courseVersionId)
    : library.current(assignment.courseId, lang);
  if (content !== undefined && content !== version.content)
    throw new Refusal('version_stale', 'The course has a newer version than your page. Reload the page.');
  if (unfinished) return unfinished;

  const seed = randomBytes(16).toString('hex');
  const drawn = drawCheck(version.course, seed, await idsDrawnBefore(trx, assignmentId));
  const attempt: Attempt = {
    id: randomUUID(),
    assignmentId,
    personId,
    courseVersionId: version.id,
    number: (newest?.number ?? 0) + 1,
    seed,
    drawn,
    // After a failed check nobody has to read everything again, unless the text is another one.
    step: newest?.courseVersionId === version.id ? 'check/1' : '',
    handedIn: false,
  };
  await trx
    .insertInto('attempt')
    .values({
      id: attempt.id,
      assignment_id: assignmentId,
      course_version_id: version.id,
      number: attempt.number,
      seed,
      drawn: JSON.stringify(drawn),
      step: attempt.step,
      started_at: now.toISOString(),
      handed_in_at: null,
    })
    .onConflict((conflict) => conflict.columns(['assignment_id', 'number']).doNothing())
    .execute();
  // A double click on another connection may have been first; then its attempt is the one.
  const begun = (await newestAttempt(trx, assignmentId)) ?? attempt;
  if (begun.id === attempt.id)
    await tell(trx, [{ kind: 'launched', personId, assignmentId, attemptId: attempt.id, version }], now);
  return begun;
}
