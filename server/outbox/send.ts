import { randomUUID } from 'node:crypto';
import { sql, type Updateable } from 'kysely';
import type { Db } from '../../db/open.ts';
import type { DeliveryTable } from '../../db/tables/delivery.ts';
import { backOff, isOver } from './back-off.ts';
import type { Channel } from './outbox-shapes.ts';
import { held, isUnfinished } from './put.ts';

/** A delivery that is ours to send now. */
export interface Sending {
  id: string;
  channel: Channel;
  receiverId: string;
  personId: string | null;
  courseId: string | null;
  event: string;
  body: string;
}

/**
 * What came of it. `later`: tried again, not before `after` if the receiver said when. `paused`: nobody was asked, because nothing is told
 * at the moment. `held`: it waits until its receiver is released, however long that takes. `refused`: it will never be taken, or is not
 * wanted. `detail` is a sentence for whoever looks after it; it repeats nothing of the answer that could hold secrets or names.
 */
export type Outcome =
  | { outcome: 'delivered'; status: number }
  | { outcome: 'later'; status: number | null; detail: string; after?: Date | undefined }
  | { outcome: 'paused' }
  | { outcome: 'held'; status: number | null; detail: string }
  | { outcome: 'refused'; status: number | null; detail: string };

/** Sends one delivery. What it throws counts as `later`. */
export type Send = (sending: Sending) => Promise<Outcome>;

/** Who sends what. What has no sender is fetched by its receiver and waits until then. */
export type Senders = Partial<Record<Channel, Send>>;

/** Nothing before it in its lane is on its way. What was given up holds nothing up. */
const isFirstInLane = sql<boolean>`not exists (
  select 1 from delivery as earlier
  where earlier.lane = delivery.lane and earlier.state in ('waiting', 'claimed', 'failed')
  and (earlier.made_at, earlier.position, earlier.id) < (delivery.made_at, delivery.position, delivery.id)
)`;

interface Tools {
  db: Db;
  senders: Senders;
  now: () => Date;
  /** Nothing more is begun from then on. */
  ending?: AbortSignal | undefined;
}

/** A claim that never ended, because its server was stopped, is taken again after so long. */
const claimHolds = 5 * 60_000;
const mostAtOnce = 80;
/** A receiver that does not answer holds up no more than these. */
const side = 8;
/** Then it is left alone for so long: thousands may wait for it, and others wait behind them. */
const rest = 60_000;
/** It is tried no less often before it is given up: a server that was off for days has tried nothing meanwhile. */
const leastTries = 8;
/** What is paused is looked at again after so long, should nobody release it. */
const pause = 15 * 60_000;

/**
 * Sends everything that is due, also what comes due because something before it is done with. Any number of servers may do it at once.
 * Answers how many deliveries were taken.
 */
export async function sendAllDue(tools: Tools): Promise<number> {
  const unwell = new Unwell();
  for (let delivered = 0; ;) {
    const outcomes = await sendDue(tools, unwell);
    delivered += outcomes.filter((one) => one === 'delivered').length;
    // What was tried is not due any more.
    if (outcomes.length === 0) return delivered;
  }
}

/** Receivers that took nothing of what they were sent, so often that they are left alone for a while. */
class Unwell {
  readonly #failures = new Map<string, { count: number; at: number }>();

