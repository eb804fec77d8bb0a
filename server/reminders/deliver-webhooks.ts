import { randomUUID } from 'node:crypto';
import type { Tools } from '../environment.ts';
import type { Db } from '../../db/open.ts';
import { backOff, isOver } from './back-off.ts';
import { postWebhook } from './webhook-post.ts';

/** A claim that never ended is taken again: receivers know by the id of a message that they have it. */
const claimHolds = 15 * 60_000;

const mostAtOnce = 40;
/** One that does not answer holds up no more than these. */
const side = 8;

type Delivering = Pick<Tools, 'db' | 'config' | 'now'>;

/** Sends what webhooks are to be told. Any number of servers may do it at once. Answers how many took it. */
export async function deliverWebhooks(tools: Delivering): Promise<number> {
  const ids = await dueDeliveries(tools.db, tools.now());
  let delivered = 0;
  for (let at = 0; at < ids.length; at += side) {
    const outcomes = await Promise.all(ids.slice(at, at + side).map((id) => deliver(tools, id)));
    delivered += outcomes.filter(Boolean).length;
  }
  return delivered;
}

/** Sends one delivery if nobody else does, and answers whether it was taken. */
export async function deliver({ db, config, now }: Delivering, id: string): Promise<boolean> {
  const claim = randomUUID();
  const started = now();
  const delivery = await claimDelivery(db, id, claim, started);
  if (!delivery) return false;
  const { url, secret } = await db
    .selectFrom('webhook')
    .select(['url', 'secret'])
    .where('id', '=', delivery.webhook_id)
    .executeTakeFirstOrThrow();
  const outcome = await posted(url, { id, body: delivery.body, secret }, config.webhookPrivate, started);
  const at = now();
  const ours = db.updateTable('webhook_delivery').where('id', '=', id).where('claimed_by', '=', claim);
  const { status, detail } = outcome;
  const isTaken = status !== null && status >= 200 && status < 300;
  if (isTaken) {
    await ours.set({ state: 'delivered', ended_at: at.toISOString(), status, detail: null }).execute();
    return true;
  }
  // 410: the receiver wants no more of these (Standard Webhooks).
  const isDead = status === 410 || isOver(new Date(delivery.first_tried_at!), at);
  await ours
    .set(
      isDead
        ? { state: 'dead', ended_at: at.toISOString(), status, detail }
        : { state: 'failed', send_after: backOff(delivery.tries, at).toISOString(), status, detail },
    )
    .execute();
  return false;
}

async function dueDeliveries(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
    .select('webhook_delivery.id')
    .where('paused_at', 'is', null)
    .where((e) =>
      e.or([
        e.and([e('state', 'in', ['waiting', 'failed']), e('send_after', '<=', now.toISOString())]),
        e.and([e('state', '=', 'claimed'), e('claimed_at', '<=', lostBefore(now))]),
      ]),
    )
    .orderBy('send_after')
    .limit(mostAtOnce)
    .execute();
  return rows.map((row) => row.id);
}

async function claimDelivery(db: Db, id: string, claim: string, now: Date) {
  const at = now.toISOString();
  const [delivery] = await db
    .updateTable('webhook_delivery')
    .set((e) => ({
      state: 'claimed',
      claimed_at: at,
      claimed_by: claim,
      first_tried_at: e.fn.coalesce('first_tried_at', e.val(at)),
      tries: e('tries', '+', 1),
    }))
    .where('id', '=', id)
    .where((e) =>
      e.or([
        e('state', 'in', ['waiting', 'failed']),
        e.and([e('state', '=', 'claimed'), e('claimed_at', '<=', lostBefore(now))]),
      ]),
    )
    .returning(['webhook_id', 'body', 'tries', 'first_tried_at'])
    .execute();
  return delivery;
}

async function posted(
  url: string,
  message: { id: string; body: string; secret: string },
  allowPrivate: boolean,
  now: Date,
): Promise<{ status: number | null; detail: string }> {
  try {
    const status = await postWebhook(url, message, { allowPrivate, now });
    const redirects = status >= 300 && status < 400 ? ' Redirects are not followed; set the final address.' : '';
    return { status, detail: `${new URL(url).host} answered ${status}.${redirects}` };
  } catch (error) {
    return { status: null, detail: error instanceof Error ? error.message : String(error) };
  }
}

function lostBefore(now: Date): string {
  return new Date(now.getTime() - claimHolds).toISOString();
}
