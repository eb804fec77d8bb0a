import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceQuestion } from '../../server/courses/lesson.ts';
import { baseFiles } from '../courses/base-course.ts';
import { temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { visitor, type Page } from './visitor.ts';

/** Mina Okafor in a course that has an exercise of every kind, begun. */
export async function everyKind() {
  const courses = temporaryFolder();
  const folder = join(courses, 'whose-data/en');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of baseFiles)
    writeFileSync(join(folder, name), text.replace('course: small-course', 'course: whose-data'));
  const made = await installation({ A39_COURSES: courses });
  const there = visitor(made, (await made.enter('Mina Okafor')).cookie);
  const overview = (await there.open('/plain/courses/whose-data')).path;
  const { course, content } = made.tools.library.current('whose-data', 'en');
  /** The page of an exercise, by the beginning of its prompt. */
  const pageOf = async (prompt: string): Promise<Page> => {
    let page = await there.open(`${overview}/steps/whom-to-call/1`);
    while (!page.headings.some((heading) => heading.startsWith(prompt)))
      page = await there.follow(page, /^(Continue|Skip for now)$/);
    return page;
  };
  const begin = async () => there.send(await there.open(overview));
  const question = (id: string) => practiceQuestion(course, id)!;
  return { ...made, visitor: there, overview, content, pageOf, begin, question };
}
