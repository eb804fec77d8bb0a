import type { Db } from '../../db/open.ts';
import { dayOf } from '../day.ts';
import { findCourses, loadCourse } from './course-folder.ts';
import type { Remark } from './course-model.ts';
import { publishCourse, type RecordPublication } from './publish-course.ts';

/**
 * Publishes every course under a folder that has no errors, and answers what stopped the others, with file and line. A course
 * with errors keeps its last good version: whoever is learning is not disturbed by a slip in a text.
 * @param root a folder of `<course-id>/<lang>/`
 */
export async function publishFolder(db: Db, root: string, record: RecordPublication, now: Date): Promise<Remark[]> {
  const stopped: Remark[] = [];
  for (const folder of await findCourses(root)) {
    const { course, files, remarks } = await loadCourse(folder, dayOf(now));
    const errors = remarks.filter((remark) => remark.severity === 'error');
    stopped.push(...errors);
    if (!course || errors.length > 0) continue;
    const published = await publishCourse(db, record, course, files, now);
    if (published.outcome === 'refused') {
      const file = `${folder.courseId}/${folder.lang}/course.md`;
      stopped.push({ severity: 'error', rule: 'version-not-raised', file, line: 1, message: published.message });
    }
  }
  return stopped;
}
