import { createHash } from 'node:crypto';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { AboutLine } from './about.ts';
import type { Cell, Report } from './reading.ts';
import { rowsAsCsv } from './write-csv.ts';

/**
 * A workbook of two sheets: what it says of itself, and the rows. Every text is a text, so that a staff number keeps its zeros and
 * nothing is run as a formula.
 * @param about the names of the sheets, and the label of the SHA-256: of the same rows as a CSV file with commas
 */
export async function* xlsxOf(
  report: Report,
  { lines, sheets, sha256 }: { lines: AboutLine[] | null; sheets: [about: string, rows: string]; sha256: string },
): AsyncGenerator<Uint8Array> {
  const data: SheetData = [report.columns.map(({ heading }) => ({ value: heading, fontWeight: 'bold' as const }))];
  const read = { ...report, batches: () => keeping(report, data) };
  const hash = createHash('sha256');
  for await (const piece of rowsAsCsv(read, ',')) hash.update(piece);
  const columns = report.columns.map(({ key }) => ({ width: widths[key] ?? 14 }));
  const rows = { data, sheet: sheets[1], columns, stickyRowsCount: 1 };
  if (lines === null) {
    yield await writeExcelFile([rows]).toBuffer();
    return;
  }
  const said: AboutLine[] = [...lines, [sha256, hash.digest('hex')]];
  const about = {
    data: said.map(([label, value]) => [
      { value: label, fontWeight: 'bold' as const },
      { value, type: String },
    ]),
    sheet: sheets[0],
    columns: [{ width: 24 }, { width: 90 }],
  };
  yield await writeExcelFile([about, rows]).toBuffer();
}

const widths: Record<string, number> = { name: 28, course: 36, content: 74, audience: 40, reason: 40, unit: 22 };

async function* keeping(report: Report, data: SheetData): AsyncGenerator<Cell[][]> {
  for await (const rows of report.batches()) {
    for (const cells of rows)
      data.push(cells.map((cell) => (typeof cell === 'string' ? { value: cell, type: String } : cell)));
    yield rows;
  }
}
