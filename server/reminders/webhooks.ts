import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Tools } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { newDelivery } from './announce.ts';
import { deliver } from './deliver-webhooks.ts';
import type {
  Deliveries,
  DeliveryState,
  NewWebhook,
  WebhookEvent,
  WebhookFormat,
  WebhookView,
} from './reminder-shapes.ts';
import { NotPublic } from '../public-address.ts';
import { bodyOf } from './webhook-events.ts';
import { faultOfAddress, secretPrefix } from './webhook-post.ts';

const pageSize = 50;

/** Every webhook with its newest delivery, oldest first. The address is shown without its path. */
export async function webhooks(db: Db): Promise<WebhookView[]> {
  const rows = await db
    .selectFrom('webhook')
    .leftJoin('person', 'person.id', 'webhook.made_by')
    .selectAll('webhook')
    .select('person.name as by')
    .orderBy('made_at')
    .orderBy('webhook.id')
    .execute();
  const views: WebhookView[] = [];
  for (const row of rows) {
    const { rows: newest } = await deliveriesOf(db, row.id, 0, 1);
    const [last] = newest;
    views.push({
      id: row.id,
      host: new URL(row.url).host,
      format: row.format,
      // Written by `makeWebhook`.
      events: JSON.parse(row.events) as WebhookEvent[],
      madeBy: row.by,
      madeAt: row.made_at,
      pausedAt: row.paused_at,
      last: last ? { state: last.state, at: last.deliveredAt ?? last.madeAt, sentence: last.sentence } : null,
    });
  }
  return views;
}

/** Sets a webhook up and answers its secret, this once. Refuses an address that may not be used (`webhook_address`). */
export async function makeWebhook(
  { db, config }: Pick<Tools, 'db' | 'config'>,
  wanted: { url: string; format: WebhookFormat; events: WebhookEvent[] },
  by: string,
  now: Date,
): Promise<NewWebhook> {
  const url = URL.canParse(wanted.url) ? new URL(wanted.url) : undefined;
  const fault = url ? faultOfAddress(url, config.webhookPrivate) : 'That is not an address.';
  if (!url || fault !== undefined) throw new Refusal('webhook_address', fault ?? '');
  // Told at once; other names are looked up when they are used.
  if (!config.webhookPrivate && /(^|\.)localhost\.?$/i.test(url.hostname))
    throw new Refusal('webhook_address', new NotPublic(url.hostname).message);
  url.hash = '';
  const id = randomUUID();
  const secret = secretPrefix + randomBytes(32).toString('base64');
  await db
    .insertInto('webhook')
    .values({
      id,
      url: url.href,
      format: wanted.format,
      events: JSON.stringify([...new Set(wanted.events)].toSorted()),
      secret,
      made_by: by,
      made_at: now.toISOString(),
      paused_at: null,
    })
    .execute();
  return { webhook: (await webhooks(db)).find((one) => one.id === id)!, secret };
}

/** Pauses a webhook or lets it go on; what happens meanwhile it is not told. Refuses an unknown one (`webhook_unknown`). */
export async function pauseWebhook(db: Db, id: string, paused: boolean, now: Date): Promise<WebhookView> {
  await db
    .updateTable('webhook')
    .set({ paused_at: paused ? now.toISOString() : null })
    .where('id', '=', id)
    .where('paused_at', paused ? 'is' : 'is not', null)
    .execute();
  return known((await webhooks(db)).find((one) => one.id === id));
}

/** Takes a webhook away, with everything about it. Again, it changes nothing. */
export async function deleteWebhook(db: Db, id: string): Promise<void> {
  await db.deleteFrom('webhook').where('id', '=', id).execute();
}

/** Sends a test at once and answers how that went. Refuses an unknown webhook (`webhook_unknown`). */
export async function testWebhook(
  tools: Pick<Tools, 'db' | 'config' | 'now' | 'today'>,
  id: string,
): Promise<Deliveries['rows'][number]> {
  const { db, config, now, today } = tools;
  const { format } = known(await db.selectFrom('webhook').select('format').where('id', '=', id).executeTakeFirst());
  const body = bodyOf(format, { type: 'test', data: { on: today() } }, config.organisation, now());
  const delivery = newDelivery(id, 'test', randomUUID(), body, now());
  await db.insertInto('webhook_delivery').values(delivery).execute();
  await deliver(tools, delivery.id);
  return deliveryOf(db, id, delivery.id);
}

/** What a webhook was told, newest first. Refuses an unknown one (`webhook_unknown`). */
export async function deliveriesPage(db: Db, id: string, page: number): Promise<Deliveries> {
  known(await db.selectFrom('webhook').select('id').where('id', '=', id).executeTakeFirst());
  return deliveriesOf(db, id, page, pageSize);
}

/**
 * Sends a delivery again at once, also one that was taken: the receiver knows it by its id. Refuses an unknown one
 * (`delivery_unknown`).
 */
export async function sendAgain(
  tools: Pick<Tools, 'db' | 'config' | 'now'>,
  webhookId: string,
  deliveryId: string,
): Promise<Deliveries['rows'][number]> {
  const { db, now } = tools;
  await deliveryOf(db, webhookId, deliveryId);
  await db
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', send_after: now().toISOString(), first_tried_at: null, tries: 0, ended_at: null })
    .where('id', '=', deliveryId)
    .where('state', '!=', 'claimed')
    .execute();
  await deliver(tools, deliveryId);
  return deliveryOf(db, webhookId, deliveryId);
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('webhook_unknown', 'There is no such webhook. Reload the page.');
  return found;
}

async function deliveryOf(db: Db, webhookId: string, deliveryId: string): Promise<Deliveries['rows'][number]> {
  const row = await deliveryRows(db, webhookId).where('id', '=', deliveryId).executeTakeFirst();
  if (!row) throw new Refusal('delivery_unknown', 'There is no such delivery. It may have been deleted after 90 days.');
  return shown(row);
}

async function deliveriesOf(db: Db, webhookId: string, page: number, size: number): Promise<Deliveries> {
  const { total } = await db
    .selectFrom('webhook_delivery')
    .select((e) => e.fn.countAll<number>().as('total'))
    .where('webhook_id', '=', webhookId)
    .executeTakeFirstOrThrow();
  const rows = await deliveryRows(db, webhookId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(size)
    .offset(page * size)
    .execute();
  return { total, page, pages: Math.ceil(total / size), rows: rows.map(shown) };
}

function deliveryRows(db: Db, webhookId: string) {
  return db
    .selectFrom('webhook_delivery')
    .select(['id', 'event', 'state', 'made_at', 'send_after', 'ended_at', 'tries', 'status', 'detail'])
    .where('webhook_id', '=', webhookId);
}

type Row = Awaited<ReturnType<ReturnType<typeof deliveryRows>['execute']>>[number];

function shown(row: Row): Deliveries['rows'][number] {
  const { id, state, tries, status } = row;
  return {
    id,
    // Written by `announce` and `testWebhook`.
    event: row.event as WebhookEvent | 'test',
    state,
    madeAt: row.made_at,
    nextAt: state === 'waiting' || state === 'failed' ? row.send_after : null,
    deliveredAt: state === 'delivered' ? row.ended_at : null,
    tries,
    status,
    sentence: [sentences[state], row.detail].filter(Boolean).join(' '),
    canRetry: state !== 'claimed',
  };
}

const sentences: Record<DeliveryState, string> = {
  waiting: 'Goes out within a minute.',
  claimed: 'Is being sent.',
  failed: 'Not taken yet; it is tried again for three days.',
  delivered: 'Taken.',
  dead: 'Given up. It can be sent again.',
};
