import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AssignmentView } from '../../../server/learning/learning-shapes.ts';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite, temporaryFolder } from '../../support/database.ts';
import { allCourses, installation } from '../../support/installation.ts';
import { lti, ltiPlatform, roles, type Link, type LmsUser } from '../../support/lti-platform.ts';
import { arrive, connect, launch, learnerIn } from '../../support/lti/connected.ts';

const minute = 60_000;

/** An installation and a platform that know each other, and a link to the course for all staff. */
async function connected(more: Parameters<typeof connect>[2] & { settings?: Record<string, string> } = {}) {
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes', ...more.settings });
  const platform = await ltiPlatform({ clock: there.clock, ask: async (url) => there.app.request(url) });
  const { id, tool } = await connect(there, platform, more);
  const course = platform.course();
  const link = platform.link({ course, tool, custom: { course: 'whose-data' } }, { scoreMaximum: 100 });
  /** Somebody on staff opens the link: the LMS sends their staff number. */
  const open = async (name: string, user: LmsUser, its: Link = link) => {
    const person = await there.tools.db
      .selectFrom('person')
      .select(['id', 'staff_number'])
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    const changes = { claims: { [lti('lis')]: { person_sourcedid: person.staff_number } } };
    const launched = await launch(there, platform, user, its, { changes });
    expect(launched.response.status).toBe(303);
    return { person, launched, learner: await learnerIn(there, launched) };
  };
  return { ...there, there, platform, platformId: id, course, tool, link, open };
}

const deliveries = ({ tools }: Pick<Awaited<ReturnType<typeof connected>>, 'tools'>) =>
  tools.db.selectFrom('delivery').select(['state', 'status', 'detail', 'tries']).orderBy('made_at').execute();

test('a launch signs somebody in for what a learner does; who passes is told to the platform, once', async () => {
  const { there, tools, platform, open, app } = await connected();
  const user = platform.user({ name: 'Leila', email: 'leila@elsewhere.example' });
  const { person, launched, learner } = await open('Leila Haddad', user);
  const session = (await (await learner.get('/api/session')).json()) as { person: { id: string } };
  expect(session.person.id).toBe(person.id);
  expect((await learner.get('/api/keys')).status).toBe(403);

  const result = await completeFirstCourse(tools, learner);
  expect(result.passed).toBe(true);
  await deliverNow(tools);
  const whole = { scoreGiven: 100, scoreMaximum: 100, activityProgress: 'Completed', gradingProgress: 'FullyGraded' };
  expect(platform.scores({ user })).toMatchObject([{ ...whole, times: 1 }]);
  await deliverNow(tools);
  expect(platform.scores({ user })).toMatchObject([{ times: 1 }]);
  expect(await deliveries({ tools })).toEqual([
    { state: 'delivered', status: expect.any(Number), detail: null, tries: 1 },
  ]);

  // How the person was identified is in evidence, and the form is worth nothing a second time.
  const { evidence_idx: entry } = await tools.db
    .selectFrom('completion')
    .select('evidence_idx')
    .where('id', '=', result.completion!.id)
    .executeTakeFirstOrThrow();
  const sealed = await tools.db.selectFrom('evidence_disclosure').selectAll().where('idx', '=', entry).execute();
  expect(sealed.map((row) => Buffer.from(row.disclosure, 'base64url').toString()).join()).toContain(
    `"identified":{"issuer":"${platform.issuer}","method":"lms","origin":"${there.config.publicUrl}"}`,
  );
  expect((await arrive({ app }, launched.form, launched.cookie)).status).toBe(400);
});

onSqlite('whoever passed before, in the intranet, is told to the platform when they open the link', async () => {
  const { enter, tools, platform, open } = await connected();
  await completeFirstCourse(tools, await enter('Leila Haddad'));
  await deliverNow(tools);
  const user = platform.user();
  const { learner } = await open('Leila Haddad', user);
  const view = (await (
    await learner.get(`/api/my/assignments/${await learner.assignment()}`)
  ).json()) as AssignmentView;
  expect(view.assignment.standing).toBe('completed');
  await deliverNow(tools);
  await open('Leila Haddad', user);
  await deliverNow(tools);
  expect(platform.scores({ user })).toMatchObject([{ scoreGiven: 100, times: 1 }]);
});

