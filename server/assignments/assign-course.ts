import { randomUUID } from 'node:crypto';
import { dayOf } from '../day.ts';
import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { appendEvidence } from '../evidence/log.ts';
import { about, type CourseClaim } from '../evidence/facts.ts';
import type { Person } from '../people/people-queries.ts';

/** The obligation to give to each of `people`. */
export interface NewAssignment {
  course: CourseClaim;
  people: Person[];
  /** Names the round, so that repeating it is a new obligation and asking twice is none. */
  campaign: string;
  dueOn: string;
  /** Why these people, in words: it goes into evidence. */
  rule: string;
}

/**
 * Gives people a course to do by a day, and answers how many did not have it yet. Safe to repeat: whoever has the course in
 * this campaign keeps the assignment there is.
 */
export async function assignCourse(
  trx: Trx,
  evidence: EvidenceLog,
  { course, people, campaign, dueOn, rule }: NewAssignment,
  now: Date,
): Promise<number> {
  const existing = await trx
    .selectFrom('assignment')
    .select('person_id')
    .where('course_id', '=', course.id)
    .where('campaign', '=', campaign)
    .execute();
  const have = new Set(existing.map((row) => row.person_id));
  const missing = people.filter((person) => !have.has(person.id));
  if (missing.length === 0) return 0;

  const first = await appendEvidence(
    trx,
    evidence,
    missing.map((person) => ({
      type: 'assign' as const,
      ...about(person),
      course,
      due: { campaign, date: dueOn, rule },
    })),
    dayOf(now),
  );
  // The rows name their entries, so they follow the append; nothing else does.
  const rows = missing.map((person, i) => ({
    id: randomUUID(),
    person_id: person.id,
    course_id: course.id,
    campaign,
    due_on: dueOn,
    rule,
    assigned_at: now.toISOString(),
    evidence_idx: first + i,
  }));
  for (const part of inParts(rows)) await trx.insertInto('assignment').values(part).execute();
  return missing.length;
}
