/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { Markup } from './shell.ts';
import type { PageWords } from './words.ts';

/** The page of an auditor from outside: without the navigation of staff, and without anything that asks who is signed in. */
export function auditorPage({
  lang,
  words,
  organisation,
}: {
  lang: string;
  words: PageWords;
  organisation: string;
}): Markup {
  const title = words.titles.audit;
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${organisation}</title>
        <link rel="icon" href="/embed/v1/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/embed/v1/page.css" />
        <script type="module" src="/embed/v1/a39.js"></script>
      </head>
      <body>
        <header class="site">
          <a class="skip" href="#main">${words.skip}</a>
          <a class="mark" href="/audit"
            ><span aria-hidden="true">§&#8202;39</span> <span class="organisation">${organisation}</span></a
          >
        </header>
        <main id="main" tabindex="-1">
          <a39-auditor heading-level="1"
            ><h1 slot="title">${title}</h1>
            <div slot="signed-out">
              <h1>${title}</h1>
              <p>${words.openYourLink}</p>
            </div></a39-auditor
          >
          <noscript><p>${words.noScript}</p></noscript>
        </main>
        <footer class="site">
          <p>${words.footer}</p>
        </footer>
      </body>
    </html>`;
}
