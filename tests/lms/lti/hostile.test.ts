import { expect, test } from 'vitest';
import type { Launch } from '../../../server/lms/lti/launch.ts';
import { openLink } from '../../../server/lms/lti/open-link.ts';
import { platformWith } from '../../../server/lms/lti/platform.ts';
import { onSqlite } from '../../support/database.ts';
import { client, codeOf } from '../../support/installation.ts';
import { lti, roles, type LmsUser } from '../../support/lti-platform.ts';
import { connect, launch } from '../../support/lti/connected.ts';
import { connected, onStaff, otherPlatform, refusedFor, rowsOf } from './connected.ts';

onSqlite(
  'whose pages may frame ours says a launch from a place that was let in, and names are no patterns',
  async () => {
    const { there, platform, link, leila } = await connected();
    const origins = async () => {
      const row = await there.tools.db.selectFrom('lms_platform').select('origins').executeTakeFirstOrThrow();
      return JSON.parse(row.origins) as string[];
    };
    const before = await origins();
    const from = (address: string, more: object = {}) => ({
      changes: { claims: { [lti('launch_presentation')]: { return_url: address }, ...more } },
    });
    const elsewhere = { [lti('deployment_id')]: 'another customer' };
    const hostile = from('https://hostile.example/back', elsewhere);
    expect(await refusedFor((await launch(there, platform, leila, link, hostile)).response)).toBe(
      'lms_deployment_waiting',
    );
    const chooses = from('https://hostile.example/back', { ...elsewhere, [lti('roles')]: [roles.instructor] });
    const choosing = { ...chooses, message: 'LtiDeepLinkingRequest' } as const;
    expect(await refusedFor((await launch(there, platform, leila, link, choosing)).response)).toBe(
      'lms_deployment_waiting',
    );
    expect(await origins()).toEqual(before);
    for (const address of ['https://*/', 'https://*.example/', 'https://a;script-src/', 'https://a,b/'])
      expect((await launch(there, platform, leila, link, from(address))).response.status).toBe(303);
    expect(await origins()).toEqual(before);
    await launch(there, platform, leila, link, from('https://portal.example/back'));
    expect(await origins()).toEqual([...before, 'https://portal.example']);
  },
);

onSqlite('whoever was found meanwhile is nobody else by a page that is old', async () => {
  const { there, platform, platformId, link, leila, person } = await connected();
  const tobias = await there.enter('Tobias Feld');
  const emil = await onStaff(there, 'Emil Strand');
  const { staffNumber: _number, ...unnumbered } = leila;
  const without = platform.user(unnumbered);
  expect(await refusedFor((await launch(there, platform, without, link)).response)).toBe('lms_person_unknown');
  expect((await launch(there, platform, leila, link)).response.status).toBe(303);
  const outside = { issuer: platformId, subject: leila.id };
  const links = [{ ...outside, personId: emil.id }];
  expect(await (await tobias.post('/api/lms/strangers/links', { links })).json()).toEqual({ linked: 0 });
  const added = { ...outside, name: 'Leila H.', email: 'leila.h@brightwater.example', staffNumber: 'L-1' };
  expect(await codeOf(await tobias.post('/api/lms/strangers/people', added))).toBe('lms_stranger_unknown');
  const known = await there.tools.db.selectFrom('identity').select('person_id').execute();
  expect(known).toEqual([{ person_id: person.id }]);
});

onSqlite('whom an LMS describes as nobody can be, is not put on the staff list', async () => {
  const { there, platform, link } = await connected({ terms: { makesPeople: true } });
  const before = await there.tools.db.selectFrom('person').select('id').execute();
  const good = { name: 'New Person', email: 'new@brightwater.example', staffNumber: 'N-1' };
  for (const [i, odd] of [
    { email: 'nobody' },
    { email: 'a@brightwater.example, b@elsewhere.example' },
    { email: 'a@brightwater.example\r\nBcc: b@elsewhere.example' },
    { name: 'New\r\nPerson' },
    { name: 'x'.repeat(300) },
    { staffNumber: 'N'.repeat(200) },
    { staffNumber: 'N\n1' },
  ].entries()) {
    const user = platform.user({ id: `odd-${i}`, ...good, ...odd });
    expect(await refusedFor((await launch(there, platform, user, link)).response), JSON.stringify(odd)).toBe(
      'lms_person_unknown',
    );
  }
  expect(await there.tools.db.selectFrom('person').select('id').execute()).toEqual(before);
  const user = platform.user({ id: 'good', ...good });
  expect((await launch(there, platform, user, link)).response.status).toBe(303);
});

test('a newcomer who opens two links at once is one person', async () => {
  const { there, platform, link, lines } = await connected({ terms: { makesPeople: true } });
  const user = platform.user({ name: 'New Person', email: 'new@brightwater.example', staffNumber: 'N-1' });
  const both = await Promise.all([1, 2, 3, 4].map(() => launch(there, platform, user, link)));
  expect(both.map(({ response }) => response.status)).toEqual([303, 303, 303, 303]);
  const made = there.tools.db.selectFrom('person').select('id').where('staff_number', '=', 'N-1');
  expect(await made.execute()).toHaveLength(1);
  const given = await there.tools.db
    .selectFrom('assignment')
    .select('course_id')
    .where('person_id', 'in', made)
    .execute();
  expect(new Set(given.map((one) => one.course_id)).size).toBe(given.length);
  expect(lines.filter(({ code }) => code)).toEqual([]);
});

