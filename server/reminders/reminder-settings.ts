import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../../db/tables/index.ts';
import type { ReminderSettings } from './reminder-shapes.ts';

/** What holds until somebody changes it. */
export const defaultSettings: ReminderSettings = {
  beforeDays: [14, 3],
  onDueDay: true,
  overdue: { firstDays: 3, everyDays: 7 },
  escalation: { firstDays: 7, everyDays: 14 },
  quietFrom: '18:00',
  quietUntil: '07:30',
  workingDays: [1, 2, 3, 4, 5],
  calendarFile: true,
};

const days = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer('give a whole number of days'),
    v.minValue(least, `give at least ${least}`),
    v.maxValue(most, `give at most ${most}`),
  );
const series = v.nullable(v.object({ firstDays: days(1, 60), everyDays: days(7, 60) }));
const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write it as 07:30'));
const distinct = (list: number[]) => [...new Set(list)];

/**
 * What may be set. The limits keep the last step of every series younger than the 90 days for which it is remembered that it was
 * sent.
 */
export const reminderSettings = v.pipe(
  v.object({
    beforeDays: v.pipe(
      v.array(days(1, 60)),
      v.maxLength(5, 'choose at most five'),
      v.transform((list) => distinct(list).toSorted((a, b) => b - a)),
    ),
    onDueDay: v.boolean(),
    overdue: series,
    escalation: series,
    quietFrom: clockTime,
    quietUntil: clockTime,
    workingDays: v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
      v.minLength(1, 'choose at least one day'),
      v.transform((list) => distinct(list).toSorted((a, b) => a - b)),
    ),
    calendarFile: v.boolean(),
  }),
  v.check(
    ({ quietFrom, quietUntil }) => minutesOf(quietFrom) - minutesOf(quietUntil) >= 60,
    'leave at least an hour between the end of the quiet hours and their beginning on the same day',
  ),
);

function minutesOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return hour * 60 + minute;
}

interface Kept {
  settings: ReminderSettings;
  changedAt: string | null;
  changedBy: string | null;
}

/** The settings in force, and who changed them last. */
export async function settingsInForce(db: Kysely<Database>): Promise<Kept> {
  const row = await db
    .selectFrom('reminder_settings')
    .leftJoin('person', 'person.id', 'changed_by')
    .select(['value', 'reminder_settings.changed_at', 'person.name as by'])
    .where('reminder_settings.name', '=', 'settings')
    .executeTakeFirst();
  if (!row) return { settings: defaultSettings, changedAt: null, changedBy: null };
  // Written by `changeSettings`; what a later version adds has its default.
  const settings = { ...defaultSettings, ...(JSON.parse(row.value) as Partial<ReminderSettings>) };
  return { settings, changedAt: row.changed_at, changedBy: row.by };
}

/** Replaces the settings. What waits already is sent by the new quiet hours. */
export async function changeSettings(
  db: Kysely<Database>,
  settings: ReminderSettings,
  by: string,
  now: Date,
): Promise<void> {
  const row = { value: JSON.stringify(settings), changed_by: by, changed_at: now.toISOString() };
  await db
    .insertInto('reminder_settings')
    .values({ name: 'settings', ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}
