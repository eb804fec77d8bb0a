import type { Db } from '../../db/open.ts';
import { documentVersions, type DocumentVersion } from './documents.ts';

/** GET /api/documents */
export interface DocumentOverview extends Omit<DocumentVersion, 'sums'> {
  asked: number;
  acknowledged: number;
  /** Of a training elsewhere: how many records refer to it. */
  recorded: number;
}

/** Every document version with how many were asked and have acknowledged it, newest first. */
export async function acknowledgementCounts(db: Db): Promise<DocumentOverview[]> {
  const asked = await db
    .selectFrom('acknowledgement')
    .select(({ fn }) => [
      'document_version_id',
      fn.countAll<number>().as('asked'),
      fn.count<number>('acknowledged_at').as('acknowledged'),
    ])
    .groupBy('document_version_id')
    .execute();
  const recorded = await db
    .selectFrom('outside_training')
    .select(({ fn }) => ['document_version_id', fn.countAll<number>().as('recorded')])
    .groupBy('document_version_id')
    .execute();
  const counts = new Map(asked.map((row) => [row.document_version_id, row]));
  const records = new Map(recorded.map((row) => [row.document_version_id, row.recorded]));
  return (await documentVersions(db)).reverse().map(({ sums: _sums, ...version }) => ({
    ...version,
    asked: counts.get(version.id)?.asked ?? 0,
    acknowledged: counts.get(version.id)?.acknowledged ?? 0,
    recorded: records.get(version.id) ?? 0,
  }));
}
