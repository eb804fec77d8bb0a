import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import type { Course } from '../courses/course-model.ts';
import { Refusal } from '../refusals.ts';
import { ownAttempt } from './attempt-queries.ts';
import type { Tell } from './happened.ts';

/** Where a learner is. */
export interface ReachedStep {
  personId: string;
  attemptId: string;
  /** As the address of the course page says it, e.g. `acts/3`. */
  step: string;
}

/**
 * Keeps where the learner is, so that another device opens there. Refuses an attempt that is not the person's (`attempt_unknown`) or was
 * handed in (`attempt_handed_in`).
 */
export async function saveStep(
  db: Db,
  { library, tell }: { library: CourseLibrary; tell: Tell },
  { personId, attemptId, step }: ReachedStep,
  now: Date,
): Promise<void> {
  const attempt = await ownAttempt(db, personId, attemptId);
  if (attempt.handedIn) throw new Refusal('attempt_handed_in', 'This attempt was handed in.');
  const version = await library.byId(attempt.courseVersionId);
  const before = moduleNumber(version.course, attempt.step);
  const reached = moduleNumber(version.course, step);
  await inTransaction(db, async (trx) => {
    await trx.updateTable('attempt').set({ step }).where('id', '=', attemptId).execute();
    if (reached <= before) return;
    const { assignmentId } = attempt;
    const percent = Math.floor((reached * 100) / version.course.modules.length);
    const moduleId = version.course.modules[reached]!.id;
    await tell(trx, [{ kind: 'progressed', personId, assignmentId, attemptId, version, moduleId, percent }], now);
  });
}

/** Which module a step is in, from 0; -1 if it is in none. */
function moduleNumber({ modules }: Course, step: string): number {
  return modules.findIndex(({ id }) => id === step.split('/')[0]);
}
