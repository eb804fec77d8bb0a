import { expect, test } from 'vitest';
import { findCourses, loadCourse } from '../../server/courses/course-folder.ts';
import { textsOf } from '../../server/courses/published-texts.ts';
import { readPublished } from '../../server/courses/read-course.ts';
import { allCourses } from '../support/beginning.ts';

test('a published course reads the same without the checks that it passed before', async () => {
  const folders = await findCourses(allCourses);
  expect(folders.length).toBeGreaterThan(4);
  for (const folder of folders) {
    const { course, files } = await loadCourse(folder, '2026-11-24');
    expect(course?.modules.length).toBeGreaterThan(0);
    expect(readPublished(textsOf(files), folder)).toEqual(course);
  }
});
