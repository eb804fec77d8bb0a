const millisecondsOfDay = 86_400_000;

/** A day that exists, `YYYY-MM-DD`, as the number of days since 1970, so that a million of them need little memory. */
export function dayNumber(day: string): number {
  return Date.parse(day) / millisecondsOfDay;
}

/** The day of such a number, `YYYY-MM-DD`. */
export function dayText(number: number): string {
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
}

/** The day of an instant in milliseconds since 1970. */
export function dayOf(instant: number): number {
  return Math.floor(instant / millisecondsOfDay);
}
