import type { Entry } from './entries.ts';
import { Refused } from './refusals.ts';

/** Checks the rules about the order of entries (evidence notes 2.3) while the log is read from its beginning. */
export class LogOrder {
  #lastDate = '';
  #closedAt: number | undefined;

  /** Refuses `genesis_misplaced`, `date_decreases`, `entry_after_close`. */
  check(index: number, entry: Entry): void {
    const before = this.#lastDate;
    const closedAt = this.#closedAt;
    if (entry.date > before) this.#lastDate = entry.date;
    if (entry.type === 'close') this.#closedAt ??= index;
    checkGenesis(index, entry);
    if (entry.date < before) {
      throw new Refused('date_decreases', `The entry is dated ${entry.date}, but an earlier one is dated ${before}.`);
    }
    if (closedAt !== undefined) throw new Refused('entry_after_close', `The log was closed by entry ${closedAt}.`);
  }
}

/** Refuses `genesis_misplaced`: the first entry, and no other, is of type genesis. */
export function checkGenesis(index: number, entry: Entry): void {
  if ((index === 0) !== (entry.type === 'genesis')) {
    throw new Refused('genesis_misplaced', 'The first entry of a log, and no other, is of type "genesis".');
  }
}
