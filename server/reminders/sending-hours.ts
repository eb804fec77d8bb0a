import { Temporal } from 'temporal-polyfill';
import type { ReminderSettings } from './reminder-shapes.ts';

type Hours = Pick<ReminderSettings, 'quietFrom' | 'quietUntil' | 'workingDays'>;

/** Whether mail may go out at that instant: on a working day, outside the quiet hours, by the clocks of the organisation. */
export function mayBeSent(now: Date, timeZone: string, { quietFrom, quietUntil, workingDays }: Hours): boolean {
  const there = zoned(now, timeZone);
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  return workingDays.includes(there.dayOfWeek) && time >= quietUntil && time < quietFrom;
}

/** The first instant, from `from` on, at which mail may go out. The clock may jump over the end of the quiet hours. */
export function nextSending(from: Date, timeZone: string, hours: Hours): Date {
  if (mayBeSent(from, timeZone, hours)) return from;
  const plainTime = Temporal.PlainTime.from(hours.quietUntil);
  let day = zoned(from, timeZone).toPlainDate();
  for (;;) {
    const opens = new Date(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
    if (opens > from && mayBeSent(opens, timeZone, hours)) return opens;
    day = day.add({ days: 1 });
  }
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
