import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../../refusals.ts';
import { translations } from '../check/translations.ts';
import { findCourses, loadCourse, type CourseFolder } from '../course-folder.ts';
import type { Course, Remark } from '../course-model.ts';
import { modulePath } from '../read-course.ts';
import { inReadingOrder } from '../remark.ts';
import type { Counts, PageName, PreviewCourses, PreviewLanguage } from './preview-shapes.ts';
import { stateWithLaw } from './watch.ts';

/** A course as it is in its folder at this moment, with everything that the checker says about it. */
export interface Draft {
  folder: CourseFolder;
  course: Course | undefined;
  files: Map<string, Buffer>;
  remarks: Remark[];
}

/** The name of course.md among the pages. */
export const coursePage = 'course';

/** What was read of a folder, and the state in which its files were: most are the same as a moment ago. */
const known = new Map<string, { state: string; draft: Draft }>();

/** Reads a folder if it changed; again, if an editor was replacing a file at that moment. */
async function read(folder: CourseFolder, today: string, tries = 5): Promise<Draft> {
  try {
    const state = JSON.stringify([today, ...(await stateWithLaw(folder.dir))]);
    const before = known.get(folder.dir);
    if (before?.state === state) return before.draft;
    const draft = { folder, ...(await loadCourse(folder, today)) };
    known.set(folder.dir, { state, draft });
    return draft;
  } catch (error) {
    if (tries <= 1 || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await wait(40);
    return read(folder, today, tries - 1);
  }
}

/** Drafts with the remarks that compare the languages of a course. */
async function readAll(folders: readonly CourseFolder[], today: string): Promise<Draft[]> {
  const drafts = await Promise.all(folders.map((folder) => read(folder, today)));
  const compared = translations(drafts.flatMap(({ course }) => course ?? []));
  return drafts.map((draft) => {
    const mine = compared.filter(({ file }) => file.startsWith(prefix(draft)));
    return { ...draft, remarks: inReadingOrder([...draft.remarks, ...mine]) };
  });
}

const prefix = ({ folder }: Draft): string => `${folder.courseId}/${folder.lang}/`;

/**
 * The course in that language. A name is only compared with those that are there, so it can lead nowhere else.
 * Refuses others (`not_found`).
 */
export async function findDraft(root: string, courseId: string, lang: string, today: string): Promise<Draft> {
  const languages = (await findCourses(root)).filter((one) => one.courseId === courseId);
  const draft = languages.some((one) => one.lang === lang)
    ? (await readAll(languages, today)).find(({ folder }) => folder.lang === lang)
    : undefined;
  if (!draft) throw new Refusal('not_found', 'There is no such course in that language. Choose one from the list.');
  return draft;
}

/** The names of a draft's pages: course.md, then every module's file, whether it can be read or not. */
export function pagesOf(draft: Draft): string[] {
  const modules = [...draft.files.keys()].filter((path) => modulePath.test(path)).sort();
  return [coursePage, ...modules.map((path) => path.replace(/\.md$/, ''))];
}

/** What is said about a page. About files that are no page, course.md tells. */
export function remarksOf(draft: Draft, page: string): Remark[] {
  const modules = new Set(pagesOf(draft).slice(1));
  return draft.remarks.filter(({ file }) => {
    const name = file.slice(prefix(draft).length).replace(/\.md$/, '');
    return page === coursePage ? !modules.has(name) : name === page;
  });
}

function counted(remarks: readonly Remark[]): Counts {
  const errors = remarks.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: remarks.length - errors };
}

function languageOf(draft: Draft): PreviewLanguage {
  const pages = pagesOf(draft).map((name): PageName => {
    const module = draft.course?.modules.find(({ file }) => file === `${name}.md`);
    return { name, id: module?.id ?? null, title: module?.title ?? `${name}.md`, ...counted(remarksOf(draft, name)) };
  });
  const { courseId, lang } = draft.folder;
  return { lang, title: draft.course?.title ?? courseId, pages, ...counted(draft.remarks) };
}

/** Every course below the folder with its pages. */
export async function listCourses(root: string, today: string): Promise<PreviewCourses> {
  const drafts = await readAll(await findCourses(root), today);
  const byId = Map.groupBy(drafts, ({ folder }) => folder.courseId);
  return { root, courses: [...byId].map(([id, languages]) => ({ id, languages: languages.map(languageOf) })) };
}
