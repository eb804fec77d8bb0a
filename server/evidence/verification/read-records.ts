import { createHash } from 'node:crypto';
import { bytesOf } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { claimsAboutThePerson, claimsOf } from './claims.ts';
import type { ClaimName } from './claims.ts';
import { csvHead } from './csv-row.ts';
import { dayOf, dayText } from './days.ts';
import type { Entry } from './entries.ts';
import type { Findings } from './findings.ts';
import { readInBlocks } from './read-in-blocks.ts';
import type { Helpers } from './read-in-blocks.ts';
import type { ProvenLog } from './read-log.ts';
import { hasRow, lineAt } from './record-block.ts';
import type { ListedEntry, RefusedLine } from './record-block.ts';
import { longestRecordLine, recordsFile } from './record-line.ts';
import type { RecordTimes } from './record-times.ts';
import { Refused } from './refusals.ts';
import { SparseBytes } from './sparse-bytes.ts';

/** Which claims of which entries were disclosed. */
export class DisclosedRecords {
  /** The content ids of the courses that disclosed claims refer to. */
  readonly contents = new Set<string>();
  /** How many records `records.csv` must have a row for. */
  rows = 0;
  /** The SHA-256 (hex) of `records.csv` if it is written as the server writes it; `undefined` if that cannot be said. */
  csvDigest: string | undefined;
  readonly #claims = new SparseBytes(1);

  /** The names of the disclosed claims; `undefined` if the entry is not listed at all. */
  claimsAt(index: number, type: Entry['type']): ClaimName[] | undefined {
    const mask = this.#claims.get(index)?.[0];
    return mask === undefined ? undefined : claimsOf[type].filter((_, i) => ((mask >> i) & 1) === 1);
  }

  isListed(index: number): boolean {
    return this.#claims.get(index) !== undefined;
  }

  list(index: number, type: Entry['type'], shown: readonly ClaimName[]): void {
    const mask = claimsOf[type].reduce((bits, claim, i) => (shown.includes(claim) ? bits + 2 ** i : bits), 0);
    this.#claims.claim(index)[0] = mask;
  }

  /** Notes that the entry has stood every check, so that its row is expected. */
  expectRow(index: number): void {
    this.#claims.claim(index)[0] = (this.#claims.get(index)?.[0] ?? 0) + rowBit;
    this.rows += 1;
  }

  isRowExpected(index: number): boolean {
    return (this.#claims.get(index)?.[0] ?? 0) >= rowBit;
  }
}

// Above the claims, of which no type has more than six.
const rowBit = 128;

/**
 * Reads the disclosed entries as a stream and checks each against the log: same leaf, own disclosures, not erased, course
 * published before. Notes `records_malformed`, `leaf_differs`, `entry_disclosed_twice`, `erased_disclosed`,
 * `course_not_published` and what `readDisclosures` refuses.
 */
export async function readRecords(
  files: BundleFiles,
  log: ProvenLog,
  origin: string,
  times: RecordTimes,
  findings: Findings,
  helpers: Helpers,
): Promise<DisclosedRecords> {
  const records = new DisclosedRecords();
  const csv = createHash('sha256').update(csvHead);
  let isCsvKnown = log.complete;
  await findings.attemptReading({ file: recordsFile }, async () => {
    const task = { kind: 'records', origin, superseding: log.entries.superseding() } as const;
    for await (const block of readInBlocks(task, bytesOf(files, recordsFile), longestRecordLine, helpers)) {
      csv.update(block.rows);
      for (let at = 0; at < block.count; at += 1) {
        const line = lineAt(at, block);
        const index = 'index' in line ? line.index : undefined;
        const isSound = findings.attempt({ file: recordsFile, ...(index !== undefined && { index }) }, () => {
          takeLine(line, { records, log, times, findings });
          return true;
        });
        isCsvKnown &&= isSound ?? false;
      }
    }
  });
  if (isCsvKnown) records.csvDigest = csv.digest('hex');
  return records;
}

type Taking = { records: DisclosedRecords; log: ProvenLog; times: RecordTimes; findings: Findings };

function takeLine(line: ListedEntry | RefusedLine, { records, log, times, findings }: Taking): void {
  if ('line' in line) throw new Refused(line.line.code, line.line.message);
  const { index } = line;
  const known = log.entries.at(index);
  // Of a sample, entries without a proof have been refused already.
  if (!log.complete && known === undefined) return;
  if (!known?.leafHash.equals(line.leafHash)) {
    throw new Refused('leaf_differs', `Entry ${index} of the log is not the one that is listed here.`);
  }
  if ('leaf' in line) throw new Refused(line.leaf.code, line.leaf.message);
  if (records.isListed(index)) throw new Refused('entry_disclosed_twice', `Entry ${index} is listed twice.`);
  // One whose disclosures are refused counts as listed in full: it shall not be reported as missing too.
  records.list(index, line.type, 'shown' in line ? line.shown : claimsOf[line.type]);
  if ('disclosures' in line) throw new Refused(line.disclosures.code, line.disclosures.message);
  checkNotErased(line, log);
  checkPublished(line, log, findings);
  checkCompletedBefore(line, findings);
  if (line.course !== undefined) records.contents.add(line.course.content);
  if (line.type === 'record') times.take(line);
  if (hasRow(line)) records.expectRow(index);
}

function checkNotErased({ index, shown }: ListedEntry, { entries }: ProvenLog): void {
  const scope = entries.erased.get(index)?.scope;
  if (scope === undefined) return;
  const bare = shown.filter((claim) => scope === 'all' || claimsAboutThePerson.includes(claim));
  if (bare.length > 0) {
    throw new Refused('erased_disclosed', `Entry ${index} was erased, yet ${bare.join(', ')} is disclosed.`);
  }
}

function checkPublished({ index, type, course }: ListedEntry, log: ProvenLog, findings: Findings): void {
  if (course === undefined || type === 'assign') return;
  const publishedAt = log.entries.publishedAt(course);
  if (publishedAt !== undefined && publishedAt < index) return;
  const name = `${course.id} ${course.version} (${course.lang})`;
  if (publishedAt !== undefined || log.complete) {
    throw new Refused('course_not_published', `${name} was not published with this content before entry ${index}.`);
  }
  const message = `Without the whole log it is not shown that ${name} was published before.`;
  findings.warn('course_publication_unproven', message, { index });
}

function checkCompletedBefore({ index, day, completedAt }: ListedEntry, findings: Findings): void {
  if (completedAt === undefined || dayOf(completedAt) <= day) return;
  const message = `Entry ${index} claims a completion on ${dayText(dayOf(completedAt))} but was written on ${dayText(day)}.`;
  findings.warn('completed_after_recorded', message, { index });
}
