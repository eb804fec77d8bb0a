import type { Db } from '../../db/open.ts';
import { valueIn } from '../evidence/disclosure.ts';
import { logId } from '../evidence/log.ts';
import type { Row, Value } from './own-data-shapes.ts';

/** Certificates that were printed. The files themselves are at My training. */
export async function certificateRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('certificate')
    .select(['evidence_idx as entry', 'issued_at', 'size', 'sha256'])
    .where('person_id', '=', id)
    .orderBy('evidence_idx')
    .execute();
}

/** Every entry of the log about the person, with every claim that is still readable. */
export async function evidenceRows(db: Db, id: string): Promise<Row[]> {
  const entries = await db
    .selectFrom('evidence_subject')
    .innerJoin('evidence_entry', (join) =>
      join
        .onRef('evidence_entry.log_id', '=', 'evidence_subject.log_id')
        .onRef('evidence_entry.idx', '=', 'evidence_subject.idx'),
    )
    .select(['evidence_entry.idx', 'leaf'])
    .where('evidence_subject.log_id', '=', logId)
    .where('subject_id', '=', id)
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
    .where('subject_id', '=', id)
    .execute();
  const claims = Map.groupBy(openings, (row) => row.idx);
  return entries.map(({ idx, leaf }) => {
    // Text that this server wrote: its shape is known.
    const { type, date } = JSON.parse(leaf) as { type: string; date: string };
    const said = (claims.get(idx) ?? []).map((row) => [row.name, valueIn(row.disclosure) as Value]);
    return { entry: idx, type, on_day: date, claims: said.length > 0 ? (Object.fromEntries(said) as Row) : null };
  });
}

export async function correctionRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('correction')
    .leftJoin('person', 'person.id', 'made_by')
    .select(['evidence_idx as entry', 'target_idx as corrects', 'kind', 'made_at', 'person.name as by'])
    .where('person_id', '=', id)
    .orderBy('evidence_idx')
    .execute();
}

export async function requestRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('correction_request')
    .leftJoin('person', 'person.id', 'answered_by')
    .select(['text', 'about as entry', 'made_at', 'answered_at', 'outcome', 'answer', 'person.name as by'])
    .where('person_id', '=', id)
    .orderBy('made_at')
    .execute();
}
