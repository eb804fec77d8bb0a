import type { Block, Inline, Remark } from '../course-model.ts';
import type { ShownQuestion, Verdict } from '../kinds/kind.ts';
import type { Lesson } from '../lesson.ts';

/** What the preview tells its page. The answer key is among it: the preview is for authors, on their own machine. */

/** How many messages there are about something. */
export interface Counts {
  errors: number;
  warnings: number;
}

/** A page of a course: `course` for course.md, else the name of a module's file without `.md`. */
export interface PageName extends Counts {
  name: string;
  /** The id in its top block; null for course.md and for a page that cannot be read. */
  id: string | null;
  title: string;
}

/** A course in one language. */
export interface PreviewLanguage extends Counts {
  lang: string;
  title: string;
  pages: PageName[];
}

export interface PreviewCourses {
  /** The folder that is read, for people. */
  root: string;
  courses: { id: string; languages: PreviewLanguage[] }[];
}

/** A line of the answer key. */
export interface KeyLine {
  /** Whether the option is to be ticked; null where there is nothing to tick. */
  right: boolean | null;
  /** Where it belongs: a group, a place in the order, scores, who and until when, how a story ends. */
  label: string;
  text: Inline[];
  why: Block[];
}

/** What an author sees of an exercise and a learner does not. */
export interface Exercise {
  line: number;
  tests: string[];
  use: 'practice' | 'check' | 'both';
  source: string;
  key: KeyLine[];
}

/** A screen of the lesson, or an exercise that cannot be shown, where it would stand. */
export interface Row {
  /** The line of the file on which it begins. */
  line: number;
  /** The id of its step; null if it cannot be shown. */
  step: string | null;
  /** The heading, as far as it can be read. */
  title: string;
}

/** A question of the bank, or one that cannot be shown. */
export interface Variant {
  line: number;
  question: ShownQuestion | null;
  title: string;
}

/** A message and the line of the row or variant that it is about; 0 when it is about the whole page. */
export interface PlacedRemark extends Remark {
  row: number;
}

/** How many questions an objective has in the bank, and how many it needs. */
export interface ObjectiveCount {
  id: string;
  text: string;
  must: boolean;
  have: number;
  need: number;
}

export interface PreviewPage {
  /** Path below the folder, as messages name it. */
  file: string;
  /** The module alone, or every module for course.md; null if the page cannot be read. */
  lesson: Lesson | null;
  /** Which module it is, from 1; 0 for course.md. */
  number: number;
  /** Null if the page cannot be read. `counted` is by the words and exercises. */
  minutes: { declared: number; counted: number } | null;
  objectives: ObjectiveCount[];
  rows: Row[];
  bank: Variant[];
  /** By the id of the question. */
  exercises: Record<string, Exercise>;
  remarks: PlacedRemark[];
}

/** An answer that is judged and forgotten. */
export interface JudgeRequest {
  course: string;
  lang: string;
  module: string;
  question: string;
  response: unknown;
}

/** What is said about an answer. */
export type Judgement = Verdict;
