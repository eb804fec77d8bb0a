import type { Block, Inline } from '../course-model.ts';

type ElementPiece = Exclude<Inline | Block, string>;

/** What stands for a picture; it gets the path and the description as they are, and escapes what it uses. */
export type Picture = (src: string, alt: string) => string;

// What XML 1.0 has no way to write. A browser would show nothing for it either.
// oxlint-disable-next-line no-control-regex -- they are what is looked for.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text without the characters that HTML and XML cannot hold. */
export function writable(text: string): string {
  return text.toWellFormed().replace(unwritable, '');
}

/** Text for HTML or XML, between tags or in an attribute with double quotes. */
export function escaped(text: string): string {
  return writable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Where a picture cannot go along, its description does. */
export const describedPicture: Picture = (_, alt) => `<em>[${escaped(alt)}]</em>`;

/**
 * Lesson text as HTML, which is well-formed XML too.
 * @param pieces a line or blocks; a link to a heading is only its words, for the heading does not come along
 * @param picture what stands for a picture
 */
export function htmlText(pieces: readonly (Inline | Block)[], picture: Picture): string {
  return pieces.map((piece) => (typeof piece === 'string' ? escaped(piece) : element(piece, picture))).join('');
}

function element(piece: ElementPiece, picture: Picture): string {
  const inside = (content: readonly (Inline | Block)[]): string => htmlText(content, picture);
  switch (piece.t) {
    case 'p':
    case 'em':
    case 'strong':
    case 'del':
      return `<${piece.t}>${inside(piece.c)}</${piece.t}>`;
    case 'code':
      return `<code>${escaped(piece.v)}</code>`;
    case 'br':
    case 'hr':
      return `<${piece.t}/>`;
    case 'a':
      return piece.href.startsWith('#') ? inside(piece.c) : `<a href="${escaped(piece.href)}">${inside(piece.c)}</a>`;
    case 'img':
      return picture(piece.src, piece.alt);
    case 'h':
      // The titles above it are the course's, the module's, the section's.
      return `<h${piece.level + 1}>${inside(piece.c)}</h${piece.level + 1}>`;
    case 'ul':
    case 'ol':
      return `<${piece.t}>${piece.items.map((item) => `<li>${inside(item)}</li>`).join('')}</${piece.t}>`;
    case 'quote':
      return `<blockquote>${inside(piece.c)}</blockquote>`;
    case 'pre':
      return `<pre>${escaped(piece.v)}</pre>`;
    case 'table': {
      const head = piece.head.map((cell) => `<th scope="col">${inside(cell)}</th>`).join('');
      const rows = piece.rows.map((row) => `<tr>${row.map((cell) => `<td>${inside(cell)}</td>`).join('')}</tr>`);
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}
