import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { AboutLine } from './about.ts';
import type { Cell, Report } from './reading.ts';

export interface CsvOptions {
  separator: ',' | ';';
  bom: boolean;
  /** Null for machines: rows alone. */
  about: { lines: AboutLine[]; sha256: string } | null;
}

/**
 * Writes RFC 4180, piece by piece. What the file says of itself stands below the rows, because their SHA-256 is known only
 * then; each of these lines begins with `#` and has as many cells as the others.
 */
export async function* csvOf(report: Report, { separator, bom, about }: CsvOptions): AsyncGenerator<string> {
  if (bom) yield '\uFEFF';
  const hash = createHash('sha256');
  for await (const piece of rowsAsCsv(report, separator)) {
    hash.update(piece);
    yield piece;
  }
  if (!about) return;
  const said: AboutLine[] = [...about.lines, [about.sha256, hash.digest('hex')]];
  const blank = report.columns.slice(2).map(() => null);
  yield linesOf(
    said.map(([label, value]) => [`# ${label}`, value, ...blank]),
    separator,
  );
}

/** The heading and the rows: what the SHA-256 that a file states is about. */
export async function* rowsAsCsv(report: Report, separator: ',' | ';'): AsyncGenerator<string> {
  yield linesOf([report.columns.map(({ heading }) => heading)], separator);
  for await (const rows of report.batches()) if (rows.length > 0) yield linesOf(rows, separator);
}

/** Between the cells of a line while it is looked at: no cell has it. */
const between = '\u0000';
// oxlint-disable-next-line no-control-regex -- the cells are joined by it
const needsCare = /["\r\n,;]|(?:^|\u0000)[=+\-@\t]/;

function linesOf(rows: readonly Cell[][], separator: string): string {
  let lines = '';
  for (const cells of rows) {
    const line = cells.join(between);
    // The library takes several seconds for two million cells, and nearly no line needs it.
    lines +=
      needsCare.test(line) || cells.length < 2
        ? careful(cells, separator)
        : `${line.replaceAll(between, separator)}\r\n`;
  }
  return lines;
}

function careful(cells: readonly Cell[], separator: string): string {
  return stringify([cells.map(guarded)], { delimiter: separator, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
function guarded(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
