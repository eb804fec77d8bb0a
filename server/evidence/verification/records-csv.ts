import { bytesOf, printOf } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import type { Claims } from './claims.ts';
import { readCsv } from './csv-reading.ts';
import { cellsOf, columns } from './csv-row.ts';
import type { Cells } from './csv-row.ts';
import { dayText } from './days.ts';
import { sha256 } from './encodings.ts';
import type { Findings } from './findings.ts';
import { readLines } from './lines.ts';
import type { ProvenLog } from './read-log.ts';
import type { DisclosedRecords } from './read-records.ts';
import { hasRow, readListedLine } from './record-block.ts';
import { longestRecordLine, recordsFile } from './record-line.ts';
import { Refused } from './refusals.ts';
import { SparseBytes } from './sparse-bytes.ts';

const csvFile = 'data/records.csv';

/**
 * Checks that what people read is what was proven: `records.csv` must say what the disclosed claims say. Nearly always it is,
 * byte for byte, the file that the server writes from them; any other spelling or order is compared row by row.
 * Notes `csv_malformed`, `csv_differs`, `csv_row_missing`, `csv_row_unproven`, and the reading errors.
 */
export async function checkCsv(
  files: BundleFiles,
  log: ProvenLog,
  origin: string,
  records: DisclosedRecords,
  findings: Findings,
): Promise<void> {
  const print = await findings.attemptReading({ file: csvFile }, () => printOf(files, csvFile));
  if (print === undefined || print.digest === records.csvDigest) return;
  const rows = new ExpectedRows(log);
  await findings.attemptReading({ file: recordsFile }, async () => {
    for await (const line of readLines(bytesOf(files, recordsFile), longestRecordLine)) {
      const item = readListedLine(line, origin);
      if (!('claims' in item)) continue;
      const { index, leafHash } = item.listed;
      const isMeant = hasRow(item.listed) && records.isRowExpected(index);
      if (isMeant && log.entries.at(index)?.leafHash.equals(leafHash)) rows.expect(index, item.claims);
    }
  });
  await rows.compare(files, findings);
}

/** The rows that are expected: only a digest of each is kept, so that a million rows fit. */
class ExpectedRows {
  readonly #log: ProvenLog;
  readonly #rows = new SparseBytes(32);
  readonly #seen = new Set<number>();
  #missing = 0;

  constructor(log: ProvenLog) {
    this.#log = log;
  }

  expect(index: number, claims: Claims): void {
    if (this.#rows.get(index) !== undefined) return;
    this.#rows.set(index, this.#digest(this.#cells(index, claims)));
    this.#missing += 1;
  }

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
    const cells = Object.fromEntries(heads.map((head, i) => [head, row[i] ?? ''])) as Cells;
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
  #isEmptyRowOfRecord(index: number, cells: Cells): boolean {
    if (this.#log.entries.at(index)?.type !== 'record' || this.#wasSeen(index)) return false;
    return this.#digest(this.#cells(index, {})).equals(this.#digest(cells));
  }

  #wasSeen(index: number): boolean {
    const seen = this.#seen.has(index);
    this.#seen.add(index);
    return seen;
  }

  #cells(index: number, claims: Claims): Cells {
    const day = this.#log.entries.at(index)?.day;
    const date = day === undefined ? '' : dayText(day);
    return cellsOf(index, date, claims, this.#log.entries.supersededBy(index));
  }

  // A sample without the log cannot prove what superseded a record, so that cell is left out of the comparison.
  #digest(cells: Cells): Buffer {
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
