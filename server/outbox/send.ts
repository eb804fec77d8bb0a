import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';
import { backOff, isOver } from './back-off.ts';
import type { Channel } from './outbox-shapes.ts';

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
 * What came of it. `later`: tried again, not before `after` if the receiver said when. `refused`: it will never be taken, or is not
 * wanted. `detail` is a sentence for whoever looks after it; it repeats nothing of the answer that could hold secrets or names.
 */
export type Outcome =
  | { outcome: 'delivered'; status: number }
  | { outcome: 'later'; status: number | null; detail: string; after?: Date | undefined }
  | { outcome: 'refused'; status: number | null; detail: string };

/** Sends one delivery. What it throws counts as `later`. */
export type Send = (sending: Sending) => Promise<Outcome>;

/** Who sends what. What has no sender is fetched by its receiver and waits until then. */
export type Senders = Partial<Record<Channel, Send>>;

/** As the indexes of the table say it, literally: else databases do not know that these are enough. */
const isUnfinished = sql<boolean>`state in ('waiting', 'claimed', 'failed')`;

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
}

/** A claim that never ended, because its server was stopped, is taken again after so long. */
const claimHolds = 5 * 60_000;
const mostAtOnce = 80;
/** A receiver that does not answer holds up no more than these. */
const side = 8;

/**
 * Sends everything that is due, also what comes due because something before it is done with. Any number of servers may do it at once.
 * Answers how many deliveries were taken.
 */
export async function sendAllDue(tools: Tools): Promise<number> {
  for (let delivered = 0; ;) {
    const outcomes = await sendDue(tools);
    delivered += outcomes.filter((one) => one === 'delivered').length;
    if (outcomes.every((one) => one === 'later')) return delivered;
  }
}

async function sendDue(tools: Tools): Promise<Outcome['outcome'][]> {
  const ids = await due(tools);
  const outcomes: Outcome['outcome'][] = [];
  const next = ids.values();
  // Each takes the next one when it is done, so that a slow receiver stops one of them and not all.
  const work = async (): Promise<void> => {
    for (const id of next) {
      const outcome = await send(tools, id);
      if (outcome) outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(side, ids.length) }, work));
  return outcomes;
}

/** Sends one delivery, unless somebody else does or it has to wait for another. Undefined if nothing was sent. */
export async function send({ db, senders, now }: Tools, id: string): Promise<Outcome['outcome'] | undefined> {
  const claim = randomUUID();
  const started = now();
  const claimed = await claimOne(db, id, claim, started);
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
  const at = now();
  const { status } = outcome;
  const ended = { ended_at: at.toISOString(), status };
  const isGivenUp =
    outcome.outcome === 'refused' || (outcome.outcome === 'later' && isOver(new Date(claimed.first_tried_at!), at));
  await db
    .updateTable('delivery')
    .set(
      outcome.outcome === 'delivered'
        ? { state: 'delivered', detail: null, ...ended }
        : isGivenUp
          ? { state: 'dead', detail: outcome.detail, ...ended }
          : { state: 'failed', send_after: nextTry(outcome, claimed.tries, at), status, detail: outcome.detail },
    )
    .where('id', '=', id)
    .where('claimed_by', '=', claim)
    .execute();
  return isGivenUp ? 'refused' : outcome.outcome;
}

async function tried(deliver: Send, sending: Sending): Promise<Outcome> {
  try {
    return await deliver(sending);
  } catch (error) {
    return { outcome: 'later', status: null, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** When to try again: by our own patience, or later if the receiver asks for that. */
function nextTry(outcome: Outcome, tries: number, at: Date): string {
  const ours = backOff(tries, at);
  const theirs = outcome.outcome === 'later' ? outcome.after : undefined;
  return (theirs && theirs > ours ? theirs : ours).toISOString();
}

async function due({ db, senders, now }: Tools): Promise<string[]> {
  const at = now();
  const rows = await db
    .selectFrom('delivery')
    .select('id')
    .where(isUnfinished)
    .where('send_after', '<=', at.toISOString())
    .where('channel', 'in', Object.keys(senders) as Channel[])
    .where((e) => e.or([e('state', '!=', 'claimed'), e('claimed_at', '<=', lostBefore(at))]))
    .where(isFirstInLane)
    .orderBy('send_after')
    .limit(mostAtOnce)
    .execute();
  return rows.map((row) => row.id);
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
    .returning(['channel', 'receiver_id', 'person_id', 'course_id', 'event', 'body', 'tries', 'first_tried_at'])
    .executeTakeFirst();
}

function lostBefore(now: Date): string {
  return new Date(now.getTime() - claimHolds).toISOString();
}