  note(receiverId: string, outcome: Outcome['outcome'], now: Date): void {
    if (outcome === 'delivered') this.#failures.delete(receiverId);
    if (outcome !== 'later') return;
    const count = (this.#failures.get(receiverId)?.count ?? 0) + 1;
    this.#failures.set(receiverId, { count, at: now.getTime() });
  }

  /** Whom to leave alone now. */
  resting(now: Date): string[] {
    for (const [id, { count, at }] of this.#failures)
      if (count >= side && now.getTime() - at >= rest) this.#failures.delete(id);
    return [...this.#failures].flatMap(([id, { count }]) => (count >= side ? id : []));
  }
}

async function sendDue(tools: Tools, unwell: Unwell): Promise<Outcome['outcome'][]> {
  const { now, ending } = tools;
  const outcomes: Outcome['outcome'][] = [];
  const next = (await due(tools, unwell.resting(now()))).values();
  // Each takes the next one when it is done, so that a slow receiver stops one of them and not all.
  const work = async (): Promise<void> => {
    for (const { id, receiver_id: receiverId } of next) {
      if (ending?.aborted) return;
      if (unwell.resting(now()).includes(receiverId)) continue;
      const outcome = await send(tools, id);
      if (!outcome) continue;
      outcomes.push(outcome);
      unwell.note(receiverId, outcome, now());
    }
  };
  await Promise.all(Array.from({ length: side }, work));
  return outcomes;
}

/** Sends one delivery, unless somebody else does or it has to wait for another. Undefined if nothing was sent. */
export async function send({ db, senders, now }: Tools, id: string): Promise<Outcome['outcome'] | undefined> {
  const claim = randomUUID();
  const claimed = await claimOne(db, id, claim, now());
  const deliver = claimed && senders[claimed.channel];
  if (!claimed || !deliver) return undefined;
  const outcome = await tried(deliver, {
    id,
    channel: claimed.channel,
    receiverId: claimed.receiver_id,
    personId: claimed.person_id,
    courseId: claimed.course_id,
    event: claimed.event,
    body: claimed.body,
  });
  const end = endOf(outcome, { firstTriedAt: new Date(claimed.first_tried_at!), tries: claimed.tries }, now());
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(end)
    .where('id', '=', id)
    .where('claimed_by', '=', claim)
    .executeTakeFirstOrThrow();
  const again = end.send_after;
  if (again !== undefined && again !== held && numUpdatedRows === 1n) await waitBehind(db, claimed.lane, again);
  return end.state === 'dead' ? 'refused' : outcome.outcome;
}

type End = Pick<Updateable<DeliveryTable>, 'state' | 'send_after' | 'ended_at' | 'status' | 'detail'>;

/** What stands in the outbox of a delivery that was tried. */
function endOf(outcome: Outcome, { firstTriedAt, tries }: { firstTriedAt: Date; tries: number }, now: Date): End {
  if (outcome.outcome === 'paused')
    return { state: 'waiting', send_after: new Date(now.getTime() + pause).toISOString() };
  const { status } = outcome;
  const ended_at = now.toISOString();
  if (outcome.outcome === 'delivered') return { state: 'delivered', ended_at, status, detail: null };
  const { detail } = outcome;
  if (outcome.outcome === 'held') return { state: 'failed', send_after: held, status, detail };
  if (outcome.outcome === 'refused' || (tries >= leastTries && isOver(firstTriedAt, now)))
    return { state: 'dead', ended_at, status, detail };
  return { state: 'failed', send_after: nextTry(outcome.after, tries, now), status, detail };
}

/** What comes after something in its lane cannot go before it, and need not be looked at until then. */
async function waitBehind(db: Db, lane: string, until: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ send_after: until })
    .where('lane', '=', lane)
    .where(isUnfinished)
    .where('state', '!=', 'claimed')
    .where('send_after', '<', until)
    .execute();
}

async function tried(deliver: Send, sending: Sending): Promise<Outcome> {
  try {
    return await deliver(sending);
  } catch (error) {
    return { outcome: 'later', status: null, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** When to try again: by our own patience, or later if the receiver asks for that. */
function nextTry(theirs: Date | undefined, tries: number, now: Date): string {
  const ours = backOff(tries, now);
  return (theirs && theirs > ours ? theirs : ours).toISOString();
}

/**
 * What is to be sent now, from both ends: what is new does not wait for thousands that are tried again, and what has waited long comes
 * as well.
 */
async function due({ db, senders, now }: Tools, resting: string[]): Promise<Due[]> {
  const at = now();
  const from = (end: 'asc' | 'desc') =>
    db
      .selectFrom('delivery')
      .select(['id', 'receiver_id'])
      .where(isUnfinished)
      .where('send_after', '<=', at.toISOString())
      .where('channel', 'in', Object.keys(senders) as Channel[])
      .$if(resting.length > 0, (q) => q.where('receiver_id', 'not in', resting))
      .where((e) => e.or([e('state', '!=', 'claimed'), e('claimed_at', '<=', lostBefore(at))]))
      .where(isFirstInLane)
      .orderBy('send_after', end)
      .limit(mostAtOnce / 2)
      .execute();
  const newest = await from('desc');
  const oldest = newest.length < mostAtOnce / 2 ? [] : await from('asc');
  return [...new Map([...newest.toReversed(), ...oldest].map((row) => [row.id, row])).values()];
}

interface Due {
  id: string;
  receiver_id: string;
}

async function claimOne(db: Db, id: string, claim: string, now: Date) {
  const at = now.toISOString();
  return db
    .updateTable('delivery')
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
    .where(isFirstInLane)
    .returning(['channel', 'lane', 'receiver_id', 'person_id', 'course_id', 'event', 'body', 'tries', 'first_tried_at'])
    .executeTakeFirst();
}

function lostBefore(now: Date): string {
  return new Date(now.getTime() - claimHolds).toISOString();
}
