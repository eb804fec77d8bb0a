import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import type { Kysely } from 'kysely';
import { inOwnSnapshot } from '../../db/own-snapshot.ts';
import type { Database } from '../../db/tables/index.ts';
import { filesOfVersion } from '../courses/course-queries.ts';
import { filesOfDocument } from '../documents/documents.ts';
import { filesOfStatement } from '../roster/statements.ts';
import { writeBundle, type BundledCourse, type BundleOptions } from '../evidence/bundle/bundle.ts';
import { CorrectionsInLog } from '../evidence/bundle/corrections-in-log.ts';
import { openedEntries } from '../evidence/bundle/selection.ts';
import { erasedEntries } from '../evidence/erased-entries.ts';
import type { CourseClaim } from '../evidence/facts.ts';
import { inLargePieces } from '../threads/large-pieces.ts';
import { takeErrands, type Giver } from '../threads/take-errands.ts';

/** Everything that the thread needs to know; it shares nothing with the one that started it. */
export interface ThreadOrder extends Omit<BundleOptions, 'courses' | 'corrections' | 'erased'> {
  database: string;
  ageRecipient: string | null;
  courses: { row: { table: 'course' | 'document' | 'roster'; id: string }; of: Omit<BundledCourse, 'files'> }[];
}

export interface BundleErrand {
  order: ThreadOrder;
  /** Whether the snapshot is of the log that the checkpoint is of. */
  told: 'ready' | 'stale';
}

takeErrands<BundleErrand>((order, giver) =>
  inOwnSnapshot(order.database, (snapshot) => makeBundle(snapshot, order, giver)),
);

async function makeBundle(snapshot: Kysely<Database>, order: ThreadOrder, giver: Giver<BundleErrand>): Promise<void> {
  // Bytes that crossed the border between threads are plain arrays.
  const checkpoint = { ...order.checkpoint, root: Buffer.from(order.checkpoint.root) };
  const erasures = await erasedEntries(snapshot);
  if (erasures.some(({ by }) => by >= checkpoint.size)) return giver.tell('stale');
  const erased = new Set(erasures.map(({ index }) => index)).size;
  const corrections = await CorrectionsInLog.read(snapshot, checkpoint.size);
  const courses = await wantedCourses(snapshot, order, corrections);
  const zip = await writeBundle(snapshot, { ...order, checkpoint, corrections, erased, courses });
  giver.tell('ready');
  const { ageRecipient } = order;
  for await (const piece of inLargePieces(ageRecipient === null ? zip : await encrypted(zip, ageRecipient)))
    await giver.give(piece);
  await giver.finish();
}

/** A full bundle encloses every version that was published; others those that their records are of. */
async function wantedCourses(
  snapshot: Kysely<Database>,
  order: ThreadOrder,
  corrections: CorrectionsInLog,
): Promise<BundledCourse[]> {
  const filesIn = { course: filesOfVersion, document: filesOfDocument, roster: filesOfStatement };
  const contents = order.wanted.kind === 'full' ? undefined : await contentsOf(snapshot, order, corrections);
  return order.courses
    .filter(({ of }) => contents === undefined || contents.has(of.content))
    .map(({ row, of }) => ({
      ...of,
      files: () => filesIn[row.table](snapshot, row.id),
    }));
}

async function contentsOf(
  snapshot: Kysely<Database>,
  { wanted, checkpoint }: ThreadOrder,
  corrections: CorrectionsInLog,
): Promise<Set<string>> {
  const contents = new Set<string>();
  for await (const entries of openedEntries(snapshot, wanted, checkpoint.size, corrections))
    for (const { claims } of entries) if (claims['course']) contents.add((claims['course'] as CourseClaim).content);
  return contents;
}

async function encrypted(zip: Readable, ageRecipient: string): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(ageRecipient);
  // The same streams under two names: Node's own types and those of the browser.
  return Readable.fromWeb((await encrypter.encrypt(Readable.toWeb(zip) as ReadableStream)) as NodeReadableStream);
}
