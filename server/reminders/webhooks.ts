import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Tools } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { deliveryPage, deliveryWith, sendAgain as again } from '../outbox/deliveries.ts';
import type { DeliveryState, DeliveryView } from '../outbox/outbox-shapes.ts';
import { forgetReceiver, holdBack, putInOutbox, release } from '../outbox/put.ts';
import { send } from '../outbox/send.ts';
import { toTell } from './announce.ts';
import type { Deliveries, NewWebhook, WebhookEvent, WebhookFormat, WebhookView } from './reminder-shapes.ts';
import { NotPublic } from '../public-address.ts';
import { bodyOf } from './webhook-events.ts';
import { faultOfAddress, secretPrefix } from './webhook-post.ts';
import { webhookSender } from './webhook-sender.ts';

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
  await (paused ? holdBack(db, id) : release(db, id, now));
  return known((await webhooks(db)).find((one) => one.id === id));
}

/** Takes a webhook away, with everything about it. Again, it changes nothing. */
export async function deleteWebhook(db: Db, id: string): Promise<void> {
  await db.deleteFrom('webhook').where('id', '=', id).execute();
  await forgetReceiver(db, id);
}

/** Sends a test at once and answers how that went. Refuses an unknown webhook (`webhook_unknown`). */
export async function testWebhook(
  tools: Pick<Tools, 'db' | 'config' | 'now' | 'today'>,
  id: string,
): Promise<Deliveries['rows'][number]> {
  const { db, config, now, today } = tools;
  const { format } = known(await db.selectFrom('webhook').select('format').where('id', '=', id).executeTakeFirst());
  const body = bodyOf(format, { type: 'test', data: { on: today() } }, config.organisation, now());
  const test = toTell(id, 'test', randomUUID(), body);
  await putInOutbox(db, [test], now());
  return sentNow(tools, id, test.id);
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
  await again(tools.db, deliveryId, tools.now(), { receiverId: webhookId });
  return sentNow(tools, webhookId, deliveryId);
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('webhook_unknown', 'There is no such webhook. Reload the page.');
  return found;
}

async function sentNow(
  tools: Pick<Tools, 'db' | 'config' | 'now'>,
  webhookId: string,
  id: string,
): Promise<Deliveries['rows'][number]> {
  const { db, now } = tools;
  await send({ db, now, senders: { webhook: webhookSender(tools) } }, id);
  return shown(await deliveryWith(db, id, { receiverId: webhookId }));
}

async function deliveriesOf(db: Db, webhookId: string, at: number, size: number): Promise<Deliveries> {
  const { total, page, pages, rows } = await deliveryPage(db, { receiverId: webhookId }, at, size);
  return { total, page, pages, rows: rows.map(shown) };
}

function shown(delivery: DeliveryView): Deliveries['rows'][number] {
  const { id, state, madeAt, nextAt, endedAt, tries, status, detail, canRetry } = delivery;
  return {
    id,
    // Written by `announce` and `testWebhook`.
    event: delivery.event as WebhookEvent | 'test',
    state,
    madeAt,
    nextAt,
    deliveredAt: state === 'delivered' ? endedAt : null,
    tries,
    status,
    sentence: [sentences[state], detail].filter(Boolean).join(' '),
    canRetry,
  };
}

const sentences: Record<DeliveryState, string> = {
  waiting: 'Goes out within seconds.',
  claimed: 'Is being sent.',
  failed: 'Not taken yet; it is tried again for three days.',
  delivered: 'Taken.',
  dead: 'Given up. It can be sent again.',
};
