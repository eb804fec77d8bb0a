import type { Db } from '../../db/open.ts';
import { dialectOf } from '../../db/dialects/index.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import { daysAfter, dayIn } from '../day.ts';
import { Refusal } from '../refusals.ts';
import { titleOf } from './letter.ts';
import type { MyReminder, Outbox, OutboxRow, ReminderState } from './reminder-shapes.ts';
import { sentenceOf } from './outbox-sentences.ts';

const pageSize = 50;

/** Ended reminders are deleted after so many days (embedding.md 5.3, rule 8). */
export const keptDays = 90;

export const reminderStates = [
  'waiting',
  'undone',
  'claimed',
  'sent',
  'failed',
  'unsure',
  'given_up',
  'dropped',
] as const satisfies ReminderState[];

const retryable: ReminderState[] = ['failed', 'unsure', 'given_up'];

/** A page of the outbox, newest first, with how many there are of each state. */
export async function outboxPage(
  db: Db,
  library: CourseLibrary,
  { state, page }: { state: ReminderState | undefined; page: number },
): Promise<Outbox> {
  const grouped = await db
    .selectFrom('reminder')
    .select(['state', (e) => e.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts = Object.fromEntries(reminderStates.map((one) => [one, 0])) as Record<ReminderState, number>;
  for (const row of grouped) counts[row.state] = row.count;
  const total = state ? counts[state] : grouped.reduce((sum, row) => sum + row.count, 0);
  const rows = await db
    .selectFrom('reminder')
    .innerJoin('person', 'person.id', 'reminder.person_id')
    .innerJoin('person as recipient', 'recipient.id', 'reminder.recipient_id')
    .leftJoin('person as sender', 'sender.id', 'reminder.sender_id')
    .selectAll('reminder')
    .select(['person.name as person', 'recipient.name as recipient', 'sender.name as sender'])
    .$if(state !== undefined, (q) => q.where('state', '=', state!))
    .orderBy('planned_at', 'desc')
    .orderBy('reminder.id', 'desc')
    .limit(pageSize)
    .offset(page * pageSize)
    .execute();
  return {
    counts,
    total,
    page,
    pages: Math.ceil(total / pageSize),
    rows: rows.map((row): OutboxRow => {
      const { id, kind, tries, sender } = row;
      return {
        id,
        kind,
        state: row.state,
        person: { id: row.person_id, name: row.person },
        recipient: { id: row.recipient_id, name: row.recipient },
        sender,
        courseId: row.course_id,
        title: titleOf(library, row.course_id),
        plannedAt: row.planned_at,
        nextAt: row.state === 'waiting' || row.state === 'failed' ? row.send_after : null,
        sentAt: row.state === 'sent' ? row.ended_at : null,
        tries,
        sentence: sentenceOf(row),
        canRetry: retryable.includes(row.state),
      };
    }),
  };
}

/**
 * Sends a reminder again that failed, was given up, or of which it is not known whether it went out. Refuses an unknown one
 * (`reminder_unknown`), and one that is done with or under way, itself or another one of the same (`reminder_over`).
 */
export async function retryReminder(db: Db, id: string, now: Date): Promise<void> {
  const known = await db.selectFrom('reminder').select('id').where('id', '=', id).executeTakeFirst();
  if (!known)
    throw new Refusal('reminder_unknown', 'There is no such reminder. It may have been deleted after 90 days.');
  try {
    const { numUpdatedRows } = await db
      .updateTable('reminder')
      .set({
        state: 'waiting',
        send_after: now.toISOString(),
        ended_at: null,
        claimed_at: null,
        claimed_by: null,
        first_tried_at: null,
        tries: 0,
        why: null,
      })
      .where('id', '=', id)
      .where('state', 'in', retryable)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) return;
  } catch (error) {
    if (!dialectOf(db).isUniqueViolation(error)) throw error;
  }
  throw new Refusal('reminder_over', 'It is done with, or under way already. Reload the page.');
}

/** What was sent about somebody, or waits, newest first, with who did it and who was told. */
export async function remindersAbout(
  db: Db,
  library: CourseLibrary,
  personId: string,
  { lang, timeZone }: { lang: string; timeZone: string },
): Promise<MyReminder[]> {
  const rows = await db
    .selectFrom('reminder')
    .innerJoin('person as recipient', 'recipient.id', 'reminder.recipient_id')
    .leftJoin('person as sender', 'sender.id', 'reminder.sender_id')
    .select(['kind', 'course_id', 'due_on', 'state', 'ended_at', 'claimed_at', 'recipient_id'])
    .select(['recipient.name as recipient', 'sender.name as sender'])
    .where('person_id', '=', personId)
    .orderBy('planned_at', 'desc')
    .orderBy('reminder.id')
    .execute();
  const known = rows.filter(({ state }) => !['undone', 'given_up', 'dropped'].includes(state));
  return known.map(({ kind, course_id, due_on, state, ended_at, claimed_at, recipient_id, recipient, sender }) => {
    const shown = state === 'sent' || state === 'unsure' ? state : 'waiting';
    const at = shown === 'sent' ? ended_at : shown === 'unsure' ? claimed_at : null;
    return {
      kind,
      courseId: course_id,
      title: titleOf(library, course_id, lang),
      dueOn: due_on,
      sentOn: at === null ? null : dayIn(timeZone, new Date(at)),
      state: shown,
      sender,
      toldTo: recipient_id === personId ? null : recipient,
    };
  });
}

/** Deletes what ended more than 90 days ago, and answers how many reminders that were. */
export async function forgetOldReminders(db: Db, today: string): Promise<number> {
  const before = daysAfter(today, -keptDays);
  await db.deleteFrom('reminder_turn').where('on_day', '<', before).execute();
  const { numDeletedRows } = await db.deleteFrom('reminder').where('ended_at', '<', before).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
