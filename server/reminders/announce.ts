import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { WebhookEvent } from './reminder-shapes.ts';
import { bodyOf, type Event } from './webhook-events.ts';

/**
 * Tells every webhook that wants to know. It goes out within a minute, in a transaction only if that commits.
 * @param once what it is about, e.g. a day: the same is not told twice, also by two servers
 */
export async function announce(
  db: Kysely<Database>,
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
  await db
    .insertInto('webhook_delivery')
    .values(
      listening.map(({ id, format }) =>
        newDelivery(id, event.type, once, bodyOf(format, event, organisation, now), now),
      ),
    )
    .onConflict((conflict) => conflict.columns(['webhook_id', 'event', 'once']).doNothing())
    .execute();
}

/** A delivery that waits. */
export function newDelivery(webhookId: string, event: Event['type'], once: string, body: string, now: Date) {
  return {
    id: `msg_${randomUUID()}`,
    webhook_id: webhookId,
    event,
    once,
    body,
    state: 'waiting' as const,
    made_at: now.toISOString(),
    send_after: now.toISOString(),
    claimed_at: null,
    claimed_by: null,
    first_tried_at: null,
    tries: 0,
    ended_at: null,
    status: null,
    detail: null,
  };
}
