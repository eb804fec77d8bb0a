import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { logId } from './log.ts';

/** Between which instants an entry was written, by checkpoints that had left the house; null where none says so. */
export interface Interval {
  after: string | null;
  before: string | null;
}

/**
 * When which size of the log was known outside. The time of an entry is not what it claims but the interval between the newest
 * anchored checkpoint that does not have it yet and the oldest that has it (evidence.md section 7).
 */
export class AnchoredTimes {
  /** By size; of one size the earliest time. */
  readonly #anchors: { size: number; at: string }[];

  private constructor(anchors: { size: number; at: string }[]) {
    this.#anchors = anchors;
  }

  static async read(db: Kysely<Database>): Promise<AnchoredTimes> {
    const rows = await db
      .selectFrom('evidence_anchor')
      .select(({ fn }) => ['size', fn.min('created_at').as('at')])
      .where('log_id', '=', logId)
      // A printed certificate is held by its owner only, who need not show it.
      .where('kind', '!=', 'print')
      .groupBy('size')
      .orderBy('size')
      .execute();
    return new AnchoredTimes(rows);
  }

  of(index: number): Interval {
    let [low, high] = [0, this.#anchors.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#anchors[middle]!.size <= index) low = middle + 1;
      else high = middle;
    }
    return { after: this.#anchors[low - 1]?.at ?? null, before: this.#anchors[low]?.at ?? null };
  }
}

/** Whether an entry claims a completion on an earlier day than it can have been written. */
export function isRecordedLate(completedAt: string, recordedOn: string, { after }: Interval): boolean {
  const writtenFrom = after === null || after.slice(0, 10) < recordedOn ? recordedOn : after.slice(0, 10);
  return completedAt.slice(0, 10) < writtenFrom;
}
