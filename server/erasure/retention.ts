import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import { dayIn, dayOf, daysAfter } from '../day.ts';
import { eraseEntries } from '../evidence/erase-entries.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { keepStanding } from '../standing/keep-standing.ts';
import { deleteAttempts } from './delete-attempts.ts';
import { deleteExpired } from './delete-expired.ts';
import { erasePeople } from './erase-people.ts';
import { addErased } from './erased-counts.ts';
import { inParts } from '../../db/in-parts.ts';

/** How long what is kept (embedding.md 5.3, rule 8). */
export interface RetentionPeriods {
  /** Records: to the end of the year so many years after theirs. */
  keepRecordsYears: number;
  /** Answers of an attempt that nobody goes on with. */
  keepIdleAnswersDays: number;
  /** By which days begin. */
  timeZone: string;
}

/** What the next nightly batch takes away. */
export interface RetentionPlan {
  /** Leavers whose own period has ended, with everything about them. */
  leavers: { id: string; name: string; leftOn: string }[];
  /** People whose erasure was asked for. */
  requested: { id: string; name: string; basis: 'art17' | 'other' }[];
  /** Records of people who stay, by what they are of. */
  records: {
    assignments: string[];
    waivers: string[];
    acknowledgements: string[];
    outside: string[];
    corrections: number[];
    /** Requests for correction, answered. */
    requests: string[];
  };
  /** Attempts whose answers go. */
  idleAttempts: string[];
  /** People who would be in it, but are on legal hold. */
  held: { id: string; name: string; reason: string; requested: boolean }[];
}

/** The last day of which nothing is kept any more: `2022-12-31` in 2026 with three years. */
export function endedPeriod(today: string, { keepRecordsYears }: RetentionPeriods): string {
  return `${Number(today.slice(0, 4)) - keepRecordsYears - 1}-12-31`;
}

/** Says what the batch of that day would take away, and takes nothing. */
export async function planRetention(
  db: Kysely<Database>,
  periods: RetentionPeriods,
  today: string,
): Promise<RetentionPlan> {
  const ended = endedPeriod(today, periods);
  const holds = await db
    .selectFrom('legal_hold')
    .innerJoin('person', 'person.id', 'legal_hold.person_id')
    .select(['person.id', 'name', 'reason'])
    .execute();
  const isHeld = new Set(holds.map((hold) => hold.id));
  const requests = await db
    .selectFrom('erasure_request')
    .innerJoin('person', 'person.id', 'erasure_request.person_id')
    .select(['person.id', 'name', 'basis'])
    .execute();
  const left = await db
    .selectFrom('person')
    .select(['id', 'name', 'left_on'])
    .where('left_on', '<=', ended)
    .orderBy('left_on')
    .execute();
  const asked = new Set(requests.map((request) => request.id));
  const leavers = left.filter((person) => !asked.has(person.id));
  const gone = new Set([...asked, ...leavers.map((person) => person.id)]);
  const stays = (row: { person_id: string }) => !gone.has(row.person_id) && !isHeld.has(row.person_id);
  return {
    leavers: leavers
      .filter((person) => !isHeld.has(person.id))
      .map(({ id, name, left_on }) => ({ id, name, leftOn: left_on! })),
    requested: requests.filter((request) => !isHeld.has(request.id)),
    records: await endedRecords(db, ended, stays),
    idleAttempts: await idleAttempts(db, daysAfter(today, -periods.keepIdleAnswersDays)),
    held: holds.filter(({ id }) => gone.has(id)).map((hold) => ({ ...hold, requested: asked.has(hold.id) })),
  };
}

async function endedRecords(
  db: Kysely<Database>,
  ended: string,
  stays: (row: { person_id: string }) => boolean,
): Promise<RetentionPlan['records']> {
  const endOfDay = `${ended}T23:59:59.999Z`;
  // An assignment goes with its completion; one that was never met goes by its due date.
  const assignments = await db
    .selectFrom('assignment')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .select(['assignment.id', 'assignment.person_id'])
    .where((e) =>
      e.or([
        e('completion.completed_at', '<=', endOfDay),
        e.and([e('completion.id', 'is', null), e('due_on', '<=', ended)]),
      ]),
    )
    .execute();
  const acknowledgements = await db
    .selectFrom('acknowledgement')
    .select(['id', 'person_id'])
    .where((e) =>
      e.or([e('acknowledged_at', '<=', endOfDay), e.and([e('acknowledged_at', 'is', null), e('due_on', '<=', ended)])]),
    )
    .execute();
  const waivers = await db
    .selectFrom('waiver')
    .select(['id', 'person_id'])
    .where((e) => e.or([e('until_on', '<=', ended), e('ended_at', '<=', endOfDay)]))
    .execute();
  const outside = await db
    .selectFrom('outside_training')
    .select(['id', 'person_id'])
    .where('completed_at', '<=', endOfDay)
    .execute();
  const requests = await db
    .selectFrom('correction_request')
    .select(['id', 'person_id'])
    .where('answered_at', '<=', endOfDay)
    .execute();
  // A withdrawn record has no other row; the others go with what they correct.
  const withdrawn = await db
    .selectFrom('correction')
    .select(['evidence_idx', 'person_id'])
    .where('kind', '=', 'revoke')
    .where('made_at', '<=', endOfDay)
    .execute();
  return {
    assignments: assignments.filter(stays).map((row) => row.id),
    waivers: waivers.filter(stays).map((row) => row.id),
    acknowledgements: acknowledgements.filter(stays).map((row) => row.id),
    outside: outside.filter(stays).map((row) => row.id),
    corrections: withdrawn.filter(stays).map((row) => row.evidence_idx),
    requests: requests.filter(stays).map((row) => row.id),
  };
}

