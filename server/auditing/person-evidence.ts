import type { Db } from '../../db/open.ts';
import { entriesAbout } from '../evidence/entries-about.ts';
import type { PersonClaim } from '../evidence/facts.ts';
import { isCalled } from '../people/name-search.ts';
import { Refusal } from '../refusals.ts';
import type { PersonEvidence, PersonFound } from './person-evidence-shapes.ts';

const mostFound = 50;

/** People by a part of their name or by their staff number, leavers too. @param query at least two characters */
export async function findPeople(db: Db, query: string): Promise<PersonFound[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('legal_hold', 'legal_hold.person_id', 'person.id')
    .leftJoin('erasure_request', 'erasure_request.person_id', 'person.id')
    .select(['person.id', 'name', 'staff_number', 'unit', 'left_on', 'reason', 'basis'])
    .where(isCalled(['person.name', 'person.staff_number'], query))
    .orderBy('name')
    .limit(mostFound)
    .execute();
  return rows.map(({ staff_number, left_on, reason, basis, ...person }) => ({
    ...person,
    staffNumber: staff_number,
    leftOn: left_on,
    hold: reason,
    erasure: basis,
  }));
}

/** Everything in the log about a person, oldest first. Refuses an unknown one (`person_unknown`). */
export async function evidenceAbout(db: Db, personId: string): Promise<PersonEvidence> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'staff_number', 'email', 'unit'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!person) throw new Refusal('person_unknown', 'There is no such person. They may have been erased already.');
  const entries = await entriesAbout(db, personId);
  const corrected = await db
    .selectFrom('correction')
    .leftJoin('person', 'person.id', 'correction.made_by')
    .select(['evidence_idx', 'target_idx', 'kind', 'person.name as by'])
    .where('person_id', '=', personId)
    .orderBy('evidence_idx')
    .execute();
  const { staff_number: staffNumber, ...rest } = person;
  return {
    person: { ...rest, staffNumber },
    entries: entries.map(({ index: idx, type, date, said }) => {
      const later = corrected.filter((one) => one.target_idx === idx);
      return {
        index: idx,
        type: type as PersonEvidence['entries'][number]['type'],
        date,
        course: shown(said['course'] as { id: string; version: string } | undefined),
        said: whoIn(said),
        target: corrected.find((one) => one.evidence_idx === idx)?.target_idx ?? null,
        outcome: (said['outcome'] as string | undefined) ?? null,
        // A day, not a time of day (embedding.md 5.3, rule 4).
        completedOn: (said['detail'] as { completed_at: string } | undefined)?.completed_at.slice(0, 10) ?? null,
        dueOn: (said['due'] as { date: string } | undefined)?.date ?? null,
        via: (said['detail'] as { via: string } | undefined)?.via ?? null,
        reason: (said['reason'] as string | undefined) ?? null,
        by: corrected.find((one) => one.evidence_idx === idx)?.by ?? null,
        amendedBy: later.findLast((one) => one.kind === 'amend')?.evidence_idx ?? null,
        revokedBy: later.find((one) => one.kind === 'revoke')?.evidence_idx ?? null,
      };
    }),
  };
}

function whoIn(said: Record<string, unknown>): PersonEvidence['entries'][number]['said'] {
  const person = said['person'] as PersonClaim | undefined;
  return person ? { staffNumber: said['sub'] as string, ...person } : null;
}

function shown(course: { id: string; version: string } | undefined): { id: string; version: string } | null {
  return course ? { id: course.id, version: course.version } : null;
}
