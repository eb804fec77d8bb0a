/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';

/** What a page around an element needs to know. */
export interface Page {
  organisation: string;
  tryMode: boolean;
  title: string;
  /** The path of the navigation's current item. */
  at: string;
  main: Markup;
}

export type Markup = ReturnType<typeof html>;

const nav = [
  { path: '/training', label: 'My training', role: null },
  { path: '/team', label: 'Team', role: 'manager' },
  { path: '/courses', label: 'Courses', role: 'training_admin dpo' },
  { path: '/evidence', label: 'Evidence', role: 'dpo' },
];

/** The page around an element. Without inline script or style, because our policy allows neither. */
export function page({ organisation, tryMode, title, at, main }: Page): Markup {
  return html`<!doctype html>
    <html lang="en">
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
        <a class="skip" href="#main">Skip to content</a>
        ${tryMode ? tryBanner : ''}
        <header class="site">
          <a class="mark" href="/training"
            ><span aria-hidden="true">§&#8202;39</span> <span class="organisation">${organisation}</span></a
          >
          <a39-site-nav>
            <nav aria-label="Main">
              ${nav.map(
                ({ path, label, role }) =>
                  html`<a
                    href="${path}"
                    ${path === at ? html`aria-current="page"` : ''}
                    ${role ? html`data-for="${role}" hidden` : ''}
                    >${label}</a
                  >`,
              )}
            </nav>
          </a39-site-nav>
        </header>
        <main id="main" tabindex="-1">
          ${main}
          <noscript
            ><p>
              This page needs JavaScript. Your answers are checked on our server; nothing comes from elsewhere.
            </p></noscript
          >
        </main>
        <footer class="site">
          <p>Article 39 · training in data protection, with evidence that can be checked</p>
        </footer>
      </body>
    </html>`;
}

const tryBanner = html`<aside class="try" aria-label="Try mode">
  <p>
    <strong>Try mode: a fictional organisation.</strong> Nothing here is real. <a href="/try">Enter as someone else</a>
  </p>
</aside>`;
