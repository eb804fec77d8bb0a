import { Temporal } from 'temporal-polyfill';
import type { Tools } from '../environment.ts';
import { courseCounts } from '../standing/counts.ts';
import { announce } from './announce.ts';
import { titleOf } from './letter.ts';
import type { ReminderSettings } from './reminder-shapes.ts';
import { smallestGroup } from './webhook-events.ts';

type Telling = Pick<Tools, 'db' | 'config' | 'library' | 'now' | 'today'>;

/** Tells webhooks what there is to tell on a working day: the overdue of the week, and the numbers since the last working day. */
export async function tellNews(tools: Telling, { workingDays }: Pick<ReminderSettings, 'workingDays'>): Promise<void> {
  const today = Temporal.PlainDate.from(tools.today());
  let since = today.subtract({ days: 1 });
  while (!workingDays.includes(since.dayOfWeek)) since = since.subtract({ days: 1 });
  const startOf = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime(tools.config.timeZone).epochMilliseconds).toISOString();
  const span = { on: since.toString(), from: startOf(since), to: startOf(today) };
  await tellOverdue(tools, today);
  await tellSent(tools, span);
  await tellRounds(tools, span);
}

/** Once in a calendar week. A course that is asked of fewer than ten people is left out. */
async function tellOverdue({ db, config, library, now }: Telling, today: Temporal.PlainDate): Promise<void> {
  const counts = await courseCounts(db, today.toString());
  const courses = counts
    .filter(({ open, done, overdue }) => overdue > 0 && open + done >= smallestGroup)
    .map(({ courseId, open, overdue }) => ({ courseId, title: titleOf(library, courseId), open, overdue }));
  const week = `${today.yearOfWeek}-W${String(today.weekOfYear).padStart(2, '0')}`;
  const about = { once: week, organisation: config.organisation, now: now() };
  await announce(db, { type: 'overdue.summary', data: { on: today.toString(), courses } }, about);
}

interface Span {
  on: string;
  from: string;
  to: string;
}

async function tellSent({ db, config, now }: Telling, { on, from, to }: Span): Promise<void> {
  const { reminders } = await db
    .selectFrom('reminder')
    .select((e) => e.fn.countAll<number>().as('reminders'))
    .where('state', '=', 'sent')
    .where('ended_at', '>=', from)
    .where('ended_at', '<', to)
    .executeTakeFirstOrThrow();
  if (reminders < smallestGroup) return;
  const about = { once: on, organisation: config.organisation, now: now() };
  await announce(db, { type: 'reminders.sent', data: { on, reminders } }, about);
}

/** Rounds that fewer than ten people were given are not told, which are most of those of joiners. */
async function tellRounds({ db, config, library, now }: Telling, { on, from, to }: Span): Promise<void> {
  const rounds = await db
    .selectFrom('assignment')
    .select(['course_id', (e) => e.fn.countAll<number>().as('people')])
    .where('assigned_at', '>=', from)
    .where('assigned_at', '<', to)
    .groupBy('course_id')
    .execute();
  for (const { course_id: courseId, people } of rounds) {
    if (people < smallestGroup) continue;
    const data = { on, courseId, title: titleOf(library, courseId), people };
    const about = { once: `${on} ${courseId}`, organisation: config.organisation, now: now() };
    await announce(db, { type: 'assignment.round', data }, about);
  }
}
