import { randomUUID } from 'node:crypto';
import { dayOf, daysAfter } from '../day.ts';
import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { appendEvidence } from '../evidence/log.ts';
import { about, type CourseClaim } from '../evidence/facts.ts';
import type { Person } from '../people/people-queries.ts';
import { keepStanding } from '../standing/keep-standing.ts';

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

/** An obligation for one person. */
export interface GivenAssignment {
  course: CourseClaim;
  person: Person;
  campaign: string;
  dueOn: string;
  rule: string;
  /** The line of rules that makes it; null if somebody gives it by hand. */
  line: string | null;
  graceDays: number;
}

/**
 * Gives people a course to do by a day, and answers how many did not have it yet. Safe to repeat: whoever has the course in
 * this campaign keeps the assignment there is.
 * @param today in the organisation's time zone
 */
export async function assignCourse(
  trx: Trx,
  evidence: EvidenceLog,
  { course, people, campaign, dueOn, rule }: NewAssignment,
  today: string,
  now: Date,
): Promise<number> {
  const existing = await trx
    .selectFrom('assignment')
    .select('person_id')
    .where('course_id', '=', course.id)
    .where('campaign', '=', campaign)
    .execute();
  const have = new Set(existing.map((row) => row.person_id));
  const given = people
    .filter((person) => !have.has(person.id))
    .map((person) => ({ course, person, campaign, dueOn, rule, line: null, graceDays: 0 }));
  await giveAssignments(trx, evidence, given, now);
  await keepStanding(
    trx,
    given.map(({ person }) => person.id),
    today,
    [course.id],
  );
  return given.length;
}

/** Writes obligations with their entries. `keepStanding` must follow, once for everything that a transaction does. */
export async function giveAssignments(
  trx: Trx,
  evidence: EvidenceLog,
  given: readonly GivenAssignment[],
  now: Date,
): Promise<void> {
  if (given.length === 0) return;
  const first = await appendEvidence(
    trx,
    evidence,
    given.map(({ person, course, campaign, dueOn, rule }) => ({
      type: 'assign' as const,
      ...about(person),
      course,
      due: { campaign, date: dueOn, rule },
    })),
    dayOf(now),
  );
  // The rows name their entries, so they follow the append; nothing else does.
  const rows = given.map(({ person, course, campaign, dueOn, rule, line, graceDays }, i) => ({
    id: randomUUID(),
    person_id: person.id,
    course_id: course.id,
    campaign,
    due_on: dueOn,
    rule,
    assigned_at: now.toISOString(),
    evidence_idx: first + i,
    rule_line: line,
    overdue_after: daysAfter(dueOn, graceDays),
  }));
  for (const part of inParts(rows, 10)) await trx.insertInto('assignment').values(part).execute();
}
