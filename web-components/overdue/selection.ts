import type { Overdue, Pair } from './overdue-api.ts';

type Row = Overdue['rows'][number];

/** As many reminders as the server takes at a time. */
export const mostSelected = 500;

/** What is selected, with the names, because a reminder that is left out comes without one at times. */
export type Selection = ReadonlyMap<string, Pair & { name: string; course: string }>;

export function keyOf({ personId, courseId }: Pair): string {
  return `${personId} ${courseId}`;
}

export function isSelected(selection: Selection, row: Row): boolean {
  return selection.has(keyOf(row));
}

/** With or without these. */
export function selecting(selection: Selection, rows: Row[], isWanted: boolean): Selection {
  const next = new Map(selection);
  for (const row of rows) {
    const { personId, courseId, name, course } = row;
    if (isWanted) next.set(keyOf(row), { personId, courseId, name, course });
    else next.delete(keyOf(row));
  }
  return next;
}

export function pairsIn(selection: Selection): Pair[] {
  return [...selection.values()].map(({ personId, courseId }) => ({ personId, courseId }));
}
