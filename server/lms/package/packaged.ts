import type { Course } from '../../courses/course-model.ts';

/** What an LMS imports, or `html` for a folder that opens in any browser. */
export type Format = 'scorm12' | 'scorm2004' | 'cmi5' | 'html';

export const formats: readonly Format[] = ['scorm12', 'scorm2004', 'cmi5', 'html'];

/** What a standalone package hands to the player in it: the whole course, with its answers. */
export interface Packaged {
  format: Format;
  /** The content id of the frozen course; also the seed of its practice questions. */
  content: string;
  course: Course;
  /** Whether the LMS gets the share that was reached, and not only that it was enough. */
  score: boolean;
}

/** What a connected package hands to the launcher in it. */
export interface Connected {
  format: 'scorm12' | 'scorm2004';
  /** Origin of our server. */
  server: string;
  package: string;
  key: string;
  lang: string;
  title: string;
  score: boolean;
}
