import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
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
}

/** When what waits for its receiver is sent: after all other times. */
export const held = '9999-12-31T00:00:00.000Z';

/** As the indexes of the table say it, literally: else databases do not know that these are enough. */
export const isUnfinished = sql<boolean>`delivery.state in ('waiting', 'claimed', 'failed')`;

/**
 * Puts into the outbox what others are to be told. It goes out within seconds, if the transaction commits: never what did not
 * happen, and always what did. What was put there before is left as it is, also what was delivered.
 * @param revives whether what was given up before is sent after all: there is reason to think that it is taken now
 */
export async function putInOutbox(
  db: Db | Trx,
  toTell: readonly ToTell[],
  now: Date,
  { revives = false }: { revives?: boolean } = {},
): Promise<void> {
  const at = now.toISOString();
  const before = await standingBefore(
    db,
    toTell.flatMap(({ lane }) => lane ?? []),
    at,
  );
  const rows = toTell.map(({ id = randomUUID(), channel, receiverId, lane = id, about, event, once, body }, i) => ({
    id,
    channel,
    receiver_id: receiverId,
    lane,
    person_id: about?.personId ?? null,
    course_id: about?.courseId ?? null,
    event,
    once,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    state: 'waiting' as const,
    made_at: before.get(lane)?.made_at ?? at,
    position: (before.get(lane)?.position ?? -1) + 1 + i,
    send_after: at,
    claimed_at: null,
    claimed_by: null,
    first_tried_at: null,
    tries: 0,
    ended_at: null,
    status: null,
    detail: null,
  }));
  for (const part of inParts(rows, 20))
    await db
      .insertInto('delivery')
      .values(part)
      .onConflict((conflict) => {
        const there = conflict.columns(['receiver_id', 'event', 'once']);
        return revives ? there.doUpdateSet(anew(now)).where('delivery.state', '=', 'dead') : there.doNothing();
      })
      .execute();
}

/** What goes first in those lanes although it is not older: two things happen in one moment, and clocks are set back. */
async function standingBefore(
  db: Db | Trx,
  lanes: readonly string[],
  at: string,
): Promise<Map<string, { made_at: string; position: number }>> {
  const last = new Map<string, { made_at: string; position: number }>();
  for (const part of inParts([...new Set(lanes)], 1)) {
    const rows = await db
      .selectFrom('delivery')
      .select(['lane', 'made_at', 'position'])
      .where('lane', 'in', part)
      .where(isUnfinished)
      .where('made_at', '>=', at)
      .orderBy('made_at')
      .orderBy('position')
      .execute();
    for (const row of rows) last.set(row.lane, row);
  }
  return last;
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

/**
 * Sends what a receiver is to be told, at once and with new patience; also what is being sent, because whoever sends it may still believe
 * that it is held. Twice is once: receivers know it. What is held back because of a restore stays so.
 */
export async function release(db: Db | Trx, receiverId: string, now: Date): Promise<void> {
  await db
    .updateTable('delivery')
    .set(anew(now))
    .where('receiver_id', '=', receiverId)
    .where(isUnfinished)
    .where('restored_from', 'is', null)
    .execute();
}

/** What stands there of a delivery that is sent as if it had not been tried. */
export function anew(now: Date) {
  const nothing = { claimed_by: null, first_tried_at: null, tries: 0, ended_at: null, restored_from: null };
  return { state: 'waiting' as const, send_after: now.toISOString(), ...nothing };
}

/** Forgets what a receiver was told and is to be told. */
export async function forgetReceiver(db: Db | Trx, receiverId: string): Promise<void> {
  await db.deleteFrom('delivery').where('receiver_id', '=', receiverId).execute();
}
