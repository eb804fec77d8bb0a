import { expect, test } from 'vitest';
import { link as linkIdentity } from '../../../server/access/identity.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { onSqlite } from '../../support/database.ts';
import type { Installation } from '../../support/installation.ts';
import { lti, roles, type LmsUser } from '../../support/lti-platform.ts';
import { connect, launch, learnerIn } from '../../support/lti/connected.ts';
import { connected, onStaff, otherPlatform, refusedFor, rowsOf } from './connected.ts';

const strangers = ({ tools }: Pick<Installation, 'tools'>) =>
  tools.db.selectFrom('lms_stranger').selectAll().orderBy('subject').execute();

/** Rows that let somebody in, or give them something. */
async function given(there: Pick<Installation, 'tools'>) {
  const { identity, sign_in, ticket, session, lms_seat, assignment, person, evidence_entry, delivery } =
    await rowsOf(there);
  return { identity, sign_in, ticket, session, lms_seat, assignment, person, evidence_entry, delivery };
}

onSqlite('a place that nobody let in waits for that, and opens nothing', async () => {
  const { there, platform, platformId, tool, link, leila } = await connected();
  const before = await rowsOf(there);
  const elsewhere = { changes: { claims: { [lti('deployment_id')]: "2' or 1=1 --" } } };
  for (let i = 0; i < 2; i++)
    expect(await refusedFor((await launch(there, platform, leila, link, elsewhere)).response)).toBe(
      'lms_deployment_waiting',
    );
  const chooses = { ...elsewhere.changes.claims, [lti('roles')]: [roles.instructor] };
  const choosing = { changes: { claims: chooses }, message: 'LtiDeepLinkingRequest' } as const;
  expect(await refusedFor((await launch(there, platform, leila, link, choosing)).response)).toBe(
    'lms_deployment_waiting',
  );
  // It stands there for the administrator, and nothing else does.
  expect(await rowsOf(there)).toEqual({ ...before, lms_deployment: before['lms_deployment']! + 1 });
  const set = (state: 'active' | 'disabled') =>
    there.tools.db.updateTable('lms_deployment').set({ state }).where('platform_id', '=', platformId).execute();
  await set('disabled');
  expect(await refusedFor((await launch(there, platform, leila, link, elsewhere)).response)).toBe(
    'lms_deployment_waiting',
  );
  expect(await refusedFor((await launch(there, platform, leila, link)).response)).toBe('lms_deployment_waiting');
  await set('active');
  expect((await launch(there, platform, leila, link, elsewhere)).response.status).toBe(303);
  expect(tool.deploymentIds).toEqual(['1']);
});

test('nobody is found by a name or an e-mail address; who sends neither may come in by a number', async () => {
  const { there, platform, link, person } = await connected();
  const before = await given(there);
  const alike = platform.user({ id: 'a', name: person.name, email: person.email });
  expect(await refusedFor((await launch(there, platform, alike, link)).response)).toBe('lms_person_unknown');
  Object.assign(platform.tastes, { sendsName: false, sendsEmail: false });
  const unknown = platform.user({ id: 'b', name: 'Nobody', staffNumber: 'of nobody' });
  expect(await refusedFor((await launch(there, platform, unknown, link)).response)).toBe('lms_person_unknown');
  const bare = platform.user({ id: 'c' });
  expect(await refusedFor((await launch(there, platform, bare, link)).response)).toBe('lms_person_unknown');
  expect(await given(there)).toEqual(before);
  expect(await strangers(there)).toMatchObject([
    { subject: 'a', name: person.name, email: person.email, staff_number: null, is_outsider: 0 },
    { subject: 'b', name: null, email: null, staff_number: 'of nobody', is_outsider: 0 },
    { subject: 'c', name: null, email: null, staff_number: null, is_outsider: 0 },
  ]);
  const numbered = platform.user({ staffNumber: person.staff_number });
  const learner = await learnerIn(there, await launch(there, platform, numbered, link));
  expect(await (await learner.get('/api/session')).json()).toMatchObject({ person: { id: person.id } });
});

onSqlite('all to whom Canvas gives the name of its variable for a number are not one person', async () => {
  const { there, platform, link } = await connected({ terms: { makesPeople: true } });
  const without = (id: string) =>
    platform.user({ id, name: id, email: `${id}@brightwater.example`, staffNumber: '$Person.sourcedId' });
  const ids = [];
  for (const id of ['Ada', 'Bo']) {
    const learner = await learnerIn(there, await launch(there, platform, without(id), link));
    const { person } = (await (await learner.get('/api/session')).json()) as { person: { id: string; name: string } };
    expect(person.name).toBe(id);
    ids.push(person.id);
  }
  expect(new Set(ids).size).toBe(2);
});

