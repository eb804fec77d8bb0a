import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { parentPort, workerData } from 'node:worker_threads';
import { Encrypter } from 'age-encryption';
import type { Kysely } from 'kysely';
import { openDb } from '../../db/open.ts';
import type { Database } from '../../db/tables/index.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { filesOfVersion } from '../courses/course-queries.ts';
import { filesOfDocument } from '../documents/documents.ts';
import { filesOfStatement } from '../roster/statements.ts';
import { writeBundle, type BundledCourse, type BundleOptions } from '../evidence/bundle/bundle.ts';
import { CorrectionsInLog } from '../evidence/bundle/corrections-in-log.ts';
import { openedEntries } from '../evidence/bundle/selection.ts';
import { erasedEntries } from '../evidence/erased-entries.ts';
import type { CourseClaim } from '../evidence/facts.ts';

/** Everything that the thread needs to know; it shares nothing with the one that started it. */
export interface ThreadOrder extends Omit<BundleOptions, 'courses' | 'corrections' | 'erased'> {
  database: string;
  ageRecipient: string | null;
  courses: { row: { table: 'course' | 'document' | 'roster'; id: string }; of: Omit<BundledCourse, 'files'> }[];
}

/** A piece of the file, or: the snapshot is taken; it does not fit the checkpoint; that was all. */
export type FromThread = Uint8Array | 'ready' | 'stale' | 'end';

const largePiece = 256 * 1024;
const port = parentPort!;
// Bytes that crossed the border between threads are plain arrays.
const order = workerData as ThreadOrder;
const checkpoint = { ...order.checkpoint, root: Buffer.from(order.checkpoint.root) };
const db = openDb(order.database);
try {
  await inSnapshot(db, async (snapshot) => {
    const erasures = await erasedEntries(snapshot);
    if (erasures.some(({ by }) => by >= checkpoint.size)) return tell('stale');
    const erased = new Set(erasures.map(({ index }) => index)).size;
    const corrections = await CorrectionsInLog.read(snapshot, checkpoint.size);
    const courses = await wantedCourses(snapshot, corrections);
    const zip = await writeBundle(snapshot, { ...order, checkpoint, corrections, erased, courses });
    tell('ready');
    for await (const piece of inLargePieces(order.ageRecipient === null ? zip : await encrypted(zip))) {
      await once(port, 'message');
      port.postMessage(piece satisfies FromThread, [piece.buffer]);
    }
    await once(port, 'message');
    tell('end');
  });
} finally {
  await db.destroy();
}

function tell(word: Exclude<FromThread, Uint8Array>): void {
  port.postMessage(word);
}

/** A full bundle encloses every version that was published; others those that their records are of. */
async function wantedCourses(snapshot: Kysely<Database>, corrections: CorrectionsInLog): Promise<BundledCourse[]> {
  const filesIn = { course: filesOfVersion, document: filesOfDocument, roster: filesOfStatement };
  const contents = order.wanted.kind === 'full' ? undefined : await contentsOf(snapshot, corrections);
  return order.courses
    .filter(({ of }) => contents === undefined || contents.has(of.content))
    .map(({ row, of }) => ({
      ...of,
      files: () => filesIn[row.table](snapshot, row.id),
    }));
}

async function contentsOf(snapshot: Kysely<Database>, corrections: CorrectionsInLog): Promise<Set<string>> {
  const contents = new Set<string>();
  for await (const entries of openedEntries(snapshot, order.wanted, checkpoint.size, corrections))
    for (const { claims } of entries) if (claims['course']) contents.add((claims['course'] as CourseClaim).content);
  return contents;
}

async function encrypted(zip: Readable): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(order.ageRecipient!);
  // The same streams under two names: Node's own types and those of the browser.
  return Readable.fromWeb((await encrypter.encrypt(Readable.toWeb(zip) as ReadableStream)) as NodeReadableStream);
}

/** Each piece costs a message; zlib makes small ones. The bytes are given away, so they are copies. */
async function* inLargePieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < largePiece) continue;
    yield joined(waiting, length);
    [waiting, length] = [[], 0];
  }
  if (length > 0) yield joined(waiting, length);
}

function joined(pieces: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
