import type { Db } from '../../../db/open.ts';
import type { Trx } from '../../../db/transaction.ts';
import type { Happened } from '../../learning/happened.ts';
import { held, putInOutbox, type ToTell } from '../../outbox/put.ts';
import { givingUp, notFetched, packageEnded } from '../give-up.ts';
import { completedBefore } from '../give-course.ts';
import type { Result, Taken } from './package-shapes.ts';

/** What stands in the outbox for an LMS in which a package was opened. */
export interface ForLms {
  /** When it was passed; instant, UTC. */
  at: string;
  /** From 0 to 1; null where scores are not recorded. */
  share: number | null;
}

type Passed = Extract<Happened, { kind: 'passed' }>;

/** What LMSs are to be told of people who passed: each in which they opened a package of the course. */
export async function resultsForPackages(trx: Trx, passed: readonly Passed[], now: Date): Promise<ToTell[]> {
  const opened = await openedBy(
    trx,
    passed.map(({ personId }) => personId),
  );
  return passed.flatMap((one) =>
    opened
      .filter((row) => row.person_id === one.personId && row.course_id === one.version.courseId)
      .map((row) =>
        toTell(row, one.completionId, { at: now.toISOString(), share: one.score && one.score.points / one.score.max }),
      ),
  );
}

/** Tells the LMS of somebody who opens a package of a course that they have done before. */
export async function tellOfBefore(
  trx: Trx,
  registrationId: string,
  { personId, courseId }: { personId: string; courseId: string },
  now: Date,
): Promise<void> {
  const before = await completedBefore(trx, personId, courseId);
  const row = before && (await openedBy(trx, [personId])).find(({ id }) => id === registrationId);
  if (row) await putInOutbox(trx, [toTell(row, before.id, { at: before.at, share: null })], now, { revives: true });
}

type Opened = Awaited<ReturnType<typeof openedBy>>[number];

async function openedBy(trx: Trx, personIds: readonly string[]) {
  return trx
    .selectFrom('lms_registration')
    .innerJoin('lms_package', 'lms_package.id', 'lms_registration.package_id')
    .select(['lms_registration.id', 'person_id', 'course_id', 'kind'])
    .where('person_id', 'in', personIds)
    .where('kind', '!=', 'html')
    .where('ended_at', 'is', null)
    .execute();
}

function toTell(
  { id, person_id: personId, course_id: courseId, kind }: Opened,
  completionId: string,
  body: ForLms,
): ToTell {
  return {
    channel: kind === 'cmi5' ? 'cmi5' : 'scorm',
    receiverId: id,
    lane: `${kind} ${id}`,
    about: { personId: personId!, courseId },
    event: 'passed',
    // cmi5 9.3: once in a registration, however often it is done again.
    once: kind === 'cmi5' ? 'registration' : completionId,
    body,
  };
}

/** What the LMS of a launch is still to be told of who learns there now, oldest first: its launcher fetches it. */
export async function resultsToFetch(db: Db, registrationId: string): Promise<Result[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('lms_registration', (join) =>
      join
        .onRef('lms_registration.id', '=', 'receiver_id')
        .onRef('lms_registration.person_id', '=', 'delivery.person_id'),
    )
    .select(['delivery.id', 'body'])
    .where('channel', '=', 'scorm')
    .where('receiver_id', '=', registrationId)
    .where('state', 'in', ['waiting', 'failed'])
    .orderBy('made_at')
    .orderBy('position')
    .execute();
  // Written by `toTell`.
  return rows.map(({ id, body }) => ({ delivery: id, passed: true, share: (JSON.parse(body) as ForLms).share }));
}

/** What LMSs were still to be told of a package is not: no launcher fetches it any more. */
export async function endResults(trx: Trx, packageId: string, now: Date): Promise<void> {
  await givingUp(trx, packageEnded, now)
    .where('channel', 'in', ['scorm', 'cmi5'])
    .where('receiver_id', 'in', (e) =>
      e.selectFrom('lms_registration').select('lms_registration.id').where('package_id', '=', packageId),
    )
    .execute();
}

/**
 * So long an LMS has time to fetch a result. A launch is over after some hours, and who has not opened the course again in a quarter is not
 * about to: from then on it stands with what was not taken, where somebody sees it.
 */
const fetchedWithinDays = 90;

/** Gives up what waits for a launch that does not come. Whoever opens the package again brings it about (`tellOfBefore`). */
export async function giveUpUnfetched(trx: Trx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - fetchedWithinDays * 24 * 3_600_000).toISOString();
  await givingUp(trx, notFetched, now)
    // Since when it waits: also what was sent again by hand has its time.
    .where((e) =>
      e.or([
        e.and([e('channel', '=', 'scorm'), e('send_after', '<', before)]),
        e.and([e('channel', '=', 'cmi5'), e('send_after', '=', held), e('first_tried_at', '<', before)]),
      ]),
    )
    .execute();
}

/** Notes what the LMS said to it. What it did not take is fetched again. Saying it twice changes nothing. */
export async function resultTaken(
  db: Db,
  { registrationId, deliveryId }: { registrationId: string; deliveryId: string },
  { taken, reason }: Taken,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await db
    .updateTable('delivery')
    .set((e) => ({
      first_tried_at: e.fn.coalesce('first_tried_at', e.val(at)),
      tries: e('tries', '+', 1),
      ...(taken
        ? { state: 'delivered' as const, ended_at: at, detail: null }
        : { state: 'failed' as const, detail: `The LMS did not take it. It says: ${reason ?? 'nothing'}` }),
    }))
    .where('id', '=', deliveryId)
    .where('receiver_id', '=', registrationId)
    .where('channel', '=', 'scorm')
    .where('state', 'in', ['waiting', 'failed'])
    .execute();
}
