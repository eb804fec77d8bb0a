import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../../access/guard.ts';
import type { Signed } from '../../environment.ts';
import { jsonBody, oneLine } from '../../validated.ts';
import { askStore } from './ask-store.ts';
import type { StoresView } from './lrs-shapes.ts';
import { addStore, changeStore, pauseStore, recordStores, removeStore } from './record-stores.ts';

const aStore = v.object({
  name: oneLine(1, 80),
  endpoint: oneLine(1, 500),
  // A colon would end it (RFC 7617).
  key: v.pipe(oneLine(1, 500), v.regex(/^[^:]*$/, 'a key has no colon in it; what follows one is the secret')),
  secret: v.optional(v.nullable(oneLine(1, 2_000))),
  tells: v.picklist(['results', 'progress', 'answers']),
  names: v.picklist(['number', 'mail', 'nobody']),
  isAgreed: v.optional(v.boolean()),
});

/** Record stores (xAPI), for those who answer for training. */
export const storeRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => {
    const { db, config } = c.var.tools;
    return c.json<StoresView>({ mayTellAnswers: config.recordScores, stores: await recordStores(db) });
  })
  .post('/', jsonBody(aStore), async (c) =>
    c.json(await addStore(c.var.tools, c.req.valid('json'), c.var.asker.person.id), 201),
  )
  .put('/:store', jsonBody(aStore), async (c) =>
    c.json(await changeStore(c.var.tools, c.req.param('store'), c.req.valid('json'))),
  )
  .put('/:store/paused', jsonBody(v.object({ paused: v.boolean() })), async (c) =>
    c.json(await pauseStore(c.var.tools, c.req.param('store'), c.req.valid('json').paused)),
  )
  .delete('/:store', async (c) => {
    await removeStore(c.var.tools, c.req.param('store'));
    return c.body(null, 204);
  })
  .post('/:store/test', async (c) => c.json(await askStore(c.var.tools, c.req.param('store'))));
