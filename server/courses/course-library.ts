import type { Db } from '../../db/open.ts';
import { compressed, type Compressed } from '../compressed.ts';
import { Refusal } from '../refusals.ts';
import { filesOfVersion, versionsPublished, type VersionRow } from './course-queries.ts';
import type { Course } from './course-model.ts';
import { textsOf } from './published-texts.ts';
import { lessonOf } from './lesson.ts';
import { outlineOf } from './outline.ts';
import { withPictures } from './pictures.ts';
import { readPublished } from './read-course.ts';

/** A frozen course, ready to be taught. */
export type CourseVersion = VersionRow & ReadVersion;

interface ReadVersion {
  /** As it is taught: pictures have the addresses where they are served. */
  course: Course;
  /** As its author wrote it, for comparing versions. */
  written: Course;
  /** The outline of the lesson as JSON, made once: it is the same for everybody. */
  outline: Compressed;
  /** Each module of the lesson in the same way, by its id. */
  modules: ReadonlyMap<string, Compressed>;
}

/** A version is named by its content, so a process reads it once, however many libraries it opens. */
const readBefore = new Map<string, ReadVersion>();

/** The published courses in memory. Versions never change, so what was read once stays right. */
export class CourseLibrary {
  readonly #db: Db;
  readonly #versions = new Map<string, CourseVersion>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Reads versions that were published since the last time, by this server or another one. */
  async refresh(): Promise<void> {
    for (const row of await versionsPublished(this.#db)) {
      if (this.#versions.has(row.id)) continue;
      this.#versions.set(row.id, { ...row, ...(await this.#read(row)) });
    }
  }

  async #read(row: VersionRow): Promise<ReadVersion> {
    const key = `${row.courseId} ${row.lang} ${row.content}`;
    const before = readBefore.get(key);
    if (before) return before;
    const written = readPublished(textsOf(await filesOfVersion(this.#db, row.id)), row);
    if (!written) throw new Error(`The published version ${row.courseId} ${row.version} cannot be read any more.`);
    const course = withPictures(written, (path) => `/api/lessons/${row.content}/${path}`);
    const lesson = lessonOf(course, row.content);
    const read = {
      course,
      written,
      outline: compressed(JSON.stringify(outlineOf(lesson))),
      modules: new Map(lesson.modules.map((module) => [module.id, compressed(JSON.stringify(module))])),
    };
    readBefore.set(key, read);
    return read;
  }

  /** Whether there is such a course. */
  has(courseId: string): boolean {
    return [...this.#versions.values()].some((one) => one.courseId === courseId);
  }

  /**
   * The version that somebody who begins today gets, in their language or else in English.
   * Refuses a course that was never published (`course_unknown`).
   */
  current(courseId: string, lang = 'en'): CourseVersion {
    const versions = [...this.#versions.values()].filter((one) => one.courseId === courseId);
    const found =
      versions.findLast((one) => one.lang === lang) ?? versions.findLast((one) => one.lang === 'en') ?? versions.at(-1);
    if (!found) throw new Refusal('course_unknown', `There is no course "${courseId}".`);
    return found;
  }

  /** A version by its row, for an attempt that is bound to it. */
  async byId(id: string): Promise<CourseVersion> {
    if (!this.#versions.has(id)) await this.refresh();
    const found = this.#versions.get(id);
    if (!found) throw new Refusal('course_unknown', 'That version of the course is not here.');
    return found;
  }

  /** A version by its content id, with or without the `sha256:` in front. */
  byContent(content: string): CourseVersion {
    const wanted = content.startsWith('sha256:') ? content : `sha256:${content}`;
    const found = [...this.#versions.values()].find((one) => one.content === wanted);
    if (!found) throw new Refusal('course_unknown', 'There is no course with that content.');
    return found;
  }

  /** All versions, oldest first. */
  all(): CourseVersion[] {
    return [...this.#versions.values()];
  }
}