onSqlite('where the organisation says so, not even a number finds anybody', async () => {
  const { there, platform, link, leila } = await connected({ terms: { foundBy: 'nothing' } });
  expect(await refusedFor((await launch(there, platform, leila, link)).response)).toBe('lms_person_unknown');
  expect(await strangers(there)).toMatchObject([{ subject: leila.id, staff_number: leila.staffNumber }]);
});

onSqlite("a student's number is not a number of staff, nor is that of who plays a learner", async () => {
  const { there, platform, link, leila, person } = await connected({ terms: { makesPeople: true } });
  const before = await given(there);
  const has = (...more: string[]) => platform.user({ ...leila, id: more.join(), roles: [roles.learner, ...more] });
  const tester = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';
  for (const user of [has(roles.student), has(tester)])
    expect(await refusedFor((await launch(there, platform, user, link)).response), user.id).toBe('lms_person_unknown');
  expect(await given(there)).toEqual(before);
  expect(await strangers(there)).toMatchObject([{ subject: roles.student, is_outsider: 1 }]);
  // Whoever works there may study there as well.
  const both = has(roles.student, 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Staff');
  expect((await launch(there, platform, both, link)).response.status).toBe(303);
  // And an administrator may know better.
  const claimed = {
    issuer: (await there.tools.db.selectFrom('lms_platform').select('id').executeTakeFirstOrThrow()).id,
  };
  const student = platform.user({ roles: [roles.learner, roles.student] });
  await inTransaction(there.tools.db, (trx) =>
    linkIdentity(trx, { ...claimed, tenant: '', subject: student.id }, person.id, 'admin', there.clock.now),
  );
  expect((await launch(there, platform, student, link)).response.status).toBe(303);
});

test('who has left comes in no more, and the same name at two platforms is two people until an administrator says otherwise', async () => {
  const { there, platform, link, leila, person } = await connected();
  const { db } = there.tools;
  const other = await otherPlatform(there, 'other-lms');
  const { id, tool } = await connect(there, other, { terms: { foundBy: 'nothing' } });
  const theirs = other.link({ course: other.course(), tool, custom: { course: 'whose-data' } });
  const idOf = async (at: typeof platform, user: LmsUser, its: typeof link) => {
    const learner = await learnerIn(there, await launch(there, at, user, its));
    return ((await (await learner.get('/api/session')).json()) as { person: { id: string } }).person.id;
  };
  expect(await idOf(platform, leila, link)).toBe(person.id);
  const namesake = other.user({ id: leila.id, name: person.name, email: person.email });
  expect(await refusedFor((await launch(there, other, namesake, theirs)).response)).toBe('lms_person_unknown');
  const emil = await onStaff(there, 'Emil Strand');
  const say = (personId: string) =>
    inTransaction(db, (trx) =>
      linkIdentity(trx, { issuer: id, tenant: '', subject: namesake.id }, personId, 'admin', there.clock.now),
    );
  await say(emil.id);
  expect(await idOf(other, namesake, theirs)).toBe(emil.id);
  await say(person.id);
  expect(await idOf(other, namesake, theirs)).toBe(person.id);
  expect(await idOf(platform, leila, link)).toBe(person.id);

  await db.updateTable('person').set({ left_on: '2026-11-01' }).where('id', '=', person.id).execute();
  const before = await given(there);
  expect(await refusedFor((await launch(there, platform, leila, link)).response)).toBe('lms_person_unknown');
  expect(await refusedFor((await launch(there, other, namesake, theirs)).response)).toBe('lms_person_unknown');
  expect(await given(there)).toEqual(before);
});

onSqlite('a link to a course that is gone, or was never chosen, leads nobody astray', async () => {
  const { there, platform, tool, course, link, leila } = await connected();
  const before = await given(there);
  const gone = platform.link({ course, tool, custom: { course: 'removed' } }, { scoreMaximum: 100 });
  const inAddress = platform.link({ course, tool, targetLinkUri: `${tool.targetLinkUri}?course=removed` });
  for (const its of [gone, inAddress])
    expect(await refusedFor((await launch(there, platform, leila, its)).response)).toBe('course_unknown');
  expect(await given(there)).toEqual(before);
  // The administrator sees the links and what they lead to.
  expect((await rowsOf(there))['lms_link']).toBe(2);

  // A learner finds everything that is open; who teaches is asked which course it is.
  const bare = platform.link({ course, tool });
  const opened = await launch(there, platform, leila, bare);
  expect(opened.response.headers.get('location')).toMatch(/^\/lms\/frame\/my-training\?.*#ticket=/);
  expect((await given(there)).lms_seat).toBe(0);
  const teacher = platform.user({ ...leila, roles: [roles.instructor] });
  const asked = await launch(there, platform, teacher, bare);
  expect(asked.response.headers.get('location')).toMatch(/^\/lms\/lti\/choose\?choice=/);
  // Where a course is known, who teaches learns like everybody.
  const known = await launch(there, platform, teacher, link);
  expect(known.response.headers.get('location')).toMatch(/^\/lms\/frame\/course\?/);
});
