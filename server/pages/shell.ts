/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { PageWords } from './words.ts';

/** What a page around an element needs to know. */
export interface Page {
  lang: string;
  words: PageWords;
  organisation: string;
  tryMode: boolean;
  title: string;
  /** The path of the navigation's current item. */
  at: string;
  main: Markup;
}

export type Markup = ReturnType<typeof html>;

const nav = [
  { path: '/training', name: 'training', role: null },
  { path: '/team', name: 'team', role: 'manager training_admin dpo' },
  { path: '/overdue', name: 'overdue', role: 'manager training_admin dpo' },
  { path: '/obligations', name: 'obligations', role: 'training_admin dpo' },
  { path: '/evidence', name: 'evidence', role: 'dpo' },
] as const;

/** What is needed now and then, behind *More*: in one line there is no room for all. */
const more = [
  { path: '/people', name: 'people', role: 'training_admin dpo' },
  { path: '/questions', name: 'questions', role: 'dpo' },
  { path: '/courses', name: 'courses', role: 'training_admin dpo' },
  { path: '/documents', name: 'documents', role: 'training_admin dpo' },
  { path: '/records', name: 'records', role: 'dpo' },
  { path: '/erasure', name: 'erasure', role: 'dpo' },
  { path: '/intranet', name: 'intranet', role: 'training_admin dpo' },
  { path: '/learning-platforms', name: 'lms', role: 'training_admin dpo' },
  { path: '/settings', name: 'settings', role: 'training_admin dpo' },
] as const;

/** The page around an element. Without inline script or style, because our policy allows neither. */
export function page({ lang, words, organisation, tryMode, title, at, main }: Page): Markup {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${organisation}</title>
        <link rel="icon" href="/embed/v1/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/embed/v1/page.css" />
        <script type="module" src="/embed/v1/a39.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        ${tryMode ? tryBanner(words) : ''}
        <header class="site">
          <a class="mark" href="/training"
            ><span aria-hidden="true">§&#8202;39</span> <span class="organisation">${organisation}</span></a
          >
          <a39-site-nav>
            <nav aria-label="${words.main}">
              ${nav.map((item) => link(item, words, at))}
              <details class="more" data-for="training_admin dpo" hidden>
                <summary ${more.some(({ path }) => path === at) ? html`class="here"` : ''}>${words.more}</summary>
                <div>${more.map((item) => link(item, words, at))}</div>
              </details>
            </nav>
          </a39-site-nav>
        </header>
        <main id="main" tabindex="-1">
          ${main}
          <noscript
            ><p>${words.noScript} <a href="/plain">${words.withoutScript}</a></p></noscript
          >
        </main>
        <footer class="site">
          <p>${words.footer}</p>
          <p><a href="/my-data" ${at === '/my-data' ? html`aria-current="page"` : ''}>${words.myData}</a></p>
        </footer>
      </body>
    </html>`;
}

function link(
  { path, name, role }: (typeof nav)[number] | (typeof more)[number],
  words: PageWords,
  at: string,
): Markup {
  return html`<a
    href="${path}"
    ${path === at ? html`aria-current="page"` : ''}
    ${role ? html`data-for="${role}" hidden` : ''}
    >${words.nav[name]}</a
  >`;
}

const tryBanner = (words: PageWords): Markup =>
  html`<aside class="try" aria-label="${words.tryMode}">
    <p><strong>${words.tryBold}</strong> ${words.tryText} <a href="/try">${words.tryAgain}</a></p>
  </aside>`;
