import { isDeepStrictEqual } from 'node:util';
import type { Trx } from '../../db/transaction.ts';
import { dayOf } from '../day.ts';
import { deleteOpenings, eraseFacts } from '../evidence/erase-entries.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import type { Fact } from '../evidence/facts.ts';
import { appendEvidence } from '../evidence/log.ts';
import { recordAt, type RecordClaims, type TrainingRecord } from '../evidence/records.ts';
import type { Tell } from '../learning/happened.ts';
import { Refusal } from '../refusals.ts';
import { keepStanding } from '../standing/keep-standing.ts';

/** What may be put right in a record. What is left out stays. */
export interface Changes {
  staffNumber?: string | undefined;
  name?: string | undefined;
  email?: string | null | undefined;
  unit?: string | null | undefined;
  /** Day of completion, `YYYY-MM-DD`. */
  completedOn?: string | undefined;
  outcome?: 'passed' | 'completed' | 'attended' | 'acknowledged' | undefined;
}

/** Who corrects: both go into evidence or beside it, so that "by whom" can be answered. */
export interface Corrector {
  id: string;
  staffNumber: string;
}

interface Correction {
  /** Index of the record, or of an amendment of it. */
  index: number;
  reason: string;
  by: Corrector;
}

/**
 * Puts a record right by an `amend` entry; the record itself stays as it was written. The tables that reports are made from
 * follow.
 * @param today day in the organisation's time zone
 * @param eraseOld deletes what the record said before (Art 16 GDPR), for a claim that was false about a person
 * Refuses what is no record (`entry_unknown`), was withdrawn (`record_withdrawn`) or erased (`record_erased`), a day to come
 * and a correction that changes nothing (`invalid_input`).
 * @returns the index of the amendment
 */
export async function amendRecord(
  trx: Trx,
  evidence: EvidenceLog,
  { index, reason, by, changes, eraseOld }: Correction & { changes: Changes; eraseOld: boolean },
  today: string,
  now: Date,
): Promise<number> {
  const record = await standingRecord(trx, index);
  if (record.isErased)
    throw new Refusal(
      'record_erased',
      'What that record said first was erased, so no further correction can refer to it. Withdraw it and record the training anew.',
    );
  const amended = changed(record.claims, changes, by, dayOf(now));
  await setCompleted(trx, record.ref.index, amended);
  if (!isDeepStrictEqual(saidInBadge(amended), saidInBadge(record.claims))) await revokeBadge(trx, record.ref.index);
  const facts: Fact[] = [{ type: 'amend', subject: record.subject, ref: record.ref, ...amended, reason }];
  if (eraseOld) {
    await deleteOpenings(trx, [record.countingIndex]);
    await trx.deleteFrom('certificate').where('evidence_idx', '=', record.countingIndex).execute();
    facts.push(...eraseFacts([record.countingIndex], 'other'));
  }
  const amendment = await appendEvidence(trx, evidence, facts, dayOf(now));
  await note(trx, record, 'amend', amendment, by, now);
  await keepStanding(trx, [record.subject], today);
  return amendment;
}

/**
 * Withdraws a record by a `revoke` entry: it no longer counts, and the obligation that it had met is open again.
 * Refuses as `amendRecord` does.
 * @returns the index of the revocation
 */
export async function revokeRecord(
  trx: Trx,
  { evidence, tell }: { evidence: EvidenceLog; tell: Tell },
  { index, reason, by }: Correction,
  today: string,
  now: Date,
): Promise<number> {
  const record = await standingRecord(trx, index);
  const completion = await trx
    .deleteFrom('completion')
    .where('evidence_idx', '=', record.ref.index)
    .returning('id')
    .executeTakeFirst();
  await trx.deleteFrom('outside_training').where('evidence_idx', '=', record.ref.index).execute();
  await trx
    .updateTable('acknowledgement')
    .set({ acknowledged_at: null, evidence_idx: null })
    .where('evidence_idx', '=', record.ref.index)
    .execute();
  const fact: Fact = { type: 'revoke', subject: record.subject, ref: record.ref, reason };
  const revocation = await appendEvidence(trx, evidence, [fact], dayOf(now));
  await trx
    .updateTable('waiver')
    .set({ ended_at: now.toISOString(), ended_by: by.id, end_idx: revocation })
    .where('evidence_idx', '=', record.ref.index)
    .execute();
  await note(trx, record, 'revoke', revocation, by, now);
  await keepStanding(trx, [record.subject], today);
  const { subject: personId, claims } = record;
  if (completion)
    await tell(trx, [{ kind: 'withdrawn', personId, courseId: claims.course.id, completionId: completion.id }], now);
  return revocation;
}

