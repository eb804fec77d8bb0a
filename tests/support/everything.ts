import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../db/transaction.ts';
import { giveAssignments } from '../../server/assignments/assign-course.ts';
import { personOnStaff } from '../../server/people/people-queries.ts';
import type { MyBadgeGiven } from '../../server/badges/badge-shapes.ts';
import { keepStanding } from '../../server/standing/keep-standing.ts';
import type { AssignmentView, CheckView } from '../../server/learning/learning-shapes.ts';
import type { WaiverTable } from '../../db/tables/assignment.ts';
import { policy } from '../documents/policy.ts';
import { completeFirstCourse } from './answers.ts';
import { packageRow, platformRow, storeRow } from './lms-rows.ts';
import type { Caller, Installation } from './installation.ts';

export const course = 'whose-data';

/** How it is recognised in an answer, whoever got it and in whatever form. */
export const marks = {
  /** An answer to a question of an attempt that is under way. */
  answer: 'mark-raw-response',
  /** What somebody wrote in a request for correction. */
  request: 'mark-wrong-unit',
  step: 'mark-step',
  seed: 'mark-seed',
  completedAt: '10:37:41',
  begunAt: '11:13:27',
  /** When a reminder was sent. */
  remindedAt: '09:41:07',
  batch: 'mark-batch',
  hold: 'Lawsuit 12/2026',
  /** Who somebody is at the company's issuer. */
  subject: 'mark-subject',
  /** Who somebody is in a learning platform. */
  learner: 'mark-learner',
  /** What opens a learning platform. */
  opens: 'mark-opens',
  /** What a record store was told. */
  told: 'mark-told',
};

const sent = `2026-11-24T${marks.remindedAt}.123Z`;

/** Whoever answers for it must not fail without being noticed. */
async function done(response: Promise<Response>): Promise<Response> {
  const answered = await response;
  if (!answered.ok) throw new Error(await answered.text());
  return answered;
}

/**
 * Fills every table that can hold something about a person with something about this one: a completion with its certificate,
 * a badge and a correction, an attempt under way with answers, a refresher, an exemption, a policy, a training elsewhere,
 * reminders, choices, a group, deputies, who looked, who they are elsewhere, learning platforms and what they were told, exports,
 * a request, a hold and an erasure that waits.
 */
export async function everythingAbout(
  there: Installation,
  name: string,
  { waiver = 'long_absence' }: { waiver?: WaiverTable['category'] | null } = {},
): Promise<
  Caller & { completion: string; badge: string; attempt: string; record: number; assignmentUnderWay: string }
