import { randomUUID } from 'node:crypto';
import { inParts } from '../../db/in-parts.ts';
import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Channel } from './outbox-shapes.ts';

/** Something to tell somebody outside. */
export interface ToTell {
  /** Under which the receiver knows it; made up if the body says it. */
  id?: string;
  channel: Channel;
  receiverId: string;
  /** What is told in order, one after the other; without it, by itself. */
  lane?: string;
  about?: { personId: string; courseId: string | null };
  event: string;
  /** What it is about, e.g. a day or a completion: the same is not told twice, also by two servers. */
  once: string;
  body: unknown;
  /** The receiver is paused: it waits until that ends. */
  isHeld?: boolean;
}

/** When what waits for its receiver is sent: after all other times. */
const held = '9999-12-31T00:00:00.000Z';
/** The same for who is found to be paused only when it is sent. */
export const heldUntil = new Date(held);

/**
 * Puts into the outbox what others are to be told. It goes out within seconds, if the transaction commits: never what did not
 * happen, and always what did. What was put there before is left as it is.
 */
export async function putInOutbox(db: Db | Trx, toTell: readonly ToTell[], now: Date): Promise<void> {
  const at = now.toISOString();
  const rows = toTell.map(
    ({ id = randomUUID(), channel, receiverId, lane, about, event, once, body, isHeld }, position) => ({
      id,
      channel,
      receiver_id: receiverId,
      lane: lane ?? id,
      position,
      person_id: about?.personId ?? null,
      course_id: about?.courseId ?? null,
      event,
      once,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      state: 'waiting' as const,
      made_at: at,
      send_after: isHeld ? held : at,
      claimed_at: null,
      claimed_by: null,
      first_tried_at: null,
      tries: 0,
      ended_at: null,
      status: null,
      detail: null,
    }),
  );
  for (const part of inParts(rows, 20))
    await db
      .insertInto('delivery')
      .values(part)
      .onConflict((conflict) => conflict.columns(['receiver_id', 'event', 'once']).doNothing())
      .execute();
}

/** Keeps what a receiver is to be told until it is released. */
export async function holdBack(db: Db | Trx, receiverId: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ send_after: held })
    .where('receiver_id', '=', receiverId)
    .where('state', 'in', ['waiting', 'failed'])
    .execute();
}

/** Sends what a receiver is to be told, at once and with new patience. */
export async function release(db: Db | Trx, receiverId: string, now: Date): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'waiting', send_after: now.toISOString(), first_tried_at: null, tries: 0 })
    .where('receiver_id', '=', receiverId)
    .where('state', 'in', ['waiting', 'failed'])
    .execute();
}

/** Forgets what a receiver was told and is to be told. */
export async function forgetReceiver(db: Db | Trx, receiverId: string): Promise<void> {
  await db.deleteFrom('delivery').where('receiver_id', '=', receiverId).execute();
}