test('somebody whom two platforms name at once is one person, and is given a course once', async () => {
  const terms = { makesPeople: true };
  const { there, platform, link, leila, person, lines } = await connected({ terms });
  const other = await otherPlatform(there, 'other-lms');
  const { tool } = await connect(there, other, { terms });
  const theirs = other.link({ course: other.course(), tool, custom: { course: 'whose-data' } });
  const { db } = there.tools;
  const statuses = async (said: Partial<LmsUser>) => {
    const both = await Promise.all([
      launch(there, platform, platform.user(said), link),
      launch(there, other, other.user(said), theirs),
    ]);
    return both.map(({ response }) => response.status);
  };
  // Whoever looks a moment later is added a moment later.
  expect(await statuses({ name: 'New Person', email: 'new@brightwater.example', staffNumber: 'N-1' })).toEqual([
    303, 303,
  ]);
  expect(await db.selectFrom('person').select('id').where('staff_number', '=', 'N-1').execute()).toHaveLength(1);

  const hers = db.selectFrom('assignment').select('id').where('person_id', '=', person.id);
  await db.deleteFrom('assignment').where('id', 'in', hers).execute();
  expect(await statuses(leila)).toEqual([303, 303]);
  expect(await hers.execute()).toHaveLength(1);
  expect(lines.filter(({ code }) => code)).toEqual([]);
});

test('what no database takes is refused, and is no fault of ours', async () => {
  const { there, platform, link, leila } = await connected();
  const nul = 'a\u0000b';
  const parameters = platform.loginParameters(leila, link);
  for (const name of ['iss', 'client_id', 'login_hint', 'lti_message_hint']) {
    const said = new URLSearchParams({ ...parameters, [name]: nul });
    expect((await there.app.request(`/lms/lti/login?${said}`)).status, name).toBeLessThan(500);
  }
  for (const claims of [
    { sub: nul },
    { name: nul },
    { [lti('deployment_id')]: nul },
    { [lti('resource_link')]: { id: nul, title: nul } },
    { [lti('context')]: { id: 'c', title: nul } },
    { [lti('lis')]: { person_sourcedid: nul } },
    { [lti('custom')]: { course: nul } },
    { [lti('launch_presentation')]: { locale: nul, return_url: `https://lms.example/${nul}` } },
  ]) {
    const { response } = await launch(there, platform, leila, link, { changes: { claims } });
    expect(response.status, JSON.stringify(claims)).toBeLessThan(500);
    const stranger = platform.user({ id: 'stranger' });
    const unknown = await launch(there, platform, stranger, link, { changes: { claims } });
    expect(unknown.response.status, JSON.stringify(claims)).toBeLessThan(500);
  }
});

onSqlite('a launch that fails leaves nobody signed in who was there before', async () => {
  const { there } = await connected();
  const answer = await there.app.request('/api/embed/v1/session', {
    method: 'POST',
    headers: { ...client, cookie: '__Host-a39_launch=x' },
    body: JSON.stringify({ grant: 'ticket', ticket: 'none' }),
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.getSetCookie().join()).toMatch(/__Host-a39_renew_[\w-]+=; Max-Age=0/);
});

onSqlite('addresses of services that are none are left out of a launch', async () => {
  const { there, platform, link, leila } = await connected();
  const claims = {
    [lti('namesroleservice').replace('/lti/', '/lti-nrps/')]: {
      context_memberships_url: 'members',
      service_versions: ['2.0'],
    },
    [lti('endpoint').replace('/lti/', '/lti-ags/')]: { lineitem: 'javascript:alert(1)', lineitems: '//x', scope: [] },
  };
  expect((await launch(there, platform, leila, link, { changes: { claims } })).response.status).toBe(303);
  const [row] = await there.tools.db.selectFrom('lms_link').select(['id', 'members_url', 'grades']).execute();
  expect(row).toMatchObject({ members_url: null });
  expect(JSON.parse(row!.grades!)).toEqual({ scopes: [] });
  const tobias = await there.enter('Tobias Feld');
  expect(await codeOf(await tobias.post(`/api/lms/links/${row!.id}/members`))).toBe('lms_members_refused');
});

onSqlite('while the evidence log is halted nobody is given a course, and nothing is left half done', async () => {
  const { there, platform, link, leila, person } = await connected();
  const { db } = there.tools;
  const hers = db.selectFrom('assignment').select('id').where('person_id', '=', person.id);
  await db.deleteFrom('assignment').where('id', 'in', hers).execute();
  const before = await rowsOf(there);
  there.tools.evidence.halt('tampered');
  const { response } = await launch(there, platform, leila, link);
  expect([response.status, await refusedFor(response)]).toEqual([503, 'other']);
  expect(await rowsOf(there)).toEqual(before);
  // Whoever has the course goes on with it.
  const emil = await onStaff(there, 'Emil Strand');
  const has = platform.user({ staffNumber: emil.staff_number });
  expect((await launch(there, platform, has, link)).response.status).toBe(303);
});

onSqlite('a platform that is disabled while its keys are got lets nobody in', async () => {
  const { there, platformId, leila } = await connected();
  const tobias = await there.enter('Tobias Feld');
  const { tools } = there;
  const known = (await platformWith(tools.db, platformId))!;
  expect((await tobias.put(`/api/lms/platforms/${platformId}/disabled`, { disabled: true })).status).toBe(204);
  const said = {
    platform: known,
    deploymentId: '1',
    subject: leila.id,
    staffNumber: leila.staffNumber,
    roles: [],
    resourceLink: { id: 'r', title: undefined },
    custom: { course: 'whose-data' },
    deepLinking: null,
  } as unknown as Launch;
  await expect(openLink(tools, said, 'proof')).rejects.toMatchObject({ code: 'lms_unknown' });
});
