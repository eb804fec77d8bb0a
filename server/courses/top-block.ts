import * as v from 'valibot';
import { LineCounter, isMap, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { Remark } from './course-model.ts';
import { quoted, remark } from './remark.ts';

/** The line of a key of a top block; `objectives.O1` for a key inside another. */
export type TopLines = (key: string) => number;

export interface TopBlock<Values> {
  values: Values | undefined;
  lineOf: TopLines;
  /** What follows the block, and the line of the file on which it begins. */
  rest: string;
  restLine: number;
  remarks: Remark[];
}

const fence = /^---[ \t]*$/;

/** Line of every key, by its name; a `yaml` document knows offsets only. */
function keyLines(document: Document, counter: LineCounter): Map<string, number> {
  const lines = new Map<string, number>();
  const add = (node: unknown, prefix: string): void => {
    if (!isMap(node)) return;
    for (const pair of node.items) {
      if (!isScalar(pair.key) || !pair.key.range) continue;
      const key = prefix + String(pair.key.value);
      lines.set(key, counter.linePos(pair.key.range[0]).line + 1);
      if (prefix === '') add(pair.value, `${key}.`);
    }
  };
  add(document.contents, '');
  return lines;
}

/** The words of valibot about a key that is missing or unknown are for programmers. */
function inPlainWords(issue: v.BaseIssue<unknown>): string {
  const key = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `The top block does not know ${quoted(key)}. Check the spelling, or remove the line.`;
  }
  if (issue.input === undefined && issue.expected !== 'never')
    return `The top block lacks ${quoted(key)}. Add a line for it.`;
  return `${quoted(key)}: ${issue.message}`;
}

/**
 * Reads the block between two lines of three hyphens at the very beginning of a page.
 * @param text the page, lines end in `\n`
 * @param example what a complete block looks like, to be pasted where there is none
 */
export function readTopBlock<Schema extends v.GenericSchema>(
  text: string,
  file: string,
  schema: Schema,
  example: string,
): TopBlock<v.InferOutput<Schema>> {
  const lines = text.split('\n');
  const end = fence.test(lines[0] ?? '') ? lines.findIndex((line, index) => index > 0 && fence.test(line)) : -1;
  if (end < 0) {
    const missing = 'The page does not begin with a top block. Put one between two lines of three hyphens (---).';
    const remarks = [remark('top-block', { file, line: 1 }, missing, example)];
    return { values: undefined, lineOf: () => 1, rest: text, restLine: 1, remarks };
  }
  const counter = new LineCounter();
  const document = parseDocument(lines.slice(1, end).join('\n'), { lineCounter: counter, prettyErrors: false });
  const found = keyLines(document, counter);
  const lineOf: TopLines = (key) => found.get(key) ?? 1;
  const result = { lineOf, rest: lines.slice(end + 1).join('\n'), restLine: end + 2 };
  const broken = document.errors.map((problem) =>
    remark(
      'top-block',
      { file, line: counter.linePos(problem.pos[0]).line + 1 },
      `The top block cannot be read: ${problem.message}`,
    ),
  );
  if (broken.length > 0) return { ...result, values: undefined, remarks: broken };
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 0 });
  } catch {
    const message = 'The top block refers to other places with & and *. Write the words out.';
    return { ...result, values: undefined, remarks: [remark('top-block', { file, line: 1 }, message)] };
  }
  const checked = v.safeParse(schema, raw ?? {});
  const remarks = (checked.issues ?? []).map((issue) => {
    const path = v.getDotPath(issue) ?? '';
    const line = found.get(path) ?? lineOf(path.split('.')[0] ?? '');
    return remark('top-block', { file, line }, inPlainWords(issue));
  });
  return { ...result, values: checked.success ? checked.output : undefined, remarks };
}
