import { Lexer } from 'marked';
import type { Token, Tokens } from 'marked';
import { anchors } from './anchors.ts';

/** A page's Markdown as marked's tokens, with the line of each. */
export interface Lexed {
  tokens: Token[];
  /** Line of a token of any depth, from 1. Exact for blocks, and for what stands inside them as far as marked tells. */
  lineOf: (token: Token) => number;
  /** The name under which a heading can be linked to; empty for any other token. */
  anchorOf: (token: Token) => string;
}

/** Deeper nesting is no lesson, and would end the stack of everything that walks the tree. */
const deepest = 60;

const breaks = (text: string): number => text.split('\n').length - 1;

/** Tokens that lie inside a token, in reading order, each list with the lines that it lies below its parent. */
function inside(token: Token): { token: Token; below: number }[] {
  const found: { token: Token; below: number }[] = [];
  const addInOrder = (tokens: readonly Token[], below: number): void => {
    let line = below;
    for (const child of tokens) {
      found.push({ token: child, below: line });
      line += breaks(child.raw);
    }
  };
  if (token.type === 'list') addInOrder(token['items'] as Token[], 0);
  else if (token.type === 'table') {
    const cellTokens = (cell: { tokens: Token[] }): Token[] => cell.tokens;
    for (const cell of token['header'] as { tokens: Token[] }[]) addInOrder(cellTokens(cell), 0);
    for (const [index, row] of (token['rows'] as { tokens: Token[] }[][]).entries()) {
      for (const cell of row) addInOrder(cellTokens(cell), index + 2);
    }
  } else if ('tokens' in token && token.tokens) {
    addInOrder(token.tokens, token.type === 'code' ? 1 : 0);
  }
  return found;
}

/**
 * Splits Markdown into marked's tokens and remembers where each stands.
 * @param text lines end in `\n`
 * @param firstLine the line of the file on which `text` begins
 * @throws when marked cannot finish, or when the text is nested too deeply; the caller turns it into a remark
 */
export function lexed(text: string, firstLine: number): Lexed {
  const tokens: Token[] = new Lexer().lex(text);
  const lines = new Map<Token, number>();
  const place = (token: Token, line: number, depth: number): void => {
    if (depth > deepest) throw new RangeError('Nested too deeply');
    lines.set(token, line);
    for (const child of inside(token)) place(child.token, line + child.below, depth + 1);
  };
  let offset = 0;
  let line = firstLine;
  for (const token of tokens) {
    // marked's raw texts add up to the input, except where it tidies white space: look for the next occurrence.
    const at = text.indexOf(token.raw, offset);
    if (at >= 0) {
      line += breaks(text.slice(offset, at));
      offset = at;
    }
    place(token, line, 1);
    if (at >= 0) {
      line += breaks(token.raw);
      offset += token.raw.length;
    }
  }
  const headings: Tokens.Heading[] = [];
  eachToken(tokens, (token) => {
    if (token.type === 'heading') headings.push(token as Tokens.Heading);
  });
  const names = anchors(headings);
  return { tokens, lineOf: (token) => lines.get(token) ?? firstLine, anchorOf: (token) => names.get(token) ?? '' };
}

/** Walks a tree of tokens from top to bottom. */
export function eachToken(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const token of tokens) {
    visit(token);
    eachToken(
      inside(token).map((child) => child.token),
      visit,
    );
  }
}
