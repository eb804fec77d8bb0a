import type * as v from 'valibot';
import type { Remark } from './course-model.ts';
import { lexed } from './lines.ts';
import type { Lexed } from './lines.ts';
import { remark } from './remark.ts';
import { chapters } from './sections.ts';
import type { Chapter } from './sections.ts';
import { readTopBlock } from './top-block.ts';
import type { TopLines } from './top-block.ts';

/** A page of a course: its top block, its tokens and its chapters. */
export interface Page<Top> {
  /** Path below `courses/`, for remarks. */
  file: string;
  /** The text without the top block, and the line on which it begins. */
  text: string;
  firstLine: number;
  top: Top | undefined;
  topLine: TopLines;
  lexed: Lexed;
  chapters: Chapter[];
}

const longest = 500_000;

/** Line ends and a byte-order mark differ between editors and mean nothing. A NUL is no text. */
function tidy(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\ufffd');
}

/**
 * Reads a page. Never throws: what marked cannot finish becomes a remark.
 * @param example a complete top block, to be pasted where there is none
 */
export function readPage<Schema extends v.GenericSchema>(
  raw: string,
  file: string,
  schema: Schema,
  example: string,
): { page: Page<v.InferOutput<Schema>> | undefined; remarks: Remark[] } {
  const unreadable = (message: string) => ({
    page: undefined,
    remarks: [remark('not-text', { file, line: 1 }, message)],
  });
  if (raw.length > longest) return unreadable('The page is longer than 500,000 characters. Split it.');
  const top = readTopBlock(tidy(raw), file, schema, example);
  try {
    const found = lexed(top.rest, top.restLine);
    const page = {
      file,
      text: top.rest,
      firstLine: top.restLine,
      top: top.values,
      topLine: top.lineOf,
      lexed: found,
      chapters: chapters(found.tokens),
    };
    return { page, remarks: top.remarks };
  } catch {
    // marked gives up on some input ("Infinite loop"), and a stack ends at some depth of nesting.
    return unreadable(
      'The page cannot be read as Markdown. Look for thousands of nested brackets, quotations or lists.',
    );
  }
}
