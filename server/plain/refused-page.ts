/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Signed } from '../environment.ts';
import { refusalOf } from '../error-response.ts';
import { refusals } from '../refusals.ts';
import { home, show, speechFor, trail } from './frame.ts';

/** A refusal as a page, with its status: what went wrong, and a way on. What was no refusal is logged whole and told without a word of it. */
export function refusedPage(error: Error, c: Context<Signed>): Response | Promise<Response> {
  const { code, message } = refusalOf(error, c);
  const status = refusals[code];
  if (status >= 500) c.var.tools.log.error({ err: error, request: c.var.requestId }, 'request failed');
  const speech = speechFor(c);
  const { refused, training } = speech.words;
  const course = /^\/plain\/training\/[^/]+/.exec(c.req.path)?.[0];
  const toCourse =
    course !== undefined && code !== 'assignment_unknown'
      ? html`<a class="button" href="${course}">${refused.toCourse}</a>`
      : '';
  return show(
    c,
    {
      title: `${refused.title} · ${training.title}`,
      main: html`${trail(speech)}
        <h1>${refused.title}</h1>
        <p>${refused.codes[code] ?? message}</p>
        <p class="actions">
          ${toCourse} <a class="${toCourse ? 'quiet' : 'button'}" href="${home}">${refused.toTraining}</a>
        </p>`,
    },
    status,
  );
}
