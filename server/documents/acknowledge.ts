import { randomUUID } from 'node:crypto';
import { inParts } from '../../db/in-parts.ts';
import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Identified } from '../access/session.ts';
import { dayOf, daysAfter } from '../day.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { about, plainDetail } from '../evidence/facts.ts';
import { appendEvidence } from '../evidence/log.ts';
import { isOnStaff } from '../people/audience.ts';
import { peopleOnStaff, personOnStaff, type Person } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import { claimOfDocument, documentVersion, type DocumentVersion } from './documents.ts';

/** GET /api/my/documents: a policy that somebody was asked to acknowledge. */
export interface MyDocument {
  id: string;
  documentId: string;
  title: string;
  version: string;
  lang: string;
  fileName: string;
  dueOn: string;
  acknowledgedOn: string | null;
}

/**
 * Asks everybody on staff to acknowledge a policy version by a day; who was asked before is not asked again.
 * Refuses what is no policy (`document_unknown`) and a day that is over (`invalid_input`).
 * @returns how many were asked
 */
export async function askToAcknowledge(
  trx: Trx,
  evidence: EvidenceLog,
  { documentVersionId, dueOn }: { documentVersionId: string; dueOn: string },
  today: string,
  now: Date,
): Promise<number> {
  if (dueOn < today) throw new Refusal('invalid_input', 'dueOn: Choose today or a day that is still to come.');
  const policy = await documentVersion(trx, documentVersionId);
  if (policy.kind !== 'policy') throw new Refusal('document_unknown', 'That document is not a policy to acknowledge.');
  const asked = await trx
    .selectFrom('acknowledgement')
    .select('person_id')
    .where('document_version_id', '=', policy.id)
    .execute();
  const have = new Set(asked.map((row) => row.person_id));
  const people = (await peopleOnStaff(trx, today)).filter((person) => !have.has(person.id));
  return ask(trx, evidence, { policy, people, dueOn, rule: 'everybody on staff' }, now);
}

/** Days in which somebody who joins acknowledges the policies that were there before them. */
const joinersDays = 30;

/**
 * Asks whoever joined since to acknowledge the policies that everybody was asked for: of each the newest version, once, and
 * nobody who was asked for another version of it. Safe to repeat.
 * @returns how many were asked
 */
export async function askJoiners(trx: Trx, evidence: EvidenceLog, today: string, now: Date): Promise<number> {
  const wasAsked = await trx
    .selectFrom('acknowledgement')
    .innerJoin('document_version', 'document_version.id', 'acknowledgement.document_version_id')
    .select(['document_version_id', 'document_id', 'document_version.evidence_idx'])
    .distinct()
    // In the order in which they were published.
    .orderBy('document_version.evidence_idx')
    .execute();
  const newest = new Map(wasAsked.map((row) => [row.document_id, row.document_version_id]));
  let count = 0;
  for (const [documentId, versionId] of newest) {
    const people = await trx
      .selectFrom('person')
      .select(['person.id', 'staff_number as staffNumber', 'name', 'email', 'unit'])
      .where((e) => isOnStaff(e, today))
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('acknowledgement')
              .innerJoin('document_version', 'document_version.id', 'acknowledgement.document_version_id')
              .select('acknowledgement.id')
              .whereRef('acknowledgement.person_id', '=', 'person.id')
              .where('document_id', '=', documentId),
          ),
        ),
      )
      .orderBy('staff_number')
      .execute();
    const policy = await documentVersion(trx, versionId);
    const dueOn = daysAfter(today, joinersDays);
    count += await ask(trx, evidence, { policy, people, dueOn, rule: 'everybody who joins' }, now);
  }
  return count;
}

async function ask(
  trx: Trx,
  evidence: EvidenceLog,
  { policy, people, dueOn, rule }: { policy: DocumentVersion; people: Person[]; dueOn: string; rule: string },
  now: Date,
): Promise<number> {
  if (people.length === 0) return 0;
  const first = await appendEvidence(
    trx,
    evidence,
    people.map((person) => ({
      type: 'assign' as const,
      ...about(person),
      course: claimOfDocument(policy),
      due: { campaign: policy.version, date: dueOn, rule },
    })),
    dayOf(now),
  );
  // The rows name their entries, so they follow the append; nothing else does.
  const rows = people.map((person, i) => ({
    id: randomUUID(),
    person_id: person.id,
    document_version_id: policy.id,
    due_on: dueOn,
    assigned_idx: first + i,
    acknowledged_at: null,
    evidence_idx: null,
  }));
  for (const part of inParts(rows)) await trx.insertInto('acknowledgement').values(part).execute();
  return people.length;
}

/** Who acknowledges what, and how they said who they are. */
export interface Acknowledging {
  personId: string;
  acknowledgementId: string;
  identified: Identified;
}

/**
 * Records that a person has read a policy version and will follow it. Doing it again changes nothing.
 * Refuses what the person was not asked for (`document_unknown`).
 */
export async function acknowledge(
  trx: Trx,
  evidence: EvidenceLog,
  { personId, acknowledgementId, identified }: Acknowledging,
  now: Date,
): Promise<void> {
  const asked = await trx
    .selectFrom('acknowledgement')
    .select(['id', 'document_version_id', 'acknowledged_at'])
    .where('id', '=', acknowledgementId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const person = await personOnStaff(trx, personId, dayOf(now));
  if (!asked || !person) throw new Refusal('document_unknown', 'You were not asked to acknowledge that document.');
  const at = now.toISOString();
  // The update is the claim: of two that arrive together, one finds nothing to do.
  const claimed = await trx
    .updateTable('acknowledgement')
    .set({ acknowledged_at: at })
    .where('id', '=', asked.id)
    .where('acknowledged_at', 'is', null)
    .returning('id')
    .execute();
  if (claimed.length === 0) return;
  const policy = await documentVersion(trx, asked.document_version_id);
  const index = await appendEvidence(
    trx,
    evidence,
    [
      {
        type: 'record',
        ...about(person),
        course: claimOfDocument(policy),
        outcome: 'acknowledged',
        detail: plainDetail({ by: null, completed_at: at, via: 'player', identified }),
      },
    ],
    dayOf(now),
  );
  await trx.updateTable('acknowledgement').set({ evidence_idx: index }).where('id', '=', asked.id).execute();
}

/** What a person was asked to acknowledge, open ones first. */
export async function documentsFor(db: Db, personId: string): Promise<MyDocument[]> {
  const rows = await db
    .selectFrom('acknowledgement')
    .innerJoin('document_version', 'document_version.id', 'acknowledgement.document_version_id')
    .innerJoin('document_file', 'document_file.document_version_id', 'document_version.id')
    .select(['acknowledgement.id', 'document_id', 'title', 'version', 'lang', 'path', 'due_on', 'acknowledged_at'])
    .where('person_id', '=', personId)
    .orderBy('due_on')
    .execute();
  const documents = rows.map(
    ({ document_id: documentId, path: fileName, due_on: dueOn, acknowledged_at, ...rest }) => ({
      ...rest,
      documentId,
      fileName,
      dueOn,
      acknowledgedOn: acknowledged_at?.slice(0, 10) ?? null,
    }),
  );
  return [...documents.filter((one) => !one.acknowledgedOn), ...documents.filter((one) => one.acknowledgedOn)];
}
