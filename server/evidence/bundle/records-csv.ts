import { stringify } from 'csv-stringify/sync';
import type { EntryView } from '../entry-view.ts';
import type { CourseClaim, PersonClaim, RecordDetail } from '../facts.ts';

const columns =
  'index,type,recorded,sub,name,email,unit,course,version,content,outcome,completed_at,score,max,attempt,via,superseded_by'.split(
    ',',
  );

/** First line of `records.csv`, with the byte-order mark by which spreadsheets know UTF-8. */
export const csvHead = `\uFEFF${linesOf([columns])}`;

/**
 * The lines of `record` entries; the verifier makes them again from the proven claims and compares.
 * @param records each with the entry that amended or withdrew it
 */
export function csvLinesOf(records: readonly { entry: EntryView; supersededBy: number | null }[]): string {
  return linesOf(records.map(({ entry, supersededBy }) => cellsOf(entry, supersededBy)));
}

type Cell = string | number | null | undefined;

function cellsOf({ index, type, date, claims }: EntryView, supersededBy: number | null): Cell[] {
  const person = claims['person'] as PersonClaim | undefined;
  const course = claims['course'] as CourseClaim | undefined;
  const detail = claims['detail'] as RecordDetail | undefined;
  return [
    index,
    type,
    date,
    claims['sub'] as string | undefined,
    person?.name,
    person?.email,
    person?.unit,
    course?.id,
    course?.version,
    course?.content,
    claims['outcome'] as string | undefined,
    detail?.completed_at,
    detail?.score,
    detail?.max,
    detail?.attempt,
    detail?.via,
    supersededBy,
  ];
}

function linesOf(rows: Cell[][]): string {
  return stringify(
    rows.map((row) => row.map(guarded)),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front (evidence.md section 7). */
function guarded(cell: Cell): string {
  const text = String(cell ?? '');
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
