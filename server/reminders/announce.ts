import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import { putInOutbox, type ToTell } from '../outbox/put.ts';
import type { WebhookEvent } from './reminder-shapes.ts';
import { bodyOf, type Event } from './webhook-events.ts';

/**
 * Tells every webhook that wants to know. It goes out within a minute, in a transaction only if that commits.
 * @param once what it is about, e.g. a day: the same is not told twice, also by two servers
 */
export async function announce(
  db: Db | Trx,
  event: Exclude<Event, { type: 'test' }>,
  { once, organisation, now }: { once: string; organisation: string; now: Date },
): Promise<void> {
  const webhooks = await db
    .selectFrom('webhook')
    .select(['id', 'format', 'events'])
    .where('paused_at', 'is', null)
    .execute();
  // Written by `makeWebhook`, so the list is known to be one.
  const listening = webhooks.filter(({ events }) => (JSON.parse(events) as WebhookEvent[]).includes(event.type));
  if (listening.length === 0) return;
  await putInOutbox(
    db,
    listening.map(({ id, format }) => toTell(id, event.type, once, bodyOf(format, event, organisation, now))),
    now,
  );
}

/** Something that a webhook is to be told. */
export function toTell(webhookId: string, event: Event['type'], once: string, body: string): ToTell & { id: string } {
  return { id: `msg_${randomUUID()}`, channel: 'webhook', receiverId: webhookId, event, once, body };
}
