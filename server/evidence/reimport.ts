import { randomUUID } from 'node:crypto';
import type { Trx } from '../../db/transaction.ts';
import type { EvidenceLog } from './evidence-log.ts';
import { insertLeaves, logId } from './log.ts';
import { headOf } from './log-queries.ts';
import { statementOf } from './signed-note.ts';
import { Frontier, leafHash } from './tree.ts';

/** What was taken back into a restored database. */
export interface Reimported {
  from: number;
  to: number;
  /** Entries with hidden claims whose openings are lost with the newer database, and that no entry says were erased. */
  lost: number[];
}

/**
 * Takes the leaves that a restored database lacks from the archive, verbatim, so that the log is the published one again
 * (evidence.md 4.2). The openings of those entries are lost; the caller says so by an `erase` entry.
 * Throws with a sentence for the operator, and keeps nothing, if the archive does not lead to what was signed.
 */
export async function reimportLeaves(trx: Trx, log: EvidenceLog, now: Date): Promise<Reimported> {
  const head = await headOf(trx);
  const mark = await log.outside.highWaterMark();
  const signed = mark === undefined ? undefined : statementOf(mark);
  const frontier = Frontier.decode(head.size, head.frontier);
  const lost: number[] = [];
  const erased = new Set<number>();
  let lastDate = head.lastDate;
  let closed = false;
  for await (const leaves of log.outside.leavesFrom(head.size)) {
    const entries = leaves.map((leaf) => ({ leaf, hash: leafHash(leaf) }));
    const first = frontier.size;
    const tiles = [];
    for (const { hash } of entries) {
      tiles.push(...frontier.append(hash));
      if (signed?.size === frontier.size && !frontier.root().equals(signed.root)) throw new Error(notTheSame);
    }
    await insertLeaves(trx, first, entries, tiles);
    for (const [i, leaf] of leaves.entries()) {
      // The archive holds what this server wrote; the root above vouches for it.
      const entry = JSON.parse(leaf) as Archived;
      lastDate = entry.date;
      closed = entry.type === 'close';
      if (entry._sd) lost.push(first + i);
      if (entry.type === 'erase') for (const ref of entry.refs) erased.add(ref);
      if (entry.type === 'key')
        await trx
          .insertInto('evidence_key')
          .values({ log_id: logId, idx: first + i, action: entry.action, vkey: entry.vkey })
          .execute();
    }
  }
  if (signed && frontier.size < signed.size)
    throw new Error(
      `The archive ends at ${frontier.size} entries, but ${signed.size} were signed: leaves are lost for good. This log must never be signed again; begin a successor (docs/evidence-format.md, Restore).`,
    );
  await trx
    .updateTable('evidence_log')
    .set({ size: frontier.size, frontier: frontier.encode(), last_date: lastDate, closed: closed ? 1 : 0 })
    .where('log_id', '=', logId)
    .execute();
  if (frontier.size > head.size)
    await trx
      .insertInto('evidence_restore')
      .values({
        id: randomUUID(),
        log_id: logId,
        from_idx: head.size,
        to_idx: frontier.size,
        restored_at: now.toISOString(),
      })
      .execute();
  return { from: head.size, to: frontier.size, lost: lost.filter((index) => !erased.has(index)) };
}

type Archived = { date: string; _sd?: string[] } & (
  | { type: 'erase'; refs: number[] }
  | { type: 'key'; action: 'add' | 'retire' | 'compromised'; vkey: string }
  | { type: 'close' | 'record' }
);

const notTheSame =
  'The archive and this database do not lead to the root that was signed: one of them was changed, or belongs to another log. Nothing was taken back.';
