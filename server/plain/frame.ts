/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { plainPage } from '../pages/plain-page.ts';
import type { Markup } from '../pages/shell.ts';
import { pageWords } from '../pages/words.ts';
import { plainWords, type PlainWords } from './words.ts';

export const home = '/plain';
export const stylesPath = '/plain/plain.css';

/** What a page says it with. */
export interface Speech {
  lang: string;
  words: PlainWords;
  /** A day in words. */
  day: (day: string) => string;
}

export function speechFor(c: Context): Speech {
  const lang = languageOf(c);
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' });
  return { lang, words: plainWords[lang]!, day: (day) => format.format(new Date(day)) };
}

/** A fault in a form: what is wrong, and where it can be put right: `#` with the id of a field, or another page. */
export interface Fault {
  at: string;
  words: string;
}

export interface Screen {
  title: string;
  main: Markup;
  faults?: readonly Fault[];
}

/** A page. Its title says first whether something is wrong, because it is the first that is heard. */
export function show(c: Context<Signed>, { title, main, faults = [] }: Screen, status: ContentfulStatusCode = 200) {
  const { lang, words } = speechFor(c);
  c.header('vary', 'Accept-Language');
  // What answers a form is kept by the browser for Back, which would have to send the form again if it were not.
  if (c.req.method === 'POST') c.header('cache-control', 'private, no-cache');
  const page = plainPage({
    lang,
    words: pageWords[lang]!,
    organisation: c.var.tools.config.organisation,
    title: faults.length > 0 ? `${words.error}${title}` : title,
    styles: stylesPath,
    home,
    main,
  });
  return c.html(page, faults.length > 0 ? 400 : status);
}

/** All faults of a form on top of its page, with the way to each. It has the focus, so that it is read at once. */
export function summary(faults: readonly Fault[], words: PlainWords): Markup | string {
  if (faults.length === 0) return '';
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="problem">
    <h2 id="problem">${words.problem}</h2>
    <ul>
      ${faults.map(({ at, words: said }) => html`<li><a href="${at}">${said}</a></li>`)}
    </ul>
  </div>`;
}

/** The way back, on every page below the first. @param course the overview of the course, on its pages */
export function trail({ words }: Speech, course?: { href: string; title: string; lang: string }): Markup {
  return html`<nav class="trail" aria-label="${words.whereYouAre}">
    <a href="${home}">${words.training.title}</a>
    ${course ? html`<a href="${course.href}" lang="${course.lang}">${course.title}</a>` : ''}
  </nav>`;
}

export function certificateLink(completionId: string | null, title: string, { words }: Speech): Markup | string {
  if (completionId === null) return '';
  return html`<a
    class="quiet"
    href="/api/completions/${encodeURIComponent(completionId)}/certificate.pdf"
    aria-label="${words.certificate}: ${title}"
    >${words.certificate}</a
  >`;
}
