import { randomUUID } from 'node:crypto';
import type { Trx } from '../../db/transaction.ts';
import { dayOf } from '../day.ts';
import { about, plainDetail, type CourseClaim, type Fact } from '../evidence/facts.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { appendEvidence } from '../evidence/log.ts';
import { peopleOnStaff, type Person } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import { keepStanding } from '../standing/keep-standing.ts';
import { claimOfDocument, documentVersion } from './documents.ts';

/** A training that did not happen in the player: in a classroom, on paper, with somebody else. */
export interface OutsideTraining {
  /** What was taught: a version of one of our courses, or a document that describes another training. */
  taught: { courseVersion: { id: string; claim: CourseClaim } } | { documentVersionId: string };
  personIds: string[];
  outcome: 'attended' | 'completed' | 'passed';
  /** Day, `YYYY-MM-DD`. */
  completedOn: string;
  /** Typed in by hand, or taken from a list of another system. */
  via: 'admin' | 'import';
  by: { id: string; staffNumber: string };
}

/**
 * Records a training outside the player, for each person one entry that says who typed it in. For a course of ours it meets
 * the open assignment.
 * Refuses a day to come, people who are not on staff (`person_unknown`), people without an open assignment of that course
 * (`assignment_unknown`), a document that describes no training (`document_unknown`), and a training
 * elsewhere that is recorded already (`already_completed`). Nobody is recorded if one is refused.
 * @returns the index of the first entry
 */
export async function recordOutsideTraining(
  trx: Trx,
  evidence: EvidenceLog,
  training: OutsideTraining,
  today: string,
  now: Date,
): Promise<number> {
  if (training.completedOn > today)
    throw new Refusal(
      'invalid_input',
      `completedOn: Nobody can have done it on ${training.completedOn}: that day is still to come.`,
    );
  const ids = [...new Set(training.personIds)];
  const people = await peopleOnStaff(trx, today, ids);
  if (people.length < ids.length)
    throw new Refusal('person_unknown', 'Not everybody in the list is on staff. Choose the people again.');
  const { taught } = training;
  return 'courseVersion' in taught
    ? recordCourse(trx, evidence, training, taught.courseVersion, people, today, now)
    : recordOther(trx, evidence, training, taught.documentVersionId, people, now);
}

async function recordCourse(
  trx: Trx,
  evidence: EvidenceLog,
  training: OutsideTraining,
  version: { id: string; claim: CourseClaim },
  people: Person[],
  today: string,
  now: Date,
): Promise<number> {
  const open = await openAssignments(trx, version.claim.id, people);
  const without = people.find((person) => !open.has(person.id));
  if (without)
    throw new Refusal('assignment_unknown', `${without.name} has no open assignment of this course. Assign it first.`);
  const met = people.map((person) => open.get(person.id)!);
  // Whoever had begun in the player need not go on, and answers are kept no longer than to the completion.
  const begun = trx.selectFrom('attempt').select('id').where('assignment_id', 'in', met);
  await trx.deleteFrom('answer').where('attempt_id', 'in', begun).execute();
  const first = await appendEvidence(trx, evidence, factsOf(training, version.claim, people), dayOf(now));
  await trx
    .insertInto('completion')
    .values(
      people.map((person, i) => ({
        id: randomUUID(),
        assignment_id: met[i]!,
        person_id: person.id,
        course_version_id: version.id,
        completed_at: noon(training.completedOn),
        evidence_idx: first + i,
      })),
    )
    .execute();
  await keepStanding(
    trx,
    people.map((person) => person.id),
    today,
    [version.claim.id],
  );
  return first;
}

async function recordOther(
  trx: Trx,
  evidence: EvidenceLog,
  training: OutsideTraining,
  documentVersionId: string,
  people: Person[],
  now: Date,
): Promise<number> {
  const document = await documentVersion(trx, documentVersionId);
  if (document.kind !== 'training')
    throw new Refusal('document_unknown', 'That document is a policy and describes no training.');
  const before = await trx
    .selectFrom('outside_training')
    .innerJoin('person', 'person.id', 'outside_training.person_id')
    .select('name')
    .where('document_version_id', '=', documentVersionId)
    .where('completed_at', '=', noon(training.completedOn))
    .where(
      'person_id',
      'in',
      people.map((person) => person.id),
    )
    .executeTakeFirst();
  if (before) throw new Refusal('already_completed', `That training of ${before.name} is recorded already.`);
  const first = await appendEvidence(trx, evidence, factsOf(training, claimOfDocument(document), people), dayOf(now));
  await trx
    .insertInto('outside_training')
    .values(
      people.map((person, i) => ({
        id: randomUUID(),
        person_id: person.id,
        document_version_id: documentVersionId,
        outcome: training.outcome,
        completed_at: noon(training.completedOn),
        recorded_by: training.by.id,
        evidence_idx: first + i,
      })),
    )
    .execute();
  return first;
}

/** The oldest assignment of the course that each person has not met. */
async function openAssignments(trx: Trx, courseId: string, people: Person[]): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('assignment')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .select(['assignment.id', 'assignment.person_id'])
    .where('course_id', '=', courseId)
    .where('completion.id', 'is', null)
    .where('assignment_end.assignment_id', 'is', null)
    .where(
      'assignment.person_id',
      'in',
      people.map((person) => person.id),
    )
    .orderBy('due_on', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.id]));
}

function factsOf({ outcome, completedOn, via, by }: OutsideTraining, course: CourseClaim, people: Person[]): Fact[] {
  return people.map((person) => ({
    type: 'record',
    ...about(person),
    course,
    outcome,
    detail: plainDetail({ by: by.staffNumber, completed_at: noon(completedOn), via }),
  }));
}

/** Only the day is known. */
function noon(day: string): string {
  return `${day}T12:00:00.000Z`;
}
