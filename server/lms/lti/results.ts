import type { Trx } from '../../../db/transaction.ts';
import type { Happened } from '../../learning/happened.ts';
import type { ToTell } from '../../outbox/put.ts';
import { completedBefore } from '../give-course.ts';
import type { Grades } from './launch.ts';
import type { PlatformTerms } from './platform.ts';

/** What stands in the outbox for a platform. */
export interface Result {
  linkId: string;
  /** How the platform calls the person. */
  subject: string;
  /** When it was passed, or withdrawn; instant, UTC. */
  at: string;
  /** Null where the platform is told completions alone, or scores are not recorded. */
  score: { points: number; max: number } | null;
  /** It does not count any more. */
  isWithdrawn?: true;
}

/** Whether what stands in the outbox is told of the person whom a platform calls so. */
export function isAbout(body: string, subject: string): boolean {
  return (JSON.parse(body) as Result).subject === subject;
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

async function seatsOf(trx: Trx, people: readonly { personId: string }[]) {
  return trx
    .selectFrom('lms_seat')
    .innerJoin('lms_link', 'lms_link.id', 'lms_seat.link_id')
    .innerJoin('lms_platform', 'lms_platform.id', 'lms_link.platform_id')
    .select(['person_id', 'lms_seat.course_id', 'subject', 'link_id', 'platform_id', 'grades', 'terms'])
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
  // Written by `platforms.ts`. What is not to be told is not kept to be told.
  const { sends } = JSON.parse(seat.terms) as PlatformTerms;
  const told = sends === 'score' ? score : null;
  const result: Result = { linkId, subject, at, score: told, ...(event === 'withdrawn' && { isWithdrawn: true }) };
  return [
    {
      channel: 'ags',
      receiverId: seat.platform_id,
      lane: `ags ${linkId} ${personId}`,
      about: { personId, courseId },
      event,
      // Who has another account there now is told of under that one, too.
      once: `${linkId} ${subject} ${completionId}`,
      body: result,
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
  const before = await completedBefore(trx, personId, courseId);
  if (!before) return [];
  const seats = (await seatsOf(trx, [{ personId }])).filter((seat) => seat.link_id === linkId);
  const completed = { completionId: before.id, at: before.at, score: null };
  return seats.flatMap((seat) => resultOf(seat, 'passed', completed));
}

/** Whether the platform takes results for a link, by what its last launch said. */
export function takesResults(json: string | null): boolean {
  // Written by `openLink`.
  const grades = json === null ? null : (JSON.parse(json) as Grades);
  return grades !== null && grades.scopes.includes(scoreScope) && Boolean(grades.lineitem ?? grades.lineitems);
}
