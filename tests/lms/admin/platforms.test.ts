import { expect, test } from 'vitest';
import type { LmsOverview } from '../../../server/lms/lms-shapes.ts';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf, installation } from '../../support/installation.ts';
import { connect, launch, learnerIn } from '../../support/lti/connected.ts';
import { connected, refusedFor } from '../lti/connected.ts';

const lms = 'https://lms.brightwater.example';
const byHand = {
  name: 'Campus',
  issuer: lms,
  clientId: 'a39',
  authUrl: `${lms}/auth`,
  tokenUrl: `${lms}/token`,
  tokenAudience: null,
  keysUrl: `${lms}/keys`,
  deploymentIds: ["1:it's / odd?"],
  terms: { foundBy: 'staff_number', makesPeople: false, takesStudents: false, sends: 'completion' },
};

async function administering() {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const overview = async () => (await (await tobias.get('/api/lms')).json()) as LmsOverview;
  const add = (more: object = {}) => tobias.post('/api/lms/platforms', { ...byHand, ...more });
  return { ...there, tobias, overview, add };
}

test('a platform is connected by hand, changed, and its places are let in and shut out', async () => {
  const { tobias, overview, add } = await administering();
  expect(await overview()).toMatchObject({ platforms: [], invitations: [], strangers: 0, places: [], keySince: null });
  const made = await add();
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  const { deploymentIds, ...shown } = byHand;
  expect((await overview()).platforms).toEqual([
    {
      id,
      ...shown,
      product: null,
      origins: [lms],
      since: expect.any(String),
      by: 'Tobias Feld',
      disabledAt: null,
      deployments: [{ deploymentId: deploymentIds[0], state: 'active', firstSeenAt: expect.any(String) }],
      links: [],
      people: 0,
      counts: { pending: 0, delivered: 0, refused: 0 },
    },
  ]);
  expect(await codeOf(await add({ name: 'Again' }))).toBe('lms_there');
  expect((await add({ clientId: 'other', name: 'Another' })).status).toBe(201);

  const changed = {
    name: 'Campus 2',
    authUrl: `${lms}/auth2`,
    tokenUrl: `${lms}/token2`,
    tokenAudience: 'them',
    keysUrl: `${lms}/keys2`,
    origins: [lms, 'https://pages.brightwater.example'],
    terms: { ...byHand.terms, foundBy: 'nothing' },
  };
  expect((await tobias.put(`/api/lms/platforms/${id}`, changed)).status).toBe(204);
  const [, platform] = (await overview()).platforms;
  expect(platform).toMatchObject({ id, ...changed });
  expect(await codeOf(await tobias.put('/api/lms/platforms/no-such', changed))).toBe('lms_unknown');

  const place = (deploymentId: string, letIn: boolean) =>
    tobias.put(`/api/lms/platforms/${id}/deployments`, { deploymentId, letIn });
  expect((await place(deploymentIds[0]!, false)).status).toBe(204);
  expect((await place('not seen yet', true)).status).toBe(204);
  const after = (await overview()).platforms.find((one) => one.id === id)!.deployments;
  expect(after).toMatchObject([
    { deploymentId: deploymentIds[0], state: 'disabled' },
    { deploymentId: 'not seen yet', state: 'active' },
  ]);
  const unknown = await tobias.put('/api/lms/platforms/no-such/deployments', { deploymentId: '1', letIn: true });
  expect(await codeOf(unknown)).toBe('lms_unknown');
});

onSqlite('what is no address, no origin or no term is refused', async () => {
  const { tobias, add } = await administering();
  const wrong = [
    { issuer: 'campus' },
    { authUrl: 'javascript:alert(1)' },
    { keysUrl: 'file:///etc/passwd' },
    { clientId: '' },
    { name: 'two\nlines' },
    { terms: { ...byHand.terms, foundBy: 'email' } },
    { terms: undefined },
    { deploymentIds: [''] },
  ];
  for (const one of wrong) expect(await codeOf(await add(one)), JSON.stringify(one)).toBe('invalid_input');
  for (const origin of ['https://lms.example/path', '*', "https://a.example; script-src 'none'"])
    expect(await codeOf(await tobias.put('/api/lms/places', { origin, letIn: true })), origin).toBe('invalid_input');
});

