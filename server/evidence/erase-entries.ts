import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { EvidenceLog } from './evidence-log.ts';
import type { ErasureBasis, Fact } from './facts.ts';
import { appendEvidence, logId } from './log.ts';

/** Most entries that one `erase` entry may name (evidence.md 2.3). */
export const mostRefs = 4_000;

/**
 * Deletes the openings of entries, with which their claims become unreadable for ever, and says so in the log. The leaves stay,
 * so every root and every proof stays true (evidence.md 2.4). Like every append, these must be the last statements.
 * @param indexes of entries with hidden claims; those that have nothing left are passed over, so repeating it is safe
 * @returns how many entries were erased
 */
export async function eraseEntries(
  trx: Trx,
  log: EvidenceLog,
  indexes: readonly number[],
  basis: ErasureBasis,
  today: string,
): Promise<number> {
  const refs = await deleteOpenings(trx, indexes);
  if (refs.length === 0) return 0;
  await appendEvidence(trx, log, eraseFacts(refs, basis), today);
  return refs.length;
}

/** The `erase` entries that name these indexes: ascending, so that their order says nothing about who belongs together. */
export function eraseFacts(indexes: readonly number[], basis: ErasureBasis): Fact[] {
  const refs = [...new Set(indexes)].sort((a, b) => a - b);
  return Array.from({ length: Math.ceil(refs.length / mostRefs) }, (_, i) => ({
    type: 'erase' as const,
    refs: refs.slice(i * mostRefs, (i + 1) * mostRefs),
    scope: 'all' as const,
    basis,
  }));
}

/** Deletes what opens entries and whom they belong to; answers the indexes of which there was something to delete. */
export async function deleteOpenings(trx: Trx, indexes: readonly number[]): Promise<number[]> {
  const gone = new Set<number>();
  for (const part of inParts(indexes))
    for (const table of ['evidence_disclosure', 'evidence_subject'] as const) {
      const rows = await trx
        .deleteFrom(table)
        .where('log_id', '=', logId)
        .where('idx', 'in', part)
        .returning('idx')
        .execute();
      for (const { idx } of rows) gone.add(idx);
    }
  return [...gone].sort((a, b) => a - b);
}
