import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { dayIn } from '../day.ts';
import type { Tools } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { mailOf, titleOf, type Item } from './letter.ts';
import { insertReminders, waitingRow } from './plan-reminders.ts';
import { settingsInForce } from './reminder-settings.ts';
import type { Pair, Reminded, ReminderPreview, ReminderSettings } from './reminder-shapes.ts';
import { nextSending } from './sending-hours.ts';
import { leftOutOf, sortOut, type Due, type Reminding, type Sorted, type Sorting } from './who-can-be-reminded.ts';

/** For so long at least a reminder can be taken back. */
const undoMs = 5 * 60_000;

type HandTools = Sorting & Pick<Tools, 'mailer'>;
type Moment = { now: Date; today: string };

/** The mails that would be sent, and who is left out and why. Sends nothing. */
export async function previewReminders(
  tools: HandTools,
  pairs: readonly Pair[],
  by: Reminding,
  { now, today }: Moment,
): Promise<ReminderPreview> {
  const { db, library, config, mailer } = tools;
  const { settings } = await settingsInForce(db);
  const sendsAt = sendingTime(settings, config.timeZone, now);
  const sorted = await sortOut(tools, pairs, by, { today, sendsAt });
  await noteSeen(db, sorted, by, today);
  const mails: ReminderPreview['mails'] = [];
  for (const [recipientId, due] of Map.groupBy(sorted.due, (one) => one.person_id)) {
    const { name, email, lang: wanted } = due[0]!;
    const day = dayIn(config.timeZone, sendsAt);
    const { lang, subject, text, html } = await mailOf(
      {
        to: { name, email, lang: wanted },
        items: due.map(itemOf),
        today: day,
        isAboutTeam: false,
        sender: by.name,
        unsubscribe: null,
      },
      { config, library },
    );
    mails.push({
      recipient: { id: recipientId, name },
      lang,
      courses: due.map(({ course_id, dueOn, overdueAfter }) => ({
        courseId: course_id,
        title: titleOf(library, course_id, lang),
        dueOn,
        isOverdue: overdueAfter < today,
      })),
      subject,
      text,
      html,
    });
  }
  return { mails, leftOut: sorted.leftOut, sendsAt: sendsAt.toISOString(), mailIsSetUp: mailer.isSetUp };
}

/**
 * Puts reminders into the outbox, to be sent in five minutes or when the quiet hours are over; until then they can be taken
 * back. Asked twice, everybody is left out the second time.
 */
export async function remind(
  tools: HandTools,
  pairs: readonly Pair[],
  by: Reminding,
  { now, today }: Moment,
): Promise<Reminded> {
  const { db, library, config, mailer } = tools;
  const { settings } = await settingsInForce(db);
  const sendsAt = sendingTime(settings, config.timeZone, now);
  const sorted = await sortOut(tools, pairs, by, { today, sendsAt });
  await noteSeen(db, sorted, by, today);
  const batchId = randomUUID();
  const rows = sorted.due.map((one) =>
    waitingRow(one, {
      recipient_id: one.person_id,
      kind: 'manual',
      step: batchId,
      batch_id: batchId,
      sender_id: by.id,
      planned_at: now.toISOString(),
      send_after: sendsAt.toISOString(),
    }),
  );
  const there = await inTransaction(db, async (trx) => {
    await insertReminders(trx, rows);
    const added = await trx.selectFrom('reminder').select('id').where('batch_id', '=', batchId).execute();
    return new Set(added.map((row) => row.id));
  });
  // Somebody else reminded of the same in the same moment.
  const late = sorted.due.filter((_, i) => !there.has(rows[i]!.id));
  return {
    batchId: there.size > 0 ? batchId : null,
    reminded: there.size,
    undoUntil: there.size > 0 ? sendsAt.toISOString() : null,
    sendsAt: sendsAt.toISOString(),
    leftOut: [...sorted.leftOut, ...late.map((one) => leftOutOf(one, 'already_waiting', library))],
    mailIsSetUp: mailer.isSetUp,
  };
}

/**
 * Takes back reminders that were not sent yet; again, it changes nothing. Refuses somebody else's (`batch_unknown`), and those
 * whose time is over (`too_late_to_undo`).
 */
export async function undoBatch(
  db: Db,
  batchId: string,
  by: Pick<Reminding, 'id' | 'mayRemind'>,
  now: Date,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('reminder')
      .set({ state: 'undone', ended_at: now.toISOString() })
      .where('batch_id', '=', batchId)
      .where('kind', '=', 'manual')
      .$if(by.mayRemind !== 'everybody', (q) => q.where('sender_id', '=', by.id))
      .where('state', '=', 'waiting')
      .where('send_after', '>', now.toISOString())
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) return Number(numUpdatedRows);
    const rows = await trx
      .selectFrom('reminder')
      .select(['state', 'sender_id'])
      .where('batch_id', '=', batchId)
      .where('kind', '=', 'manual')
      .execute();
    if (!rows.some((row) => by.mayRemind === 'everybody' || row.sender_id === by.id))
      throw new Refusal('batch_unknown', 'There is no such reminder of yours.');
    const undone = rows.filter((row) => row.state === 'undone').length;
    if (undone === 0)
      throw new Refusal(
        'too_late_to_undo',
        'The time to take it back is over: the reminder has gone out, or goes out now.',
      );
    return undone;
  });
}

function sendingTime(settings: ReminderSettings, timeZone: string, now: Date): Date {
  return nextSending(new Date(now.getTime() + undoMs), timeZone, settings);
}

function itemOf({ name, course_id, assignment_id, dueOn, overdueAfter }: Due): Item {
  return { name, courseId: course_id, assignmentId: assignment_id, dueOn, overdueAfter };
}

/** Everybody who is named in the answer was looked at. */
async function noteSeen(db: Db, { due, leftOut }: Sorted, by: Reminding, today: string): Promise<void> {
  const named = leftOut.filter(({ name }) => name !== null).map(({ personId }) => personId);
  await seen(db, { kind: 'person', id: by.id }, 'reminders', [...due.map((one) => one.person_id), ...named], today);
}
