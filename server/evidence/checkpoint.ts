import type { Kysely } from 'kysely';
import { dialectOf } from '../../db/dialects/index.ts';
import type { Db } from '../../db/open.ts';
import type { Database } from '../../db/tables/index.ts';
import { Refusal } from '../refusals.ts';
import type { EvidenceLog } from './evidence-log.ts';
import { logId } from './log.ts';
import { headOf, leafAt, leavesBetween, nodesOf } from './log-queries.ts';
import { consistencyPath, inclusionPath, rootAt } from './proofs.ts';
import { checkpointBody, consistencyFile, signNote, statementOf, tlogProof } from './signed-note.ts';
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
 *
 * Before that, the log must still continue what was signed last, and its leaves go into the archive; the high-water mark is
 * on disk before the note is answered (evidence.md 4.2). A log that does not continue is halted (`evidence_halted`).
 */
export async function signCheckpoint(db: Db, log: EvidenceLog, now: Date): Promise<Checkpoint> {
  return alone(db, log, async () => {
    await archive(db, log);
    log.assertGoing();
    const head = await headOf(db);
    const root = Frontier.decode(head.size, head.frontier).root();
    const note = await signNote(checkpointBody(log.origin, head.size, root), log.signers);
    await log.outside.raiseMark(note);
    await db
      .insertInto('evidence_checkpoint')
      .values({ log_id: logId, size: head.size, root, note, signed_at: now.toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { size: head.size, root, note };
  });
}

/** One at a time over all servers: two that write the mark or a file of the archive at once could leave the older one. */
async function alone<T>(db: Db, log: EvidenceLog, work: () => Promise<T>): Promise<T> {
  return log.inTurn(() => dialectOf(db).alone(db, work));
}

/**
 * Brings the leaf archive up to the log, after making sure that the log continues what is outside: halts it if the database
 * is older than the mark or the archive (it was restored), or has another history.
 */
export async function keepLeaves(db: Db, log: EvidenceLog): Promise<void> {
  await alone(db, log, () => archive(db, log));
}

async function archive(db: Db, log: EvidenceLog): Promise<void> {
  const fault = await departureFrom(db, log);
  if (fault !== undefined) {
    log.halt(fault);
    return;
  }
  const { size } = await headOf(db);
  for (let from = await log.outside.leafCount(); from < size; from += pageSize)
    await log.outside.keepLeaves(from, await leavesBetween(db, from, Math.min(from + pageSize, size)));
}

const pageSize = 1_000;

/** How the log in the database departs from the copies outside, in a sentence for the operator; undefined if it does not. */
export async function departureFrom(db: Db, log: EvidenceLog): Promise<string | undefined> {
  // First what is outside: the log only grows, so what is read of it afterwards has at least that much.
  const mark = await log.outside.highWaterMark();
  const kept = await log.outside.leafCount();
  const { size } = await headOf(db);
  const said = mark === undefined ? undefined : statementOf(mark);
  const most = Math.max(said?.size ?? 0, kept);
  if (size < most)
    return `The database has ${size} entries of evidence, but ${most} were written: it was restored from an older copy. Stop the server and run "article39 evidence reimport".`;
  if (said && !(await rootAt(nodesOf(db), said.size)).equals(said.root))
    return `The evidence in the database is not the one that was signed when it had ${said.size} entries: its history was changed. Do not go on with this database; restore the one that fits and run "article39 evidence restore-check".`;
  if (kept > 0 && (await leafAt(db, kept - 1))?.leaf !== (await log.outside.leaf(kept - 1)))
    return `Entry ${kept - 1} in the database is not the one in the leaf archive: one of them belongs to another history. Run "article39 evidence restore-check".`;
  return undefined;
}

/** The `.tlog-proof` of an entry against a checkpoint: text that convinces without this server. */
export async function proofOf(db: Kysely<Database>, index: number, checkpoint: Checkpoint): Promise<string> {
  if (index >= checkpoint.size) throw new Refusal('entry_unknown', 'The log has no such entry.');
  return tlogProof(index, await inclusionPath(nodesOf(db), index, checkpoint.size), checkpoint.note);
}

/**
 * The proof that the log has only grown since it had `old` entries: the body of a C2SP `add-checkpoint` request.
 * @param checkpoint the newer statement
 */
export async function growthSince(
  db: Kysely<Database>,
  old: number,
  checkpoint: Pick<Checkpoint, 'size' | 'note'>,
): Promise<string> {
  return consistencyFile(old, await consistencyPath(nodesOf(db), old, checkpoint.size), checkpoint.note);
}

/** Every checkpoint that was ever signed, by size. */
export async function checkpointsSigned(
  db: Kysely<Database>,
): Promise<{ size: number; note: string; signedAt: string }[]> {
  const rows = await db
    .selectFrom('evidence_checkpoint')
    .select(['size', 'note', 'signed_at'])
    .where('log_id', '=', logId)
    .orderBy('size')
    .execute();
  return rows.map((row) => ({ size: row.size, note: row.note, signedAt: row.signed_at }));
}
