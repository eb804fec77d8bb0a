import { hash, randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { contentId } from './content-id.ts';
import type { Course } from './course-model.ts';

/** A version as evidence tells of it. */
export interface Publication {
  id: string;
  version: string;
  lang: string;
  title: string;
  content: string;
  files: number;
  bytes: number;
}

/** Writes the `course` entry as the last statements of the transaction and answers its index. */
export type RecordPublication = (trx: Trx, publication: Publication, now: Date) => Promise<number>;

/** What came of publishing: a new version, the one already there, or a refusal with its words for the author. */
export type Published =
  | { outcome: 'published' | 'unchanged'; content: string }
  | { outcome: 'refused'; rule: 'version-not-raised' | 'id-of-a-document'; message: string };

/**
 * Freezes a course: stores its files by their hash and writes the `course` entry that records refer to. Publishing the same
 * files again changes nothing. A version number names one content for ever, so changed files need a new number. An id that a
 * document has is refused.
 * @param record courses know nothing of evidence; whoever publishes brings the two together
 * @param files every file of the course's folder, exactly as read
 */
export async function publishCourse(
  db: Db,
  record: RecordPublication,
  course: Course,
  files: ReadonlyMap<string, Buffer>,
  now: Date,
): Promise<Published> {
  const { content, sums, bytes } = contentId(files);
  return inTransaction(db, async (trx): Promise<Published> => {
    const versions = await trx
      .selectFrom('course_version')
      .select(['version', 'content'])
      .where('course_id', '=', course.id)
      .where('lang', '=', course.lang)
      .execute();
    if (versions.some((one) => one.content === content)) return { outcome: 'unchanged', content };
    const document = await trx
      .selectFrom('document_version')
      .select('title')
      .where('document_id', '=', course.id)
      .executeTakeFirst();
    // A record names a course or a document by its id alone.
    if (document)
      return {
        outcome: 'refused',
        rule: 'id-of-a-document',
        message: `The document "${document.title}" has the id ${course.id} already, and records would not say which of the two they mean. Give the course another id: rename its folder, and "course:" in course.md.`,
      };
    if (versions.some((one) => one.version === course.version))
      return {
        outcome: 'refused',
        rule: 'version-not-raised',
        message: `The files changed, but version ${course.version} is already published with other content. Raise "version:" in course.md.`,
      };
    const hashes = [...files].map(([path, file]) => ({ path, sha256: hash('sha256', file), bytes: file }));
    for (const { sha256, bytes: file } of hashes)
      await trx
        .insertInto('stored_file')
        .values({ sha256, bytes: file })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const { id, version, lang, title, minutes } = course;
    const index = await record(trx, { id, version, lang, title, content, files: files.size, bytes }, now);
    const rowId = randomUUID();
    await trx
      .insertInto('course_version')
      .values({
        id: rowId,
        course_id: id,
        lang,
        version,
        title,
        minutes,
        content,
        sums,
        published_at: now.toISOString(),
        evidence_idx: index,
      })
      .execute();
    await trx
      .insertInto('course_version_file')
      .values(hashes.map(({ path, sha256 }) => ({ course_version_id: rowId, path, sha256 })))
      .execute();
    return { outcome: 'published', content };
  });
}
