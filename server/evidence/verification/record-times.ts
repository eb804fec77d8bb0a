import type { Anchor } from './anchors.ts';
import { dayOf } from './days.ts';
import type { Findings } from './findings.ts';
import type { ListedEntry } from './record-block.ts';

/** How many records claim a completion before or after the time in which others saw them written. */
export type TimeCounts = { recordedLate: number; completedAfterAnchor: number };

const listedIndexes = 10;

/**
 * Compares the completion that each record claims with the interval in which it was written (evidence notes 7, "Time of a
 * record"): from the newest anchored checkpoint without it to the oldest one with it. Where no anchor is, the day in the
 * entry stands for its beginning, and a day of grace is given. Warns once of each kind: `recorded_late`,
 * `completed_after_anchor`.
 */
export class RecordTimes {
  /** Ascending by size and by time. */
  readonly #anchors: { size: number; time: number }[] = [];
  readonly #late: number[] = [];
  readonly #after: number[] = [];
  readonly counts: TimeCounts = { recordedLate: 0, completedAfterAnchor: 0 };

  constructor(anchors: readonly Pick<Anchor, 'size' | 'time'>[]) {
    for (const { size, time } of anchors.toSorted((a, b) => b.size - a.size || a.time - b.time)) {
      const larger = this.#anchors[0];
      // Whoever saw a larger log at a time has seen all before it: an old checkpoint stamped again says nothing new.
      if (larger?.size !== size) this.#anchors.unshift({ size, time: Math.min(time, larger?.time ?? time) });
    }
  }

  /** Takes a record into account; anything without a claimed completion is passed over. */
  take({ index, day, completedAt }: Pick<ListedEntry, 'index' | 'day' | 'completedAt'>): void {
    if (completedAt === undefined) return;
    const { start, end } = this.intervalOf(index);
    const isLate = this.#anchors.length === 0 ? dayOf(completedAt) < day - 1 : completedAt < start;
    if (isLate) this.counts.recordedLate += 1;
    if (isLate && this.#late.length < listedIndexes) this.#late.push(index);
    if (completedAt <= end) return;
    this.counts.completedAfterAnchor += 1;
    if (this.#after.length < listedIndexes) this.#after.push(index);
  }

  /** When the entry was written, in milliseconds since 1970, as far as anchors tell. */
  intervalOf(index: number): { start: number; end: number } {
    let [low, high] = [0, this.#anchors.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#anchors[middle]?.size ?? Infinity) > index) high = middle;
      else low = middle + 1;
    }
    const end = this.#anchors[low]?.time;
    // Tokens and witnesses tell whole seconds, so what happened within that second was not after it.
    return { start: this.#anchors[low - 1]?.time ?? -Infinity, end: end === undefined ? Infinity : end + 999 };
  }

  warn(findings: Findings): void {
    const { recordedLate, completedAfterAnchor } = this.counts;
    if (recordedLate > 0) {
      const since = this.#anchors.length === 0 ? 'more than a day after' : 'after an anchor that is later than';
      findings.warn(
        'recorded_late',
        `${recordedLate} record(s) were written ${since} the completion they claim: ${listed(this.#late, recordedLate)}.`,
      );
    }
    if (completedAfterAnchor > 0) {
      findings.warn(
        'completed_after_anchor',
        `${completedAfterAnchor} record(s) claim a completion later than an anchor that has them already: ` +
          `${listed(this.#after, completedAfterAnchor)}.`,
      );
    }
  }
}

function listed(indexes: number[], count: number): string {
  return `index ${indexes.join(', ')}${count > indexes.length ? ', ...' : ''}`;
}
