/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { isAnybodyAsked } from './documents-asked.ts';
import { page, type Markup } from './shell.ts';
import { pageWords, type PageWords } from './words.ts';

interface PageDeps {
  organisation: string;
  tryMode: boolean;
}

/** @param inside what stands in the element, by the page's title, until the element shows what it is for */
type Draw = (words: PageWords, inside: (title: string) => Markup[]) => { title: string; at: string; main: Markup };

/**
 * Our own pages: a shell around one element each, in the language that the browser asks for. They hold no personal data; the
 * elements ask the API.
 */
export function pageRoutes(deps: PageDeps): Hono<Signed> {
  const show = (c: Context, draw: Draw) => {
    const lang = languageOf(c);
    const words = pageWords[lang]!;
    c.header('vary', 'Accept-Language');
    // Not one text: a space between the two would stand in the place of "Loading…".
    const inside = (title: string) => [
      html`<h1 slot="title">${title}</h1>`,
      deps.tryMode ? signedOutSlot(words) : html``,
    ];
    return c.html(page({ ...deps, lang, words, ...draw(words, inside) }));
  };
  const training = async (c: Context<Signed>) => {
    const documents = (await isAnybodyAsked(c.var.tools.db))
      ? html`<a39-my-documents heading-level="2" hide-when-empty></a39-my-documents>`
      : '';
    return show(c, ({ titles }, inside) => ({
      title: titles.training,
      at: '/training',
      main: html`<a39-my-training heading-level="1">${inside(titles.training)}</a39-my-training> ${documents}`,
    }));
  };
  const app = new Hono<Signed>()
    .get('/', training)
    .get('/training', training)
    .get('/training/refresher', (c) =>
      show(c, ({ titles }, inside) => ({
        title: titles.refresher,
        at: '/training',
        main: html`<a39-refresher heading-level="1">${inside(titles.refresher)}</a39-refresher>`,
      })),
    )
    .get('/training/:assignment', (c) =>
      show(c, ({ titles }, inside) => ({
        title: titles.course,
        at: '/training',
        main: html`<a39-course
          heading-level="1"
          hash-links
          back-href="/training"
          assignment="${c.req.param('assignment')}"
          >${inside(titles.course)}</a39-course
        >`,
      })),
    )
    .get('/team', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.team,
        at: '/team',
        main: html`<a39-team heading-level="1">${inside(nav.team)}</a39-team>`,
      })),
    )
    .get('/evidence', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.evidence,
        at: '/evidence',
        main: html`<a39-evidence heading-level="1">${inside(nav.evidence)}</a39-evidence>`,
      })),
    )
    .get('/documents', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.documents,
        at: '/documents',
        main: html`<a39-documents heading-level="1">${inside(nav.documents)}</a39-documents>`,
      })),
    )
    .get('/records', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.records,
        at: '/records',
        main: html`<a39-records heading-level="1">${inside(nav.records)}</a39-records>`,
      })),
    )
    .get('/erasure', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.erasure,
        at: '/erasure',
        main: html`<a39-erasure heading-level="1">${inside(nav.erasure)}</a39-erasure>`,
      })),
    )
    .get('/courses', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.courses,
        at: '/courses',
        main: html`<a39-versions heading-level="1">${inside(nav.courses)}</a39-versions>`,
      })),
    );
  if (deps.tryMode)
    app.get('/try', (c) =>
      show(c, ({ titles }, inside) => ({
        title: titles.try,
        at: '/try',
        main: html`<a39-people heading-level="1" to="/training">${inside(titles.try)}</a39-people>`,
      })),
    );
  return app;
}

/** Said in words, with a way on. */
export function notFoundPage(c: Context, organisation: string): Markup {
  const lang = languageOf(c);
  const words = pageWords[lang]!;
  return page({
    lang,
    words,
    organisation,
    tryMode: false,
    title: words.titles.notFound,
    at: '',
    main: html`<h1>${words.nothingHere}</h1>
      <p>${words.nothingHereText}</p>
      <p><a class="button" href="/training">${words.toTraining}</a></p>`,
  });
}

function signedOutSlot(words: PageWords): Markup {
  return html`<div slot="signed-out" class="signed-out">
    <h1>${words.signedOutHeading}</h1>
    <p>${words.signedOut}</p>
    <p><a class="button" href="/try">${words.choose}</a></p>
  </div>`;
}
