import { hash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GrowingTree } from '../evidence/verification/tree.ts';

/** The newest tree of a log that the witness has cosigned. */
export interface Seen {
  size: number;
  root: Buffer;
}

/** A stranger without the log's key cannot fill this folder, but a log's operator could. */
const mostContradictions = 100;

/**
 * The memory of a witness: for each log one file with the checkpoint that it cosigned last. It is what the witness is worth:
 * one that forgets can be shown another history. Files are written beside, flushed and renamed. One process at a time.
 */
export class WitnessState {
  readonly #folder: string;
  readonly #contradictions: string;

  /** @param folder made if missing */
  constructor(folder: string) {
    this.#folder = folder;
    this.#contradictions = join(folder, 'contradictions');
    mkdirSync(this.#contradictions, { recursive: true, mode: 0o700 });
  }

  /** Whether anything was ever cosigned. */
  get isEmpty(): boolean {
    return !readdirSync(this.#folder).some((name) => name.endsWith('.txt'));
  }

  /**
   * What was cosigned last; the empty tree for a log that is new here. Throws if the file is there but damaged: to begin
   * again from nothing would be to forget.
   */
  async lastSeen(origin: string): Promise<Seen> {
    const path = this.#fileOf(origin);
    const kept = await readFile(path, 'utf8').catch(absent);
    if (kept === undefined) return { size: 0, root: new GrowingTree().root() };
    const [name, size = '', root = ''] = kept.split('\n');
    const seen = { size: Number(size), root: Buffer.from(root, 'base64') };
    if (name !== origin || !/^(0|[1-9]\d{0,15})$/.test(size) || seen.root.length !== 32)
      throw new Error(`${path} is damaged. Restore it; without it the witness does not know what it has cosigned.`);
    return seen;
  }

  /** Keeps a cosigned checkpoint as the newest of its log. It is on disk when this returns. */
  async remember(origin: string, cosigned: string): Promise<void> {
    await writeDurably(this.#fileOf(origin), cosigned);
  }

  /**
   * Keeps a request that a log signed and that does not continue what was cosigned: it may be the proof of a changed history.
   * @returns the path; undefined when so many are there that no more are kept
   */
  async keepContradiction(request: Uint8Array): Promise<string | undefined> {
    const path = join(this.#contradictions, `${hash('sha256', request)}.txt`);
    if (existsSync(path)) return path;
    if ((await readdir(this.#contradictions)).length >= mostContradictions) return undefined;
    await writeDurably(path, request);
    return path;
  }

  #fileOf(origin: string): string {
    return join(this.#folder, `${hash('sha256', origin)}.txt`);
  }
}

/** Only a file that is not there counts as none; one that cannot be read does not. */
function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(content);
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
