import type { Db } from '../../db/open.ts';
import { dayOf } from '../day.ts';
import { idsKept } from './check/ids-kept.ts';
import { contentId } from './content-id.ts';
import { findCourses, loadCourse } from './course-folder.ts';
import type { Remark } from './course-model.ts';
import { lastPublished } from './last-published.ts';
import { publishCourse, type RecordPublication } from './publish-course.ts';

/**
 * Publishes every course under a folder that has no errors, and answers what stopped the others, with file and line. A course
 * with errors keeps its last good version: whoever is learning is not disturbed by a slip in a text.
 * @param root a folder of `<course-id>/<lang>/`
 * @param warn hears what the comparison with the last version asks a human to look at; it stops nothing
 */
export async function publishFolder(
  db: Db,
  root: string,
  record: RecordPublication,
  now: Date,
  warn: (remark: Remark) => void = () => {},
): Promise<Remark[]> {
  const stopped: Remark[] = [];
  for (const folder of await findCourses(root)) {
    const { course, files, remarks } = await loadCourse(folder, dayOf(now));
    const errors = remarks.filter((remark) => remark.severity === 'error');
    stopped.push(...errors);
    if (!course || errors.length > 0) continue;
    const earlier = await lastPublished(db, course.id, course.lang, contentId(files).content);
    const onIds = earlier ? idsKept(earlier, course) : [];
    const broken = onIds.filter((remark) => remark.severity === 'error');
    for (const remark of onIds) if (remark.severity === 'warning') warn(remark);
    stopped.push(...broken);
    if (broken.length > 0) continue;
    const published = await publishCourse(db, record, course, files, now);
    if (published.outcome === 'refused') {
      const file = `${folder.courseId}/${folder.lang}/course.md`;
      stopped.push({ severity: 'error', rule: published.rule, file, line: 1, message: published.message });
    }
  }
  return stopped;
}
