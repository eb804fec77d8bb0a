import { randomUUID } from 'node:crypto';
import type { LmsPackageTable, LmsRegistrationTable } from '../../../db/tables/lms.ts';
import { inTransaction, type Trx } from '../../../db/transaction.ts';
import { personFor } from '../../access/identity.ts';
import { proofHashOf } from '../../access/session.ts';
import type { Tools } from '../../environment.ts';
import { Refusal } from '../../refusals.ts';
import { hashOf, newSecret } from '../../secret.ts';
import { placeOf, takeTurn } from '../came-through.ts';
import { isPlaceLetIn } from '../endpoints.ts';
import { courseToOpen } from '../give-course.ts';
import { metStranger } from '../strangers.ts';
import type { Launched } from './package-shapes.ts';
import { packageInUse, type PackageKey } from './packages.ts';
import { tellOfBefore } from './results.ts';

export type Opening = Pick<Tools, 'db' | 'config' | 'evidence' | 'library' | 'sessions' | 'now' | 'today' | 'log'>;

/** How long a launcher may ask for results: a working day. */
const launchHours = 12;

/** What the launcher in a package says. */
export interface PackageLaunch extends PackageKey {
  learner: { id: string; name: string };
  /** Origin of the launcher's page. */
  origin: string;
  /** Origins of the pages around it, which would frame us too. */
  around: readonly string[];
}

/**
 * What is kept of a launch that has to be confirmed. Each has to be: all learners have the key of a package, and who the learner is the
 * launcher alone says.
 */
interface ToBeConfirmed {
  /** SHA-256 of what stands in the address of the page that asks. */
  open: string;
  isConfirmed: boolean;
}

/**
 * Opens the course of a package. Where the LMS says who the learner is, the answer has a frame in which they are signed in; else an address
 * where they do it themselves. Refuses packages that are not in use (`lms_unknown`), LMSs that nobody let in (`lms_deployment_waiting`),
 * courses that are gone (`course_unknown`), and people whom nobody here is known to be (`lms_person_unknown`).
 */
export async function launchPackage(tools: Opening, launch: PackageLaunch): Promise<Launched> {
  const outcome = await inTransaction(tools.db, async (trx): Promise<Launched | Refusal> => {
    await takeTurn(trx, launch.id);
    // cmi5 has a way of its own, on which the LMS has to say who the learner is.
    const made = await packageInUse(trx, launch.id, { key: launch.key, kinds: ['scorm12', 'scorm2004'] });
    if (!(await areLetIn(trx, [launch.origin, ...launch.around], tools.now()))) return waiting();
    if (!tools.library.has(made.course_id)) return gone();
    const token = newSecret();
    if (made.identifies === 'sign_in') {
      const open = newSecret();
      const registration = await register(trx, tools, made, {
        subject: launch.learner.id,
        token,
        kept: { open: hashOf(open), isConfirmed: false } satisfies ToBeConfirmed,
      });
      const query = new URLSearchParams({ package: made.id, launch: open });
      const address = `${tools.config.publicUrl}/lms/package/v1/open?${query}`;
      return { registration: registration.id, token, frame: null, proof: null, open: address };
    }
    const personId = await personBehind(trx, tools, made, launch.learner);
    if (personId instanceof Refusal) return personId;
    const { id: registration } = await register(trx, tools, made, { subject: launch.learner.id, token, personId });
    const assignmentId = await opened(trx, tools, made, { registration, personId });
    const how = signedInBy(tools, made, { origins: [launch.origin, ...launch.around], subject: launch.learner.id });
    const proof = { key: randomUUID(), value: newSecret() };
    const ticket = await tools.sessions.launched(
      trx,
      personId,
      how,
      proofHashOf(launch.origin, proof.value),
      tools.now(),
    );
    const said = new URLSearchParams({ assignment: assignmentId, lang: made.lang });
    // The frame asks its parent for the proof, and only if that is the page from which the launch came.
    const fragment = new URLSearchParams({ ticket, target: '_parent', origin: launch.origin, key: proof.key });
    const frame = `${tools.config.publicUrl}/lms/frame/course?${said}#${fragment}`;
    return { registration, token, frame, proof, open: null };
  });
  // Only now: what was learnt about places and people is kept although nobody comes in.
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}

