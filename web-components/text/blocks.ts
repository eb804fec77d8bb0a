import { html, nothing } from 'lit';
import type { Block, Inline } from '../api/client.ts';
import { heading } from './heading.ts';

/** The server allows the same; a second look costs nothing where a `javascript:` would cost a lot. */
const safe = /^(https:|mailto:|#)/;

export function line(content: Inline[]): unknown {
  return content.map((piece) => {
    if (typeof piece === 'string') return piece;
    switch (piece.t) {
      case 'em':
        return html`<em>${line(piece.c)}</em>`;
      case 'strong':
        return html`<strong>${line(piece.c)}</strong>`;
      case 'del':
        return html`<del>${line(piece.c)}</del>`;
      case 'code':
        return html`<code>${piece.v}</code>`;
      case 'br':
        return html`<br />`;
      case 'a':
        return safe.test(piece.href) ? html`<a href=${piece.href}>${line(piece.c)}</a>` : line(piece.c);
      case 'img':
        return html`<img src=${piece.src} alt=${piece.alt} loading="lazy" />`;
      default:
        return nothing;
    }
  });
}

/** Blocks as DOM. Their headings (3 and 4 in the file) are put below `level`. */
export function blocks(content: Block[], level: number): unknown {
  return content.map((block) => {
    switch (block.t) {
      case 'p':
        return html`<p>${line(block.c)}</p>`;
      case 'h':
        return heading(level + block.level - 2, line(block.c));
      case 'ul':
        return html`<ul>
          ${items(block.items, level)}
        </ul>`;
      case 'ol':
        return html`<ol>
          ${items(block.items, level)}
        </ol>`;
      case 'quote':
        return html`<blockquote>${blocks(block.c, level)}</blockquote>`;
      case 'pre':
        return html`<pre>${block.v}</pre>`;
      case 'hr':
        return html`<hr />`;
      case 'table':
        return html`<table>
          <thead>
            <tr>
              ${block.head.map((cell) => html`<th scope="col">${line(cell)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${block.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${line(cell)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>`;
      default:
        return nothing;
    }
  });
}

function items(list: Block[][], level: number): unknown {
  return list.map(
    (item) => html`<li>${item.map((block) => (block.t === 'p' ? line(block.c) : blocks([block], level)))}</li>`,
  );
}
