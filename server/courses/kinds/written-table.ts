import type { Token, Tokens } from 'marked';
import type { Block, Body, Inline, Question, Remark } from '../course-model.ts';
import type { ExerciseSource } from '../exercise-source.ts';
import { blocks, inlines } from '../markdown.ts';
import { likeness, lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';
import { afterAnswers } from './written-list.ts';

/** An exercise's table as it stands in the file. A row has as many cells as the head. */
export interface WrittenCells {
  case: Token[];
  head: Inline[][];
  rows: { cells: Inline[][]; line: number }[];
  after: Token[];
}

/** Finds the table of an exercise. */
export function writtenCells(source: ExerciseSource): WrittenCells {
  const start = source.tokens.findIndex((token) => token.type === 'table');
  if (start < 0) return { case: source.tokens, head: [], rows: [], after: [] };
  const table = source.tokens[start] as Tokens.Table;
  const first = source.lineOf(table) + 2;
  return {
    case: source.tokens.slice(0, start),
    head: table.header.map((cell) => inlines(cell.tokens)),
    rows: table.rows.map((row, index) => ({ cells: row.map((cell) => inlines(cell.tokens)), line: first + index })),
    after: source.tokens.slice(start + 1),
  };
}

/** The words of a cell that names something: a group, a provider, a deadline. */
export function label(cell: readonly Inline[] | undefined): string {
  return lineText(cell ?? [])
    .replace(/\s+/g, ' ')
    .trim();
}

/** A cell of the last column as what is said after an answer. */
export function asReason(why: Inline[]): Block[] {
  return why.length > 0 ? [{ t: 'p', c: why }] : [];
}

/**
 * What cannot be read in a table, whatever its kind.
 * @param writtenAs how the kind is written, for the message when there is no table
 * @param header a header line to paste; it has as many columns as the kind
 */
export function tableRemarks(
  source: ExerciseSource,
  written: WrittenCells,
  writtenAs: string,
  header: string,
): Remark[] {
  const remarks = afterAnswers(source, written.after);
  const columns = header.split('|').length - 2;
  const paste = `${header}\n|${' --- |'.repeat(columns)}`;
  if (written.rows.length === 0) {
    const message = `No rows were found. The answers are written as ${writtenAs}.`;
    remarks.push(remark('answers-missing', source, message, paste));
  } else if (written.head.length !== columns) {
    const message = `The table has ${written.head.length} columns; it needs ${counted[columns] ?? columns}, and the last is the reason.`;
    const line = written.rows[0]!.line - 2;
    remarks.push(remark('table-columns', { file: source.file, line }, message, paste));
  }
  for (const { cells, line } of written.rows) {
    // The reason has a rule of its own.
    const asked = cells.slice(0, columns - 1).map(label);
    if (asked.length === columns - 1 && !asked.includes('')) continue;
    const message = `The row ${quoted(asked.find((text) => text !== '') ?? '')} has an empty cell. Fill it, or remove the row.`;
    remarks.push(remark('option-empty', { file: source.file, line }, message));
  }
  return remarks;
}

const counted: Record<number, string> = { 3: 'three', 5: 'five', 6: 'six' };

/** Which rows have no reason, with the row to paste. */
export function rowsWithoutReason(
  source: ExerciseSource,
  rows: readonly { cells: readonly string[]; why: Inline[]; line: number }[],
): Remark[] {
  return rows
    .filter((row) => lineText(row.why).trim() === '')
    .map(({ cells, line }) => {
      const message = `The row ${quoted(cells[0] ?? '')} has no reason. Write it into the last column.`;
      return remark('row-without-reason', { file: source.file, line }, message, `| ${cells.join(' | ')} | Because … |`);
    });
}

export function tooFewRows(question: Question, source: ExerciseSource, count: number): Remark[] {
  if (count >= 3) return [];
  return [remark('too-few-rows', source, `${question.kind} needs at least three rows; this one has ${count}.`)];
}

/** A row of Sort or Match. */
export interface WrittenRow {
  text: Inline[];
  place: string;
  why: Inline[];
  line: number;
}

/** The table of Sort or Match, taken apart. A cell that is missing is empty; a fourth is left out. */
export function writtenTable(source: ExerciseSource): { case: Token[]; rows: WrittenRow[] } {
  const written = writtenCells(source);
  const rows = written.rows.map(({ cells: [text, place, why], line }): WrittenRow => {
    return { text: text ?? [], place: label(place), why: why ?? [], line };
  });
  return { case: written.case, rows };
}

/** Reads the table of Sort and Match. Parameters as for `tableRemarks`. */
export function parseRows(
  source: ExerciseSource,
  writtenAs: string,
  header: string,
): { case: Block[]; body: Body; remarks: Remark[] } {
  const remarks = tableRemarks(source, writtenCells(source), writtenAs, header);
  const written = writtenTable(source);
  const rows = written.rows.map(({ text, place, why }) => ({ item: text, place, why }));
  const places = [...new Set(rows.map((row) => row.place))];
  return { case: blocks(written.case), body: { shape: 'rows', rows, places }, remarks };
}

/** Names that a slip of the pen has made two of. */
export function spelledTwice(
  source: ExerciseSource,
  what: string,
  names: readonly { name: string; line: number }[],
): Remark[] {
  const spelled = new Map<string, string>();
  const remarks: Remark[] = [];
  for (const { name, line } of names) {
    const earlier = spelled.get(likeness(name));
    if (earlier === undefined) spelled.set(likeness(name), name);
    else if (earlier !== name) {
      const message = `The ${what} ${quoted(name)} is spelled ${quoted(earlier)} elsewhere. Spell it the same way.`;
      remarks.push(remark('group-spelling', { file: source.file, line }, message, earlier));
    }
  }
  return remarks;
}
