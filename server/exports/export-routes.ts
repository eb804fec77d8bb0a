import { Hono, type Context } from 'hono';
import { Readable } from 'node:stream';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { scopeOf } from '../reports/scope.ts';
import { jsonBody, query } from '../validated.ts';
import { catalogueFor } from './catalogue.ts';
import { exportLogged, exportsLogged } from './export-log.ts';
import { exportOrder, type Maker } from './export-order.ts';
import { makeExport } from './make-export.ts';

const paged = v.object({
  page: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give the number of a page, the first is 0')), '0'),
});

/** Reports as files. A manager makes them of the people whom they manage that day, and sees only what they made themselves. */
export const exportRoutes = new Hono<Signed>()
  .use(requireRole('manager', 'training_admin', 'dpo'))
  .get('/catalogue', async (c) => c.json(catalogueFor(await makerOf(c))))
  .get('/', query(paged), async (c) =>
    c.json(await exportsLogged(c.var.tools.db, await whose(c), Number(c.req.valid('query').page))),
  )
  .get('/:id', async (c) => c.json(await exportLogged(c.var.tools.db, c.req.param('id'), await whose(c))))
  .post('/', jsonBody(exportOrder), async (c) => {
    const made = await makeExport(c.var.tools, c.req.valid('json'), await makerOf(c));
    return c.body(Readable.toWeb(made.content) as ReadableStream, 200, {
      'content-type': made.contentType,
      'content-disposition': `attachment; filename="${made.fileName}"`,
      'cache-control': 'private, no-store',
      'x-a39-export': made.id,
      'x-a39-people': String(made.people),
      'x-a39-rows': String(made.rows),
    });
  });

async function makerOf(c: Context<Signed>): Promise<Maker> {
  const { db, today } = c.var.tools;
  const { id, name } = c.var.asker.person;
  const scope = await scopeOf(db, id, c.var.roles, today());
  return { kind: 'person', id, name, scope, withCategory: scope.kind === 'all', lang: languageOf(c) };
}

/** Whose exports somebody may see in the log: null means everybody's. */
async function whose(c: Context<Signed>): Promise<string | null> {
  const { scope, id } = await makerOf(c);
  return scope.kind === 'all' ? null : id;
}
