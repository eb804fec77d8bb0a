import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { valueIn } from './disclosure.ts';
import { logId } from './log.ts';

/** An entry about a person, with every claim that is still readable. */
export interface EntryAbout {
  index: number;
  type: string;
  /** Day on which it was written. */
  date: string;
  said: Record<string, unknown>;
}

/** Every entry of the log about a person, oldest first. */
export async function entriesAbout(db: Kysely<Database>, personId: string): Promise<EntryAbout[]> {
  const entries = await db
    .selectFrom('evidence_subject')
    .innerJoin('evidence_entry', (join) =>
      join
        .onRef('evidence_entry.log_id', '=', 'evidence_subject.log_id')
        .onRef('evidence_entry.idx', '=', 'evidence_subject.idx'),
    )
    .select(['evidence_entry.idx', 'leaf'])
    .where('evidence_subject.log_id', '=', logId)
    .where('subject_id', '=', personId)
    .orderBy('evidence_entry.idx')
    .execute();
  const openings = await db
    .selectFrom('evidence_disclosure')
    .innerJoin('evidence_subject', (join) =>
      join
        .onRef('evidence_subject.log_id', '=', 'evidence_disclosure.log_id')
        .onRef('evidence_subject.idx', '=', 'evidence_disclosure.idx'),
    )
    .select(['evidence_disclosure.idx', 'evidence_disclosure.name', 'disclosure'])
    .where('evidence_subject.log_id', '=', logId)
    .where('subject_id', '=', personId)
    .execute();
  const claims = Map.groupBy(openings, (row) => row.idx);
  return entries.map(({ idx, leaf }) => {
    // Text that this server wrote: its shape is known.
    const { type, date } = JSON.parse(leaf) as { type: string; date: string };
    const said = Object.fromEntries((claims.get(idx) ?? []).map((row) => [row.name, valueIn(row.disclosure)]));
    return { index: idx, type, date, said };
  });
}
