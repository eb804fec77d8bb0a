import type { CourseLibrary } from '../courses/course-library.ts';
import type { CourseClaim } from '../evidence/facts.ts';

/** What evidence says of a course that is asked for: the version that somebody who begins today gets. */
export function courseClaim(library: CourseLibrary, courseId: string): CourseClaim {
  const { version, lang, content } = library.current(courseId);
  return { id: courseId, version, lang, content };
}
