import type { Db } from '../../db/open.ts';
import type { Row } from './own-data-shapes.ts';

type TitleOf = (courseId: string) => string;

/** Reminders about the person and those that they were sent about others, newest first; then the weekly limits that hold. */
export async function reminderRows(db: Db, id: string, titleOf: TitleOf): Promise<Row[]> {
  const rows = await db
    .selectFrom('reminder')
    .innerJoin('person as subject', 'subject.id', 'person_id')
    .innerJoin('person as recipient', 'recipient.id', 'recipient_id')
    .leftJoin('person as sender', 'sender.id', 'sender_id')
    .select(['course_id', 'kind', 'state', 'due_on', 'planned_at', 'first_tried_at', 'ended_at', 'tries', 'why'])
    .select(['subject.name as concerns', 'recipient.name as told', 'sender.name as sender'])
    .where((e) => e.or([e('person_id', '=', id), e('recipient_id', '=', id)]))
    .orderBy('planned_at', 'desc')
    .orderBy('reminder.id')
    .execute();
  const turns = await db
    .selectFrom('reminder_turn')
    .innerJoin('person as subject', 'subject.id', 'person_id')
    .innerJoin('person as recipient', 'recipient.id', 'recipient_id')
    .select(['course_id', 'on_day', 'subject.name as concerns', 'recipient.name as told'])
    .where((e) => e.or([e('person_id', '=', id), e('recipient_id', '=', id)]))
    .orderBy('on_day', 'desc')
    .orderBy('course_id')
    .execute();
  return [
    ...rows.map((row) => ({ course: titleOf(row.course_id), ...row })),
    ...turns.map((row) => ({ course: titleOf(row.course_id), kind: 'turn', ...row })),
  ];
}

/** What the person chose about mails, and whether their calendar has an address. The address itself is not kept. */
export async function choiceRows(db: Db, id: string): Promise<Row[]> {
  const mails = await db
    .selectFrom('mail_choice')
    .select(['kind', 'wanted', 'changed_at as at'])
    .where('person_id', '=', id)
    .execute();
  const calendar = await db.selectFrom('calendar_feed').select('made_at as at').where('person_id', '=', id).execute();
  return [
    ...mails.map(({ kind, wanted, at }) => ({ kind: `mail_${kind}`, wanted: wanted === 1, at })),
    ...calendar.map((row) => ({ kind: 'calendar_address', ...row })),
  ];
}
