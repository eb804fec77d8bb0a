import type { Token, Tokens } from 'marked';
import { inlines } from '../markdown.ts';
import type { Page } from '../page.ts';
import { lineText } from '../plain-text.ts';

/** A stretch of words between two block borders. */
export interface Prose {
  text: string;
  line: number;
  /** Exercises carry their names in a line in backticks; it is no sentence. */
  isExerciseLine: boolean;
}

function leaf(token: Token, line: number): Prose {
  const tokens = 'tokens' in token && token.tokens ? token.tokens : [token];
  const text = lineText(inlines(tokens));
  return { text, line, isExerciseLine: tokens.length === 1 && tokens[0]!.type === 'codespan' && /^\s*id:/.test(text) };
}

/** All words of a page below its top block: paragraphs, headings, list items and cells, each with its line. */
export function prose(page: Pick<Page<unknown>, 'lexed'>): Prose[] {
  const { tokens, lineOf } = page.lexed;
  const walk = (token: Token): Prose[] => {
    if (token.type === 'list') return (token as Tokens.List).items.flatMap((item) => item.tokens.flatMap(walk));
    if (token.type === 'blockquote') return (token.tokens ?? []).flatMap(walk);
    if (token.type === 'table') {
      const table = token as Tokens.Table;
      const first = lineOf(table);
      const cells = (row: Tokens.TableCell[], line: number): Prose[] =>
        row.map((cell) => ({ text: lineText(inlines(cell.tokens)), line, isExerciseLine: false }));
      return [...cells(table.header, first), ...table.rows.flatMap((row, at) => cells(row, first + 2 + at))];
    }
    if (token.type === 'paragraph' || token.type === 'heading' || token.type === 'text')
      return [leaf(token, lineOf(token))];
    return [];
  };
  return tokens.flatMap(walk);
}