export async function areLetIn(trx: Trx, origins: readonly string[], now: Date): Promise<boolean> {
  let letIn = true;
  // Each of them, so that whoever looks after it sees all that wait; in one order, because launches wait for each other.
  for (const origin of new Set(origins.toSorted())) letIn = (await isPlaceLetIn(trx, origin, now)) && letIn;
  return letIn;
}

/** How somebody is signed in by a package, and where that was opened. */
export function signedInBy(
  { config }: Opening,
  { id }: LmsPackageTable,
  { origins, subject }: { origins: readonly string[]; subject: string },
) {
  const said = { method: 'package', issuer: id, issuer_session: null, origin: config.publicUrl } as const;
  return { ...said, lms_id: id, lms_place: placeOf(origins), lms_subject: subject };
}

export function waiting(): Refusal {
  return new Refusal(
    'lms_deployment_waiting',
    'Packages may not run in this LMS yet. Your training administrator can let it in, under Learning platforms.',
  );
}

export function gone(): Refusal {
  return new Refusal('course_unknown', 'There is no such course any more. Tell whoever put this package into the LMS.');
}

export async function personBehind(
  trx: Trx,
  tools: Opening,
  made: LmsPackageTable,
  { id: subject, name, staffNumber = subject }: PackageLaunch['learner'] & { staffNumber?: string },
): Promise<string | Refusal> {
  const claimed = { issuer: made.id, tenant: '', subject, staffNumber };
  const foundBy = made.identifies === 'lms_number' ? (['staff_number'] as const) : [];
  const found = await personFor(trx, claimed, foundBy, { today: tools.today(), now: tools.now() });
  if (found) return found.id;
  await metStranger(trx, { issuer: made.id, subject, name: name || undefined, isOutsider: false }, tools.today());
  return new Refusal(
    'lms_person_unknown',
    'The LMS says who you are, but nobody on the staff list is known to be that. Ask your training administrator.',
  );
}

interface Registering {
  subject: string;
  token: string;
  personId?: string;
  kept?: object;
}