> {
  const { db } = there.tools;
  const [ines, henrik, learner] = [
    await there.enter('Ines Castellan'),
    await there.enter('Henrik Vass'),
    await there.enter(name),
  ];
  const { id } = learner;
  await done(
    ines.put('/api/deputies', {
      managerId: henrik.id,
      deputyId: await idOf(there, 'Jonas Weil'),
      fromOn: '2026-11-24',
      untilOn: '2026-12-24',
    }),
  );
  await done(ines.post('/api/groups', { name: 'First aiders', kind: 'list', personIds: [id] }));
  const { now } = there.clock;
  there.clock.now = new Date(`2026-11-24T${marks.completedAt}.513Z`);
  const { completion } = await completeFirstCourse(there.tools, learner);
  there.clock.now = new Date(`2026-11-24T${marks.begunAt}.091Z`);
  await done(learner.get(`/api/completions/${completion!.id}/certificate.pdf`));
  const badge = await done(learner.post('/api/my/badges', { completionId: completion!.id, name: true }));
  const { id: badgeId } = (await badge.json()) as MyBadgeGiven;
  const { evidence_idx: record } = await db
    .selectFrom('completion')
    .select('evidence_idx')
    .where('id', '=', completion!.id)
    .executeTakeFirstOrThrow();
  await done(
    ines.post(`/api/evidence/records/${record}/amend`, {
      reason: 'Misspelt',
      changes: { unit: 'Customer care' },
      eraseOld: false,
    }),
  );
  const { id: document } = (await (await done(ines.post('/api/documents', policy))).json()) as { id: string };
  await done(ines.post(`/api/documents/${document}/ask`, { dueOn: '2026-12-24' }));
  const elsewhere = { ...policy, documentId: 'first-aid-of-data', kind: 'training', title: 'First aid' };
  const { id: training } = (await (await done(ines.post('/api/documents', elsewhere))).json()) as { id: string };
  await done(
    ines.post('/api/documents/outside-training', {
      taught: { documentVersionId: training },
      personIds: [id],
      outcome: 'attended',
      completedOn: '2026-11-20',
    }),
  );

  const assignmentUnderWay = await anotherRound(there, id);
  const attempt = await begin(there, learner, assignmentUnderWay);
  there.clock.now = now;
  if (waiver)
    await done(ines.post('/api/waivers', { personId: id, courseId: course, category: waiver, untilOn: '2027-03-31' }));
  await db
    .insertInto('refresher')
    .values({
      id: randomUUID(),
      person_id: id,
      kind: 'quarter',
      due_on: '2027-02-24',
      seed: marks.seed,
      drawn: '[]',
      finished_on: null,
    })
    .execute();

  await db
    .insertInto('identity')
    .values({
      issuer: 'https://login.brightwater.example',
      tenant: '',
      subject: marks.subject,
      person_id: id,
      found_by: 'email',
      linked_at: now.toISOString(),
    })
    .execute();
  await inLearningPlatforms(there, id);
  await remind(there, { personId: id, senderId: henrik.id, assignmentId: assignmentUnderWay });
  await done(learner.put('/api/my/mail-choices', { beforeDue: false }));
  await done(learner.post('/api/my/calendar'));
  await done(learner.post('/api/my/correction-requests', { about: record, text: marks.request }));
  await done(henrik.get('/api/team'));
  await done(ines.get(`/api/evidence/people/${id}`));
  await (await done(ines.post('/api/exports', { report: 'standing' }))).text();
  await done(ines.post('/api/erasure', { personId: id, basis: 'art17', when: 'tonight' }));
  await done(ines.put(`/api/erasure/holds/${id}`, { reason: marks.hold }));
  return { ...learner, completion: completion!.id, badge: badgeId, attempt, record, assignmentUnderWay };
}

/** A learning platform, a package and a record store that know somebody, what they were told and are to be told, and a doublet. */
async function inLearningPlatforms({ tools: { db } }: Installation, personId: string): Promise<void> {
  const person = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();
  const told = '2026-11-24T08:17:03.123Z';
  const made = { made_by: null, made_at: told };
  const later = '2026-11-24T18:00:00.000Z';
  const subject = marks.learner;
  await db.insertInto('lms_platform').values(platformRow).execute();
  await db.insertInto('lms_package').values(packageRow).execute();
  await db
    .insertInto('lrs')
    .values({ ...storeRow, paused_at: later })
    .execute();
  const invitation = { token_hash: 'invited', terms: '{}', ...made, expires_at: later };
  await db.insertInto('lms_invitation').values(invitation).execute();
  const place = { platform_id: 'lms', deployment_id: '1', resource_link_id: '7', first_seen_at: told };
  const link = { id: 'link', title: 'Privacy', context_title: 'First week', grades: null, members_url: null };
  await db
    .insertInto('lms_link')
    .values({ ...link, ...place, course_id: course })
    .execute();
  await db
    .insertInto('lms_seat')
    .values({ link_id: 'link', person_id: personId, subject, course_id: course })
    .execute();
  const launch = JSON.stringify({ fetch: marks.opens, name: person.name });
  const registration = { id: 'registration', package_id: 'package', subject, person_id: personId };
  await db
    .insertInto('lms_registration')
    .values({ ...registration, launch, token_hash: marks.opens, expires_at: later })
    .execute();
  const result = { linkId: 'link', subject, at: told, score: { points: 9, max: 10 } };
  const statement = { actor: { mbox: `mailto:${person.email}` }, result: { response: marks.told }, token: marks.opens };
  const taken = { state: 'delivered', ended_at: told, status: 200, send_after: told } as const;
  const held = { state: 'waiting', ended_at: null, status: null, send_after: '9999-12-31T00:00:00.000Z' } as const;
  const deliveries = [
    { channel: 'ags', receiver_id: 'lms', event: 'passed', body: result, ...taken },
    { channel: 'xapi', receiver_id: 'lrs', event: 'completed', body: statement, ...held },
    { channel: 'cmi5', receiver_id: 'registration', event: 'passed', body: statement, ...taken, state: 'dead' },
  ] as const;
  const about = { person_id: personId, course_id: course, once: personId, lane: 'campus', made_at: told };
  const sending = { claimed_at: null, claimed_by: null, first_tried_at: null, tries: 1, detail: null };
  await db
    .insertInto('delivery')
    .values(
      deliveries.map(({ body, ...delivery }, position) => {
        const said = { id: randomUUID(), position, body: JSON.stringify(body) };
        return { ...said, ...about, ...sending, ...delivery };
      }),
    )
    .execute();
  // The same person again: recognised since, by an address, and by a number.
  const identity = { issuer: platformRow.id, tenant: '', subject: 'since', person_id: personId };
  await db
    .insertInto('identity')
    .values({ ...identity, found_by: 'admin', linked_at: told })
    .execute();
  const unknown = { issuer: platformRow.id, is_outsider: 0, first_seen_on: '2026-11-24' } as const;
  const { name, email, staff_number } = person;
  await db
    .insertInto('lms_stranger')
    .values([
      { ...unknown, subject: 'since', name, email: null, staff_number: null },
      { ...unknown, subject: 'by mail', name: null, email: email.toUpperCase(), staff_number: null },
      { ...unknown, subject: 'by number', name: null, email: null, staff_number },
    ])
    .execute();
}

