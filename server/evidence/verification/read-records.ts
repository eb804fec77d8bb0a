import { bytesOf } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { claimsAboutThePerson, claimsOf } from './claims.ts';
import type { Claims } from './claims.ts';
import { readDisclosures } from './disclosures.ts';
import { readEntry } from './entries.ts';
import type { Entry } from './entries.ts';
import type { Findings } from './findings.ts';
import { checkReferences } from './known-entries.ts';
import { readLines } from './lines.ts';
import type { ProvenLog } from './read-log.ts';
import { longestRecordLine, readRecordLine, recordsFile } from './record-line.ts';
import { ExpectedRows } from './records-csv.ts';
import { Refused } from './refusals.ts';
import { SparseBytes } from './sparse-bytes.ts';
import { leafHash } from './tree.ts';

/** Which claims of which entries were disclosed, and the rows that records.csv must have for them. */
export class DisclosedRecords {
  readonly rows: ExpectedRows;
  /** The content ids of the courses that disclosed claims refer to. */
  readonly contents = new Set<string>();
  readonly #claims = new SparseBytes(1);

  constructor(log: ProvenLog) {
    this.rows = new ExpectedRows(log);
  }

  /** The names of the disclosed claims; `undefined` if the entry is not listed at all. */
  claimsAt(index: number, type: Entry['type']): string[] | undefined {
    const mask = this.#claims.get(index)?.[0];
    return mask === undefined ? undefined : claimsOf[type].filter((_, i) => ((mask >> i) & 1) === 1);
  }

  isListed(index: number): boolean {
    return this.#claims.get(index) !== undefined;
  }

  list(index: number, type: Entry['type'], isDisclosed: (claim: string) => boolean): void {
    const mask = claimsOf[type].reduce((bits, claim, i) => (isDisclosed(claim) ? bits + 2 ** i : bits), 0);
    this.#claims.set(index, Uint8Array.of(mask));
  }
}

/**
 * Reads the disclosed entries as a stream and checks each against the log: same leaf, own disclosures, not erased, course
 * published before. Notes `records_malformed`, `leaf_differs`, `entry_disclosed_twice`, `erased_disclosed`,
 * `course_not_published` and what `readDisclosures` refuses.
 */
export async function readRecords(
  files: BundleFiles,
  log: ProvenLog,
  origin: string,
  findings: Findings,
): Promise<DisclosedRecords> {
  const records = new DisclosedRecords(log);
  await findings.attemptReading({ file: recordsFile }, async () => {
    for await (const line of readLines(bytesOf(files, recordsFile), longestRecordLine)) {
      const item = findings.attempt({ file: recordsFile }, () => readRecordLine(line));
      if (item === undefined) continue;
      const { index, disclosures } = item;
      // Of a sample, entries without a proof have been refused already.
      if (!log.complete && log.entries.at(index) === undefined) continue;
      findings.attempt({ file: recordsFile, index }, () => {
        const entry = checkedEntry(index, Buffer.from(item.leaf), log, origin);
        if (records.isListed(index)) throw new Refused('entry_disclosed_twice', `Entry ${index} is listed twice.`);
        // Listed in full until its disclosures are read: one that is refused shall not be reported as missing too.
        records.list(index, entry.type, () => true);
        if (!log.complete) checkReferences(index, entry, log.entries);
        const claims = readDisclosures(entry, disclosures);
        records.list(index, entry.type, (claim) => Object.hasOwn(claims, claim));
        checkNotErased(index, claims, log);
        checkPublished(index, entry, claims, log, findings);
        checkCompletedBefore(index, entry, claims, findings);
        if (claims.course !== undefined) records.contents.add(claims.course.content);
        if (entry.type === 'record' && disclosures.length > 0) records.rows.expect(index, claims);
      });
    }
  });
  return records;
}

function checkedEntry(index: number, leaf: Buffer, log: ProvenLog, origin: string): Entry {
  if (!log.entries.at(index)?.leafHash.equals(leafHash(leaf))) {
    throw new Refused('leaf_differs', `Entry ${index} of the log is not the one that is listed here.`);
  }
  return readEntry(leaf, origin);
}

function checkNotErased(index: number, claims: Claims, { entries }: ProvenLog): void {
  const scope = entries.erased.get(index)?.scope;
  const shown = Object.keys(claims).filter(
    (claim) => scope === 'all' || claimsAboutThePerson.some((name) => name === claim),
  );
  if (scope !== undefined && shown.length > 0) {
    throw new Refused('erased_disclosed', `Entry ${index} was erased, yet ${shown.join(', ')} is disclosed.`);
  }
}

function checkPublished(index: number, entry: Entry, { course }: Claims, log: ProvenLog, findings: Findings): void {
  if (course === undefined || entry.type === 'assign') return;
  const publishedAt = log.entries.publishedAt(course);
  const name = `${course.id} ${course.version} (${course.lang})`;
  if (publishedAt === undefined && !log.complete) {
    const message = `Without the whole log it is not shown that ${name} was published before.`;
    findings.warn('course_publication_unproven', message, { index });
  } else if (publishedAt === undefined || publishedAt >= index) {
    throw new Refused('course_not_published', `${name} was not published with this content before entry ${index}.`);
  }
}

function checkCompletedBefore(index: number, entry: Entry, { detail }: Claims, findings: Findings): void {
  const completedOn = detail?.completed_at.slice(0, 10) ?? '';
  if (completedOn <= entry.date) return;
  const message = `Entry ${index} claims a completion on ${completedOn} but was written on ${entry.date}.`;
  findings.warn('completed_after_recorded', message, { index });
}
