/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { hostPages } from '../access/host-pages.ts';
import { frameShell, framePage, speechOf } from '../embedding/frame-page.ts';
import type { FramedElement } from '../embedding/framed-element.ts';
import type { Signed } from '../environment.ts';
import type { Markup } from '../pages/shell.ts';
import type { RefusalCode } from '../refusals.ts';
import { policyFramedBy } from '../security-headers.ts';
import { placeOrigins } from './endpoints.ts';
import type { Begun } from './lti/login.ts';
import { platformOrigins } from './lti/platform.ts';
import { lmsWords, type LmsRefusal, type LmsWords } from './words.ts';

/**
 * Pages of the platforms that are connected may frame what is answered, and the pages of the intranet; or everybody.
 * @param formsTo origins to which a form of it goes
 */
export async function letLmsFrame(
  c: Context<Signed>,
  who: 'platforms' | 'everybody' = 'platforms',
  formsTo: readonly string[] = [],
): Promise<void> {
  const { db } = c.var.tools;
  const origins =
    who === 'everybody'
      ? ['https:', 'http:']
      : [...(await platformOrigins(db)), ...(await placeOrigins(db)), ...(await hostPages(c.var.tools)).keys()];
  c.header('content-security-policy', policyFramedBy(origins, formsTo));
  c.header('cross-origin-embedder-policy', 'require-corp');
  // A window that a frame of ours opens has to hear from it.
  c.header('cross-origin-opener-policy', 'unsafe-none');
}

/** The words in the language of the page. */
export function wordsFor(c: Context<Signed>): { lang: string; words: LmsWords } {
  const { lang } = speechOf(c);
  return lmsWords[lang] ? { lang, words: lmsWords[lang] } : { lang: 'en', words: lmsWords['en']! };
}

/**
 * An element in the LMS's frame, for somebody who comes with a ticket.
 * @param back page of the LMS to which it leads where it has the whole window
 */
export function lmsFramePage(c: Context<Signed>, element: FramedElement, back?: string): Markup {
  const { words } = wordsFor(c);
  const assignment = element.tag === 'course' && element.attributes.find(([name]) => name === 'assignment')?.[1];
  return framePage(
    c,
    element,
    { script: 'lms', said: { auth: 'redirect' } },
    {
      inside: html`<p slot="signed-out">${words.signedOut}</p>`,
      after: html`${assignment ? html`<a39-reported assignment="${assignment}"></a39-reported>` : ''}
        <p class="own-window">
          <button type="button" data-window hidden>${words.ownWindow}</button>
          ${back === undefined ? '' : html`<a href="${back}" data-back hidden>${words.back}</a>`}
        </p>`,
    },
  );
}

/** A page that sends the browser on once it is known that it will be recognised: by our cookie, or by what the platform keeps for us. */
export function hopPage(c: Context<Signed>, { to, storage, again }: Begun): Markup {
  const { lang, words } = wordsFor(c);
  return frameShell(
    lang,
    words.going,
    html`<script type="module" src="/embed/v1/lms.js"></script>`,
    html`<div data-hop="${JSON.stringify({ to, storage })}">
        <h1>${words.going}</h1>
        <p><a class="button" href="${to}">${words.goOn}</a></p>
      </div>
      <div data-blocked hidden>
        <h1>${words.failed}</h1>
        <p role="alert">${words.refused.lms_cookies_blocked}</p>
        <p><a class="button" href="${again}" target="_blank">${words.ownWindow}</a></p>
      </div>`,
  );
}

/** Says in the LMS why nothing is shown. @param ownWindow where the same launch begins again outside of the frame */
export function refusedPage(c: Context<Signed>, code: RefusalCode, ownWindow?: string): Markup {
  const { lang, words } = wordsFor(c);
  const why = words.refused[code as keyof LmsWords['refused']] ?? words.refused.other;
  const title = words.waits[code as LmsRefusal] ?? words.failed;
  return frameShell(
    lang,
    title,
    html``,
    html`<h1>${title}</h1>
      <p role="alert">${why}</p>
      ${
        ownWindow === undefined
          ? ''
          : html`<p><a class="button" href="${ownWindow}" target="_blank">${words.ownWindow}</a></p>`
      }`,
  );
}
