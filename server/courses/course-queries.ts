import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';

type Reader = Kysely<Database>;

export interface VersionRow {
  id: string;
  courseId: string;
  lang: string;
  version: string;
  title: string;
  content: string;
  sums: string;
  publishedAt: string;
  evidenceIndex: number;
}

/** Every version that was ever published, oldest first. */
export async function versionsPublished(db: Reader): Promise<VersionRow[]> {
  const rows = await db.selectFrom('course_version').selectAll().orderBy('evidence_idx').execute();
  return rows.map((row) => ({
    id: row.id,
    courseId: row.course_id,
    lang: row.lang,
    version: row.version,
    title: row.title,
    content: row.content,
    sums: row.sums,
    publishedAt: row.published_at,
    evidenceIndex: row.evidence_idx,
  }));
}

/** The exact files of a version, whatever has happened to the folder since. */
export async function filesOfVersion(db: Reader, versionId: string): Promise<Map<string, Buffer>> {
  const rows = await db
    .selectFrom('course_version_file')
    .innerJoin('stored_file', 'stored_file.sha256', 'course_version_file.sha256')
    .select(['path', 'bytes'])
    .where('course_version_id', '=', versionId)
    .orderBy('path')
    .execute();
  return new Map(rows.map((row) => [row.path, row.bytes]));
}
