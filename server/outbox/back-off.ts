const minute = 60_000;

/** Minutes after a failure until the next try; the last one goes on. */
const waits = [5, 15, 60, 240];

/** For so long something is tried again. */
const patience = 3 * 24 * 60 * minute;

/** When to try again. @param tries how often it was tried, at least once */
export function backOff(tries: number, now: Date): Date {
  return new Date(now.getTime() + waits[Math.min(tries, waits.length) - 1]! * minute);
}

/** Whether it was tried for long enough. */
export function isOver(firstTriedAt: Date, now: Date): boolean {
  return now.getTime() - firstTriedAt.getTime() >= patience;
}
