/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { plainPage } from '../pages/plain-page.ts';
import { pageWords } from '../pages/words.ts';
import { Refusal } from '../refusals.ts';
import { calendarDays, calendarOwner } from './calendar-queries.ts';
import { calendarOf } from './calendar.ts';
import { letterLanguage } from './letter-words.ts';
import { chooseEarly, personOfToken, unsubscribeKey } from './unsubscribe.ts';
import { unsubscribeWords, type PageText } from './unsubscribe-words.ts';

/**
 * What mail and calendar programs ask for: they cannot sign in, so the address itself is the secret. Opening the unsubscribe
 * address changes nothing, because programs that check links open them; only the button, or the mail program's own, does.
 */
export const openReminderRoutes = new Hono<Signed>()
  .get('/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}', async (c) => {
    const { db, config, library, now, today } = c.var.tools;
    const owner = await calendarOwner(db, c.req.param('file').slice(0, -'.ics'.length), today());
    if (!owner) throw new Refusal('not_found', 'There is nothing at this address.');
    const days = await calendarDays(db, owner.id, today());
    return c.body(calendarOf(days, letterLanguage(owner.lang), { config, library }, now()), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
    });
  })
  .get('/unsubscribe/:token', async (c) => {
    if (!(await personOf(c))) return unsubscribePage(c, 'unknown', 404);
    return unsubscribePage(c, 'ask', 200);
  })
  .post('/unsubscribe/:token', async (c) => {
    const personId = await personOf(c);
    if (personId === undefined) return unsubscribePage(c, 'unknown', 404);
    const { db, now } = c.var.tools;
    await chooseEarly(db, personId, false, now());
    return unsubscribePage(c, 'done', 200);
  });

/** Whose link that is, as long as the person is known. */
async function personOf(c: Context<Signed>): Promise<string | undefined> {
  const { db, now } = c.var.tools;
  const id = personOfToken(await unsubscribeKey(db, now()), c.req.param('token') ?? '');
  if (id === undefined) return undefined;
  return (await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst())?.id;
}

function unsubscribePage(c: Context<Signed>, which: keyof PageText, status: 200 | 404) {
  const lang = languageOf(c);
  const { heading, text, button } = unsubscribeWords[lang]![which];
  c.header('vary', 'Accept-Language');
  return c.html(
    plainPage({
      lang,
      words: pageWords[lang]!,
      organisation: c.var.tools.config.organisation,
      title: heading,
      styles: '/embed/v1/page.css',
      main: html`<h1>${heading}</h1>
        <p>${text}</p>
        ${button ? html`<form method="post"><button class="button">${button}</button></form>` : ''}`,
    }),
    status,
  );
}