test('a platform that is disabled lets nobody in, and is told what happened once it is enabled', async () => {
  const { there, platform, platformId, link, leila } = await connected();
  const { tools } = there;
  const tobias = await there.enter('Tobias Feld');
  const disable = (disabled: boolean) => tobias.put(`/api/lms/platforms/${platformId}/disabled`, { disabled });
  const learner = await learnerIn(there, await launch(there, platform, leila, link));
  expect((await learner.get('/api/session')).status).toBe(200);
  await completeFirstCourse(tools, learner);

  for (let i = 0; i < 2; i++) expect((await disable(true)).status).toBe(204);
  expect((await learner.get('/api/session')).status).toBe(401);
  const login = new URLSearchParams(platform.loginParameters(leila, link));
  expect(await refusedFor(await there.app.request(`/lms/lti/login?${login}`))).toBe('lms_unknown');
  await deliverNow(tools);
  expect(platform.scores()).toEqual([]);
  const overview = async () => ((await (await tobias.get('/api/lms')).json()) as LmsOverview).platforms[0]!;
  expect(await overview()).toMatchObject({
    disabledAt: expect.any(String),
    counts: { pending: 1, delivered: 0, refused: 0 },
    people: 1,
    links: [{ contextTitle: 'Data protection', people: 1, takesResults: true, hasMembers: true }],
  });
  // Nor is it told when somebody presses the button.
  const { rows } = (await (await tobias.get('/api/lms/deliveries')).json()) as { rows: { id: string }[] };
  expect((await tobias.post(`/api/lms/deliveries/${rows[0]!.id}/again`)).status).toBe(204);
  await deliverNow(tools);
  expect(platform.scores()).toEqual([]);

  for (let i = 0; i < 2; i++) expect((await disable(false)).status).toBe(204);
  await deliverNow(tools);
  expect(platform.scores()).toMatchObject([{ userId: leila.id, times: 1 }]);
  expect((await launch(there, platform, leila, link)).response.status).toBe(303);
  expect(await codeOf(await tobias.put('/api/lms/platforms/no-such/disabled', { disabled: true }))).toBe('lms_unknown');
});

test('a platform is deleted once it is disabled: nobody is known from there, and what was done stays', async () => {
  const { there, platform, platformId, link, leila } = await connected();
  const { tools } = there;
  const { db } = tools;
  const tobias = await there.enter('Tobias Feld');
  const remove = () => tobias.call('DELETE', `/api/lms/platforms/${platformId}`);
  const learner = await learnerIn(there, await launch(there, platform, leila, link));
  await completeFirstCourse(tools, learner);
  await refusedFor((await launch(there, platform, platform.user({ name: 'New' }), link)).response);
  const evidence = () => db.selectFrom('evidence_entry').select('leaf_hash').orderBy('idx').execute();
  const before = await evidence();

  expect(await codeOf(await remove())).toBe('lms_in_use');
  expect((await learner.get('/api/session')).status).toBe(200);
  await tobias.put(`/api/lms/platforms/${platformId}/disabled`, { disabled: true });
  expect((await remove()).status).toBe(204);
  expect(await codeOf(await remove())).toBe('lms_unknown');

  await deliverNow(tools);
  expect(platform.scores()).toEqual([]);
  const told = await db.selectFrom('delivery').select(['state', 'detail']).execute();
  expect(told).toEqual([{ state: 'dead', detail: 'The platform is not connected any more.' }]);
  for (const table of ['lms_platform', 'lms_deployment', 'lms_link', 'lms_seat', 'lms_stranger', 'identity'] as const)
    expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
  expect(await db.selectFrom('completion').select('id').execute()).toHaveLength(1);
  expect(await evidence()).toEqual(before);
  const { rows } = (await (await tobias.get('/api/lms/deliveries')).json()) as { rows: { receiver: unknown }[] };
  expect(rows).toMatchObject([{ receiver: null, state: 'dead', canRetry: false }]);
  const login = new URLSearchParams(platform.loginParameters(leila, link));
  expect(await refusedFor(await there.app.request(`/lms/lti/login?${login}`))).toBe('lms_unknown');
});

