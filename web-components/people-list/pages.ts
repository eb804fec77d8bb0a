import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { PeopleListTerms } from '../locales/people-list/en.ts';

interface Pages {
  words: PeopleListTerms;
  /** Both count from 0. */
  page: number;
  last: number;
  /** The address of a page, if pages have addresses. */
  href: ((page: number) => string) | null;
  go: (page: number) => void;
}

/** The way to other pages. */
export function pages({ words, page, last, href, go }: Pages): unknown {
  if (last < 1) return nothing;
  const turn = (to: number, label: unknown): TemplateResult => {
    const click = (event: MouseEvent): void => {
      if (href && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
      event.preventDefault();
      go(to);
    };
    return href
      ? html`<a class="a39-plain" href=${href(to)} @click=${click}>${label}</a>`
      : html`<button class="a39-plain" type="button" @click=${click}>${label}</button>`;
  };
  return html`<nav part="pagination" class="pages" aria-label=${words.pages}>
    ${page > 0 ? turn(0, words.first) : nothing}
    ${page > 0 ? turn(page - 1, html`${icons.back} ${words.previous}`) : nothing}
    ${page < last ? turn(page + 1, html`${words.next} ${icons.next}`) : nothing}
  </nav>`;
}