export async function idOf({ tools }: Installation, name: string): Promise<string> {
  const row = await tools.db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return row.id;
}

/** Another round of the course for somebody, which was due before; they need not have anything open. */
async function anotherRound({ tools: { db, evidence, library } }: Installation, personId: string): Promise<string> {
  const campaign = 'again';
  const person = (await personOnStaff(db, personId, '2026-11-24'))!;
  const { version, lang, content } = library.current(course, 'en');
  const claim = { id: course, version, lang, content };
  const rule = 'asked again';
  await inTransaction(db, async (trx) => {
    const given = { course: claim, person, campaign, dueOn: '2026-11-18', rule, line: null, graceDays: 0 };
    await giveAssignments(trx, evidence, [given], new Date('2026-11-24T10:00:00Z'));
    await keepStanding(trx, [personId], '2026-11-24', [course]);
  });
  const row = await db
    .selectFrom('assignment')
    .select('id')
    .where('person_id', '=', personId)
    .where('campaign', '=', campaign)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Begins an attempt and answers its knowledge check wrongly; what is kept of it can be recognised. */
export async function begin({ tools: { db } }: Installation, learner: Caller, assignment: string): Promise<string> {
  const started = await done(learner.post(`/api/my/assignments/${assignment}/attempt`));
  const { id } = ((await started.json()) as AssignmentView).attempt!;
  const { questions } = (await (await done(learner.get(`/api/attempts/${id}/check`))).json()) as CheckView;
  for (const question of questions)
    await done(learner.put(`/api/attempts/${id}/answers/${question.id}`, { response: { unsure: true } }));
  // To a question that this version does not have: others would be judged again, and refused.
  const marked = { question_id: 'not-there', part: 'practice', points: 0, answered_at: sent } as const;
  await db
    .insertInto('answer')
    .values({ ...marked, attempt_id: id, response: JSON.stringify({ note: marks.answer }) })
    .execute();
  await db.updateTable('attempt').set({ step: marks.step }).where('id', '=', id).execute();
  return id;
}

/** A reminder by hand that was sent, and the turn that it took. */
export async function remind(
  { tools: { db } }: Installation,
  { personId, senderId, assignmentId }: { personId: string; senderId: string; assignmentId: string },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('reminder')
    .values({
      id,
      person_id: personId,
      course_id: course,
      assignment_id: assignmentId,
      recipient_id: personId,
      kind: 'manual',
      step: marks.batch,
      batch_id: marks.batch,
      sender_id: senderId,
      due_on: '2026-11-18',
      state: 'sent',
      planned_at: sent,
      send_after: sent,
      claimed_at: sent,
      claimed_by: null,
      first_tried_at: sent,
      tries: 1,
      ended_at: sent,
      why: null,
      detail: null,
    })
    .execute();
  await db
    .insertInto('reminder_turn')
    .values({ recipient_id: personId, person_id: personId, course_id: course, on_day: '2026-11-24', reminder_id: id })
    .execute();
  return id;
}
