import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { dayOf } from '../day.ts';
import type { Db } from '../../db/open.ts';
import { Bag } from './bag.ts';
import { checkpointsSigned, proofOf, signCheckpoint, type Checkpoint } from './checkpoint.ts';
import { entriesOf } from './entry-view.ts';
import type { EvidenceLog } from './evidence-log.ts';
import { nodesOf } from './log-queries.ts';
import { consistencyPath } from './proofs.ts';
import { csvHead, csvLine } from './records-csv.ts';
import { readmeText } from './readme-text.ts';
import { Report } from './report.ts';
import { consistencyFile } from './signed-note.ts';
import { verifyRecordScript } from './verify-record-script.ts';

/** A course version with its exact files, given from outside: evidence knows courses by content id only. */
export interface BundledCourse {
  id: string;
  version: string;
  lang: string;
  content: string;
  sums: string;
  files: () => Promise<ReadonlyMap<string, Buffer>>;
}

export interface BundleOptions {
  organisation: string;
  courses: BundledCourse[];
  /** Where the folder is put together; on the disk of the server, because a bundle holds personal data. */
  workFolder: string;
  now: Date;
}

/** Beyond this many records a proof for each would be too many files; the log itself proves them all. */
const mostProofs = 2_000;

/**
 * Makes the full bundle of evidence.md section 7 and answers it as a zip. The log is read page by page and the checkpoint is
 * signed first, so what is appended meanwhile is not in it.
 * @returns the zip as a stream; its folder on disk is gone when the stream has ended, however it ends
 */
export async function fullBundle(
  db: Db,
  log: EvidenceLog,
  options: BundleOptions,
): Promise<{ fileName: string; zip: Readable; checkpoint: Checkpoint }> {
  const checkpoint = await signCheckpoint(db, log, options.now);
  const name = bundleName(log.origin, checkpoint.size, options.now);
  const work = await mkdtemp(join(options.workFolder, 'bundle-'));
  const clean = () => rm(work, { recursive: true, force: true });
  try {
    await writeBundle(db, log, checkpoint, new Bag(join(work, name)), options);
    const zip = await zipOf(work, options.now);
    zip.once('close', () => void clean());
    return { fileName: `${name}.zip`, zip, checkpoint };
  } catch (error) {
    await clean();
    throw error;
  }
}

function bundleName(origin: string, size: number, now: Date): string {
  const tenant = origin.slice(origin.lastIndexOf('/') + 1);
  return `evidence-${tenant}-${size}-${dayOf(now).replaceAll('-', '')}`;
}

async function writeBundle(
  db: Db,
  log: EvidenceLog,
  checkpoint: Checkpoint,
  bag: Bag,
  { organisation, courses, now }: BundleOptions,
): Promise<void> {
  const records = await writeEntries(db, log, checkpoint, bag, { organisation, now });
  await bag.add('README.txt', readmeText({ organisation, origin: log.origin, size: checkpoint.size }));
  await bag.add('log/checkpoint.txt', checkpoint.note);
  await bag.add('log/policy.txt', `${log.signers.map(({ vkey }) => `log ${vkey}\n`).join('')}quorum none\n`);
  await writeCheckpoints(db, checkpoint, bag);
  if (records.length <= mostProofs)
    for (const index of records)
      await bag.add(`proofs/inclusion/${index}.tlog-proof`, await proofOf(db, index, checkpoint));
  const twice = new Set(courses.map(folderOf).filter((folder, i, all) => all.indexOf(folder) !== i));
  for (const course of courses) {
    const folder = `courses/${folderOf(course)}${twice.has(folderOf(course)) ? `.${course.lang}` : ''}`;
    await bag.add(`${folder}/SHA256SUMS`, course.sums);
    for (const [path, bytes] of await course.files()) await bag.add(`${folder}/files/${path}`, bytes);
  }
  await bag.add('verify/verify-record.sh', verifyRecordScript);
  await bag.seal({
    'Source-Organization': organisation,
    'External-Identifier': log.origin,
    'Bagging-Date': dayOf(now),
    'Bundle-Kind': 'full',
    'Bag-Software-Agent': 'article39',
  });
}

/** Writes what is made from the log in one walk over it; answers the indexes of the records. */
async function writeEntries(
  db: Db,
  log: EvidenceLog,
  checkpoint: Checkpoint,
  bag: Bag,
  { organisation, now }: { organisation: string; now: Date },
): Promise<number[]> {
  const leaves = await bag.open('log/entries.jsonl');
  const disclosed = await bag.open('records.jsonl');
  const csv = await bag.open('records.csv');
  const report = new Report({ organisation, origin: log.origin, vkey: log.vkey, checkpoint, now });
  const records: number[] = [];
  await csv.write(csvHead);
  for await (const entry of entriesOf(db, checkpoint.size)) {
    const { index, leaf, disclosures, type } = entry;
    await leaves.write(`${leaf}\n`);
    if (disclosures.length > 0) await disclosed.write(`${JSON.stringify({ index, leaf, disclosures })}\n`);
    if (type === 'record' && disclosures.length > 0) {
      await csv.write(csvLine(entry));
      records.push(index);
    }
    report.add(entry);
  }
  for (const file of [leaves, disclosed, csv]) await file.close();
  const html = await bag.open('report.html');
  for (const piece of report.html()) await html.write(piece);
  await html.close();
  return records;
}

/** Every checkpoint that was signed, and the proof that the log has only grown since. */
async function writeCheckpoints(db: Db, newest: Checkpoint, bag: Bag): Promise<void> {
  for (const { size, note } of await checkpointsSigned(db)) {
    if (size > newest.size) continue;
    await bag.add(`log/checkpoints/${size}.txt`, note);
    if (size === newest.size) continue;
    const path = await consistencyPath(nodesOf(db), size, newest.size);
    await bag.add(`proofs/consistency/${size}-${newest.size}.txt`, consistencyFile(size, path, newest.note));
  }
}

function folderOf({ id, version }: BundledCourse): string {
  return `${id}@${version}`;
}

async function zipOf(folder: string, now: Date): Promise<Readable> {
  const zip = new ZipFile();
  // One time for all members: the same log gives the same zip.
  const mtime = new Date(`${dayOf(now)}T00:00:00Z`);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (const path of paths.sort())
    zip.addFile(path, relative(folder, path).split(sep).join('/'), { mtime, mode: 0o100644 });
  zip.end();
  // yazl's stream is a Readable at run time; its types only promise the older interface.
  return zip.outputStream as Readable;
}
