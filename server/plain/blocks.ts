/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { Block, Inline } from '../courses/course-model.ts';
import { linkAllowed } from '../courses/markdown.ts';
import type { Markup } from '../pages/shell.ts';

/** Pictures are served by us, from the course that they are in. */
const ourPicture = /^\/api\/lessons\/(sha256:)?[\w-]+\/images\/[\w-][\w.-]*$/;

/**
 * A line of lesson text as HTML. The reader of courses allows the same; a second look costs nothing where a `javascript:` would
 * cost a lot. A link to a heading is words only, because headings have no address here.
 */
export function line(content: readonly Inline[]): Markup {
  return html`${content.map(inline)}`;
}

function inline(piece: Inline): Markup | string {
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
      return leadsOut(piece.href)
        ? html`<a href="${piece.href}" rel="noopener noreferrer">${line(piece.c)}</a>`
        : line(piece.c);
    case 'img':
      return ourPicture.test(piece.src) ? html`<img src="${piece.src}" alt="${piece.alt}" />` : piece.alt;
    default:
      return '';
  }
}

function leadsOut(href: string): boolean {
  return linkAllowed(href) && !href.startsWith('#');
}

/** Blocks of lesson text as HTML. Their headings (3 and 4 in the file) are put below `level`. */
export function blocks(content: readonly Block[], level: number): Markup {
  return html`${content.map((one) => block(one, level))}`;
}

function block(one: Block, level: number): Markup | string {
  switch (one.t) {
    case 'p':
      return html`<p>${line(one.c)}</p>`;
    case 'h':
      return heading(level + (one.level === 4 ? 2 : 1), line(one.c));
    case 'ul':
      return html`<ul>
        ${items(one.items, level)}
      </ul>`;
    case 'ol':
      return html`<ol>
        ${items(one.items, level)}
      </ol>`;
    case 'quote':
      return html`<blockquote>${blocks(one.c, level)}</blockquote>`;
    case 'pre':
      return html`<pre>${one.v}</pre>`;
    case 'hr':
      return html`<hr />`;
    case 'table':
      return html`<div class="wide">
        <table>
          <thead>
            <tr>
              ${one.head.map((cell) => html`<th scope="col">${line(cell)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${one.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${line(cell)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
    default:
      return '';
  }
}

function items(list: readonly Block[][], level: number): Markup[] {
  return list.map((item) => html`<li>${item.map((one) => (one.t === 'p' ? line(one.c) : block(one, level)))}</li>`);
}

/** A heading of a level that is known only when it is drawn. */
export function heading(level: number, content: Markup): Markup {
  switch (level) {
    case 2:
      return html`<h2>${content}</h2>`;
    case 3:
      return html`<h3>${content}</h3>`;
    case 4:
      return html`<h4>${content}</h4>`;
    case 5:
      return html`<h5>${content}</h5>`;
    default:
      return html`<h6>${content}</h6>`;
  }
}
