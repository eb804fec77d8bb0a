import type { Course } from '../course-model.ts';
import type { Chapter } from './edition.ts';
import { writable } from './html-text.ts';
import type { MoodleQuestion } from './moodle-question.ts';

/** Where the questions of a module go in Moodle's question bank. Moodle reads `//` as a slash inside a name. */
export function categoryPath(course: Course, { number, module }: Chapter): string {
  const names = [course.title, `${number}. ${module.title}`];
  const safe = names.map((name) => writable(name).replace(/\s+/g, ' ').trim().replaceAll('/', '//'));
  return ['$course$', 'top', ...safe].join('/');
}

/** What became something else, a line for each question. */
export function changesOf(questions: readonly MoodleQuestion[]): string[] {
  return questions.flatMap(({ name, change }) => (change === undefined ? [] : [`${name}: ${change}`]));
}
