import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { leafAt } from '../evidence/log-queries.ts';
import { recordAt, type RecordClaims } from '../evidence/records.ts';
import { Refusal } from '../refusals.ts';
import { isCertified, type Outcome } from './words.ts';

/** A record as a certificate states it. */
export interface RecordToCertify {
  /** The entry whose claims count: the record, or its latest amendment. */
  index: number;
  leaf: { text: string; hash: Buffer };
  claims: RecordClaims & { outcome: Outcome };
  completedOn: string;
  /** Names of the claims that the certificate opens. */
  disclosed: string[];
  /** The amended record, where its day vouches for the day of completion. */
  original: { index: number; leaf: string } | null;
}

/**
 * What counts of a record, and how little of it has to be opened. The claim `detail` also holds score and attempts, which are
 * for nobody else to see. So it stays closed where the day in the clear part of the entry says what is printed: a training
 * that ends in the player is recorded in the same moment.
 * Refuses a record that was withdrawn or no longer counts as completed (`completion_withdrawn`) or was erased (`record_erased`).
 */
export async function recordToCertify(db: Kysely<Database>, recordIndex: number): Promise<RecordToCertify> {
  const record = await recordAt(db, recordIndex);
  if (!record) throw new Error(`Entry ${recordIndex} is not a record.`);
  if (record.revokedBy !== null) throw withdrawn();
  const { claims, countingIndex: index, ref, recordedOn } = record;
  if (claims === null) throw recordErased();
  const { outcome } = claims;
  if (!isCertified(outcome)) throw withdrawn();
  const entry = (await leafAt(db, index))!;
  const completedOn = claims.detail.completed_at.slice(0, 10);
  const isAmended = index !== ref.index;
  const isDayClear = completedOn === recordedOn;
  return {
    index,
    leaf: { text: entry.leaf, hash: entry.hash },
    claims: { ...claims, outcome },
    completedOn,
    disclosed: ['sub', 'person', 'course', 'outcome', ...(isDayClear ? [] : ['detail'])],
    original: isAmended && isDayClear ? { index: ref.index, leaf: (await leafAt(db, ref.index))!.leaf } : null,
  };
}

function withdrawn(): Refusal {
  return new Refusal(
    'completion_withdrawn',
    'The record of this training was withdrawn, so there is no certificate of it. Ask the data protection officer why.',
  );
}

export function recordErased(): Refusal {
  return new Refusal('record_erased', 'What that record said was erased, so there can be no certificate of it.');
}
