import type { Db } from '../../db/open.ts';
import { daysAfter } from '../day.ts';
import { isOnStaff } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import type { DueDay } from './calendar.ts';
import { hashOf, newSecret } from '../secret.ts';

/** What has ended stays in the calendar as cancelled for so long, so that every copy hears of it. */
const cancelledDays = 60;

/** One assignment of one's own. Refuses somebody else's (`assignment_unknown`). */
export async function ownDueDay(db: Db, personId: string, assignmentId: string): Promise<DueDay> {
  const [day] = await dueDays(db, personId).where('assignment.id', '=', assignmentId).execute();
  if (!day) throw new Refusal('assignment_unknown', 'That course was not assigned to you.');
  return dayOfRow(day);
}

/** The days of a person's calendar: open assignments and those that ended lately. */
export async function calendarDays(db: Db, personId: string, today: string): Promise<DueDay[]> {
  const rows = await dueDays(db, personId)
    .where('due_on', '>=', daysAfter(today, -365))
    .orderBy('due_on')
    .orderBy('assignment.id')
    .execute();
  const since = daysAfter(today, -cancelledDays);
  return rows.map(dayOfRow).filter(({ endedAt }) => endedAt === null || endedAt.slice(0, 10) >= since);
}

function dueDays(db: Db, personId: string) {
  return db
    .selectFrom('assignment')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .select(['assignment.id', 'assignment.course_id', 'due_on', 'completed_at', 'assignment_end.ended_at'])
    .where('assignment.person_id', '=', personId);
}

type Row = Awaited<ReturnType<ReturnType<typeof dueDays>['execute']>>[number];

function dayOfRow(row: Row): DueDay {
  const { id: assignmentId, course_id: courseId, due_on: dueOn } = row;
  return { assignmentId, courseId, dueOn, endedAt: row.completed_at ?? row.ended_at };
}

/** The day on which somebody's calendar address was made; null if they have none. */
export async function calendarMadeOn(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('made_at')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.made_at.slice(0, 10) ?? null;
}

/** Makes a new secret for somebody's calendar and answers it; an old one stops. Only its hash is kept. */
export async function renewCalendar(db: Db, personId: string, now: Date): Promise<string> {
  const token = newSecret();
  const row = { token_hash: hashOf(token), made_at: now.toISOString() };
  await db
    .insertInto('calendar_feed')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
  return token;
}

/** Ends somebody's calendar. */
export async function endCalendar(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('calendar_feed').where('person_id', '=', personId).execute();
}

/** Whose calendar that is, if they are on staff. */
export async function calendarOwner(
  db: Db,
  token: string,
  today: string,
): Promise<{ id: string; lang: string | null } | undefined> {
  return db
    .selectFrom('calendar_feed')
    .innerJoin('person', 'person.id', 'calendar_feed.person_id')
    .select(['person.id', 'lang'])
    .where('token_hash', '=', hashOf(token))
    .where((e) => isOnStaff(e, today))
    .executeTakeFirst();
}
