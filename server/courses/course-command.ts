import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findCourses, type CourseFolder } from './course-folder.ts';

const ownCourses = join(import.meta.dirname, '../../courses');

/** Something that a person has to do otherwise, and the exit code that it gets. */
export class Complaint extends Error {
  readonly code: 1 | 2;

  constructor(message: string, code: 1 | 2) {
    super(message);
    this.code = code;
  }
}

/** The exit code of a command that makes a file of a course, and on the way tells a person what they have to do otherwise. */
export async function orComplaint(work: Promise<number>, complain: (text: string) => void): Promise<number> {
  try {
    return await work;
  } catch (problem) {
    if (!(problem instanceof Complaint)) throw problem;
    complain(problem.message);
    return problem.code;
  }
}

/** The folder of a course in a language, below `root` or among our own. Complains about one that is not there. */
export async function folderOf(root: string | undefined, courseId: string, lang: string): Promise<CourseFolder> {
  const below = resolve(root ?? ownCourses);
  const folders = await findCourses(below).catch((problem: Error) => {
    throw new Complaint(`The courses cannot be read: ${problem.message}`, 2);
  });
  const ofCourse = folders.filter((folder) => folder.courseId === courseId);
  const found = ofCourse.find((folder) => folder.lang === lang);
  if (found) return found;
  const langs = ofCourse.map((folder) => folder.lang).join(', ');
  if (langs) throw new Complaint(`The course ${courseId} is not there in ${lang}. Say --lang ${langs}.`, 2);
  const ids = [...new Set(folders.map((folder) => folder.courseId))].join(', ');
  throw new Complaint(`There is no course ${courseId} below ${below}. ${ids ? `There are: ${ids}.` : ''}`.trim(), 2);
}

/** Writes the file. Complains if that cannot be done. */
export async function written(file: string, content: string | Buffer): Promise<void> {
  await writeFile(file, content).catch((problem: Error) => {
    throw new Complaint(`The file cannot be written: ${problem.message}`, 1);
  });
}
