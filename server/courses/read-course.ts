import type * as v from 'valibot';
import { checkCourse } from './check/check-course.ts';
import type { Course, Module, Remark } from './course-model.ts';
import { numberRemarks, numbersPath, readNumbers, withNumbers } from './law/numbers.ts';
import type { LawNumbers } from './law/numbers.ts';
import { numberWords } from './law/number-words.ts';
import type { LawSources } from './law/sources.ts';
import { blocks } from './markdown.ts';
import { readPage } from './page.ts';
import type { Page } from './page.ts';
import { inReadingOrder, quoted, remark } from './remark.ts';
import { readModule } from './read-module.ts';
import type { ModulePage } from './read-module.ts';
import { headingsIn, specialHeading, textTokens } from './sections.ts';
import { courseExample, courseTop, moduleExample, moduleTop } from './top-blocks.ts';

export type CoursePage = Page<v.InferOutput<typeof courseTop>>;

/** What the text of a course does not say about itself. */
export interface Where {
  courseId: string;
  lang: string;
  /** `YYYY-MM-DD`: the day by which `law-checked` is judged. */
  today: string;
  /** Paths of the course's pictures, such as `images/card.png`. */
  images?: ReadonlySet<string>;
  /** What exercises may cite; anything, if it is not given. */
  sources?: LawSources;
}

/** `01-topic.md`: a module's page, with its place among the others. */
export const modulePath = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

/** The introduction and what to remember. */
function readCoursePage(
  page: CoursePage,
  lang: string,
): { text: Pick<Course, 'intro' | 'remember'>; remarks: Remark[] } {
  const text: Pick<Course, 'intro' | 'remember'> = { intro: [], remember: [] };
  const remarks: Remark[] = [];
  const { remember } = headingsIn(lang);
  for (const chapter of page.chapters) {
    const exercise = chapter.parts.find((part) => part.t === 'exercise');
    if (exercise) {
      const place = { file: page.file, line: page.lexed.lineOf(exercise.heading) };
      remarks.push(
        remark(
          'exercise-misplaced',
          place,
          'course.md holds no exercises and no ### headings. Move this into a module.',
        ),
      );
    }
    if (!chapter.heading) text.intro = blocks(textTokens(chapter));
    else if (specialHeading(chapter.title, lang) === 'remember') text.remember.push(...blocks(textTokens(chapter)));
    else {
      const place = { file: page.file, line: page.lexed.lineOf(chapter.heading) };
      const message = `course.md has no section ${quoted(chapter.title)}. Move its text into the introduction, into ${remember}, or into a module.`;
      remarks.push(remark('section-unknown', place, message, `## ${remember}`));
    }
  }
  return { text, remarks };
}

/** The pages with the numbers of the law in place of their names. */
function withLaw(files: ReadonlyMap<string, string>, numbers: LawNumbers, lang: string): Map<string, string> {
  return new Map(
    [...files]
      .filter(([path]) => path !== numbersPath)
      .map(([path, text]) => [path, withNumbers(text, numbers, lang)] as const),
  );
}

/** What is wrong with the numbers of the law on the pages as they were written. */
function lawRemarks(
  files: ReadonlyMap<string, string>,
  numbers: LawNumbers,
  { courseId, lang }: Pick<Where, 'courseId' | 'lang'>,
): Remark[] {
  return [...files]
    .filter(([path]) => path === 'course.md' || modulePath.test(path))
    .flatMap(([path, text]) => {
      const file = `${courseId}/${lang}/${path}`;
      return [...numberRemarks(text, file, numbers, lang), ...numberWords(text, file, numbers)];
    });
}

/** The pages of the modules in the order of their numbers. */
function readModules(
  files: ReadonlyMap<string, string>,
  folder: string,
  lang: string,
): { pages: ModulePage[]; modules: Module[]; remarks: Remark[] } {
  const pages: ModulePage[] = [];
  const modules: Module[] = [];
  const remarks: Remark[] = [];
  for (const path of [...files.keys()].filter((name) => modulePath.test(name)).sort()) {
    const read = readPage(files.get(path) ?? '', `${folder}/${path}`, moduleTop, moduleExample);
    remarks.push(...read.remarks);
    if (!read.page) continue;
    pages.push(read.page);
    const { module, remarks: said } = readModule(read.page, path, lang);
    remarks.push(...said);
    if (module) modules.push(module);
  }
  return { pages, modules, remarks };
}

/** A course and the pages it was read from, with what kept parts of them from being read. */
interface Read {
  course: Course | undefined;
  page: CoursePage | undefined;
  modules: ModulePage[];
  texts: Map<string, string>;
  remarks: Remark[];
}

function readText(
  files: ReadonlyMap<string, string>,
  numbers: LawNumbers,
  { courseId, lang }: Pick<Where, 'courseId' | 'lang'>,
): Read {
  const folder = `${courseId}/${lang}`;
  const texts = withLaw(files, numbers, lang);
  const { pages, modules, remarks } = readModules(texts, folder, lang);
  const text = texts.get('course.md');
  if (text === undefined) {
    const message = 'The course has no course.md. Begin one with this top block.';
    remarks.push(remark('no-course-page', { file: `${folder}/course.md`, line: 1 }, message, courseExample));
    return { course: undefined, page: undefined, modules: pages, texts, remarks };
  }
  const read = readPage(text, `${folder}/course.md`, courseTop, courseExample);
  remarks.push(...read.remarks);
  const page = read.page;
  if (!page) return { course: undefined, page: undefined, modules: pages, texts, remarks };
  const own = readCoursePage(page, lang);
  remarks.push(...own.remarks);
  const { top } = page;
  const course: Course | undefined = top && {
    id: courseId,
    lang,
    title: top.title,
    version: top.version,
    change: top.change,
    audience: top.audience,
    minutes: top.minutes,
    pass: top.pass,
    draw: top.draw,
    must: top.must,
    lawChecked: top['law-checked'],
    ...own.text,
    modules,
  };
  return { course, page, modules: pages, texts, remarks };
}

/**
 * Reads and checks a course in one language. Never throws.
 * @param files the text of `course.md` and of each module by its path inside the course's folder, and of `law/numbers.yaml`;
 *   other paths are ignored
 * @returns no course when `course.md` is missing or its top block is incomplete. A module that cannot be read is left out,
 *   with an error: a course with errors is never published.
 */
export function readCourse(
  files: ReadonlyMap<string, string>,
  where: Where,
): { course: Course | undefined; remarks: Remark[] } {
  // Faults of the register itself are the matter of whoever reads the folder: a version carries only what was right.
  const { numbers } = readNumbers(files.get(numbersPath));
  const { course, page, modules, texts, remarks: onText } = readText(files, numbers, where);
  const remarks = [...lawRemarks(files, numbers, where), ...onText];
  if (page) remarks.push(...checkCourse({ course, page, modules, files: texts, where }));
  return { course, remarks: inReadingOrder(remarks) };
}

/**
 * Reads a course that was checked before it was published: the same course as `readCourse` answers, in less than half the
 * time.
 */
export function readPublished(
  files: ReadonlyMap<string, string>,
  where: Pick<Where, 'courseId' | 'lang'>,
): Course | undefined {
  const { numbers } = readNumbers(files.get(numbersPath));
  return readText(files, numbers, where).course;
}
