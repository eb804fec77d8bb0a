import type { Token, Tokens } from 'marked';
import type { Block, Inline } from './course-model.ts';

/** Links go to an encrypted page, a mail address or a heading; nothing else, scripts least of all. */
export function linkAllowed(href: string): boolean {
  return /^(https:\/\/[^\s/]+|mailto:[^\s]+@|#.)/i.test(href);
}

/** Pictures lie in the course's own folder. */
export function imageAllowed(src: string): boolean {
  return /^images\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(src) && !src.endsWith('.');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** marked leaves character references to the browser; a lesson is text, so they are resolved here. */
function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    const exists = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return exists ? String.fromCodePoint(code) : '\ufffd';
  });
}

function inline(token: Token): Inline[] {
  switch (token.type) {
    case 'text':
      return token.tokens ? inlines(token.tokens) : [plain(token.text.replace(/\n/g, ' '))];
    case 'escape':
      return [token.text];
    case 'strong':
    case 'em':
    case 'del':
      return [{ t: token.type, c: inlines(token.tokens ?? []) }];
    case 'codespan':
      return [{ t: 'code', v: token.text }];
    case 'br':
      return [{ t: 'br' }];
    case 'link': {
      const words = inlines(token.tokens ?? []);
      return linkAllowed(token.href) ? [{ t: 'a', href: token.href, c: words }] : words;
    }
    case 'image': {
      const alt = plain(token.text);
      return imageAllowed(token.href) && alt.trim() !== '' ? [{ t: 'img', src: token.href, alt }] : [alt];
    }
    default:
      // Raw HTML and the boxes of a list. `check/markup.ts` has said so to the author.
      return [];
  }
}

/**
 * The pieces of a line. What is not on the allow-list is left out without a word; `check/markup.ts` has the words.
 * @param tokens marked's inline tokens
 */
export function inlines(tokens: readonly Token[]): Inline[] {
  const result: Inline[] = [];
  for (const piece of tokens.flatMap(inline)) {
    const last = result.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

const paragraph = (tokens: readonly Token[]): Block[] => {
  const c = inlines(tokens);
  return c.length > 0 ? [{ t: 'p', c }] : [];
};

function block(token: Token): Block[] {
  switch (token.type) {
    case 'paragraph':
      return paragraph(token.tokens ?? []);
    case 'text':
      return paragraph([token]);
    case 'heading':
      // `####` is the first heading below an exercise or section, which a page shows as its second level.
      return [{ t: 'h', level: token.depth <= 4 ? 3 : 4, c: inlines(token.tokens ?? []) }];
    case 'list': {
      const list = token as Tokens.List;
      return [{ t: list.ordered ? 'ol' : 'ul', items: list.items.map((item) => blocks(item.tokens)) }];
    }
    case 'blockquote':
      return [{ t: 'quote', c: blocks(token.tokens ?? []) }];
    case 'code':
      return [{ t: 'pre', v: token.text }];
    case 'hr':
      return [{ t: 'hr' }];
    case 'table': {
      const table = token as Tokens.Table;
      const cells = (row: Tokens.TableCell[]): Inline[][] => row.map((cell) => inlines(cell.tokens));
      return [{ t: 'table', head: cells(table.header), rows: table.rows.map(cells) }];
    }
    default:
      return [];
  }
}

/**
 * Lesson text as a tree of allowed blocks.
 * @param tokens marked's block tokens
 */
export function blocks(tokens: readonly Token[]): Block[] {
  return tokens.flatMap(block);
}
