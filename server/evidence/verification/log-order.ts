import { dayText } from './days.ts';
import type { EntryType } from './entries.ts';
import { Refused } from './refusals.ts';

/** What the order of entries is about: a plain record has no more than this. */
export type DatedEntry = { type: EntryType; day: number };

/** Checks the rules about the order of entries (evidence notes 2.3) while the log is read from its beginning. */
export class LogOrder {
  #lastDay = -Infinity;
  #closedAt: number | undefined;

  /** Refuses `genesis_misplaced`, `date_decreases`, `entry_after_close`. */
  check(index: number, { type, day }: DatedEntry): void {
    const before = this.#lastDay;
    const closedAt = this.#closedAt;
    if (day > before) this.#lastDay = day;
    if (type === 'close') this.#closedAt ??= index;
    checkGenesis(index, type);
    checkDay(day, before);
    if (closedAt !== undefined) throw new Refused('entry_after_close', `The log was closed by entry ${closedAt}.`);
  }
}

/** Refuses `genesis_misplaced`: the first entry, and no other, is of type genesis. */
export function checkGenesis(index: number, type: EntryType): void {
  if ((index === 0) !== (type === 'genesis')) {
    throw new Refused('genesis_misplaced', 'The first entry of a log, and no other, is of type "genesis".');
  }
}

function checkDay(day: number, before: number): void {
  if (day >= before) return;
  throw new Refused(
    'date_decreases',
    `The entry is dated ${dayText(day)}, but an earlier one is dated ${dayText(before)}.`,
  );
}
