import type { CourseChanges } from '../courses/changes/course-changes.ts';

/** A version of a course in a language, frozen when it was published. */
export interface PublishedVersion {
  id: string;
  lang: string;
  version: string;
  title: string;
  /** What the author says that it is, compared with the version before. */
  change: 'minor' | 'material';
  publishedOn: string;
  content: string;
}

/** GET /api/courses: every version, oldest first. */
export interface CourseVersions {
  today: string;
  versions: (PublishedVersion & {
    completions: number;
    /** Attempts that are not handed in. Null for fewer than five, because whether someone has begun is for nobody to see. */
    openAttempts: number | null;
  })[];
}

/** GET /api/courses/:course/changes */
export interface VersionChanges extends CourseChanges {
  older: PublishedVersion;
  newer: PublishedVersion;
  /** Files whose bytes differ. With no change beside them, only marks and spaces differ, or a picture. */
  files: { path: string; became: 'added' | 'removed' | 'changed' }[];
}

/** GET /api/courses/:course/as-of */
export interface TaughtOn {
  on: string;
  /** Oldest first; more than one, if another was published on that day. The lesson of each is at `/api/lessons/:content`. */
  versions: PublishedVersion[];
}
