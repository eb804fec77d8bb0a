import { hash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** So many leaves share a file of the archive: small enough to write anew at each checkpoint, few enough files in a folder. */
const leavesPerFile = 1_000;

/**
 * What is kept of the log outside its database, so that a database restored from yesterday cannot quietly become another log
 * (evidence.md 4.2): the last checkpoint that was signed (the high-water mark), and every leaf up to it. Leaves are not
 * secret; the folder must only not be part of the database's backups.
 *
 * Files are written beside and renamed, so a crash leaves the old one. Servers that share the folder write in turn
 * (`signCheckpoint`, `keepLeaves`).
 */
export class OutsideCopies {
  readonly #mark: string;
  readonly #leaves: string;

  /** @param folder made if missing; everything in it is named after the log */
  constructor(folder: string, origin: string) {
    const name = hash('sha256', origin);
    this.#mark = join(folder, 'evidence-hwm', `${name}.txt`);
    this.#leaves = join(folder, 'evidence-leaves', name);
    mkdirSync(dirname(this.#mark), { recursive: true, mode: 0o700 });
    mkdirSync(this.#leaves, { recursive: true, mode: 0o700 });
  }

  /** The last signed note, if anything was ever signed. */
  async highWaterMark(): Promise<string | undefined> {
    return readFile(this.#mark, 'utf8').catch(absent);
  }

  /** Moves the mark. On disk before the note may be published. */
  async raiseMark(note: string): Promise<void> {
    await writeDurably(this.#mark, note);
  }

  /** How many leaves the archive holds, from the first on without a gap. */
  async leafCount(): Promise<number> {
    const last = (await readdir(this.#leaves))
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .at(-1);
    if (last === undefined) return 0;
    return Number.parseInt(last, 10) + linesOf(await readFile(join(this.#leaves, last), 'utf8')).length;
  }

  /**
   * Writes leaves on from `first`.
   * @param first at most `leafCount()`; leaves that are there already are written again
   */
  async keepLeaves(first: number, leaves: readonly string[]): Promise<void> {
    let done = 0;
    while (done < leaves.length) {
      const at = first + done;
      const within = at % leavesPerFile;
      const count = Math.min(leavesPerFile - within, leaves.length - done);
      const path = this.#file(at);
      const before = within === 0 ? [] : linesOf(await readFile(path, 'utf8')).slice(0, within);
      await writeDurably(path, [...before, ...leaves.slice(done, done + count)].map((leaf) => `${leaf}\n`).join(''));
      done += count;
    }
  }

  /** The archived leaves from `first` on, file by file. */
  async *leavesFrom(first: number): AsyncGenerator<string[]> {
    const count = await this.leafCount();
    for (let at = first; at < count;) {
      const lines = linesOf(await readFile(this.#file(at), 'utf8')).slice(at % leavesPerFile);
      yield lines;
      at += lines.length;
    }
  }

  /** The archived leaf at an index below `leafCount()`. */
  async leaf(index: number): Promise<string | undefined> {
    return linesOf(await readFile(this.#file(index), 'utf8'))[index % leavesPerFile];
  }

  #file(index: number): string {
    const start = index - (index % leavesPerFile);
    return join(this.#leaves, `${String(start).padStart(16, '0')}.jsonl`);
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  // The name is on disk only when its folder is.
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
