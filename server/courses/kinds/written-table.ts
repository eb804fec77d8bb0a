import type { Token, Tokens } from 'marked';
import type { Block, Body, Inline, Remark } from '../course-model.ts';
import type { ExerciseSource } from '../exercise-source.ts';
import { blocks, inlines } from '../markdown.ts';
import { lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';
import { afterAnswers } from './written-list.ts';

/** A row as it stands in the file. */
export interface WrittenRow {
  text: Inline[];
  place: string;
  why: Inline[];
  line: number;
}

/** The exercise's table, taken apart. A cell that is missing is empty; a fourth is left out. */
export function writtenTable(source: ExerciseSource): {
  case: Token[];
  rows: WrittenRow[];
  columns: number;
  after: Token[];
} {
  const start = source.tokens.findIndex((token) => token.type === 'table');
  if (start < 0) return { case: source.tokens, rows: [], columns: 0, after: [] };
  const table = source.tokens[start] as Tokens.Table;
  const first = source.lineOf(table) + 2;
  const rows = table.rows.map((cells, index): WrittenRow => {
    const [item, place, why] = cells.map((cell) => inlines(cell.tokens));
    const label = lineText(place ?? [])
      .replace(/\s+/g, ' ')
      .trim();
    return { text: item ?? [], place: label, why: why ?? [], line: first + index };
  });
  return {
    case: source.tokens.slice(0, start),
    rows,
    columns: table.header.length,
    after: source.tokens.slice(start + 1),
  };
}

/**
 * Reads the table of Sort and Match.
 * @param writtenAs how the kind is written, for the message when there is no table
 * @param header a header line to paste
 */
export function parseRows(
  source: ExerciseSource,
  writtenAs: string,
  header: string,
): { case: Block[]; body: Body; remarks: Remark[] } {
  const written = writtenTable(source);
  const remarks = afterAnswers(source, written.after);
  if (written.rows.length === 0) {
    const message = `No rows were found. The answers are written as ${writtenAs}.`;
    remarks.push(remark('answers-missing', source, message, `${header}\n| --- | --- | --- |`));
  } else if (written.columns !== 3) {
    const message = `The table has ${written.columns} columns; it needs three, and the last is the reason.`;
    const line = written.rows[0]!.line - 2;
    remarks.push(remark('table-columns', { file: source.file, line }, message, `${header}\n| --- | --- | --- |`));
  }
  for (const row of written.rows.filter((one) => lineText(one.text).trim() === '' || one.place === '')) {
    const filled = lineText(row.text).trim() || row.place;
    const message = `The row ${quoted(filled)} has an empty cell. Fill it, or remove the row.`;
    remarks.push(remark('option-empty', { file: source.file, line: row.line }, message));
  }
  const rows = written.rows.map(({ text, place, why }) => ({ item: text, place, why }));
  const places = [...new Set(rows.map((row) => row.place))];
  return { case: blocks(written.case), body: { shape: 'rows', rows, places }, remarks };
}
