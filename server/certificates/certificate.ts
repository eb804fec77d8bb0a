import { hash } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Tools } from '../environment.ts';
import { recordAnchor } from '../evidence/anchors.ts';
import { signCheckpoint } from '../evidence/checkpoint.ts';
import { disclosuresOf } from '../evidence/log-queries.ts';
import { Refusal } from '../refusals.ts';
import { attachmentsOf } from './attachments.ts';
import { printCertificate } from './print.ts';
import { recordErased, recordToCertify } from './record-to-certify.ts';

/** Where anybody can have a certificate checked. */
export const checkPath = '/certificates/check';

/**
 * The completion certificate of a person's own completion. It says what the record in the log says, is printed once and kept:
 * asked again, the same bytes come back. A corrected record gets a new certificate.
 * Refuses someone else's or no completion (`completion_unknown`), a withdrawn record (`completion_withdrawn`) and an erased
 * one (`record_erased`).
 */
export async function certificateOf(
  tools: Tools,
  personId: string,
  completionId: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; fileName: string }> {
  const { db, evidence, library, config, now } = tools;
  const completion = await db
    .selectFrom('completion')
    .select(['course_version_id', 'evidence_idx'])
    .where('id', '=', completionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!completion) throw new Refusal('completion_unknown', 'That completion is not yours or does not exist.');
  const record = await recordToCertify(db, completion.evidence_idx);
  const { index, leaf, claims, completedOn } = record;
  const course = await library.byId(completion.course_version_id);
  const fileName = `completion-${course.courseId}-${completedOn}.pdf`;
  const issued = await issuedFor(db, index);
  if (issued) return { bytes: issued, fileName };

  // A checkpoint speaks of what is committed, so all this stays outside a transaction.
  const issuedAt = now();
  const checkpoint = await signCheckpoint(db, evidence, issuedAt);
  const printed = await printCertificate({
    organisation: config.organisation,
    checkAt: `${config.publicUrl}${checkPath}`,
    lang: claims.course.lang,
    name: claims.person.name,
    staffNumber: claims.sub,
    outcome: claims.outcome,
    title: course.title,
    version: claims.course.version,
    content: claims.course.content,
    completedOn,
    proof: {
      origin: evidence.origin,
      index,
      leafHash: leaf.hash.toString('base64'),
      size: checkpoint.size,
      root: checkpoint.root.toString('base64'),
      vkey: evidence.vkey,
    },
    attachments: await attachmentsOf(db, record, course.evidenceIndex, checkpoint),
    issuedAt,
  });
  await keep(db, { index, personId, size: checkpoint.size, bytes: Buffer.from(printed), issuedAt });
  return { bytes: (await issuedFor(db, index)) ?? printed, fileName };
}

async function issuedFor(db: Db, index: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await db.selectFrom('certificate').select('bytes').where('evidence_idx', '=', index).executeTakeFirst();
  return row && new Uint8Array(row.bytes);
}

/** Keeps a certificate, and that its checkpoint leaves the house with it. Of two that are printed at once the first counts. */
async function keep(
  db: Db,
  {
    index,
    personId,
    size,
    bytes,
    issuedAt,
  }: { index: number; personId: string; size: number; bytes: Buffer; issuedAt: Date },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    // An erasure while it was printed must not find its way back.
    if ((await disclosuresOf(trx, index)).length === 0) throw recordErased();
    const kept = await trx
      .insertInto('certificate')
      .values({
        evidence_idx: index,
        person_id: personId,
        size,
        sha256: hash('sha256', bytes),
        bytes,
        issued_at: issuedAt.toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('evidence_idx')
      .executeTakeFirst();
    if (!kept) return;
    const createdAt = issuedAt.toISOString();
    await recordAnchor(trx, { kind: 'print', target: 'certificate', size, data: null, createdAt });
  });
}
