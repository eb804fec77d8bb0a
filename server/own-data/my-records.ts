import { hash } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { entriesAbout } from '../evidence/entries-about.ts';
import type { Row } from './own-data-shapes.ts';

/** Certificates that were printed. The files themselves are at My training. */
export async function certificateRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('certificate')
    .select(['evidence_idx as entry', 'issued_at', 'size', 'sha256'])
    .where('person_id', '=', id)
    .orderBy('evidence_idx')
    .execute();
}

/** Badges that were asked for and not taken back, as they were handed out. */
export async function badgeRows(db: Db, id: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('badge')
    .innerJoin('completion', 'completion.id', 'completion_id')
    .select(['evidence_idx as completion_entry', 'made_on', 'is_named', 'jwt'])
    .where('person_id', '=', id)
    .orderBy('evidence_idx')
    .execute();
  return rows.map(({ is_named, jwt, ...row }) => ({ ...row, with_name: is_named === 1, sha256: hash('sha256', jwt) }));
}

/** Every entry of the log about the person, with every claim that is still readable. */
export async function evidenceRows(db: Db, id: string): Promise<Row[]> {
  const entries = await entriesAbout(db, id);
  return entries.map(({ index, type, date, said }) => ({
    entry: index,
    type,
    on_day: date,
    claims: Object.keys(said).length > 0 ? (said as Row) : null,
  }));
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
