/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { TryPeople } from '../access/access-shapes.ts';
import type { Signed, Tools } from '../environment.ts';
import { languageOf } from '../language.ts';
import { ownPathIn } from '../own-path.ts';
import { auditorPage } from './auditor-page.ts';
import { isAnybodyAsked } from './documents-asked.ts';
import { isSetUp } from './set-up.ts';
import { page, type Markup } from './shell.ts';
import { pageWords, type PageWords } from './words.ts';

interface PageDeps {
  organisation: string;
  tryMode: boolean;
  /** In try mode: everybody that a visitor can enter as. */
  tryPeople: (tools: Tools) => Promise<TryPeople>;
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
      main: html`<a39-my-training heading-level="1">${inside(titles.training)}</a39-my-training> ${documents}
        <p><a href="/training/badges">${titles.badges}</a></p>`,
    }));
  };
  /** The guide to the first assignment, where it may be of use or is asked for. */
  const guide = async (c: Context<Signed>) => {
    if (c.req.query('guide') !== undefined) return html`<a39-first-run heading-level="2" asked></a39-first-run>`;
    return (await isSetUp(c.var.tools.db)) ? html`` : html`<a39-first-run heading-level="2"></a39-first-run>`;
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
    .get('/training/badges', (c) =>
      show(c, ({ titles }, inside) => ({
        title: titles.badges,
        at: '/training',
        main: html`<a39-badges heading-level="1">${inside(titles.badges)}</a39-badges>`,
      })),
    )
    .get('/training/:assignment', async (c) => {
      const { db, receivers } = c.var.tools;
      const { platforms, packages, stores } = await receivers.now(db);
      const assignment = c.req.param('assignment');
      const reported =
        platforms || packages || stores.length > 0
          ? html`<a39-reported assignment="${assignment}"></a39-reported>`
          : '';
      return show(c, ({ titles }, inside) => ({
        title: titles.course,
        at: '/training',
        main: html`<a39-course heading-level="1" hash-links back-href="/training" assignment="${assignment}"
            >${inside(titles.course)}</a39-course
          >${reported}`,
      }));
    })
    .get('/team', async (c) => {
      const firstRun = await guide(c);
      return show(c, ({ nav }, inside) => ({
        title: nav.team,
        at: '/team',
        main: html`${firstRun}<a39-team heading-level="1" url-state="page">${inside(nav.team)}</a39-team>`,
      }));
    })
    .get('/my-data', (c) =>
      show(c, ({ myData }, inside) => ({
        title: myData,
        at: '/my-data',
        main: html`<a39-my-data heading-level="1">${inside(myData)}</a39-my-data>`,
      })),
    )
    .get('/obligations', async (c) => {
      const firstRun = await guide(c);
      return show(c, ({ nav }, inside) => ({
        title: nav.obligations,
        at: '/obligations',
        main: html`${firstRun}<a39-obligations heading-level="1">${inside(nav.obligations)}</a39-obligations>`,
      }));
    })
    .get('/people', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.people,
        at: '/people',
        main: html`<a39-people-import heading-level="1">${inside(nav.people)}</a39-people-import>`,
      })),
    )
    .get('/intranet', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.intranet,
        at: '/intranet',
        main: html`<a39-intranet heading-level="1">${inside(nav.intranet)}</a39-intranet>`,
      })),
    )
    .get('/learning-platforms', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.lms,
        at: '/learning-platforms',
        main: html`<a39-lms heading-level="1">${inside(nav.lms)}</a39-lms>`,
      })),
    )
    .get('/settings', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.settings,
        at: '/settings',
        main: html`<a39-settings heading-level="1">${inside(nav.settings)}</a39-settings>`,
      })),
    )
    .get('/overdue', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.overdue,
        at: '/overdue',
        main: html`<a39-overdue heading-level="1" url-state="page">${inside(nav.overdue)}</a39-overdue>`,
      })),
    )
    .get('/evidence', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.evidence,
        at: '/evidence',
        // The log stands in the wizard, so that what keeps both from loading is said once.
        main: html`<a39-evidence-wizard heading-level="1" url-state="page"
          >${inside(nav.evidence)}<a39-evidence slot="log" heading-level="2"></a39-evidence
        ></a39-evidence-wizard>`,
      })),
    )
    .get('/questions', (c) =>
      show(c, ({ nav }, inside) => ({
        title: nav.questions,
        at: '/questions',
        main: html`<a39-questions heading-level="1">${inside(nav.questions)}</a39-questions>`,
      })),
    )
    .get('/audit', (c) => {
      const lang = languageOf(c);
      c.header('vary', 'Accept-Language');
      return c.html(auditorPage({ lang, words: pageWords[lang]!, organisation: deps.organisation }));
    })
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
    app.get('/try', async (c) => {
      const to = ownPathIn(c.req.query('to'));
      // By way of the page that says so where the browser keeps no cookie, as WebKit of http://localhost.
      const entered = `/sign-in/done?${new URLSearchParams({ to })}`;
      const { people } = await deps.tryPeople(c.var.tools);
      return show(c, ({ titles, choose }, inside) => ({
        title: titles.try,
        at: '/try',
        main: html`<a39-people heading-level="1" to="${entered}">${inside(titles.try)}</a39-people>
          <noscript>
            <form method="post" action="/try">
              <input type="hidden" name="to" value="${to === '/training' ? '/plain' : to}" />
              <p>
                <label for="person">${choose}</label><br />
                <select id="person" name="person">
                  ${people.map(({ id, name, unit }) => html`<option value="${id}">${name}, ${unit ?? ''}</option>`)}
                </select>
              </p>
              <button class="button">${titles.try}</button>
            </form>
          </noscript>`,
      }));
    });
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
