import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { jsonBody } from '../validated.ts';
import { answerRequest, askForCorrection, openRequests, requestsOf } from './correction-requests.ts';
import { myData, myDataFile, type Asked } from './own-data.ts';
import { ownDataPdf } from './own-data-pdf.ts';
import { tellAsker, tellKeeper } from './request-mails.ts';
import { ownDataWords } from './words.ts';

const words = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(3, 'write at least 3 characters'),
  v.maxLength(2_000, 'write at most 2,000 characters'),
  // Line breaks are welcome; nothing else that cannot be seen.
  v.check((text) => !/\p{Cs}|[^\P{Cc}\t\n\r]/u.test(text), 'Write plain text.'),
);
const aRequest = v.object({
  about: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null),
  text: words,
});
const anAnswer = v.object({ outcome: v.picklist(['granted', 'refused']), answer: words });

/** A copy of everything is more than learning, so a page of another origin does not get it. Refuses those (`not_allowed`). */
const onOwnPages = createMiddleware<Signed>(async (c, next) => {
  if (c.var.foreign) throw new Refusal('not_allowed', 'This is for the pages of Article 39 itself.');
  await next();
});

/** What is kept about the one who asks, and how they have it put right. */
export const myDataRoutes = new Hono<Signed>()
  .get('/data', onOwnPages, async (c) => c.json(await myData(c.var.tools, asked(c))))
  .get('/data.json', onOwnPages, async (c) => {
    const file = await myDataFile(c.var.tools, asked(c));
    return c.body(JSON.stringify(file, null, 2), 200, asDownload('application/json; charset=utf-8', 'json'));
  })
  .get('/data.pdf', onOwnPages, async (c) => {
    const { lang, ...rest } = asked(c);
    const data = await myData(c.var.tools, { lang, ...rest });
    return c.body(await ownDataPdf(data, ownDataWords(lang), lang), 200, asDownload('application/pdf', 'pdf'));
  })
  .get('/correction-requests', async (c) => c.json(await requestsOf(c.var.tools.db, c.var.asker.person.id)))
  .post('/correction-requests', jsonBody(aRequest), async (c) => {
    const { db, now } = c.var.tools;
    const personId = c.var.asker.person.id;
    const isNew = await askForCorrection(db, { personId, ...c.req.valid('json') }, now());
    if (isNew) tellKeeper(c.var.tools);
    return c.json(await requestsOf(db, personId), 201);
  });

/** Requests for correction, for whoever keeps the records. */
export const correctionRequestRoutes = new Hono<Signed>()
  .use(requireRole('dpo'))
  .get('/', async (c) => {
    const { db, today } = c.var.tools;
    const open = await openRequests(db);
    const ids = open.map(({ person }) => person.id);
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'records', ids, today());
    return c.json(open);
  })
  .post('/:request/answer', jsonBody(anAnswer), async (c) => {
    const { db, now } = c.var.tools;
    const given = { id: c.req.param('request'), by: c.var.asker.person.id, ...c.req.valid('json') };
    const toTell = await answerRequest(db, given, now());
    if (toTell) tellAsker(c.var.tools, toTell);
    return c.body(null, 204);
  });

function asked(c: Context<Signed>): Asked {
  return { personId: c.var.asker.person.id, lang: languageOf(c), today: c.var.tools.today() };
}

function asDownload(type: string, ending: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="my-data.${ending}"`,
    'cache-control': 'private, no-store',
  };
}
