import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { jsonBody, query } from '../validated.ts';
import { webhookEvents } from './webhook-events.ts';
import {
  deleteWebhook,
  deliveriesPage,
  makeWebhook,
  pauseWebhook,
  sendAgain,
  testWebhook,
  webhooks,
} from './webhooks.ts';

const aWebhook = v.object({
  url: v.pipe(v.string(), v.trim(), v.maxLength(2_000), v.url('give an address')),
  format: v.picklist(['json', 'slack', 'teams']),
  events: v.pipe(v.array(v.picklist(webhookEvents)), v.minLength(1, 'choose at least one event')),
});
const pausing = v.object({ paused: v.boolean() });
const aPage = v.object({ page: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give a number')), '0') });

/** Webhooks of chat systems, for those who answer for training. */
export const webhookRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => c.json(await webhooks(c.var.tools.db)))
  .post('/', jsonBody(aWebhook), async (c) => {
    const { tools } = c.var;
    return c.json(await makeWebhook(tools, c.req.valid('json'), c.var.asker.person.id, tools.now()), 201);
  })
  .put('/:webhook/paused', jsonBody(pausing), async (c) => {
    const { db, now } = c.var.tools;
    return c.json(await pauseWebhook(db, c.req.param('webhook'), c.req.valid('json').paused, now()));
  })
  .delete('/:webhook', async (c) => {
    await deleteWebhook(c.var.tools.db, c.req.param('webhook'));
    return c.body(null, 204);
  })
  .post('/:webhook/test', async (c) => c.json(await testWebhook(c.var.tools, c.req.param('webhook'))))
  .get('/:webhook/deliveries', query(aPage), async (c) => {
    const page = Number(c.req.valid('query').page);
    return c.json(await deliveriesPage(c.var.tools.db, c.req.param('webhook'), page));
  })
  .post('/:webhook/deliveries/:delivery/retry', async (c) => {
    const { webhook, delivery } = c.req.param();
    return c.json(await sendAgain(c.var.tools, webhook, delivery));
  });
