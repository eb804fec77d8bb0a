import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/tables/index.ts';
import { dayOf } from '../../day.ts';
import { AnchoredTimes } from '../anchored-times.ts';
import { checkpointsSigned, growthSince, proofOf, type Checkpoint } from '../checkpoint.ts';
import { pagesAt, type EntryView } from '../entry-view.ts';
import { anchorsOf, noteWithCosignatures, type Anchor } from '../anchors.ts';
import { leavesBetween } from '../log-queries.ts';
import { Bag } from './bag.ts';
import type { CorrectionsInLog } from './corrections-in-log.ts';
import { csvHead, csvLinesOf } from './records-csv.ts';
import { readmeText } from './readme-text.ts';
import { ReportContent, rowOf, type ReportRow } from './report-content.ts';
import { reportHtml, type ReportSubject } from './report-html.ts';
import { reportPdf } from './report-pdf.ts';
import { scopeOf } from './report-wording.ts';
import { openedEntries, type Wanted } from './selection.ts';
import { verifyRecordScript } from './verify-record-script.ts';

/** A course or document version with its exact files, given from outside: evidence knows them by content id only. */
export interface BundledCourse {
  id: string;
  version: string;
  lang: string;
  title: string;
  content: string;
  publishedOn: string;
  sums: string;
  files: () => Promise<ReadonlyMap<string, Uint8Array>>;
}

export interface BundleOptions {
  wanted: Wanted;
  /** Signed over the log of which the bundle speaks. */
  checkpoint: Checkpoint;
  /** Of the same snapshot, up to the checkpoint. */
  corrections: CorrectionsInLog;
  /** How many entries the log says were erased. */
  erased: number;
  origin: string;
  vkeys: readonly string[];
  /** Keys that the log named and ended since. */
  endedVkeys: readonly string[];
  /** `witness W1 <vkey>` lines of `log/policy.txt`. */
  witnesses: readonly string[];
  /** Certificates by which time stamps are checked, PEM. */
  tsaCertificates: string | null;
  organisation: string;
  courses: readonly BundledCourse[];
  /** Files for `verify/`, by name: programs that check this bundle. */
  verifiers: ReadonlyMap<string, Uint8Array>;
  now: Date;
}

/** What the database keeps of checkpoints: those that left the house, and all that were signed. */
interface KeptCheckpoints {
  anchors: readonly Anchor[];
  signed: Awaited<ReturnType<typeof checkpointsSigned>>;
}

/** Beyond this many records a proof for each would be too many files; the log itself proves them all. */
const mostProofs = 2_000;

/** Old checkpoints that never left the house prove nothing more than the log does; so many of the newest are enclosed. */
const mostCheckpoints = 500;

/** The name of a bundle's folder and file, without extension. */
export function bundleName(origin: string, { size }: Checkpoint, now: Date): string {
  const tenant = origin.slice(origin.lastIndexOf('/') + 1);
  return `evidence-${tenant}-${size}-${dayOf(now).replaceAll('-', '')}`;
}

/**
 * Makes a bundle (evidence.md section 7) and answers the zip as a stream that reads the log while it is read: a million entries
 * need no more memory than a thousand.
 * @param db a snapshot that does not change until the stream has ended, so that what is erased meanwhile is whole in it
 */
export async function writeBundle(db: Kysely<Database>, options: BundleOptions): Promise<Readable> {
  const { wanted, checkpoint, corrections, origin, organisation, now } = options;
  const kept: KeptCheckpoints = { anchors: await anchorsOf(db), signed: await checkpointsSigned(db) };
  const bag = new Bag(bundleName(origin, checkpoint, now), new Date(`${dayOf(now)}T00:00:00Z`));
  const opened = () => openedEntries(db, wanted, checkpoint.size, corrections);

  bag.add('README.txt', readmeText({ organisation, origin, size: checkpoint.size, wanted }));
  bag.add('log/checkpoint.txt', checkpoint.note);
  bag.add('log/policy.txt', policyText(options));
  if (wanted.kind !== 'certificate') bag.add('log/entries.jsonl', () => leafLines(db, checkpoint.size));
  bag.add('records.jsonl', () => recordLines(opened(), wanted));
  const report = new ReportContent(corrections, await AnchoredTimes.read(db));
  bag.add('records.csv', () => csvLines(opened(), corrections, report));
  addReports(bag, db, report, options, kept);
  if (wanted.kind !== 'full' || checkpoint.size <= mostProofs) await addProofs(bag, db, opened(), checkpoint);
  addCheckpoints(bag, db, checkpoint, kept);
  addAnchors(bag, options, kept);
  await addCourses(bag, options.courses);
  bag.add('verify/verify-record.sh', verifyRecordScript);
  for (const [name, bytes] of options.verifiers) bag.add(`verify/${name}`, bytes);
  return bag.seal({
    'Source-Organization': organisation,
    'External-Identifier': origin,
    'Bagging-Date': dayOf(now),
    'Bundle-Kind': wanted.kind,
    'Bag-Software-Agent': 'article39',
  });
}

