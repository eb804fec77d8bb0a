import type { Trx } from '../../db/transaction.ts';
import type { CourseVersion } from '../courses/course-library.ts';

type Version = Pick<CourseVersion, 'id' | 'courseId' | 'lang' | 'version' | 'title' | 'content'>;

interface OfAttempt {
  personId: string;
  assignmentId: string;
  attemptId: string;
  version: Version;
}

/** What a learner did, for those outside who are to be told. Whether anybody is, learning does not know. */
export type Happened =
  /** The record of a completion was withdrawn: it does not count any more. */
  | { kind: 'withdrawn'; personId: string; courseId: string; completionId: string }
  | (OfAttempt & { kind: 'launched' })
  /** A module was reached for the first time. `percent`: of the modules, those before it. */
  | (OfAttempt & { kind: 'progressed'; moduleId: string; percent: number })
  /** An answer was judged. */
  | (OfAttempt & { kind: 'answered'; questionId: string; part: 'practice' | 'check' | 'pre-check'; points: number })
  | (OfAttempt & {
      kind: 'passed';
      completionId: string;
      /** Null where scores are not recorded. */
      score: { points: number; max: number; pass: number } | null;
    });

/** Puts into the outbox what others are to be told of it, in the transaction in which it happened. */
export type Tell = (trx: Trx, happened: readonly Happened[], now: Date) => Promise<void>;
