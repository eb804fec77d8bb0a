import type { Selectable } from 'kysely';
import type { StandingTable } from '../../db/tables/standing.ts';

/** An assignment that is asked of somebody, with what became of it. */
export interface Asked {
  id: string;
  dueOn: string;
  overdueAfter: string;
  /** Day of the completion. */
  doneOn: string | null;
  /** No longer asked for, though it was not met. */
  isEnded: boolean;
}

export type Standing = Omit<Selectable<StandingTable>, 'person_id' | 'course_id' | 'unit'>;

/**
 * Where somebody stands with a course, from everything that was ever asked of them in it. Exempt comes before open, open before
 * done; of several open assignments the one that is due first counts. Null if nothing is asked any more and nothing was done.
 * @param isExempt whether a waiver is in force
 */
export function standingOf(asked: readonly Asked[], isExempt: boolean): Standing | null {
  const done = asked.flatMap((one) => one.doneOn ?? []).toSorted();
  const doneOn = done.at(-1) ?? null;
  const nothingOpen = { assignment_id: null, due_on: null, overdue_after: null, done_on: doneOn };
  if (isExempt) return { state: 'exempt', ...nothingOpen };
  const [first] = asked.filter((one) => one.doneOn === null && !one.isEnded).toSorted(byDueDay);
  if (first)
    return {
      state: 'open',
      assignment_id: first.id,
      due_on: first.dueOn,
      overdue_after: first.overdueAfter,
      done_on: doneOn,
    };
  return doneOn === null ? null : { state: 'done', ...nothingOpen };
}

function byDueDay(a: Asked, b: Asked): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Whether an open obligation is overdue on that day. Computed, never stored. */
export function isOverdueOn(overdueAfter: string | null, today: string): boolean {
  return overdueAfter !== null && overdueAfter < today;
}
