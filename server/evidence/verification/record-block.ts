import { claimsOf } from './claims.ts';
import type { ClaimName, Claims, CourseClaim } from './claims.ts';
import { cellsOf, rowOf } from './csv-row.ts';
import { dayNumber, dayText } from './days.ts';
import { readDisclosures } from './disclosures.ts';
import { sha256Text } from './encodings.ts';
import { readEntry } from './entries.ts';
import type { EntryType } from './entries.ts';
import { plainTypes } from './leaf-block.ts';
import { linesOf } from './lines.ts';
import { PlainRecords } from './plain-record.ts';
import { readRecordLine } from './record-line.ts';
import { refusalOf } from './refusals.ts';
import type { SaidRefusal } from './refusals.ts';
import { leafHash } from './tree.ts';

/** What a line of `records.jsonl` says by itself, without regard to the rest of the log. */
export type ListedEntry = {
  index: number;
  leafHash: Uint8Array;
  type: EntryType;
  /** The day on which it was written to the log, as `dayNumber` counts. */
  day: number;
  shown: readonly ClaimName[];
  course: CourseClaim | undefined;
  /** The instant that `detail` claims, in milliseconds since 1970. */
  completedAt: number | undefined;
};

/** A line that is refused: as a whole, or only its leaf, or only its disclosures. */
export type RefusedLine =
  | { line: SaidRefusal }
  | { index: number; leafHash: Uint8Array; leaf: SaidRefusal }
  | { index: number; leafHash: Uint8Array; type: EntryType; disclosures: SaidRefusal };

/** What the lines of a block of `records.jsonl` say, each for itself; so a block can be read on another thread. */
export type RecordBlock = {
  count: number;
  /** The plain records, in columns; what is not plain is in `others`, by position in the block. */
  indexes: number[];
  leafHashes: Uint8Array;
  types: number[];
  days: number[];
  completedAt: number[];
  courseAt: number[];
  courses: CourseClaim[];
  others: Map<number, ListedEntry | RefusedLine>;
  /** The rows that `records.csv` must have for the records among them. */
  rows: string;
};

/** The entry that counts instead of a record, by the index of the record. */
export type Superseding = ReadonlyMap<number, number>;

/** Reads blocks of `records.jsonl` of the log `origin`; it keeps what it learns from one block for the next. */
export class RecordBlockReader {
  readonly #origin: string;
  readonly #superseding: Superseding;
  readonly #plain: PlainRecords;

  constructor(origin: string, superseding: Superseding) {
    this.#origin = origin;
    this.#superseding = superseding;
    this.#plain = new PlainRecords(origin);
  }

  read(block: Buffer): RecordBlock {
    const indexes: number[] = [];
    const hashes: string[] = [];
    const days: number[] = [];
    const types: number[] = [];
    const completedAt: number[] = [];
    const courseAt: number[] = [];
    const courses: CourseClaim[] = [];
    const others: RecordBlock['others'] = new Map();
    let rows = '';
    for (const line of linesOf(block)) {
      const at = indexes.length;
      const plain = this.#plain.read(line);
      if (plain === undefined) {
        const other = readListedLine(line, this.#origin);
        others.set(at, 'claims' in other ? other.listed : other);
        if ('claims' in other && hasRow(other.listed)) rows += this.#row(other.listed, other.claims);
      } else {
        if (plain.type === 'record') {
          rows += rowOf(cellsOf(plain.index, plain.date, plain.claims, this.#superseding.get(plain.index)));
        }
        if (!courses.includes(plain.course)) courses.push(plain.course);
      }
      indexes.push(plain?.index ?? -1);
      hashes.push(plain === undefined ? noHash : sha256Text(`\0${plain.leaf}`, 'binary'));
      types.push(plain === undefined ? 0 : plainTypes.indexOf(plain.type));
      days.push(plain === undefined ? 0 : dayNumber(plain.date));
      completedAt.push(plain?.claims.detail ? Date.parse(plain.claims.detail.completed_at) : NaN);
      courseAt.push(plain === undefined ? 0 : courses.indexOf(plain.course));
    }
    return {
      count: indexes.length,
      indexes,
      leafHashes: Buffer.from(hashes.join(''), 'latin1'),
      types,
      days,
      completedAt,
      courseAt,
      courses,
      others,
      rows,
    };
  }

  #row({ index, day }: ListedEntry, claims: Claims): string {
    return rowOf(cellsOf(index, dayText(day), claims, this.#superseding.get(index)));
  }
}

const noHash = '\0'.repeat(32);

/** Whether `records.csv` must have a row for this entry. */
export function hasRow({ type, shown }: ListedEntry): boolean {
  return type === 'record' && shown.length > 0;
}

/** What the line at this position says. */
export function lineAt(at: number, block: RecordBlock): ListedEntry | RefusedLine {
  const type = plainTypes[block.types[at] ?? 0] ?? 'record';
  const completedAt = block.completedAt[at];
  return (
    block.others.get(at) ?? {
      index: block.indexes[at] ?? -1,
      leafHash: block.leafHashes.subarray(at * 32, at * 32 + 32),
      type,
      day: block.days[at] ?? 0,
      shown: claimsOf[type],
      course: block.courses[block.courseAt[at] ?? 0],
      completedAt: Number.isNaN(completedAt) ? undefined : completedAt,
    }
  );
}

/** Reads one line by the general rules, and says which of its parts is refused. */
export function readListedLine(line: Buffer, origin: string): RefusedLine | { listed: ListedEntry; claims: Claims } {
  let part: 'line' | 'leaf' | 'disclosures' = 'line';
  let place: Pick<ListedEntry, 'index' | 'leafHash'> = { index: -1, leafHash: Buffer.alloc(0) };
  let type: EntryType = 'record';
  try {
    const { index, leaf, disclosures } = readRecordLine(line);
    place = { index, leafHash: leafHash(Buffer.from(leaf)) };
    part = 'leaf';
    const entry = readEntry(Buffer.from(leaf), origin);
    part = 'disclosures';
    type = entry.type;
    const claims = readDisclosures(entry, disclosures);
    const listed: ListedEntry = {
      ...place,
      type,
      day: dayNumber(entry.date),
      shown: claimsOf[type].filter((claim) => Object.hasOwn(claims, claim)),
      course: claims.course,
      completedAt: claims.detail ? Date.parse(claims.detail.completed_at) : undefined,
    };
    return { listed, claims };
  } catch (error) {
    const refusal = refusalOf(error);
    if (part === 'line') return { line: refusal };
    return part === 'leaf' ? { ...place, leaf: refusal } : { ...place, type, disclosures: refusal };
  }
}
