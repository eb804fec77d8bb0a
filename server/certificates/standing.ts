import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { logId } from '../evidence/log.ts';
import { disclosuresOf, leafAt } from '../evidence/log-queries.ts';
import { recordAt } from '../evidence/records.ts';

/** What became of a record that a certificate speaks of. Nothing in it says whose record it is. */
export interface Standing {
  index: number;
  /** Day on which the entry was written. */
  recordedOn: string;
  /** `lost`: after a restore the entry is there, but what it said is not. */
  state: 'stands' | 'corrected' | 'withdrawn' | 'erased' | 'lost';
  /** Day of the correction or withdrawal. */
  since: string | null;
}

/**
 * How a record stands today, for somebody who knows its index and its leaf hash: the hash cannot be guessed.
 * Undefined if the log has no such record.
 * @param leafHash 32 bytes
 */
export async function standingOf(
  db: Kysely<Database>,
  index: number,
  leafHash: Uint8Array,
): Promise<Standing | undefined> {
  const entry = await leafAt(db, index);
  if (!entry?.hash.equals(leafHash)) return undefined;
  const record = await recordAt(db, index);
  if (!record) return undefined;
  const standing = { index, recordedOn: dateOf(entry.leaf) };
  if (record.revokedBy !== null)
    return { ...standing, state: 'withdrawn', since: dateOf((await leafAt(db, record.revokedBy))!.leaf) };
  if (record.countingIndex !== index)
    return { ...standing, state: 'corrected', since: dateOf((await leafAt(db, record.countingIndex))!.leaf) };
  if ((await disclosuresOf(db, index)).length > 0) return { ...standing, state: 'stands', since: null };
  return { ...standing, state: (await wasTakenBack(db, index)) ? 'lost' : 'erased', since: null };
}

/** Whether the entry came from the leaf archive, which has no openings. */
async function wasTakenBack(db: Kysely<Database>, index: number): Promise<boolean> {
  const row = await db
    .selectFrom('evidence_restore')
    .select('id')
    .where('log_id', '=', logId)
    .where('from_idx', '<=', index)
    .where('to_idx', '>', index)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function dateOf(leaf: string): string {
  // A leaf is text that this server wrote: its shape is known.
  return (JSON.parse(leaf) as { date: string }).date;
}
