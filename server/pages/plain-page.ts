/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { Markup } from './shell.ts';
import type { PageWords } from './words.ts';

/** What a page without scripts needs to know. */
export interface PlainPage {
  lang: string;
  words: PageWords;
  organisation: string;
  title: string;
  /** Path of a style sheet besides that of all pages. */
  styles: string;
  /** Where the name of the organisation leads; else to the pages with JavaScript. */
  home?: string;
  main: Markup;
}

/** A page for people who may have no JavaScript: no navigation, no script. */
export function plainPage({ lang, words, organisation, title, styles, home, main }: PlainPage): Markup {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${organisation}</title>
        <link rel="icon" href="/embed/v1/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/embed/v1/page.css" />
        <link rel="stylesheet" href="${styles}" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="site">
          <a class="mark" href="${home ?? '/training'}"
            ><span aria-hidden="true">§&#8202;39</span> <span class="organisation">${organisation}</span></a
          >
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer class="site">
          <p>${words.footer}</p>
        </footer>
      </body>
    </html>`;
}
