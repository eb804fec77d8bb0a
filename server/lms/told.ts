import type { Db } from '../../db/open.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import {
  countsOf,
  deliveryPage,
  deliveryWith,
  sendAgain,
  sendRefusedAgain,
  standingOf,
  type Wanted,
} from '../outbox/deliveries.ts';
import type { Channel, DeliveryView } from '../outbox/outbox-shapes.ts';
import { heldBack } from '../outbox/restored.ts';
import { Refusal } from '../refusals.ts';
import { endedHere, givenUpHere, notFetched } from './give-up.ts';
import type { Deliveries, MyDelivery } from './lms-shapes.ts';

/** What is told of people who learn. */
export const lmsChannels = ['ags', 'scorm', 'cmi5', 'xapi'] as const satisfies Channel[];

/** A page of what platforms, packages and record stores were told, newest first. */
export async function toldPage(
  { db, library }: { db: Db; library: CourseLibrary },
  wanted: Pick<Wanted, 'receiverId' | 'standing'>,
  page: number,
): Promise<Deliveries> {
  const found = await deliveryPage(db, { ...wanted, channels: lmsChannels }, page);
  const names = await namesOf(
    db,
    found.rows.map((row) => row.receiverId),
  );
  return {
    ...found,
    held: await heldBack(db),
    canRetry: (await countsOf(db, { ...wanted, channels: lmsChannels, butFor: givenUpHere })).refused,
    rows: found.rows.map((row) => ({
      ...asMuchAsTheyMaySee(row),
      receiver: names.get(row.receiverId) ?? null,
      canRetry: row.canRetry && !isEnded(row),
      course: row.courseId === null ? null : titleOf(library, row.courseId),
    })),
  };
}

/** What whoever answers for training may know of somebody: that they are done. */
const results = ['passed', 'completed', 'withdrawn', 'voided'];

/**
 * Who has begun, and who answers what, is told to a record store that is to know it, and shown to nobody here; of a completion the day, not
 * the time of day (embedding.md 5.2, 5.3).
 */
function asMuchAsTheyMaySee(row: DeliveryView): DeliveryView {
  const { person, madeAt, endedAt, nextAt, tries } = row;
  return {
    ...row,
    person: results.includes(row.event) ? person : null,
    madeAt: dayOfText(madeAt),
    endedAt: endedAt && dayOfText(endedAt),
    // Before the first try it is the moment in which it happened.
    nextAt: tries === 0 && nextAt ? dayOfText(nextAt) : nextAt,
  };
}

const dayOfText = (instant: string): string => instant.slice(0, 10);

/**
 * To whom somebody's completions were or are to be told: the latest of each course, unless somebody here has ended that. Nothing else of
 * what is told is theirs to follow.
 */
export async function myDeliveries(
  { db, library }: { db: Db; library: CourseLibrary },
  personId: string,
  lang: string,
): Promise<MyDelivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(['receiver_id', 'course_id', 'state', 'made_at', 'ended_at', 'detail'])
    .where('person_id', '=', personId)
    .where('course_id', 'is not', null)
    .where('channel', 'in', [...lmsChannels])
    .where('event', 'in', ['passed', 'completed'])
    .orderBy('made_at', 'desc')
    .orderBy('position', 'desc')
    .execute();
  const names = await namesOf(
    db,
    rows.map((row) => row.receiver_id),
  );
  const latest = Map.groupBy(rows, (row) => `${row.receiver_id} ${row.course_id}`);
  return [...latest.values()].flatMap(([row]) => {
    const { receiver_id: receiverId, course_id: courseId, state, made_at: madeAt, ended_at: endedAt, detail } = row!;
    const receiver = names.get(receiverId);
    if (receiver === undefined || isEnded(row!)) return [];
    const standing = standingOf(state);
    const at = standing === 'pending' ? madeAt : (endedAt ?? madeAt);
    const isToOpen = state === 'dead' && detail === notFetched;
    return [{ courseId: courseId!, course: titleOf(library, courseId!, lang), receiver, standing, isToOpen, at }];
  });
}

/**
 * Sends a delivery again, in its turn. Refuses an unknown one (`delivery_unknown`), and one that was given up because somebody here ended
 * it (`delivery_ended`).
 */
export async function tellAgain(db: Db, id: string, now: Date): Promise<void> {
  if (isEnded(await deliveryWith(db, id, { channels: lmsChannels })))
    throw new Refusal('delivery_ended', 'What it was told by has been ended here. It would not be taken.');
  await sendAgain(db, id, now, { channels: lmsChannels });
}

/** Sends again what a receiver did not take. What somebody here gave up is left alone. Answers how many deliveries that is. */
export async function tellRefusedAgain(db: Db, receiverId: string, now: Date): Promise<number> {
  return sendRefusedAgain(db, receiverId, now, givenUpHere);
}

function isEnded({ state, detail }: Pick<DeliveryView, 'state' | 'detail'>): boolean {
  return state === 'dead' && endedHere.includes(detail ?? '');
}

function titleOf(library: CourseLibrary, courseId: string, lang = 'en'): string {
  return library.has(courseId) ? library.current(courseId, lang).title : courseId;
}

/** How the receivers are called: a registration by its package. */
async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const platforms = await db.selectFrom('lms_platform').select(['id', 'name']).where('id', 'in', wanted).execute();
  const stores = await db.selectFrom('lrs').select(['id', 'name']).where('id', 'in', wanted).execute();
  const registrations = await db
    .selectFrom('lms_registration')
    .innerJoin('lms_package', 'lms_package.id', 'package_id')
    .select(['lms_registration.id', 'lms_package.name'])
    .where('lms_registration.id', 'in', wanted)
    .execute();
  return new Map([...platforms, ...stores, ...registrations].map(({ id, name }) => [id, name]));
}
