import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import type { Db } from '../../db/open.ts';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import { daysAfter } from '../day.ts';
import { Refusal } from '../refusals.ts';
import type { Channel, DeliveryPage, DeliveryState, DeliveryView, Standing } from './outbox-shapes.ts';
import { anew, held, isUnfinished } from './put.ts';

/** What is done with is deleted after so many days, like mails (embedding.md 5.3, rule 8). */
export const keptDays = 90;

const statesOf: Record<Standing, DeliveryState[]> = {
  pending: ['waiting', 'claimed', 'failed'],
  delivered: ['delivered'],
  refused: ['dead'],
};

/** What people are told of a delivery in that state. */
export function standingOf(state: DeliveryState): Standing {
  return state === 'delivered' ? 'delivered' : state === 'dead' ? 'refused' : 'pending';
}

/** Which deliveries. */
export interface Wanted {
  receiverId?: string | undefined;
  channels?: readonly Channel[] | undefined;
  standing?: Standing | undefined;
  /** Without what was given up for one of these reasons. */
  butFor?: readonly string[] | undefined;
}

type Selected = SelectQueryBuilder<Database, 'delivery', object>;

/** A page of what was told or is to be told, newest first, with how many there are of each kind. */
export async function deliveryPage(db: Db, wanted: Wanted, page: number, size = 50): Promise<DeliveryPage> {
  const counts = await countsOf(db, wanted);
  const { standing } = wanted;
  const total = standing ? counts[standing] : counts.pending + counts.delivered + counts.refused;
  const rows = await rowsOf(db, wanted)
    .orderBy('made_at', 'desc')
    .orderBy('position', 'desc')
    .orderBy('delivery.id')
    .limit(size)
    .offset(page * size)
    .execute();
  return { counts, total, page, pages: Math.ceil(total / size), rows: rows.map(shown) };
}

/** How many deliveries are pending, delivered and refused. */
export async function countsOf(db: Db, wanted: Wanted): Promise<Record<Standing, number>> {
  const rows = await matching(db, { ...wanted, standing: undefined })
    .select(['state', (e) => e.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts = { pending: 0, delivered: 0, refused: 0 };
  for (const { state, count } of rows) counts[standingOf(state)] += count;
  return counts;
}

/** One delivery; refuses an unknown one (`delivery_unknown`). */
export async function deliveryWith(db: Db, id: string, wanted: Wanted = {}): Promise<DeliveryView> {
  const row = await rowsOf(db, wanted).where('delivery.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('delivery_unknown', 'There is no such delivery. It may have been deleted after 90 days.');
  return shown(row);
}

/**
 * Sends a delivery again, also one that was taken: receivers know it. Refuses an unknown one (`delivery_unknown`); one that is being
 * sent is left to that. It goes out within seconds.
 */
export async function sendAgain(db: Db, id: string, now: Date, wanted: Wanted = {}): Promise<void> {
  await deliveryWith(db, id, wanted);
  await db.updateTable('delivery').set(anew(now)).where('id', '=', id).where('state', '!=', 'claimed').execute();
  // Those that wait behind it come after it, and not when it would have been tried again.
  await db
    .updateTable('delivery')
    .set({ send_after: now.toISOString() })
    .where('lane', '=', (e) => e.selectFrom('delivery as again').select('again.lane').where('again.id', '=', id))
    .where(isUnfinished)
    .where('state', '!=', 'claimed')
    // That is for somebody to decide who knows whether the original runs.
    .where('restored_from', 'is', null)
    .execute();
}

/** Sends again everything of a receiver that was given up, but for these reasons. Answers how many deliveries that is. */
export async function sendRefusedAgain(
  db: Db,
  receiverId: string,
  now: Date,
  butFor: readonly string[],
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(anew(now))
    .where('receiver_id', '=', receiverId)
    .where('state', '=', 'dead')
    .where(isNotFor(butFor))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Deletes what was done with more than 90 days ago. What is pending stays. */
export async function forgetOldDeliveries(db: Db | Trx, today: string): Promise<void> {
  await db.deleteFrom('delivery').where('ended_at', '<', daysAfter(today, -keptDays)).execute();
}

function isNotFor(reasons: readonly string[]) {
  return (e: ExpressionBuilder<Database, 'delivery'>) =>
    e.or([e('state', '!=', 'dead'), e('detail', 'is', null), e('detail', 'not in', [...reasons])]);
}

function matching(db: Db, { receiverId, channels, standing, butFor }: Wanted): Selected {
  return db
    .selectFrom('delivery')
    .$if(receiverId !== undefined, (q) => q.where('receiver_id', '=', receiverId!))
    .$if(channels !== undefined, (q) => q.where('channel', 'in', [...channels!]))
    .$if(standing !== undefined, (q) => q.where('state', 'in', statesOf[standing!]))
    .$if(butFor !== undefined, (q) => q.where(isNotFor(butFor!)));
}

function rowsOf(db: Db, wanted: Wanted) {
  return matching(db, wanted)
    .leftJoin('person', 'person.id', 'delivery.person_id')
    .select([
      'delivery.id',
      'channel',
      'receiver_id',
      'event',
      'state',
      'person_id',
      'person.name',
      'course_id',
      'made_at',
    ])
    .select(['send_after', 'ended_at', 'tries', 'status', 'detail', 'restored_from']);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function shown(row: Row): DeliveryView {
  const { id, channel, event, state, tries, status, detail } = row;
  const isHeld = row.send_after === held;
  return {
    id,
    channel,
    receiverId: row.receiver_id,
    event,
    state,
    person: row.person_id === null ? null : { id: row.person_id, name: row.name! },
    courseId: row.course_id,
    madeAt: row.made_at,
    nextAt: (state === 'waiting' || state === 'failed') && !isHeld ? row.send_after : null,
    endedAt: row.ended_at,
    tries,
    status,
    detail,
    canRetry: state === 'dead' || (state === 'failed' && !isHeld && channel !== 'scorm'),
    restoredFrom: row.restored_from,
  };
}