onSqlite('a platform that is deleted while a launch waits for its keys lets nobody in', async () => {
  const { there, platform, platformId, link, leila } = await connected();
  const tobias = await there.enter('Tobias Feld');
  const between = async () => {
    await tobias.put(`/api/lms/platforms/${platformId}/disabled`, { disabled: true });
    expect((await tobias.call('DELETE', `/api/lms/platforms/${platformId}`)).status).toBe(204);
  };
  expect(await refusedFor((await launch(there, platform, leila, link, { between })).response)).toBe('lms_launch_over');
});

test('a place that is shut out takes back those who came from there, and nobody else', async () => {
  const { there, platform, platformId, tool, course, leila, person } = await connected();
  const { db } = there.tools;
  const tobias = await there.enter('Tobias Feld');
  const place = (deploymentId: string, letIn: boolean) =>
    tobias.put(`/api/lms/platforms/${platformId}/deployments`, { deploymentId, letIn });
  await place('2', true);
  tool.deploymentIds.push('2');
  // Another platform of the same issuer, as all customers of one are.
  const other = await connect(there, platform);
  const link = (more: object) => platform.link({ course, tool, custom: { course: 'whose-data' }, ...more });
  const enter = async (its: ReturnType<typeof link>) => learnerIn(there, await launch(there, platform, leila, its));
  const [first, second] = [await enter(link({})), await enter(link({ deploymentId: '2' }))];
  const elsewhere = await enter(link({ tool: other.tool }));
  const own = await there.enter('Leila Haddad');
  const who = [first, second, elsewhere, own];
  const areIn = () => Promise.all(who.map(async (one) => (await one.get('/api/session')).status));
  expect(await areIn()).toEqual([200, 200, 200, 200]);
  const signedIn = () => db.selectFrom('sign_in').select(['method']).where('person_id', '=', person.id).execute();
  expect(await signedIn()).toHaveLength(4);

  for (let i = 0; i < 2; i++) expect((await place('1', false)).status).toBe(204);
  expect(await areIn()).toEqual([401, 200, 200, 200]);
  expect(await refusedFor((await launch(there, platform, leila, link({}))).response)).toBe('lms_deployment_waiting');
  await tobias.put(`/api/lms/platforms/${platformId}/disabled`, { disabled: true });
  expect(await areIn()).toEqual([401, 401, 200, 200]);
  expect(await signedIn()).toHaveLength(2);
});

onSqlite('a key is replaced, and what the former signed can still be checked', async () => {
  const { app, tobias, overview, clock } = await administering();
  const keys = async () => ((await (await app.request('/lms/lti/keys')).json()) as { keys: { kid: string }[] }).keys;
  const [first] = await keys();
  clock.now = new Date(clock.now.getTime() + 60_000);
  const replaced = (await (await tobias.post('/api/lms/keys')).json()) as { keySince: string };
  expect(replaced.keySince).toBe(clock.now.toISOString());
  expect((await overview()).keySince).toBe(clock.now.toISOString());
  const both = await keys();
  expect(both).toHaveLength(2);
  expect(both[1]).toEqual(first);
});

onSqlite('the places of packages are let in by hand', async () => {
  const { tobias, overview } = await administering();
  const place = (letIn: boolean) => tobias.put('/api/lms/places', { origin: lms, letIn });
  expect((await place(true)).status).toBe(204);
  expect((await overview()).places).toMatchObject([{ origin: lms, state: 'active' }]);
  expect((await place(false)).status).toBe(204);
  expect((await overview()).places).toMatchObject([{ origin: lms, state: 'disabled' }]);
});

onSqlite('learning platforms are for those who look after training', async () => {
  const { enter } = await administering();
  for (const name of ['Sofia Marek', 'Henrik Vass']) {
    const caller = await enter(name);
    expect(await codeOf(await caller.get('/api/lms'))).toBe('not_allowed');
    expect(await codeOf(await caller.get('/api/lms/strangers'))).toBe('not_allowed');
    expect(await codeOf(await caller.get('/api/lms/deliveries'))).toBe('not_allowed');
  }
  const ines = await enter('Ines Castellan');
  expect((await ines.get('/api/lms')).status).toBe(200);
});
