import type { Course, Remark } from '../course-model.ts';
import type { ModulePage } from '../read-module.ts';
import type { CoursePage, Where } from '../read-course.ts';
import { citedArticles, lawChecked } from './law.ts';
import { unknownSources } from '../law/sources.ts';
import { markup } from './markup.ts';
import { moduleFiles } from './module-files.ts';
import { minutes } from './minutes.ts';
import { objectives } from './objectives.ts';
import { companyNames } from './companies.ts';
import { people } from './people.ts';
import { readability } from './readability.ts';
import { giveAways } from './give-aways.ts';
import { idsOnce } from './ids.ts';
import { words } from './words.ts';

/** Everything that the rules of a whole course look at. */
export interface CourseText {
  /** Undefined when its top block cannot be read; then only rules of single pages speak. */
  course: Course | undefined;
  page: CoursePage;
  modules: readonly ModulePage[];
  files: ReadonlyMap<string, string>;
  where: Where;
}

/** What the checker has to say about a course beyond its single exercises. */
export function checkCourse(text: CourseText): Remark[] {
  const pages = [text.page, ...text.modules];
  const { sources } = text.where;
  return [
    ...moduleFiles(text),
    ...lawChecked(text),
    ...pages.flatMap((page) => [
      ...markup(page, text.where.images ?? new Set()),
      ...people(page),
      ...companyNames(page),
      ...words(page),
      ...citedArticles(page),
      ...(sources ? unknownSources(page, sources) : []),
    ]),
    ...text.modules.flatMap((page) => readability(page, text.where.lang)),
    ...(text.course
      ? [
          ...idsOnce(text.course),
          ...objectives(text.course, text),
          ...minutes(text.course, text),
          ...giveAways(text.course),
        ]
      : []),
  ];
}