type Standing = TrainingRecord & { subject: string; claims: RecordClaims };

async function standingRecord(trx: Trx, index: number): Promise<Standing> {
  const record = await recordAt(trx, index);
  if (!record) throw new Refusal('entry_unknown', `Entry ${index} of the log is not a training record.`);
  if (record.revokedBy !== null) throw new Refusal('record_withdrawn', 'That record was withdrawn already.');
  const { subject, claims } = record;
  if (subject === null || claims === null)
    throw new Refusal('record_erased', 'What that record said was erased, so it can no longer be corrected.');
  return { ...record, subject, claims };
}

function changed(claims: RecordClaims, changes: Changes, by: Corrector, today: string): RecordClaims {
  const { person, detail } = claims;
  const day = changes.completedOn;
  if (day !== undefined && day > today)
    throw new Refusal('invalid_input', `Nobody can have completed it on ${day}: that day is still to come.`);
  const amended: RecordClaims = {
    sub: changes.staffNumber ?? claims.sub,
    person: {
      name: changes.name ?? person.name,
      email: changes.email === undefined ? person.email : changes.email,
      unit: changes.unit === undefined ? person.unit : changes.unit,
    },
    course: claims.course,
    outcome: changes.outcome ?? claims.outcome,
    // Noon, because the day is what is known.
    detail: day === undefined || day === dayIn(detail) ? detail : { ...detail, completed_at: `${day}T12:00:00.000Z` },
  };
  if (isDeepStrictEqual(amended, claims))
    throw new Refusal('invalid_input', 'The record says that already: nothing would change.');
  return { ...amended, detail: { ...amended.detail, by: by.staffNumber, via: 'admin' } };
}

function dayIn({ completed_at }: RecordClaims['detail']): string {
  return completed_at.slice(0, 10);
}

/** What a badge of a record says about the person. */
function saidInBadge({ person, outcome, detail }: RecordClaims) {
  return [person.name, person.email, outcome, dayIn(detail)];
}

/** A badge in somebody's hands cannot be corrected, so it is revoked, and they may ask for one that is right. */
async function revokeBadge(trx: Trx, index: number): Promise<void> {
  await trx
    .deleteFrom('badge')
    .where('completion_id', 'in', (e) => e.selectFrom('completion').select('id').where('evidence_idx', '=', index))
    .execute();
}

/** The rows that reports are made from say the same as the record. */
async function setCompleted(trx: Trx, index: number, { detail, outcome }: RecordClaims): Promise<void> {
  const { completed_at } = detail;
  await trx.updateTable('waiver').set({ granted_at: completed_at }).where('evidence_idx', '=', index).execute();
  await trx.updateTable('completion').set({ completed_at }).where('evidence_idx', '=', index).execute();
  await trx
    .updateTable('acknowledgement')
    .set({ acknowledged_at: completed_at })
    .where('evidence_idx', '=', index)
    .execute();
  if (outcome === 'attended' || outcome === 'completed' || outcome === 'passed')
    await trx
      .updateTable('outside_training')
      .set({ completed_at, outcome })
      .where('evidence_idx', '=', index)
      .execute();
}

/** The row names its entry, so it follows the append; nothing else does. */
async function note(
  trx: Trx,
  { ref, subject }: Standing,
  kind: 'amend' | 'revoke',
  entry: number,
  by: Corrector,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('correction')
    .values({
      evidence_idx: entry,
      target_idx: ref.index,
      kind,
      person_id: subject,
      made_by: by.id,
      made_at: now.toISOString(),
    })
    .execute();
}
