import type { RefresherTable } from '../../db/tables/refresher.ts';
import type { ShownQuestion, Verdict } from '../courses/kinds/kind.ts';

/** One row of *My training*. */
export interface MyAssignment {
  id: string;
  courseId: string;
  title: string;
  minutes: number;
  /** `YYYY-MM-DD`, the last day to satisfy it. */
  dueOn: string;
  standing: 'not_started' | 'in_progress' | 'completed';
  /** Computed for `today`; never true once completed. */
  overdue: boolean;
  completedOn: string | null;
  completionId: string | null;
}

/** GET /api/my/training */
export interface MyTraining {
  today: string;
  assignments: MyAssignment[];
}

/** GET /api/my/standing: what a badge needs, without titles. */
export interface MyStanding {
  open: number;
  overdue: number;
  nextDueOn: string | null;
}

/** An answer that was given, with what was said about it. */
export interface Answered {
  response: unknown;
  verdict: Verdict;
}

/** One run from start to hand-in. `content` names the frozen text: GET /api/lessons/:content. */
export interface AttemptView {
  id: string;
  /** 1 for the first; each failed knowledge check starts the next. */
  number: number;
  content: string;
  /** Where the learner was: a step id of the lesson, `check/<n>` from 1, or `` for the very beginning. */
  step: string;
  /** Practice answers by question id. They survive a failed check. */
  answers: Record<string, Answered>;
  /** Modules whose cases were all decided rightly in the pre-check: their text may be skipped. */
  shownByPreCheck: string[];
  handedIn: boolean;
}

/** GET /api/my/assignments/:assignment and POST /api/my/assignments/:assignment/attempt */
export interface AssignmentView {
  assignment: MyAssignment;
  /** The version the learner reads: that of the attempt, else the one published now. */
  content: string;
  attempt: AttemptView | null;
}

/** GET /api/attempts/:attempt/check and GET /api/attempts/:attempt/pre-check */
export interface CheckView {
  questions: ShownQuestion[];
  answers: Record<string, Answered>;
}

/** GET /api/my/practice/:course/:question: an exercise by itself, without its key. */
export interface PracticeShown {
  /** The version that it is from, which judges it. */
  content: string;
  lang: string;
  question: ShownQuestion;
  /** The open assignment of the course that an answer can count for; null if there is none. */
  assignmentId: string | null;
}

/** PUT /api/attempts/:attempt/hand-in */
export interface CheckResult {
  passed: boolean;
  /** Questions with full marks, of all drawn; null when a pass is asked for again, because its answers are gone. */
  right: number | null;
  of: number;
  /** Percent reached (null like `right`) and needed. */
  reached: number | null;
  needed: number;
  objectives: { id: string; text: string; right: number; of: number; must: boolean; met: boolean }[];
  completion: { id: string; completedOn: string } | null;
}

/** How long after a completion: about 7, 30, 90 and 365 days. */
export type RefresherKind = RefresherTable['kind'];

/** GET /api/my/refresher */
export interface RefresherOffer {
  due: { kind: RefresherKind; dueOn: string; cases: number; minutes: number } | null;
}

/** Sentences of a course that came, went or changed since a person completed it. */
export interface ChangedCourse {
  courseTitle: string;
  lang: string;
  lines: { was: string | null; is: string | null }[];
}

/** POST /api/my/refresher */
export interface RefresherView {
  id: string;
  kind: RefresherKind;
  /** Only in the yearly one. */
  changed: ChangedCourse[];
  questions: { courseTitle: string; lang: string; question: ShownQuestion }[];
}
