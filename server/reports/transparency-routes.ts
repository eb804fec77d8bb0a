import { Hono } from 'hono';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { languageOf } from '../language.ts';
import { documentMade } from './transparency-documents.ts';
import { transparencyOf } from './transparency.ts';

/** What is kept, who sees what, and drafts made of it. It names nobody on staff: a works council may look as everybody may. */
export const transparencyRoutes = new Hono<Signed>()
  .get('/', async (c) => {
    const { db, config, mailer, today } = c.var.tools;
    return c.json(await transparencyOf(db, config, { today: today(), mail: mailer.isSetUp }));
  })
  .get('/documents/:document', async (c) => {
    const { db, config, mailer, today } = c.var.tools;
    const facts = await transparencyOf(db, config, { today: today(), mail: mailer.isSetUp });
    const made = documentMade(c.req.param('document'), facts, { lang: languageOf(c), today: today() });
    if (!made) throw new Refusal('not_found', 'There is no such document. GET /api/transparency names them.');
    c.header('content-disposition', `attachment; filename="${made.fileName}"`);
    c.header('content-type', 'text/markdown; charset=utf-8');
    return c.body(made.text);
  });