/** The keys in force first; ended ones are named too, because earlier checkpoints are signed by them. */
function policyText({ vkeys, endedVkeys, witnesses }: BundleOptions): string {
  const lines = [
    ...[...vkeys, ...endedVkeys].map((vkey) => `log ${vkey}`),
    ...witnesses.map((vkey, i) => `witness W${i + 1} ${vkey}`),
    'quorum none',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const page = 1_000;

async function* leafLines(db: Kysely<Database>, size: number): AsyncGenerator<string> {
  for (let from = 0; from < size; from += page)
    yield (await leavesBetween(db, from, Math.min(from + page, size))).map((leaf) => `${leaf}\n`).join('');
}

async function* recordLines(pages: AsyncGenerator<EntryView[]>, wanted: Wanted): AsyncGenerator<string> {
  for await (const entries of pages)
    yield entries
      .filter(({ openings }) => openings.length > 0 || wanted.kind === 'certificate')
      .map(
        ({ index, leaf, openings }) =>
          `${JSON.stringify({ index, leaf, disclosures: openings.map(({ text }) => text) })}\n`,
      )
      .join('');
}

/** The report is gathered on the same walk. */
async function* csvLines(
  pages: AsyncGenerator<EntryView[]>,
  corrections: CorrectionsInLog,
  report: ReportContent,
): AsyncGenerator<string> {
  yield csvHead;
  for await (const entries of pages) {
    for (const entry of entries) report.add(entry);
    const records = entries.filter(({ type, openings }) => type === 'record' && openings.length > 0);
    yield csvLinesOf(records.map((entry) => ({ entry, supersededBy: corrections.supersededBy(entry.index) })));
  }
}

/** Both forms of the report; their content is complete when their turn comes, after `records.csv`. */
function addReports(
  bag: Bag,
  db: Kysely<Database>,
  report: ReportContent,
  options: BundleOptions,
  { anchors }: KeptCheckpoints,
): void {
  const { wanted, checkpoint, organisation, origin, vkeys, courses, erased, now } = options;
  const anchored = anchors.some(({ kind }) => kind !== 'print');
  let subject: Promise<ReportSubject> | undefined;
  const whole = () => {
    subject ??= complete();
    return subject;
  };
  const complete = async (): Promise<ReportSubject> => ({
    organisation,
    scope: scopeOf(wanted),
    today: dayOf(now),
    origin,
    vkeys,
    size: checkpoint.size,
    root: checkpoint.root.toString('base64'),
    anchored,
    courses: courses.map(({ files: _files, sums: _sums, ...course }) => course),
    open: wanted.kind === 'full' || wanted.kind === 'period' ? await openRows(db, report.open(dayOf(now))) : null,
    counts: { ...report.counts, erased },
    records: report.records(),
  });
  bag.add('report.html', async function* () {
    yield* reportHtml(await whole());
  });
  bag.add('report.pdf', async function* () {
    yield await reportPdf(await whole());
  });
}

async function openRows(db: Kysely<Database>, open: { index: number; dueOn: string }[]): Promise<ReportRow[]> {
  const claims = new Map<number, Record<string, unknown>>();
  const indexes = open.map(({ index }) => index).sort((a, b) => a - b);
  for await (const entries of pagesAt(db, indexes)) for (const entry of entries) claims.set(entry.index, entry.claims);
  return open.map(({ index, dueOn }) => rowOf(index, claims.get(index)!, dueOn));
}

/** A proof for each opened entry, so that each can be checked alone. */
async function addProofs(
  bag: Bag,
  db: Kysely<Database>,
  pages: AsyncGenerator<EntryView[]>,
  checkpoint: Checkpoint,
): Promise<void> {
  const indexes: number[] = [];
  for await (const entries of pages) {
    indexes.push(...entries.map(({ index }) => index));
    if (indexes.length >= mostProofs) break;
  }
  for (const index of indexes.slice(0, mostProofs)) {
    bag.add(`proofs/inclusion/${index}.tlog-proof`, async function* () {
      yield await proofOf(db, index, checkpoint);
    });
  }
}

/** Checkpoints that were signed before, and the proof that the log has only grown since. */
function addCheckpoints(
  bag: Bag,
  db: Kysely<Database>,
  newest: Checkpoint,
  { anchors, signed }: KeptCheckpoints,
): void {
  const anchored = new Set(anchors.map(({ size }) => size));
  const before = signed.filter(({ size }) => size <= newest.size);
  const enclosed = before.filter(({ size }, i) => anchored.has(size) || i >= before.length - mostCheckpoints);
  for (const { size, note } of enclosed) {
    bag.add(`log/checkpoints/${size}.txt`, noteWithCosignatures(note, anchors));
    if (size < newest.size)
      bag.add(`proofs/consistency/${size}-${newest.size}.txt`, async function* () {
        yield await growthSince(db, size, newest);
      });
  }
}

/** Time stamps, each beside the exact text that was stamped: a witness line that came later would change it. */
function addAnchors(
  bag: Bag,
  { checkpoint, tsaCertificates }: BundleOptions,
  { anchors, signed }: KeptCheckpoints,
): void {
  const notes = new Map(signed.map(({ size, note }) => [size, note]));
  const stamps = anchors.filter(({ kind, size }) => kind === 'rfc3161' && size <= checkpoint.size);
  for (const [size, [stamp]] of Map.groupBy(stamps, (one) => one.size)) {
    bag.add(`anchors/${size}.checkpoint.txt`, notes.get(size)!);
    bag.add(`anchors/${size}.tsr`, stamp!.data!);
  }
  if (stamps.length > 0 && tsaCertificates !== null) bag.add('anchors/tsa-ca.pem', tsaCertificates);
}

async function addCourses(bag: Bag, courses: readonly BundledCourse[]): Promise<void> {
  const folders = courses.map(({ id, version }) => `${id}@${version}`);
  const twice = new Set(folders.filter((folder, i) => folders.indexOf(folder) !== i));
  for (const [i, course] of courses.entries()) {
    const folder = `courses/${folders[i]!}${twice.has(folders[i]!) ? `.${course.lang}` : ''}`;
    bag.add(`${folder}/SHA256SUMS`, course.sums);
    for (const [path, bytes] of await course.files()) bag.add(`${folder}/files/${path}`, bytes);
  }
}
