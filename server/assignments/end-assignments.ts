import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import { dayOf } from '../day.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { about, endedRule } from '../evidence/facts.ts';
import { appendEvidence } from '../evidence/log.ts';
import { courseClaim } from './course-claim.ts';
import type { Ending } from './plan-rounds.ts';

/** How evidence says why an obligation is no longer asked for. `docs/evidence-format.md` explains it. */
const words = {
  left: `${endedRule}left`,
  not_required: `${endedRule}no longer required`,
  exempted: `${endedRule}exempted`,
} as const;

/**
 * Says of open assignments that they are no longer asked for; the rows and what was begun stay. `keepStanding` must follow, once
 * for everything that a transaction does.
 */
export async function endAssignments(
  trx: Trx,
  { evidence, library }: { evidence: EvidenceLog; library: CourseLibrary },
  endings: readonly Ending[],
  now: Date,
): Promise<void> {
  if (endings.length === 0) return;
  const first = await appendEvidence(
    trx,
    evidence,
    endings.map(({ person, courseId, campaign, dueOn, reason }) => ({
      type: 'assign' as const,
      ...about(person),
      course: courseClaim(library, courseId),
      due: { campaign, date: dueOn, rule: words[reason] },
    })),
    dayOf(now),
  );
  const rows = endings.map(({ assignmentId, person, reason }, i) => ({
    assignment_id: assignmentId,
    person_id: person.id,
    reason,
    ended_at: now.toISOString(),
    evidence_idx: first + i,
  }));
  for (const part of inParts(rows)) await trx.insertInto('assignment_end').values(part).execute();
}
