import { daysAfter, laterOf } from '../day.ts';
import type { ReminderSettings } from './reminder-shapes.ts';

/** At most one reminder for each recipient, person and course in so many days, whatever the reason. */
export const quietDays = 7;

/** A step that is older is not made up for: nobody is told on its account what they have known for months. */
const freshDays = 60;

/** An open obligation, as far as reminders go by it. */
export interface Obligation {
  /** The day on which it was given, in the organisation's time zone. */
  givenOn: string;
  dueOn: string;
  /** Last day of the grace period. */
  overdueAfter: string;
}

/** A reminder that is due: its kind, and which one of that kind. Together with the assignment it happens once. */
export interface Step {
  kind: 'before_due' | 'on_due' | 'overdue' | 'escalation';
  step: string;
}

/**
 * What the person themselves is to be told on that day, if anything. A step that could not be sent on its own day (a weekend,
 * or seven days not over) is made up for, unless a later step has come.
 * @param lastOn the day of the last reminder of that course, whatever its kind
 * @param wantsEarly false if the person does not want mails before the due day
 */
export function stepFor(
  { givenOn, dueOn, overdueAfter }: Obligation,
  settings: Pick<ReminderSettings, 'beforeDays' | 'onDueDay' | 'overdue'>,
  { today, lastOn, wantsEarly }: { today: string; lastOn: string | null; wantsEarly: boolean },
): Step | null {
  const steps: (Step & { on: string })[] = [];
  if (today < dueOn && wantsEarly)
    for (const days of settings.beforeDays)
      steps.push({ kind: 'before_due', step: String(days), on: daysAfter(dueOn, -days) });
  if (settings.onDueDay) steps.push({ kind: 'on_due', step: '0', on: dueOn });
  const late = newestOf(settings.overdue, laterOf(overdueAfter, givenOn), today);
  if (late) steps.push({ kind: 'overdue', ...late });
  return due(steps, today, lastOn);
}

/**
 * Whether that person's manager, or the deputy, is to be told on that day.
 * @param lastOn the day on which this recipient was last told of that person and course
 */
export function escalationFor(
  { givenOn, overdueAfter }: Obligation,
  { escalation }: Pick<ReminderSettings, 'escalation'>,
  { today, lastOn }: { today: string; lastOn: string | null },
): Step | null {
  const late = newestOf(escalation, laterOf(overdueAfter, givenOn), today);
  return late && due([{ kind: 'escalation', ...late }], today, lastOn);
}

/** Whether seven days are over. */
export function isFree(lastOn: string | null, today: string): boolean {
  return lastOn === null || freeFrom(lastOn) <= today;
}

/** The first day on which somebody may be reminded again. */
export function freeFrom(lastOn: string): string {
  return daysAfter(lastOn, quietDays);
}

/** The newest step of a series that begins when a day is over. */
function newestOf(
  series: { firstDays: number; everyDays: number } | null,
  after: string,
  today: string,
): { step: string; on: string } | null {
  if (!series) return null;
  const late = daysBetween(after, today);
  if (late < series.firstDays) return null;
  const days = series.firstDays + Math.floor((late - series.firstDays) / series.everyDays) * series.everyDays;
  return { step: String(days), on: daysAfter(after, days) };
}

/** The newest step whose day has come, if nothing was sent since. */
function due(steps: (Step & { on: string })[], today: string, lastOn: string | null): Step | null {
  const newest = steps
    .filter(({ on }) => on <= today)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1);
  if (!newest || newest.on < daysAfter(today, -freshDays)) return null;
  if ((lastOn !== null && lastOn >= newest.on) || !isFree(lastOn, today)) return null;
  return { kind: newest.kind, step: newest.step };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
