import type { Db } from '../../db/open.ts';
import type { EvidenceLog } from './log.ts';
import { logId } from './log.ts';
import { headOf, nodesOf } from './log-queries.ts';
import { inclusionPath } from './proofs.ts';
import { checkpointBody, signNote, tlogProof } from './signed-note.ts';
import { Frontier } from './tree.ts';

export interface Checkpoint {
  size: number;
  root: Buffer;
  /** C2SP signed note. */
  note: string;
}

/**
 * Signs the log as it is committed now. Call it outside any transaction: a checkpoint that left the house can never be taken
 * back, so it must not speak of anything that could still roll back. Two servers that sign one size make identical bytes.
 */
export async function signCheckpoint(db: Db, log: EvidenceLog, now: Date): Promise<Checkpoint> {
  const head = await headOf(db);
  const root = Frontier.decode(head.size, head.frontier).root();
  const note = signNote(checkpointBody(log.origin, head.size, root), log.signer);
  await db
    .insertInto('evidence_checkpoint')
    .values({ log_id: logId, size: head.size, root, note, signed_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { size: head.size, root, note };
}

/** The `.tlog-proof` of an entry against a checkpoint: text that convinces without this server. */
export async function proofOf(db: Db, index: number, checkpoint: Checkpoint): Promise<string> {
  return tlogProof(index, await inclusionPath(nodesOf(db), index, checkpoint.size), checkpoint.note);
}

/** Every checkpoint that was ever signed, by size. */
export async function checkpointsSigned(db: Db): Promise<{ size: number; note: string; signedAt: string }[]> {
  const rows = await db
    .selectFrom('evidence_checkpoint')
    .select(['size', 'note', 'signed_at'])
    .where('log_id', '=', logId)
    .orderBy('size')
    .execute();
  return rows.map((row) => ({ size: row.size, note: row.note, signedAt: row.signed_at }));
}
