import type { Trx } from '../../db/transaction.ts';
import { CorrectionsInLog } from '../evidence/bundle/corrections-in-log.ts';
import { deleteOpenings } from '../evidence/erase-entries.ts';
import { erasedEntries } from '../evidence/erased-entries.ts';
import { headOf } from '../evidence/log-queries.ts';
import { deleteAttempts } from './delete-attempts.ts';
import { deleteRowsAbout } from './erase-people.ts';
import { inParts } from '../../db/in-parts.ts';

/**
 * Erases again what the log says was erased, after a restore has brought it back (evidence.md 2.4). It appends nothing, because
 * the log says it already. Safe to repeat.
 * @returns how many entries had something left
 */
export async function eraseAgain(trx: Trx): Promise<number> {
  const erased = await erasedEntries(trx);
  const indexes = erased.map(({ index }) => index);
  const onRequest = new Set(erased.filter(({ basis }) => basis !== 'retention').map(({ index }) => index));
  const gone = await withoutStandingCorrection(trx, indexes);
  const people = new Map<string, { onRequest: boolean }>();
  for (const part of inParts(indexes)) {
    const rows = await trx
      .selectFrom('evidence_subject')
      .select(['idx', 'subject_id'])
      .where('idx', 'in', part)
      .execute();
    for (const { idx, subject_id } of rows)
      people.set(subject_id, { onRequest: onRequest.has(idx) || (people.get(subject_id)?.onRequest ?? false) });
  }
  for (const part of inParts(gone)) await deleteRowsOf(trx, part);
  const deleted = await deleteOpenings(trx, indexes);
  await forgetWhoIsGone(trx, people);
  return deleted.length;
}

/** A record of which only the first claims were erased still counts by its correction, so its rows stay. */
async function withoutStandingCorrection(trx: Trx, indexes: number[]): Promise<number[]> {
  const corrections = await CorrectionsInLog.read(trx, (await headOf(trx)).size);
  const erased = new Set(indexes);
  return indexes.filter((index) => {
    const counting = corrections.supersededBy(index);
    return counting === null || corrections.isRevoked(index) || erased.has(counting);
  });
}

/** Rows of the tables that reports are made from, by the entries that they came from. */
async function deleteRowsOf(trx: Trx, indexes: number[]): Promise<void> {
  await trx.deleteFrom('certificate').where('evidence_idx', 'in', indexes).execute();
  await trx.deleteFrom('correction').where('target_idx', 'in', indexes).execute();
  await trx.deleteFrom('completion').where('evidence_idx', 'in', indexes).execute();
  await trx.deleteFrom('outside_training').where('evidence_idx', 'in', indexes).execute();
  await trx.deleteFrom('acknowledgement').where('assigned_idx', 'in', indexes).execute();
  await trx.deleteFrom('waiver').where('evidence_idx', 'in', indexes).execute();
  await trx.deleteFrom('roster_event').where('evidence_idx', 'in', indexes).execute();
  await trx.deleteFrom('assignment_end').where('evidence_idx', 'in', indexes).execute();
  const assignments = trx
    .selectFrom('assignment')
    .select('id')
    .where('evidence_idx', 'in', indexes)
    .where('id', 'not in', trx.selectFrom('completion').select('assignment_id'));
  await deleteAttempts(trx, assignments);
  await trx.deleteFrom('assignment_end').where('assignment_id', 'in', assignments).execute();
  await trx.deleteFrom('assignment').where('id', 'in', assignments).execute();
}

/** Of whom no entry is left was erased as a person: on request, or as a leaver. Everything else about them goes as well. */
async function forgetWhoIsGone(trx: Trx, people: ReadonlyMap<string, { onRequest: boolean }>): Promise<void> {
  for (const part of inParts([...people.keys()])) {
    const left = await trx
      .selectFrom('evidence_subject')
      .select('subject_id')
      .where('subject_id', 'in', part)
      .execute();
    const known = new Set(left.map((row) => row.subject_id));
    const rows = await trx.selectFrom('person').select(['id', 'left_on']).where('id', 'in', part).execute();
    const gone = rows.filter(({ id, left_on }) => !known.has(id) && (left_on !== null || people.get(id)!.onRequest));
    if (gone.length > 0)
      await deleteRowsAbout(
        trx,
        gone.map(({ id }) => id),
      );
  }
}
