import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findCourses } from '../course-folder.ts';

type Heard = (paths: string[]) => void;

/** Every file of a course's folder by its path there, with what changes when it is saved. */
async function stateOf(dir: string, below = ''): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(join(dir, below), { withFileTypes: true })) {
    const path = below + entry.name;
    if (entry.isDirectory() && path === 'images') {
      for (const [picture, state] of await stateOf(dir, 'images/')) files.set(picture, state);
    } else if (entry.isFile()) {
      const { mtimeMs, size, ino } = await stat(join(dir, path));
      files.set(path, `${mtimeMs} ${size} ${ino}`);
    }
  }
  return files;
}

/**
 * The same of a course and of the law register beside it: every page may use its numbers, so a change there is told as one
 * of `course.md`.
 */
export async function stateWithLaw(dir: string): Promise<Map<string, string>> {
  const files = await stateOf(dir);
  const law = await stateOf(join(dir, '../../law')).catch(() => new Map<string, string>());
  files.set('course.md', JSON.stringify([files.get('course.md'), ...law]));
  return files;
}

/** The same of every course below a folder. */
async function snapshot(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { courseId, lang, dir } of await findCourses(root))
    for (const [path, state] of await stateWithLaw(dir)) files.set(`${courseId}/${lang}/${path}`, state);
  return files;
}

/**
 * Tells who listens which files of the courses changed. It looks at dates and sizes instead of asking the system for events:
 * those do not come from network drives, containers and synchronised folders, where authors keep their files.
 */
export class FolderChanges {
  readonly #root: string;
  readonly #every: number;
  readonly #listeners = new Set<Heard>();
  #looking: AbortController | undefined;
  #seen = new Map<string, string>();
  /** The first look, after which nothing is missed. */
  #began: Promise<void> = Promise.resolve();

  /** @param every milliseconds between two looks */
  constructor(root: string, every = 300) {
    this.#root = root;
    this.#every = every;
  }

  /**
   * Resolves when changes are seen from now on.
   * @returns stops listening; nobody looks when nobody listens
   */
  async listen(heard: Heard): Promise<() => void> {
    this.#listeners.add(heard);
    if (!this.#looking) {
      this.#looking = new AbortController();
      this.#began = this.#look();
      void this.#goOn(this.#looking.signal);
    }
    await this.#began;
    return () => {
      this.#listeners.delete(heard);
      if (this.#listeners.size > 0) return;
      this.#looking?.abort();
      this.#looking = undefined;
    };
  }

  /** A file that an editor replaces is missing for a moment: the next look finds it. */
  async #look(): Promise<void> {
    this.#seen = await snapshot(this.#root).catch(() => this.#seen);
  }

  async #goOn(signal: AbortSignal): Promise<void> {
    await this.#began;
    while (!signal.aborted) {
      await wait(this.#every, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const before = this.#seen;
      await this.#look();
      const paths = [...new Set([...before.keys(), ...this.#seen.keys()])].filter(
        (path) => before.get(path) !== this.#seen.get(path),
      );
      if (paths.length > 0) for (const heard of this.#listeners) heard(paths);
    }
  }
}
