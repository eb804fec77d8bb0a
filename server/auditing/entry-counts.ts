import { sql } from 'kysely';
import { dialectOf } from '../../db/dialects/index.ts';
import type { Db } from '../../db/open.ts';
import { logId } from '../evidence/log.ts';

/**
 * How many entries of each type the log has. Entries never change, so only those that came since the last question are counted:
 * a screen that is opened often costs nothing at any size.
 */
export class EntryCounts {
  readonly #db: Db;
  readonly #counts = new Map<string, number>();
  #counted = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Counts by type among the first `size` entries. */
  async upTo(size: number): Promise<Record<string, number>> {
    const from = this.#counted;
    if (size > from) {
      const place = sql.raw(dialectOf(this.#db).placeOf);
      // The exact text stands once in a leaf: inside a title, its quotes are escaped.
      const { rows } = await sql<{ type: string; count: number }>`
        select type, count(*) as count from (
          select substr(leaf, ${place}(leaf, '"type":"') + 8, 7) as type from evidence_entry
          where log_id = ${logId} and idx >= ${from} and idx < ${size}
        ) as types group by type`.execute(this.#db);
      // Two that ask at once count the same stretch; one of them is enough.
      if (this.#counted === from) {
        this.#counted = size;
        for (const { type, count } of rows) {
          const name = type.split('"')[0]!;
          this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
        }
      }
    }
    return Object.fromEntries(this.#counts);
  }
}
