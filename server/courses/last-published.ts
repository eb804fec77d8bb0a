import type { Db } from '../../db/open.ts';
import type { Course } from './course-model.ts';
import { filesOfVersion, versionsPublished } from './course-queries.ts';
import { textsOf } from './published-texts.ts';
import { readPublished } from './read-course.ts';

/**
 * The course as it was published last in a language.
 * @returns nothing when it never was, or when its text is the one that is asked about
 */
export async function lastPublished(
  db: Db,
  courseId: string,
  lang: string,
  content: string,
): Promise<Course | undefined> {
  const versions = await versionsPublished(db);
  const last = versions.findLast((one) => one.courseId === courseId && one.lang === lang);
  if (!last || last.content === content) return undefined;
  const files = await filesOfVersion(db, last.id);
  return readPublished(textsOf(files), { courseId, lang });
}
