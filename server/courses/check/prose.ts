import type { Token, Tokens } from 'marked';
import { inlines } from '../markdown.ts';
import type { Page } from '../page.ts';
import { lineText, wordCount } from '../plain-text.ts';

/** A stretch of words between two block borders. */
export interface Prose {
  text: string;
  line: number;
  sentences: string[];
  /** Exercises carry their names in a line in backticks; it is no sentence. */
  isExerciseLine: boolean;
}

/** Sentences of a text: a full stop, question or exclamation mark, then a space and a new beginning. */
function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.!?…]["'”’)\]]*)\s+(?=["'“‘(]*[\p{Lu}\p{N}])/u).filter((sentence) => wordCount(sentence) > 0);
}

function leaf(token: Token, line: number): Prose {
  const tokens = 'tokens' in token && token.tokens ? token.tokens : [token];
  const text = lineText(inlines(tokens));
  const isExerciseLine = tokens.length === 1 && tokens[0]!.type === 'codespan' && /^\s*id:/.test(text);
  return { text, line, sentences: isExerciseLine ? [] : sentencesIn(text), isExerciseLine };
}

/** Several rules read a page, and each would walk it again. */
const known = new WeakMap<Page<unknown>['lexed'], Prose[]>();

/** All words of a page below its top block: paragraphs, headings, list items and cells, each with its line. */
export function prose({ lexed }: Pick<Page<unknown>, 'lexed'>): readonly Prose[] {
  const found = known.get(lexed) ?? proseOf(lexed);
  known.set(lexed, found);
  return found;
}

function proseOf({ tokens, lineOf }: Page<unknown>['lexed']): Prose[] {
  const walk = (token: Token): Prose[] => {
    if (token.type === 'list') return (token as Tokens.List).items.flatMap((item) => item.tokens.flatMap(walk));
    if (token.type === 'blockquote') return (token.tokens ?? []).flatMap(walk);
    if (token.type === 'table') {
      const table = token as Tokens.Table;
      const first = lineOf(table);
      const cells = (row: Tokens.TableCell[], line: number): Prose[] =>
        row.map((cell) => {
          const text = lineText(inlines(cell.tokens));
          return { text, line, sentences: sentencesIn(text), isExerciseLine: false };
        });
      return [...cells(table.header, first), ...table.rows.flatMap((row, at) => cells(row, first + 2 + at))];
    }
    if (token.type === 'paragraph' || token.type === 'heading' || token.type === 'text')
      return [leaf(token, lineOf(token))];
    return [];
  };
  return tokens.flatMap(walk);
}
