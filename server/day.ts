import { Temporal } from 'temporal-polyfill';

/** The UTC day of an instant, `YYYY-MM-DD`. Days compare as text. Evidence is dated so. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** The day that the clocks of a time zone show. What is due, and who is on staff, goes by the organisation's zone. */
export function dayIn(timeZone: string, instant: Date): string {
  if (timeZone === 'UTC') return dayOf(instant);
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The day `days` later, or earlier if negative. */
export function daysAfter(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return dayOf(instant);
}

/** The same day of another month; the last of that month if it is shorter: a year after 29 February is 28 February. */
export function monthsAfter(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** The first day from `from` on that is called `monthDay` (`MM-DD`); `02-29` is 28 February where there is none. */
export function nextCalled(monthDay: string, from: string): string {
  const [month, day] = monthDay.split('-').map(Number) as [number, number];
  const inYear = (year: number) => Temporal.PlainDate.from({ year, month, day }).toString();
  const year = Number(from.slice(0, 4));
  const thisYear = inYear(year);
  return thisYear >= from ? thisYear : inYear(year + 1);
}

/** The later of two days. */
export function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
