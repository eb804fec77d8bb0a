import { randomUUID } from 'node:crypto';
import { inTransaction, type Trx } from '../../../db/transaction.ts';
import { personFor } from '../../access/identity.ts';
import type { Tools } from '../../environment.ts';
import { putInOutbox } from '../../outbox/put.ts';
import { Refusal } from '../../refusals.ts';
import { courseToOpen } from '../give-course.ts';
import { makePeople } from '../make-person.ts';
import { metStranger } from '../strangers.ts';
import type { Launch } from './launch.ts';
import { notConnected, platformWith, rememberOrigins } from './platform.ts';
import { resultsFromBefore } from './results.ts';
import { isOutsider, isTest, mayChoose } from './roles.ts';

type Opening = Pick<Tools, 'db' | 'config' | 'evidence' | 'library' | 'sessions' | 'now' | 'today' | 'log'>;

/** Where a launch leads. */
export type Opened =
  /** To the course, or without one to everything that is open. */
  | { kind: 'learn'; ticket: string; assignmentId: string | null }
  /** Somebody who teaches there has to say which course the link opens. */
  | { kind: 'choose'; linkId: string };

/**
 * Lets somebody in whom a platform vouches for, and gives them the course of the link if they do not have it yet: from now on the platform
 * is told when they pass. Refuses a deployment that nobody let in (`lms_deployment_waiting`), somebody who is nobody on staff
 * (`lms_person_unknown`), and a course that there is not (`course_unknown`); what the launch said about places and people is kept for
 * whoever looks after the platforms.
 * @param proofHash of what must be shown with the ticket
 */
export async function openLink(tools: Opening, launch: Launch, proofHash: string): Promise<Opened> {
  const outcome = await inTransaction(tools.db, async (trx): Promise<Opened | Refusal> => {
    if (!(await isLetIn(trx, launch, tools.now()))) return waiting();
    await rememberOrigins(trx, launch.platform, [launch.returnUrl, launch.grades?.lineitems, launch.grades?.lineitem]);
    const link = await keepLink(trx, launch, tools.now());
    const courseId = courseOf(launch) ?? link.course_id;
    if (courseId === null && mayChoose(launch.roles)) return { kind: 'choose', linkId: link.id };
    if (courseId !== null && !tools.library.has(courseId)) return gone();
    const personId = await personBehind(trx, tools, launch);
    if (personId instanceof Refusal) return personId;
    if (courseId !== null && link.course_id !== courseId)
      await trx.updateTable('lms_link').set({ course_id: courseId }).where('id', '=', link.id).execute();
    const assignmentId = courseId && (await takeSeat(trx, tools, launch, { linkId: link.id, personId, courseId }));
    const how = {
      method: 'lms',
      issuer: launch.platform.issuer,
      issuer_session: null,
      origin: tools.config.publicUrl,
      lms_id: launch.platform.id,
      lms_place: launch.deploymentId,
      lms_subject: launch.subject,
    } as const;
    const ticket = await tools.sessions.launched(trx, personId, how, proofHash, tools.now());
    return { kind: 'learn', ticket, assignmentId };
  });
  // Only now: what was learnt about the platform is kept although nobody comes in.
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}

/** Whether an administrator let the deployment in. One that is new waits for that. Refuses a platform that was disabled while its keys were got (`lms_unknown`). */
export async function isLetIn(trx: Trx, { platform, deploymentId }: Launch, now: Date): Promise<boolean> {
  const assertConnected = async () => {
    if ((await platformWith(trx, platform.id))?.isDisabled !== false) throw notConnected();
  };
  // It may be gone altogether.
  await assertConnected();
  const { state } = await trx
    .insertInto('lms_deployment')
    .values({
      platform_id: platform.id,
      deployment_id: deploymentId,
      state: 'waiting',
      first_seen_at: now.toISOString(),
    })
    // It changes nothing, and so answers the row that is there.
    .onConflict((conflict) =>
      conflict
        .columns(['platform_id', 'deployment_id'])
        .doUpdateSet((e) => ({ deployment_id: e.ref('excluded.deployment_id') })),
    )
    .returning('state')
    .executeTakeFirstOrThrow();
  // Whoever disables it waits from here on until the launch is through, and ends it.
  await assertConnected();
  return state === 'active';
}

export function waiting(): Refusal {
  return new Refusal(
    'lms_deployment_waiting',
    'The LMS has put us in a place that nobody here has let in yet. Tell your training administrator.',
  );
}