/** One for each learner of an LMS: a new launch takes the place of the one before. */
export async function register(
  trx: Trx,
  { now }: Opening,
  made: LmsPackageTable,
  { subject, token, personId, kept }: Registering,
): Promise<Pick<LmsRegistrationTable, 'id'>> {
  const said = {
    launch: JSON.stringify(kept ?? {}),
    token_hash: hashOf(token),
    expires_at: new Date(now().getTime() + launchHours * 3_600_000).toISOString(),
    ...(personId !== undefined && { person_id: personId }),
  };
  return trx
    .insertInto('lms_registration')
    .values({ id: randomUUID(), package_id: made.id, subject, person_id: null, ...said })
    .onConflict((conflict) => conflict.columns(['package_id', 'subject']).doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** Gives the course, and tells the LMS at once of somebody who has done it before. */
export async function opened(
  trx: Trx,
  tools: Opening,
  made: LmsPackageTable,
  { registration, personId }: { registration: string | null; personId: string },
): Promise<string> {
  const whose = { personId, courseId: made.course_id };
  const from = { campaign: `lms ${made.id}`, rule: `opened in the package ${made.name}` };
  const assignmentId = await courseToOpen(trx, tools, whose, from);
  if (registration !== null) await tellOfBefore(trx, registration, whose, tools.now());
  return assignmentId;
}

/** A package that somebody is about to open who signs in themselves. */
export interface ToConfirm {
  name: string;
  title: string;
  /** Whether an LMS is to hear of the result. */
  isTold: boolean;
}

/** What somebody is asked before they open a package. Refuses one that is not in use (`lms_unknown`) and a course that is gone. */
export async function packageToConfirm({ db, library }: Opening, id: string): Promise<ToConfirm> {
  const made = await packageInUse(db, id);
  if (!library.has(made.course_id)) throw gone();
  return { name: made.name, title: library.current(made.course_id, made.lang).title, isTold: made.kind !== 'html' };
}

/**
 * Somebody who is signed in says that they are the learner of a launch: from now on its LMS hears when they pass. Answers the assignment.
 * Refuses a launch that is over (`lms_launch_over`), and one in which somebody else has said that before (`lms_launch_refused`).
 * @param launch from the address; without one nobody is told
 */
export async function confirmPackage(
  tools: Opening,
  { id, launch, personId }: { id: string; launch: string | undefined; personId: string },
): Promise<string> {
  return inTransaction(tools.db, async (trx) => {
    await takeTurn(trx, id);
    const made = await packageInUse(trx, id);
    if (!tools.library.has(made.course_id)) throw gone();
    const registration = launch === undefined ? null : await confirmed(trx, tools, made, { launch, personId });
    return opened(trx, tools, made, { registration, personId });
  });
}

async function confirmed(
  trx: Trx,
  { now }: Opening,
  made: LmsPackageTable,
  { launch, personId }: { launch: string; personId: string },
): Promise<string> {
  const [asked, kept] = [false, true].map((isConfirmed) =>
    JSON.stringify({ open: hashOf(launch), isConfirmed } satisfies ToBeConfirmed),
  ) as [string, string];
  const row = await trx
    .selectFrom('lms_registration')
    .select(['id', 'person_id'])
    .where('package_id', '=', made.id)
    .where('launch', 'in', [asked, kept])
    .where('expires_at', '>', now().toISOString())
    .executeTakeFirst();
  if (!row)
    throw new Refusal(
      'lms_launch_over',
      'This page is over. Go back to the learning platform and open the course again.',
    );
  if (row.person_id !== null && row.person_id !== personId)
    throw new Refusal(
      'lms_launch_refused',
      'Somebody else has opened the course from this place in the learning platform. Sign in there as yourself.',
    );
  await trx
    .updateTable('lms_registration')
    .set((e) => ({
      person_id: personId,
      launch: kept,
      confirmed_at: e.fn.coalesce('confirmed_at', e.val(now().toISOString())),
    }))
    .where('id', '=', row.id)
    .execute();
  return row.id;
}

/**
 * The launch that a launcher shows its token for, and whether it may hear of the learner: not before they said that they are it. Refuses
 * others, and one whose LMS was shut out meanwhile (`lms_launch_over`).
 * @param origin of the launcher's page
 */
export async function launchWith(
  { db, now }: Opening,
  id: string,
  { token, origin }: { token: string | undefined; origin: string },
): Promise<{ registrationId: string; isTold: boolean }> {
  const row = await db
    .selectFrom('lms_registration')
    .innerJoin('lms_package', 'lms_package.id', 'lms_registration.package_id')
    .select(['lms_registration.id', 'launch'])
    .where('lms_registration.id', '=', id)
    .where('token_hash', '=', hashOf(token ?? ''))
    .where('expires_at', '>', now().toISOString())
    .where('ended_at', 'is', null)
    .where((e) =>
      e.exists(
        e.selectFrom('lms_endpoint').select('origin').where('origin', '=', origin).where('state', '=', 'active'),
      ),
    )
    .executeTakeFirst();
  if (!row) throw launchOver();
  // Written by `register`.
  const { isConfirmed = true } = JSON.parse(row.launch) as Partial<ToBeConfirmed>;
  return { registrationId: row.id, isTold: isConfirmed };
}

export function launchOver(): Refusal {
  return new Refusal('lms_launch_over', 'This launch is over. Open the course again in the learning platform.');
}