test('a course that nobody asked of somebody is given to them when the LMS opens it', async () => {
  const courseId = 'on-behalf-of';
  const courses = temporaryFolder();
  cpSync(join(allCourses, courseId), join(courses, courseId), { recursive: true });
  const { tools, platform, course, tool, open } = await connected({ settings: { A39_COURSES: courses } });
  expect(await tools.db.selectFrom('assignment').selectAll().execute()).toEqual([]);
  const link = platform.link({ course, tool, custom: { course: courseId } }, { scoreMaximum: 100 });
  const { person, learner } = await open('Leila Haddad', platform.user(), link);
  await open('Leila Haddad', platform.user(), link);
  const given = await tools.db
    .selectFrom('assignment')
    .select(['id', 'rule'])
    .where('person_id', '=', person.id)
    .where('course_id', '=', courseId)
    .execute();
  expect(given.map(({ id }) => id)).toContain(await learner.assignment());
  expect(given).toHaveLength(1);
});

onSqlite('points are told where the organisation wants that, and never where scores are not recorded', async () => {
  for (const [settings, expected] of [
    [{}, { scoreGiven: expect.any(Number), scoreMaximum: expect.any(Number) }],
    [{ A39_RECORD_SCORES: 'no' }, { scoreGiven: 100, scoreMaximum: 100 }],
  ] as const) {
    const { tools, platform, open } = await connected({ terms: { sends: 'score' }, settings });
    const user = platform.user();
    await completeFirstCourse(tools, (await open('Leila Haddad', user)).learner);
    await deliverNow(tools);
    expect(platform.scores({ user })).toMatchObject([expected]);
  }
});

test('a link without a column gets one; the same one for everybody', async () => {
  const { tools, platform, course, tool, open } = await connected();
  const link = platform.link({ course, tool, custom: { course: 'whose-data' } });
  for (const name of ['Leila Haddad', 'Emil Strand']) {
    await completeFirstCourse(tools, (await open(name, platform.user(), link)).learner);
    await deliverNow(tools);
  }
  const columns = platform.lineItems().filter((item) => item.resourceLinkId === link.id);
  expect(columns).toMatchObject([{ label: 'Whose data, who decides', resourceId: 'whose-data', tag: 'completion' }]);
  expect(platform.scores({ lineItem: columns[0]! })).toHaveLength(2);
});

onSqlite(
  'a platform that is down for two days, then busy, then does not know us has the result in the end',
  async () => {
    const { tools, clock, platform, tool, open } = await connected();
    const user = platform.user();
    await completeFirstCourse(tools, (await open('Leila Haddad', user)).learner);
    const wait = async (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * minute);
      await deliverNow(tools);
    };
    await platform.down();
    for (let hour = 0; hour < 48; hour++) await wait(60);
    expect(await deliveries({ tools })).toMatchObject([
      { state: 'failed', detail: expect.stringContaining('127.0.0.1') },
    ]);
    await platform.up();
    platform.breaks('scores', { status: 429, retryAfter: 5 * 3_600 }, 1);
    await wait(240);
    expect(await deliveries({ tools })).toMatchObject([{ state: 'failed', status: 429 }]);
    const asked = platform.asked('scores').length;
    await wait(240);
    expect(platform.asked('scores')).toHaveLength(asked);
    platform.breaks('token', { status: 404 }, 1);
    platform.breaks('scores', { status: 401 }, 2);
    await wait(61);
    await wait(240);
    await wait(240);
    expect(platform.scores({ user })).toMatchObject([{ times: 1 }]);
    expect(platform.tools.has(tool.clientId)).toBe(true);
  },
);

onSqlite('a platform that keeps a result and does not say so hears it again as the same one', async () => {
  const { tools, clock, platform, open } = await connected();
  const user = platform.user();
  await completeFirstCourse(tools, (await open('Leila Haddad', user)).learner);
  platform.breaks('scores', 'accepts and hangs', 1);
  await deliverNow(tools);
  expect(await deliveries({ tools })).toMatchObject([
    { state: 'failed', detail: expect.stringMatching(/took too long/) },
  ]);
  clock.now = new Date(clock.now.getTime() + 6 * minute);
  await deliverNow(tools);
  expect(await deliveries({ tools })).toMatchObject([{ state: 'delivered' }]);
  expect(new Set(platform.scores({ user }).map((score) => score.timestamp)).size).toBe(1);
});