function gone(): Refusal {
  return new Refusal('course_unknown', 'There is no such course any more. Tell whoever made this link in the LMS.');
}

/** Which course a link opens: what was chosen for it (deep linking), or what its address says. */
function courseOf({ custom, targetLinkUri }: Launch): string | null {
  if (typeof custom['course'] === 'string' && custom['course'] !== '') return custom['course'];
  const address = targetLinkUri !== undefined && URL.canParse(targetLinkUri) ? new URL(targetLinkUri) : undefined;
  return address?.searchParams.get('course') || null;
}

/** No place is made for results where it was said, when the course was chosen, that none are wanted. One that is there is used. */
function wantedGrades({ grades, custom }: Launch): Launch['grades'] {
  return custom['results'] === 'no' && grades?.lineitem === undefined ? undefined : grades;
}

/** Where results go and who is there is as the latest launch says. */
async function keepLink(trx: Trx, launch: Launch, now: Date): Promise<{ id: string; course_id: string | null }> {
  const { platform, deploymentId, resourceLink, contextTitle, membersUrl } = launch;
  const grades = wantedGrades(launch);
  const said = {
    title: resourceLink!.title?.slice(0, 200) ?? null,
    context_title: contextTitle?.slice(0, 200) ?? null,
    grades: grades ? JSON.stringify(grades) : null,
    members_url: membersUrl ?? null,
  };
  return trx
    .insertInto('lms_link')
    .values({
      id: randomUUID(),
      platform_id: platform.id,
      deployment_id: deploymentId,
      resource_link_id: resourceLink!.id,
      course_id: null,
      first_seen_at: now.toISOString(),
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['platform_id', 'deployment_id', 'resource_link_id']).doUpdateSet(said))
    .returning(['id', 'course_id'])
    .executeTakeFirstOrThrow();
}

/** The id of the person whom a launch is about, added if the platform's people are staff; why there is none. */
async function personBehind(trx: Trx, tools: Opening, launch: Launch): Promise<string | Refusal> {
  const { platform, subject, staffNumber, roles } = launch;
  const claimed = { issuer: platform.id, tenant: '', subject, staffNumber };
  const moment = { today: tools.today(), now: tools.now() };
  const { foundBy, makesPeople } = platform.terms;
  const isStranger = isOutsider(roles, platform.terms);
  // Numbers of students are other numbers, which some employee may have; who plays a learner has none.
  const isStaff = !isStranger && !isTest(roles);
  const look = () => personFor(trx, claimed, foundBy !== 'nothing' && isStaff ? [foundBy] : [], moment);
  const found = await look();
  if (found?.foundBy)
    tools.log.info({ platform: platform.id, foundBy: found.foundBy }, 'somebody was linked to an LMS');
  if (found) return found.id;
  if (isTest(roles))
    return nobody('The LMS shows this as it looks to a learner, and a learner who is nobody has no training.');
  if (makesPeople && !isStranger) {
    const made = await makePeople(trx, tools, platform, [launch], moment);
    // Another platform may have named them in the same moment.
    const id = made.get(subject) ?? (await look())?.id;
    if (id !== undefined) return id;
  }
  await metStranger(trx, { ...launch, issuer: platform.id, isOutsider: isStranger }, tools.today());
  return nobody(
    'The LMS says who you are, but nobody on the staff list is known to be that. Ask your training administrator.',
  );
}

function nobody(why: string): Refusal {
  return new Refusal('lms_person_unknown', why);
}

/** The assignment that the link opens: the one that is open, else the one that was met last; made if there is none. */
async function takeSeat(
  trx: Trx,
  tools: Opening,
  launch: Launch,
  seat: { linkId: string; personId: string; courseId: string },
): Promise<string> {
  const { linkId, personId, courseId } = seat;
  const held = { subject: launch.subject, course_id: courseId };
  await trx
    .insertInto('lms_seat')
    .values({ link_id: linkId, person_id: personId, ...held })
    .onConflict((conflict) => conflict.columns(['link_id', 'person_id']).doUpdateSet(held))
    .execute();
  // Whoever had that account before is not told of under it any more.
  await trx
    .deleteFrom('lms_seat')
    .where('link_id', '=', linkId)
    .where('subject', '=', launch.subject)
    .where('person_id', '!=', personId)
    .execute();
  await putInOutbox(trx, await resultsFromBefore(trx, seat), tools.now(), { revives: true });
  const from = { campaign: `lms ${linkId}`, rule: `opened in the learning platform ${launch.platform.name}` };
  return courseToOpen(trx, tools, seat, from);
}
