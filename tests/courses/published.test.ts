import { join } from 'node:path';
import { expect, test } from 'vitest';
import { translations } from '../../server/courses/check/translations.ts';
import { questionsOf } from '../../server/courses/check/ids.ts';
import { findCourses, loadCourse } from '../../server/courses/course-folder.ts';
import { lessonOf } from '../../server/courses/lesson.ts';
import { blockText, lineText } from '../../server/courses/plain-text.ts';

const folders = await findCourses(join(import.meta.dirname, '../../courses'));
// The age of law-checked is for `article39 courses check`, which knows today; tests do not fail by the calendar.
const today = '2026-11-24';

test.each(folders.map((folder) => [`${folder.courseId}/${folder.lang}`, folder] as const))(
  '%s has no errors',
  async (_, folder) => {
    const { course, remarks } = await loadCourse(folder, today);
    expect(remarks.filter((remark) => remark.severity === 'error')).toEqual([]);
    expect(course!.modules.length).toBeGreaterThan(0);
  },
);

test('languages agree', async () => {
  const courses = await Promise.all(folders.map(async (folder) => (await loadCourse(folder, today)).course!));
  expect(translations(courses)).toEqual([]);
});

test.each(folders.map((folder) => [`${folder.courseId}/${folder.lang}`, folder] as const))(
  'the lesson of %s keeps its secrets',
  async (_, folder) => {
    const course = (await loadCourse(folder, today)).course!;
    const json = JSON.stringify(lessonOf(course, 'sha256:1'));
    expect(json).not.toMatch(/"(right|why|rank|should|body|bank|answer|source|tests|scores|who|latest|to)":/);
    const secrets = questionsOf(course).flatMap(({ body }) => {
      if (body.shape === 'options') return body.options.map((option) => blockText(option.why));
      if (body.shape === 'steps') return body.steps.map((step) => blockText(step.why));
      // What stands in a scene is told when it is reached; the first is where everybody stands.
      if (body.shape === 'scenes') return body.scenes.slice(1).map((scene) => blockText(scene.text));
      return body.shape === 'recall' ? [blockText(body.answer)] : body.rows.map((row) => lineText(row.why));
    });
    const told = secrets.filter((secret) => secret.length > 20 && json.includes(JSON.stringify(secret).slice(1, -1)));
    expect(told).toEqual([]);
  },
);
