import type { Db } from '../../../db/open.ts';
import type { Trx } from '../../../db/transaction.ts';
import type { Happened } from '../../learning/happened.ts';
import type { ToTell } from '../../outbox/put.ts';
import type { Grades } from './launch.ts';

/** What stands in the outbox for a platform. */
export interface Result {
  linkId: string;
  /** How the platform calls the person. */
  subject: string;
  /** When it was passed, or withdrawn; instant, UTC. */
  at: string;
  /** Null where scores are not recorded. */
  score: { points: number; max: number } | null;
  /** It does not count any more. */
  isWithdrawn?: true;
}

/** Sends results and nothing else. */
export const scoreScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';

/** What counts for a platform. */
export type Decided = Extract<Happened, { kind: 'passed' | 'withdrawn' }>;

/** What platforms are to be told of it: each in whose course the person opened it, and that takes results. */
export async function resultsForPlatforms(trx: Trx, decided: readonly Decided[], now: Date): Promise<ToTell[]> {
  const seats = await seatsOf(trx, decided);
  const at = now.toISOString();
  return decided.flatMap((one) => {
    const { personId, completionId } = one;
    const courseId = one.kind === 'passed' ? one.version.courseId : one.courseId;
    const score = one.kind === 'passed' && one.score ? { points: one.score.points, max: one.score.max } : null;
    return seats
      .filter((seat) => seat.person_id === personId && seat.course_id === courseId)
      .flatMap((seat) => resultOf(seat, one.kind, { completionId, at, score }));
  });
}

type Seat = Awaited<ReturnType<typeof seatsOf>>[number];

async function seatsOf(db: Db | Trx, people: readonly { personId: string }[]) {
  return db
    .selectFrom('lms_seat')
    .innerJoin('lms_link', 'lms_link.id', 'lms_seat.link_id')
    .innerJoin('lms_platform', 'lms_platform.id', 'lms_link.platform_id')
    .select(['person_id', 'lms_seat.course_id', 'subject', 'link_id', 'platform_id', 'grades', 'disabled_at'])
    .where(
      'person_id',
      'in',
      people.map(({ personId }) => personId),
    )
    .execute();
}

interface Completed {
  completionId: string;
  at: string;
  score: { points: number; max: number } | null;
}

function resultOf(seat: Seat, event: Decided['kind'], { completionId, at, score }: Completed): ToTell[] {
  if (!takesResults(seat.grades)) return [];
  const { link_id: linkId, subject, person_id: personId, course_id: courseId } = seat;
  const result: Result = { linkId, subject, at, score, ...(event === 'withdrawn' && { isWithdrawn: true }) };
  return [
    {
      channel: 'ags',
      receiverId: seat.platform_id,
      lane: `ags ${linkId} ${personId}`,
      about: { personId, courseId },
      event,
      once: `${linkId} ${completionId}`,
      body: result,
      isHeld: seat.disabled_at !== null,
    },
  ];
}

/**
 * What a platform is to be told of somebody who opens a course there that they have done before, in the intranet or in another platform.
 * Nothing while it is open again.
 */
export async function resultsFromBefore(
  trx: Trx,
  { personId, linkId, courseId }: { personId: string; linkId: string; courseId: string },
): Promise<ToTell[]> {
  const last = await trx
    .selectFrom('assignment')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .select(['completion.id', 'completed_at'])
    .where('assignment.person_id', '=', personId)
    .where('assignment.course_id', '=', courseId)
    .where((e) => e.or([e('assignment_end.assignment_id', 'is', null), e('completion.id', 'is not', null)]))
    // One that is open comes first, then the newest.
    .orderBy((e) => e.case().when('completion.id', 'is', null).then(0).else(1).end())
    .orderBy('completed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last?.id || !last.completed_at) return [];
  const seats = (await seatsOf(trx, [{ personId }])).filter((seat) => seat.link_id === linkId);
  const completed = { completionId: last.id, at: last.completed_at, score: null };
  return seats.flatMap((seat) => resultOf(seat, 'passed', completed));
}

/** Whether the platform takes results for a link, by what its last launch said. */
export function takesResults(json: string | null): boolean {
  // Written by `openLink`.
  const grades = json === null ? null : (JSON.parse(json) as Grades);
  return grades !== null && grades.scopes.includes(scoreScope) && Boolean(grades.lineitem ?? grades.lineitems);
}
