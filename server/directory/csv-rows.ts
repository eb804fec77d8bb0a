import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../refusals.ts';

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** A record of the file, with the line on which it begins; the first line is 1. */
export interface Row {
  line: number;
  cells: string[];
}

export interface CsvRows {
  separator: Separator;
  header: string[];
  rows: Row[];
}

/** Lines that a file may have. */
export const mostLines = 200_000;

/** No person's line is longer; one that is has a quote that was never closed. */
const longestRecord = 100_000;

/**
 * Takes the text of a CSV file apart. Empty lines, and lines of separators alone, are passed over; Excel's `sep=;` is heeded.
 * Refuses a file without lines, one that is too long and one with an open quote (`import_unreadable`).
 * @param fit how well a header line suits: that of the right separator suits best
 */
export function rowsOf(text: string, fit: (header: string[]) => number): CsvRows {
  const lines = text.split('\n', mostLines + 2).length;
  if (lines > mostLines + 1)
    throw new Refusal('import_unreadable', `The file has more than ${mostLines} lines. Divide it.`);
  const declared = /^sep=([,;\t|])\n/i.exec(text);
  const rest = declared ? text.slice(declared[0].length) : text;
  const separator = (declared?.[1] as Separator | undefined) ?? separatorOf(rest, fit);
  const [header, ...rows] = recordsOf(rest, separator, declared ? 1 : 0);
  if (!header) throw new Refusal('import_unreadable', 'The file is empty. Its first line must name the columns.');
  return { separator, header: header.cells, rows };
}

function separatorOf(text: string, fit: (header: string[]) => number): Separator {
  let best: { separator: Separator; fits: number; cells: number } | undefined;
  for (const separator of separators) {
    const header = headerOf(text, separator);
    const found = { separator, fits: fit(header), cells: header.length };
    if (!best || found.fits > best.fits || (found.fits === best.fits && found.cells > best.cells)) best = found;
  }
  return best!.separator;
}

function headerOf(text: string, separator: Separator): string[] {
  try {
    const [header] = parse(text.slice(0, longestRecord), { ...options(separator), to: 1 }) as unknown as Parsed[];
    return header?.record ?? [];
  } catch {
    // With this separator it cannot be read; another may do.
    return [];
  }
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

const options = (separator: Separator) => ({
  delimiter: separator,
  record_delimiter: '\n',
  info: true as const,
  relax_column_count: true,
  // A name such as Miguel "Mike" Ortiz comes without quotes around it.
  relax_quotes: true,
  skip_records_with_empty_values: true,
  max_record_size: longestRecord,
});

function recordsOf(text: string, separator: Separator, linesBefore: number): Row[] {
  let last = linesBefore;
  const rows: Row[] = [];
  try {
    parse(text, {
      ...options(separator),
      on_record: (parsed: unknown) => {
        const { record, info } = parsed as Parsed;
        last = info.lines + linesBefore;
        const within = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
        rows.push({ line: last - within, cells: record });
        return null;
      },
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new Refusal(
      'import_unreadable',
      `From line ${last + 1} on the file cannot be read: a quotation mark is opened there and not closed.`,
      { cause },
    );
  }
  return rows;
}
