import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { claimsIn } from './disclosure.ts';
import type { CourseClaim, EntryReference, PersonClaim, RecordDetail } from './facts.ts';
import { logId } from './log.ts';
import { disclosuresOf, leafAt } from './log-queries.ts';

/** What a record says, while its openings are there. */
export interface RecordClaims {
  sub: string;
  person: PersonClaim;
  course: CourseClaim;
  outcome: 'passed' | 'failed' | 'completed' | 'acknowledged' | 'attended' | 'exempted';
  detail: RecordDetail;
}

/** A record with what was said of it later. */
export interface TrainingRecord {
  /** The original record, which every correction names. */
  ref: EntryReference;
  /** Day on which it was written. */
  recordedOn: string;
  /** Our own id of the person; null once erased. */
  subject: string | null;
  /** The entry whose claims count: the latest amendment, else the record itself. */
  countingIndex: number;
  /** Null once erased. */
  claims: RecordClaims | null;
  /** Whether what it said first was erased, with or without a correction that stands. */
  isErased: boolean;
  /** The entry that withdrew it. */
  revokedBy: number | null;
}

/**
 * The record at an index, with the corrections that followed. The index of an amendment answers the record that it amends.
 * Undefined if there is no record there.
 */
export async function recordAt(db: Kysely<Database>, index: number): Promise<TrainingRecord | undefined> {
  const entry = await leafAt(db, index);
  if (!entry) return undefined;
  // A leaf is text that this server wrote: its shape is known.
  const clear = JSON.parse(entry.leaf) as { type: string; date: string; ref?: EntryReference };
  if (clear.type === 'amend' && clear.ref!.index !== index) return recordAt(db, clear.ref!.index);
  if (clear.type !== 'record') return undefined;
  const corrections = await db
    .selectFrom('correction')
    .select(['evidence_idx', 'kind'])
    .where('target_idx', '=', index)
    .orderBy('evidence_idx')
    .execute();
  const countingIndex = corrections.findLast(({ kind }) => kind === 'amend')?.evidence_idx ?? index;
  const subject = await db
    .selectFrom('evidence_subject')
    .select('subject_id')
    .where('log_id', '=', logId)
    .where('idx', '=', countingIndex)
    .executeTakeFirst();
  const disclosures = await disclosuresOf(db, countingIndex);
  const original = countingIndex === index ? disclosures : await disclosuresOf(db, index);
  const claims = claimsIn(disclosures);
  return {
    ref: { index, leaf: entry.hash.toString('base64') },
    recordedOn: clear.date,
    subject: subject?.subject_id ?? null,
    countingIndex,
    claims: claims['sub'] === undefined ? null : (claims as unknown as RecordClaims),
    isErased: original.length === 0,
    revokedBy: corrections.find(({ kind }) => kind === 'revoke')?.evidence_idx ?? null,
  };
}
