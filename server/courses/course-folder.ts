import { readFile, readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isPortablePath } from './content-id.ts';
import type { Course, Remark } from './course-model.ts';
import { asOffered, numbersPath, numbersUsed, readNumbers } from './law/numbers.ts';
import type { LawNumbers } from './law/numbers.ts';
import { readSources, sourcesPath } from './law/sources.ts';
import type { LawSources } from './law/sources.ts';
import { modulePath, readCourse } from './read-course.ts';
import { pictureType, picturesOf } from './pictures.ts';
import { inReadingOrder, quoted, remark } from './remark.ts';

/** A course in one language, as a folder. */
export interface CourseFolder {
  courseId: string;
  lang: string;
  dir: string;
}

const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

async function subfolders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * The courses below a folder: `<course>/<language>/`, by name. A folder whose name is no language is none.
 * @param root the folder `courses`
 * @throws what the file system says when `root` cannot be read
 */
export async function findCourses(root: string): Promise<CourseFolder[]> {
  const found: CourseFolder[] = [];
  for (const courseId of await subfolders(root)) {
    for (const lang of await subfolders(join(root, courseId))) {
      if (language.test(lang)) found.push({ courseId, lang, dir: join(root, courseId, lang) });
    }
  }
  return found;
}

function unexpected(path: string, entry: Dirent): string | undefined {
  if (!entry.isFile())
    return `${quoted(path)} is neither a file nor the folder images. Remove it; links are not followed.`;
  if (path.startsWith('images/')) {
    return pictureType(path)
      ? undefined
      : `${quoted(path)} is no picture. Pictures are .png, .jpg, .webp, .avif or .gif.`;
  }
  if (path === 'course.md' || modulePath.test(path)) return undefined;
  return `${quoted(path)} is no part of a course. A module is called by a number of two digits and its id: 01-first-topic.md.`;
}

/**
 * Every file of a course's folder that belongs to the course, with a remark for each that does not.
 * @param dir ends in `<course>/<language>`, which the remarks repeat
 * @throws what the file system says when the folder cannot be read
 */
export async function readCourseFolder(dir: string): Promise<{ files: Map<string, Buffer>; remarks: Remark[] }> {
  const folder = `${basename(dirname(dir))}/${basename(dir)}`;
  const files = new Map<string, Buffer>();
  const remarks: Remark[] = [];
  const names = new Map<string, string>();
  const read = async (prefix: string): Promise<void> => {
    const entries = await readdir(join(dir, prefix), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = prefix + entry.name;
      const place = { file: `${folder}/${path}`, line: 1 };
      if (path === 'images' && entry.isDirectory()) {
        await read('images/');
        continue;
      }
      const fault = unexpected(path, entry);
      const twin = names.get(path.toLowerCase());
      if (fault !== undefined) remarks.push(remark('unexpected-file', place, fault));
      else if (!isPortablePath(path)) {
        const message = `The file name ${quoted(path)} may have letters, digits, dots, hyphens and underscores only, at most 100. Rename it.`;
        remarks.push(remark('file-name', place, message));
      } else if (twin !== undefined) {
        remarks.push(
          remark('file-name', place, `${quoted(path)} and ${quoted(twin)} differ in case only. Rename one.`),
        );
      } else {
        names.set(path.toLowerCase(), path);
        files.set(path, await readFile(join(dir, path)));
      }
    }
  };
  await read('');
  return { files, remarks };
}

/** The pages among a course's files as text; bytes that are no UTF-8 become a remark. */
function pagesOf(
  files: ReadonlyMap<string, Buffer>,
  folder: string,
): { texts: Map<string, string>; remarks: Remark[] } {
  const texts = new Map<string, string>();
  const remarks: Remark[] = [];
  for (const [path, bytes] of files) {
    if (!path.endsWith('.md')) continue;
    try {
      texts.set(path, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      const message = 'The page is not UTF-8 text. Save it again with the encoding UTF-8.';
      remarks.push(remark('not-text', { file: `${folder}/${path}`, line: 1 }, message));
    }
  }
  return { texts, remarks };
}

const ownCourses = join(import.meta.dirname, '../../courses');

/** A file of the law register, which stands beside the courses. A folder of courses may do without. */
async function lawFile(root: string, path: string): Promise<string | undefined> {
  return readFile(join(root, path), 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT' || problem.code === 'ENOTDIR') return undefined;
    throw problem;
  });
}

/** The law register of a folder of courses, with a remark for each fault. */
export interface LawBeside {
  numbers: LawNumbers;
  sources: LawSources;
  /** What `readCourse` reads for `law/numbers.yaml`. */
  numbersText: string;
  /** Whether the folder lists its sources; where it does not, exercises may cite anything. */
  hasSources: boolean;
  remarks: Remark[];
}

/** The law register beside the courses. Without numbers of its own, a folder is offered those of this package. */
export async function lawBeside(root: string): Promise<LawBeside> {
  const own = await lawFile(root, numbersPath);
  const listed = await lawFile(root, sourcesPath);
  const { numbers, remarks: onNumbers } = readNumbers(own ?? (await lawFile(ownCourses, numbersPath)));
  const { sources, remarks: onSources } = readSources(listed ?? '');
  const numbersText = own ?? asOffered(numbers);
  return { numbers, sources, numbersText, hasSources: listed !== undefined, remarks: [...onNumbers, ...onSources] };
}

/**
 * Reads and checks the folder of a course. The numbers of the law that its text uses become one of its files.
 * @param today `YYYY-MM-DD`, by which `law-checked` is judged
 * @returns no course when its course.md cannot be read; the files are what a version is frozen from
 */
export async function loadCourse(
  { courseId, lang, dir }: CourseFolder,
  today: string,
): Promise<{ course: Course | undefined; files: Map<string, Buffer>; remarks: Remark[] }> {
  const { files, remarks: onFiles } = await readCourseFolder(dir);
  const { texts, remarks: onBytes } = pagesOf(files, `${courseId}/${lang}`);
  const images = picturesOf(files);
  const law = await lawBeside(join(dir, '../..'));
  const used = numbersUsed(texts.values(), law.numbers);
  if (used !== undefined) files.set(numbersPath, Buffer.from(used));
  texts.set(numbersPath, law.numbersText);
  const where = { courseId, lang, today, images, ...(law.hasSources && { sources: law.sources }) };
  const { course, remarks } = readCourse(texts, where);
  return { course, files, remarks: inReadingOrder([...onFiles, ...onBytes, ...law.remarks, ...remarks]) };
}