onSqlite('a column that is gone refuses for good, in words, until it is sent again', async () => {
  const { tools, platform, open } = await connected();
  const user = platform.user();
  await completeFirstCourse(tools, (await open('Leila Haddad', user)).learner);
  for (const item of platform.lineItems()) platform.dropLineItem(item.id);
  await deliverNow(tools);
  expect(await deliveries({ tools })).toMatchObject([{ state: 'dead', status: 404 }]);
});

test('a completion that is withdrawn is taken back at the platform, and the next one counts again', async () => {
  const { enter, tools, clock, platform, open } = await connected();
  const user = platform.user();
  const { learner } = await open('Leila Haddad', user);
  await completeFirstCourse(tools, learner);
  const { evidence_idx: entry } = await tools.db
    .selectFrom('completion')
    .select('evidence_idx')
    .executeTakeFirstOrThrow();
  clock.now = new Date(clock.now.getTime() + minute);
  const ines = await enter('Ines Castellan');
  expect(
    (await ines.post(`/api/evidence/records/${entry}/revoke`, { reason: 'Somebody else sat there.' })).status,
  ).toBe(200);
  await deliverNow(tools);
  expect(platform.scores({ user })).toMatchObject([
    { scoreGiven: 100, gradingProgress: 'FullyGraded' },
    { gradingProgress: 'NotReady' },
  ]);
  expect(platform.scores({ user })[1]).not.toHaveProperty('scoreGiven', expect.anything());
});

test('somebody whom nobody is known to be waits for an administrator; nothing of them is on staff', async () => {
  const { there, tools, platform, link } = await connected();
  const user = platform.user({ name: 'Leila Haddad', email: 'leila.haddad@brightwater.example' });
  const { response } = await launch(there, platform, user, link);
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('You are not known here yet');
  expect(await tools.db.selectFrom('lms_stranger').selectAll().execute()).toMatchObject([
    { subject: user.id, name: 'Leila Haddad', is_outsider: 0 },
  ]);
  expect(await tools.db.selectFrom('identity').selectAll().execute()).toEqual([]);
  expect(await tools.db.selectFrom('sign_in').selectAll().where('method', '=', 'lms').execute()).toEqual([]);
});

onSqlite(
  'a platform that calls everybody a student who takes a course has them added, where the organisation says so',
  async () => {
    const { there, platform, link } = await connected({ terms: { makesPeople: true, takesStudents: true } });
    const student = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student';
    const user = platform.user({ name: 'A', email: 'a@elsewhere.example', roles: [roles.learner, student] });
    expect((await launch(there, platform, user, link)).response.status).toBe(303);
  },
);

test('a platform whose people are staff adds them; students, who may be somebody else, and test people are not added', async () => {
  const { there, tools, platform, link } = await connected({ terms: { makesPeople: true } });
  const status = async (user: LmsUser) => (await launch(there, platform, user, link)).response.status;
  const newcomer = platform.user({ name: 'Ada Moreau', email: 'ada.moreau@brightwater.example' });
  expect(await status(newcomer)).toBe(303);
  expect(await status(newcomer)).toBe(303);
  const student = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student';
  expect(
    await status(platform.user({ name: 'A', email: 'a@elsewhere.example', roles: [roles.learner, student] })),
  ).toBe(403);
  expect(await status(platform.user({ name: 'L', email: 'Leila.Haddad@brightwater.example' }))).toBe(403);
  const tester = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';
  expect(await status(platform.user({ name: 'T', email: 't@elsewhere.example', roles: [roles.learner, tester] }))).toBe(
    403,
  );
  platform.tastes.sendsEmail = false;
  expect(await status(platform.user({ name: 'Nobody' }))).toBe(403);
  const added = await tools.db.selectFrom('person').select('name').where('source', '=', 'hand').execute();
  expect(added.filter(({ name }) => name === 'Ada Moreau')).toHaveLength(1);
  const waiting = await tools.db.selectFrom('lms_stranger').select('is_outsider').orderBy('is_outsider').execute();
  expect(waiting.map((row) => row.is_outsider)).toEqual([0, 0, 1]);
});
