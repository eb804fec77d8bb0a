import type { Claims } from './claims.ts';

/** The columns that are proven (evidence notes 7); a file may have others. */
export const columns = [
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
export type Column = (typeof columns)[number];
export type Cells = Record<Column, string>;

/** The file `records.csv` before its first row, as the server writes it. */
export const csvHead = `\uFEFF${columns.join(',')}\r\n`;

/** The cells that the row of a record must have. @param date the day on which it was written to the log */
export function cellsOf(index: number, date: string, claims: Claims, supersededBy: number | undefined): Cells {
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

/** A row of these cells with no more quotes than needed, the spelling that the server writes. */
export function rowOf(cells: Cells): string {
  let row = '';
  for (const column of columns) row += `${row === '' ? '' : ','}${quoted(cells[column])}`;
  return `${row}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as written; the leading `'` keeps a spreadsheet from running a name as a formula. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
