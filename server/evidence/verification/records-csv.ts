import { bytesOf } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import type { Claims } from './claims.ts';
import { readCsv } from './csv-reading.ts';
import { sha256 } from './encodings.ts';
import type { Findings } from './findings.ts';
import type { ProvenLog } from './read-log.ts';
import { Refused } from './refusals.ts';
import { SparseBytes } from './sparse-bytes.ts';

/** The columns that are proven (evidence notes 7); a file may have others. */
const columns = [
  'index',
  'type',
  'recorded',
  'sub',
  'name',
  'email',
  'unit',
  'course',
  'version',
  'content',
  'outcome',
  'completed_at',
  'score',
  'max',
  'attempt',
  'via',
  'superseded_by',
] as const;
type Column = (typeof columns)[number];

const csvFile = 'data/records.csv';

/**
 * The rows that `records.csv` must have, written from proven claims, and the comparison with the rows it has: what people read
 * must be what was proven. Only a digest of each row is kept, so that a million rows fit.
 */
export class ExpectedRows {
  readonly #log: ProvenLog;
  readonly #rows = new SparseBytes(32);
  readonly #seen = new Set<number>();
  #missing = 0;

  constructor(log: ProvenLog) {
    this.#log = log;
  }

  expect(index: number, claims: Claims): void {
    this.#rows.set(index, this.#digest(this.#cells(index, claims)));
    this.#missing += 1;
  }

  /** Notes `csv_malformed`, `csv_differs`, `csv_row_missing`, `csv_row_unproven`, and the reading errors. */
  async compare(files: BundleFiles, findings: Findings): Promise<void> {
    const place = { file: csvFile };
    await findings.attemptReading(place, async () => {
      let heads: string[] | undefined;
      for await (const row of readCsv(bytesOf(files, csvFile))) {
        if (heads === undefined) {
          heads = row;
          checkHeads(heads, findings);
        } else if (row.length === heads.length) {
          this.#compareRow(heads, row, findings);
        } else {
          findings.refuse('csv_malformed', `A row has ${row.length} cells instead of ${heads.length}.`, place);
        }
      }
      if (heads === undefined) throw new Refused('csv_malformed', 'The file has no row of column names.');
    });
    if (this.#missing > 0) {
      findings.refuse('csv_row_missing', `${this.#missing} disclosed record(s) have no row in records.csv.`, place);
    }
  }

  #compareRow(heads: string[], row: string[], findings: Findings): void {
    const cells = Object.fromEntries(heads.map((head, i) => [head, row[i] ?? ''])) as Record<Column, string>;
    const index = /^(0|[1-9][0-9]{0,15})$/.test(cells.index) ? Number(cells.index) : -1;
    const place = { file: csvFile, ...(index >= 0 && { index }) };
    const expected = this.#rows.get(index);
    if (expected !== undefined) {
      if (!expected.equals(this.#digest(cells))) {
        findings.refuse('csv_differs', `The row of record ${index} does not say what its proven claims say.`, place);
      }
      this.#rows.delete(index);
      this.#missing -= 1;
    } else if (!this.#isEmptyRowOfRecord(index, cells)) {
      findings.refuse(
        'csv_row_unproven',
        `The row ${JSON.stringify(cells.index.slice(0, 20))} belongs to no disclosed record.`,
        place,
      );
    }
  }

  // A record that was erased or not disclosed may have a row, as long as it claims nothing.
  #isEmptyRowOfRecord(index: number, cells: Record<Column, string>): boolean {
    if (this.#log.entries.at(index)?.type !== 'record' || this.#wasSeen(index)) return false;
    return this.#digest(this.#cells(index, {})).equals(this.#digest(cells));
  }

  #wasSeen(index: number): boolean {
    const seen = this.#seen.has(index);
    this.#seen.add(index);
    return seen;
  }

  #cells(index: number, claims: Claims): Record<Column, string> {
    return cellsOf(index, this.#log.entries.at(index)?.date ?? '', claims, this.#log.entries.supersededBy(index));
  }

  // A sample without the log cannot prove what superseded a record, so that cell is left out of the comparison.
  #digest(cells: Record<Column, string>): Buffer {
    const proven = this.#log.complete ? columns : columns.slice(0, -1);
    return sha256(JSON.stringify(proven.map((column) => cells[column])));
  }
}

function checkHeads(heads: string[], findings: Findings): void {
  const place = { file: csvFile };
  const absent = columns.filter((column) => !heads.includes(column));
  if (absent.length > 0) throw new Refused('csv_malformed', `The columns ${absent.join(', ')} are not there.`);
  if (new Set(heads).size < heads.length) throw new Refused('csv_malformed', 'A column name stands there twice.');
  for (const head of heads) {
    if (columns.some((column) => column === head)) continue;
    findings.warn(
      'csv_column_unproven',
      `The column ${JSON.stringify(head.slice(0, 80))} is not proven by the log.`,
      place,
    );
  }
}

function cellsOf(
  index: number,
  date: string,
  claims: Claims,
  supersededBy: number | undefined,
): Record<Column, string> {
  const { person, course, detail } = claims;
  return {
    index: cell(index),
    type: 'record',
    recorded: date,
    sub: cell(claims.sub),
    name: cell(person?.name),
    email: cell(person?.email),
    unit: cell(person?.unit),
    course: cell(course?.id),
    version: cell(course?.version),
    content: cell(course?.content),
    outcome: cell(claims.outcome),
    completed_at: cell(detail?.completed_at),
    score: cell(detail?.score),
    max: cell(detail?.max),
    attempt: cell(detail?.attempt),
    via: cell(detail?.via),
    superseded_by: cell(supersededBy),
  };
}

/** A cell as written; the leading `'` keeps a spreadsheet from running a name as a formula. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