/** Attempts that still have answers, so that nothing came of them, of which none is newer than that day. */
async function idleAttempts(db: Kysely<Database>, before: string): Promise<string[]> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('answer', 'answer.attempt_id', 'attempt.id')
    .select('attempt.id')
    .groupBy('attempt.id')
    .having((e) => e(e.fn.max('answered_at'), '<', before))
    .execute();
  return rows.map((row) => row.id);
}

/** What the batch took away, in numbers. */
export interface RetentionRun {
  people: number;
  entries: number;
  idleAttempts: number;
}

/**
 * Does what `planRetention` says, in one transaction: people first, each basis in an `erase` entry of its own.
 * `reclaim` of the dialect must follow the commit.
 */
export async function runRetention(
  trx: Trx,
  evidence: EvidenceLog,
  periods: RetentionPeriods,
  now: Date,
): Promise<RetentionRun> {
  const plan = await planRetention(trx, periods, dayOf(now));
  await deleteIdleAnswers(trx, plan.idleAttempts);
  await deleteExpired(trx, periods.timeZone, now);
  const { indexes, people } = await takeRecords(trx, plan.records);
  const idsFor = (basis: 'art17' | 'other') => plan.requested.filter((one) => one.basis === basis).map(({ id }) => id);
  const art17 = await erasePeople(trx, evidence, idsFor('art17'), 'art17', now);
  const other = await erasePeople(trx, evidence, idsFor('other'), 'other', now);
  const leavers = plan.leavers.map(({ id }) => id);
  const retained = await erasePeople(trx, evidence, leavers, 'retention', now);
  const entries = await eraseEntries(trx, evidence, indexes, 'retention', dayOf(now));
  await keepStanding(trx, people, dayIn(periods.timeZone, now));
  return {
    people: art17.people + other.people + retained.people,
    entries: art17.entries + other.entries + retained.entries + entries,
    idleAttempts: plan.idleAttempts.length,
  };
}

/** The attempt itself goes too: what is left of it would only say that somebody began and gave up. */
async function deleteIdleAnswers(trx: Trx, attempts: string[]): Promise<void> {
  for (const part of inParts(attempts)) {
    await trx.deleteFrom('answer').where('attempt_id', 'in', part).execute();
    await trx.deleteFrom('attempt').where('id', 'in', part).execute();
  }
}

/** Deletes the rows of records whose period has ended; answers the entries that they came from, and whose they were. */
async function takeRecords(
  trx: Trx,
  records: RetentionPlan['records'],
): Promise<{ indexes: number[]; people: string[] }> {
  const indexes: number[] = [];
  const people: string[] = [];
  for (const ids of inParts(records.assignments)) {
    await deleteAttempts(trx, ids);
    const completions = await trx
      .deleteFrom('completion')
      .where('assignment_id', 'in', ids)
      .returning(['evidence_idx', 'course_version_id'])
      .execute();
    await addErased(trx, countsOf(completions));
    const endings = await trx
      .deleteFrom('assignment_end')
      .where('assignment_id', 'in', ids)
      .returning('evidence_idx')
      .execute();
    const assigned = await trx
      .deleteFrom('assignment')
      .where('id', 'in', ids)
      .returning(['evidence_idx', 'person_id'])
      .execute();
    indexes.push(...[...completions, ...endings, ...assigned].map((row) => row.evidence_idx));
    people.push(...assigned.map((row) => row.person_id));
  }
  for (const ids of inParts(records.waivers)) {
    const rows = await trx.deleteFrom('waiver').where('id', 'in', ids).returning(['evidence_idx', 'end_idx']).execute();
    indexes.push(...rows.flatMap((row) => [row.evidence_idx, ...(row.end_idx === null ? [] : [row.end_idx])]));
  }
  for (const ids of inParts(records.acknowledgements)) {
    const rows = await trx
      .deleteFrom('acknowledgement')
      .where('id', 'in', ids)
      .returning(['assigned_idx', 'evidence_idx'])
      .execute();
    indexes.push(
      ...rows.flatMap((row) => [row.assigned_idx, ...(row.evidence_idx === null ? [] : [row.evidence_idx])]),
    );
  }
  for (const ids of inParts(records.outside)) {
    const rows = await trx.deleteFrom('outside_training').where('id', 'in', ids).returning('evidence_idx').execute();
    indexes.push(...rows.map((row) => row.evidence_idx));
  }
  for (const ids of inParts(records.requests))
    await trx.deleteFrom('correction_request').where('id', 'in', ids).execute();
  for (const ids of inParts(records.corrections)) {
    const rows = await trx.selectFrom('correction').select('target_idx').where('evidence_idx', 'in', ids).execute();
    indexes.push(...rows.map((row) => row.target_idx));
  }
  return { indexes: [...indexes, ...(await takeCorrections(trx, indexes))], people };
}

/** What corrected these records goes with them, and the certificates that were printed of them. */
async function takeCorrections(trx: Trx, targets: number[]): Promise<number[]> {
  const indexes: number[] = [];
  for (const part of inParts(targets)) {
    const rows = await trx.deleteFrom('correction').where('target_idx', 'in', part).returning('evidence_idx').execute();
    indexes.push(...rows.map((row) => row.evidence_idx));
  }
  for (const part of inParts([...targets, ...indexes]))
    await trx.deleteFrom('certificate').where('evidence_idx', 'in', part).execute();
  return indexes;
}

function countsOf(rows: { course_version_id: string }[]): { course_version_id: string; completions: number }[] {
  return [...Map.groupBy(rows, (row) => row.course_version_id)].map(([course_version_id, all]) => ({
    course_version_id,
    completions: all.length,
  }));
}
