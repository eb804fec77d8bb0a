import type { Token, Tokens } from 'marked';
import type { Block, Inline, Remark } from '../course-model.ts';
import type { ExerciseSource } from '../exercise-source.ts';
import { blocks, inlines } from '../markdown.ts';
import { blockText, lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';

/** An option or a step as it stands in the file. */
export interface WrittenItem {
  text: Inline[];
  /** Undefined where there is no box. */
  ticked: boolean | undefined;
  why: Block[];
  line: number;
  /** Something stands in it that is neither its line nor its reason. */
  more: boolean;
}

function box(item: Tokens.ListItem): boolean | undefined {
  if (item.task) return item.checked === true;
  // A box without words is plain text to marked.
  const empty = /^\[([ xX]?)\]\s*(\n|$)/.exec(item.text);
  return empty ? /x/i.test(empty[1] ?? '') : undefined;
}

function readItem(item: Tokens.ListItem, line: number): WrittenItem {
  const ticked = box(item);
  const inside = item.tokens.filter((token) => token.type !== 'checkbox' && token.type !== 'space');
  const reasons = inside.filter((token) => token.type === 'blockquote');
  const [first, ...rest] = inside.filter((token) => token.type !== 'blockquote');
  const isLine = first?.type === 'text' || first?.type === 'paragraph';
  const text = isLine ? inlines(first.type === 'text' ? [first] : (first.tokens ?? [])) : [];
  return {
    text: ticked !== undefined && !item.task ? [] : text,
    ticked,
    why: reasons.flatMap((quote) => blocks((quote as Tokens.Blockquote).tokens)),
    line,
    more: rest.length > 0 || (first !== undefined && !isLine),
  };
}

/** A list of boxes holds answers; a plain list belongs to the case. */
export function holdsBoxes(list: Tokens.List): boolean {
  return list.items.some((item) => box(item) !== undefined);
}

/** What an exercise consists of whose answers are a list. */
export interface WrittenList {
  case: Token[];
  items: WrittenItem[];
  /** What follows the answers and belongs nowhere. */
  after: Token[];
}

/**
 * Finds the answers in an exercise. An un-indented `>` ends a list for Markdown; an author means the item above it, so
 * the quotation goes there and the next list goes on.
 * @param isAnswers tells the list of answers from a list in the case
 */
export function writtenList(source: ExerciseSource, isAnswers: (list: Tokens.List) => boolean): WrittenList {
  const start = source.tokens.findIndex((token) => token.type === 'list' && isAnswers(token as Tokens.List));
  if (start < 0) return { case: source.tokens, items: [], after: [] };
  const items: WrittenItem[] = [];
  let next = start;
  for (; next < source.tokens.length; next++) {
    const token = source.tokens[next]!;
    if (token.type === 'list') {
      items.push(...(token as Tokens.List).items.map((item) => readItem(item, source.lineOf(item))));
    } else if (token.type === 'blockquote') items.at(-1)?.why.push(...blocks(token.tokens ?? []));
    else break;
  }
  return { case: source.tokens.slice(0, start), items, after: source.tokens.slice(next) };
}

/** The remark on what follows the answers, if something does. */
export function afterAnswers(source: ExerciseSource, after: readonly Token[]): Remark[] {
  const first = after[0];
  if (!first) return [];
  const message = `${quoted(first.raw)} follows the answers and would be shown to nobody. Move it above them, or into the next section.`;
  return [remark('text-after-answers', { file: source.file, line: source.lineOf(first) }, message)];
}

/** What cannot be read in a list of answers, whatever its kind. */
export function itemRemarks(source: ExerciseSource, items: readonly WrittenItem[], word: 'option' | 'step'): Remark[] {
  const remarks: Remark[] = [];
  for (const item of items) {
    const place = { file: source.file, line: item.line };
    const text = lineText(item.text).trim();
    if (text === '')
      remarks.push(remark('option-empty', place, `This ${word} says nothing. Write its words, or remove the line.`));
    if (item.more) {
      const message = `The ${word} ${quoted(text)} goes on for more than a paragraph. Keep one, and begin the reason with two spaces and \`>\`.`;
      remarks.push(remark('option-too-long', place, message));
    }
  }
  return remarks;
}

/** Which items have no reason, with the line to add. */
export function missingReasons(
  source: ExerciseSource,
  items: readonly WrittenItem[],
  rule: 'option-without-reason' | 'step-without-reason',
): Remark[] {
  const isStep = rule === 'step-without-reason';
  const word = isStep ? 'step' : 'answer';
  const spaces = isStep ? 'three spaces' : 'two spaces';
  return items
    .filter((item) => blockText(item.why).trim() === '')
    .map((item) => {
      const message = `The ${word} ${quoted(lineText(item.text))} has no reason. Add a line below it that starts with ${spaces} and \`>\`.`;
      const begin = item.ticked === undefined ? 'Because' : item.ticked ? 'Yes.' : 'No.';
      return remark(rule, { file: source.file, line: item.line }, message, `${isStep ? '   ' : '  '}> ${begin} …`);
    });
}
