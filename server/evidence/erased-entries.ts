import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { ErasureBasis } from './facts.ts';
import { logId } from './log.ts';

/** Every entry that the log says was erased, and on which basis. The log is its own journal of erasures. */
export async function erasedEntries(
  db: Kysely<Database>,
): Promise<{ index: number; basis: ErasureBasis; by: number }[]> {
  const rows = await db
    .selectFrom('evidence_entry')
    .select(['idx', 'leaf'])
    .where('log_id', '=', logId)
    // The exact text cannot stand in a title: there, its quotes are escaped.
    .where('leaf', 'like', '%"type":"erase"%')
    .execute();
  return rows.flatMap((row) => {
    const { refs, basis } = JSON.parse(row.leaf) as { refs: number[]; basis: ErasureBasis };
    return refs.map((index) => ({ index, basis, by: row.idx }));
  });
}
