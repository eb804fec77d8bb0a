/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { page, type Markup } from './shell.ts';

interface PageDeps {
  organisation: string;
  tryMode: boolean;
}

/** Our own pages: a shell around one element each. They hold no personal data; the elements ask the API. */
export function pageRoutes(deps: PageDeps): Hono {
  const signedOut = deps.tryMode
    ? html`<div slot="signed-out" class="signed-out">
        <h1>Training in data protection, with proof</h1>
        <p>You are not signed in. In try mode you choose who you are.</p>
        <p><a class="button" href="/try">Choose who you are</a></p>
      </div>`
    : html``;
  const show = (title: string, at: string, main: Markup): Markup => page({ ...deps, title, at, main });

  const training = show(
    'My training',
    '/training',
    html`<a39-my-training heading-level="1">${signedOut}</a39-my-training>`,
  );
  const app = new Hono()
    .get('/', (c) => c.html(training))
    .get('/training', (c) => c.html(training))
    .get('/training/refresher', (c) =>
      c.html(show('Keep it fresh', '/training', html`<a39-refresher heading-level="1">${signedOut}</a39-refresher>`)),
    )
    .get('/training/:assignment', (c) =>
      c.html(
        show(
          'Training',
          '/training',
          html`<a39-course heading-level="1" hash-links back-href="/training" assignment="${c.req.param('assignment')}"
            >${signedOut}</a39-course
          >`,
        ),
      ),
    )
    .get('/team', (c) => c.html(show('Team', '/team', html`<a39-team heading-level="1">${signedOut}</a39-team>`)))
    .get('/evidence', (c) =>
      c.html(show('Evidence', '/evidence', html`<a39-evidence heading-level="1">${signedOut}</a39-evidence>`)),
    )
    .get('/courses', (c) =>
      c.html(show('Courses', '/courses', html`<a39-versions heading-level="1">${signedOut}</a39-versions>`)),
    );
  if (deps.tryMode)
    app.get('/try', (c) =>
      c.html(show('Enter as someone', '/try', html`<a39-people heading-level="1" to="/training"></a39-people>`)),
    );
  return app;
}

/** Said in words, with a way on. */
export function notFoundPage(organisation: string): Markup {
  return page({
    organisation,
    tryMode: false,
    title: 'Page not found',
    at: '',
    main: html`<h1>There is nothing at this address</h1>
      <p>It may have moved, or the link was cut off on its way to you.</p>
      <p><a class="button" href="/training">To My training</a></p>`,
  });
}
