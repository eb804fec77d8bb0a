/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { frameShell } from '../../embedding/frame-page.ts';
import type { Signed } from '../../environment.ts';
import type { Markup } from '../../pages/shell.ts';
import type { Refusal } from '../../refusals.ts';
import { wordsFor } from '../pages.ts';
import type { Registered } from './register.ts';

/** Says that we are registered, and what is to be done at the platform: a page that closed at once would be read by nobody. */
export function registeredPage(c: Context<Signed>, { name, product, isLetIn }: Registered): Markup {
  const { lang, words } = wordsFor(c);
  const said = words.registered;
  return frameShell(
    lang,
    said.title,
    html`<script type="module" src="/embed/v1/lms.js"></script>`,
    html`<h1>${said.title}</h1>
      <p>${said.text(name)}</p>
      ${product === 'moodle' ? html`<p>${said.turnOn}</p>` : ''} ${isLetIn ? '' : html`<p>${said.letIn}</p>`}
      <p><button class="button" type="button" data-close hidden>${words.back}</button></p>`,
  );
}

/** Says why we are not registered, in the words of the page and then of what went wrong. */
export function notRegisteredPage(c: Context<Signed>, { code, message }: Refusal): Markup {
  const { lang, words } = wordsFor(c);
  const { refused } = words;
  const why = code === 'lms_invitation_over' || code === 'lms_there' ? refused[code] : refused.lms_registration_refused;
  return frameShell(
    lang,
    words.notRegistered,
    html`<script type="module" src="/embed/v1/lms.js"></script>`,
    html`<h1>${words.notRegistered}</h1>
      <p role="alert">${why}</p>
      ${code === 'lms_registration_refused' ? html`<p lang="en">${message}</p>` : ''}
      <p><button class="button" type="button" data-close hidden>${words.back}</button></p>`,
  );
}
