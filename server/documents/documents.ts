import { hash, randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import { contentId, isPortablePath } from '../courses/content-id.ts';
import { dayOf } from '../day.ts';
import { rosterId, type CourseClaim } from '../evidence/facts.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { appendEvidence } from '../evidence/log.ts';
import { Refusal } from '../refusals.ts';
import { inTurn } from './in-turn.ts';

/** A document to freeze: a policy that people acknowledge, or what a training elsewhere was about. */
export interface NewDocument {
  /** Names it through all its versions: `remote-work-policy`. */
  documentId: string;
  kind: 'policy' | 'training';
  version: string;
  lang: string;
  title: string;
  file: { name: string; bytes: Buffer };
}

export interface DocumentVersion {
  id: string;
  documentId: string;
  kind: 'policy' | 'training';
  version: string;
  lang: string;
  title: string;
  content: string;
  sums: string;
  publishedOn: string;
}

/**
 * Freezes a document version by the hash of its file and writes the `course` entry that records of it refer to.
 * Publishing the same again answers what is there. Refuses a version number that names another file already
 * (`document_changed`), a file name that is not portable and the id of a course (`invalid_input`): a record names a course
 * or a document by its id alone.
 */
export async function publishDocument(
  db: Db,
  evidence: EvidenceLog,
  { documentId, kind, version, lang, title, file }: NewDocument,
  now: Date,
): Promise<DocumentVersion> {
  if (!isPortablePath(file.name))
    throw new Refusal(
      'invalid_input',
      'fileName: Name the file with letters, digits, dots and dashes only, e.g. policy-2026.pdf.',
    );
  const { content, sums, files, bytes } = contentId(new Map([[file.name, file.bytes]]));
  return inTurn(db, async (trx) => {
    if (documentId === rosterId)
      throw new Refusal('invalid_input', `documentId: ${rosterId} means the list of staff. Choose another id.`);
    if (await trx.selectFrom('course_version').select('id').where('course_id', '=', documentId).executeTakeFirst())
      throw new Refusal('invalid_input', `documentId: There is a course called ${documentId}. Choose another id.`);
    const there = (await documentVersions(trx)).filter((one) => one.documentId === documentId);
    const same = there.find((one) => one.version === version && one.lang === lang);
    if (same?.content === content && same.kind === kind) return same;
    if (same || there.some((one) => one.kind !== kind))
      throw new Refusal(
        'document_changed',
        `Version ${version} of ${documentId} is published with another file. Give the new one another version.`,
      );
    const sha256 = hash('sha256', file.bytes);
    await trx
      .insertInto('stored_file')
      .values({ sha256, bytes: file.bytes })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const id = randomUUID();
    const course = { id: documentId, version, lang, title, content, files, bytes };
    const index = await appendEvidence(trx, evidence, [{ type: 'course', course }], dayOf(now));
    await trx
      .insertInto('document_version')
      .values({
        id,
        document_id: documentId,
        kind,
        version,
        lang,
        title,
        content,
        sums,
        published_at: now.toISOString(),
        evidence_idx: index,
      })
      .execute();
    await trx.insertInto('document_file').values({ document_version_id: id, path: file.name, sha256 }).execute();
    return { id, documentId, kind, version, lang, title, content, sums, publishedOn: dayOf(now) };
  });
}

/** Every document version, oldest first. */
export async function documentVersions(db: Db | Trx): Promise<DocumentVersion[]> {
  const rows = await db
    .selectFrom('document_version')
    .select(['id', 'document_id', 'kind', 'version', 'lang', 'title', 'content', 'sums', 'published_at'])
    .orderBy('evidence_idx')
    .execute();
  return rows.map(({ document_id: documentId, published_at, ...rest }) => ({
    ...rest,
    documentId,
    publishedOn: published_at.slice(0, 10),
  }));
}

/** Refuses an unknown one (`document_unknown`). */
export async function documentVersion(db: Db | Trx, id: string): Promise<DocumentVersion> {
  const version = (await documentVersions(db)).find((one) => one.id === id);
  if (!version) throw new Refusal('document_unknown', 'There is no such document.');
  return version;
}

/** The files of a version by path. */
export async function filesOfDocument(db: Db, id: string): Promise<Map<string, Buffer>> {
  const rows = await db
    .selectFrom('document_file')
    .innerJoin('stored_file', 'stored_file.sha256', 'document_file.sha256')
    .select(['path', 'bytes'])
    .where('document_version_id', '=', id)
    .execute();
  return new Map(rows.map(({ path, bytes }) => [path, bytes]));
}

/** A document version as records name it. */
export function claimOfDocument({ documentId, version, lang, content }: DocumentVersion): CourseClaim {
  return { id: documentId, version, lang, content };
}
