import type { CourseVersion } from '../course-library.ts';

/**
 * The versions that somebody who began on a day could get, oldest first: the one of the morning, and those published on the
 * day itself. As in `CourseLibrary.current`, it is English where a language had no version yet.
 * @param versions oldest first
 * @param on `YYYY-MM-DD`
 */
export function taughtOn(
  versions: readonly CourseVersion[],
  courseId: string,
  lang: string,
  on: string,
): CourseVersion[] {
  const known = versions.filter((one) => one.courseId === courseId && dayOf(one) <= on);
  // Courses that are published together are there together.
  const instants = new Set(known.filter((one) => dayOf(one) === on).map((one) => one.publishedAt));
  const morning = known.filter((one) => dayOf(one) < on);
  const moments = [morning, ...[...instants].map((instant) => known.filter((one) => one.publishedAt <= instant))];
  const current = moments.map(
    (then) => then.findLast((one) => one.lang === lang) ?? then.findLast((one) => one.lang === 'en') ?? then.at(-1),
  );
  return [...new Set(current)].filter((one) => one !== undefined);
}

function dayOf({ publishedAt }: CourseVersion): string {
  return publishedAt.slice(0, 10);
}
