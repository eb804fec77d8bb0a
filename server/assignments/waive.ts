import { randomUUID } from 'node:crypto';
import type { WaiverTable } from '../../db/tables/assignment.ts';
import type { Trx } from '../../db/transaction.ts';
import { dayOf } from '../day.ts';
import { about, plainDetail } from '../evidence/facts.ts';
import { appendEvidence } from '../evidence/log.ts';
import { leafAt } from '../evidence/log-queries.ts';
import { personOnStaff } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import { keepStanding } from '../standing/keep-standing.ts';
import { courseClaim } from './course-claim.ts';
import { endAssignments } from './end-assignments.ts';
import { openOf } from './plan-rounds.ts';
import { settle, type Settling } from './settle.ts';

/** Why somebody need not do a course. Never anything about health (embedding.md 5.2). */
export const waiverCategories = [
  'long_absence',
  'no_personal_data',
  'trained_elsewhere',
  'leaving_soon',
  'other',
] as const satisfies WaiverTable['category'][];

interface NewWaiver {
  personId: string;
  courseId: string;
  category: WaiverTable['category'];
  /** Last day on which it holds. */
  untilOn: string;
}

/** Who does it; null for the operator's command. */
interface By {
  id: string | null;
  staffNumber: string | null;
  today: string;
  now: Date;
}

/**
 * Exempts somebody from a course until a day; what is open of it is no longer asked for. The rules ask again when it ends.
 * Refuses an unknown person (`person_unknown`) or course (`course_unknown`), a day that is over (`invalid_input`) and a waiver
 * beside another (`waiver_there`).
 * @returns the id of the waiver
 */
export async function waive(trx: Trx, tools: Settling, wanted: NewWaiver, by: By): Promise<string> {
  const { personId, courseId, category, untilOn } = wanted;
  const { today, now } = by;
  if (untilOn < today) throw new Refusal('invalid_input', 'untilOn: Choose today or a day that is still to come.');
  // A write comes first: a second click waits for it, and then finds the waiver.
  const person = await touched(trx, personId, today);
  const there = await trx
    .selectFrom('waiver')
    .select('id')
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .where('until_on', '>=', today)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (there)
    throw new Refusal('waiver_there', `${person.name} is exempt from that course already. End that waiver first.`);
  const course = courseClaim(tools.library, courseId);
  const open = await openOf(trx, [personId], courseId);
  await endAssignments(
    trx,
    tools,
    open.map((ending) => ({ ...ending, reason: 'exempted' as const })),
    now,
  );
  const granted_at = now.toISOString();
  const evidence_idx = await appendEvidence(
    trx,
    tools.evidence,
    [
      {
        type: 'record',
        ...about(person),
        course,
        outcome: 'exempted',
        detail: {
          ...plainDetail({ by: by.staffNumber, completed_at: granted_at, via: 'admin' }),
          until: untilOn,
        },
      },
    ],
    dayOf(now),
  );
  const id = randomUUID();
  await trx
    .insertInto('waiver')
    .values({
      id,
      person_id: personId,
      course_id: courseId,
      category,
      until_on: untilOn,
      granted_by: by.id,
      granted_at,
      evidence_idx,
      ended_by: null,
      ended_at: null,
      end_idx: null,
    })
    .execute();
  await keepStanding(trx, [personId], today, [courseId]);
  return id;
}

/**
 * Ends a waiver before its day; the rules ask for the course again. Ending it twice changes nothing. Refuses an unknown one
 * (`waiver_unknown`).
 */
export async function endWaiver(trx: Trx, tools: Settling, waiverId: string, by: By): Promise<void> {
  const { today, now } = by;
  const known = await trx.selectFrom('waiver').select('id').where('id', '=', waiverId).executeTakeFirst();
  if (!known) throw new Refusal('waiver_unknown', 'There is no such waiver. It may have been erased with its record.');
  const [ended] = await trx
    .updateTable('waiver')
    .set({ ended_at: now.toISOString(), ended_by: by.id })
    .where('id', '=', waiverId)
    .where('ended_at', 'is', null)
    .returning(['person_id', 'evidence_idx'])
    .execute();
  if (!ended) return;
  const leaf = await leafAt(trx, ended.evidence_idx);
  const end_idx = await appendEvidence(
    trx,
    tools.evidence,
    [
      {
        type: 'revoke',
        subject: ended.person_id,
        ref: { index: ended.evidence_idx, leaf: leaf!.hash.toString('base64') },
        reason: `The waiver ended on ${today}.`,
      },
    ],
    dayOf(now),
  );
  await trx.updateTable('waiver').set({ end_idx }).where('id', '=', waiverId).execute();
  await settle(trx, tools, { whom: [ended.person_id], today, now });
}

async function touched(trx: Trx, personId: string, today: string) {
  await trx
    .updateTable('person')
    .set((e) => ({ revision: e.ref('revision') }))
    .where('id', '=', personId)
    .execute();
  const person = await personOnStaff(trx, personId, today);
  if (!person) throw new Refusal('person_unknown', 'Nobody on staff has that id. Reload the page.');
  return person;
}
