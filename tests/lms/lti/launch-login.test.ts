import { expect, test } from 'vitest';
import { client } from '../../support/installation.ts';
import { onSqlite } from '../../support/database.ts';
import { keyCalled } from '../../support/lti-platform.ts';
import { arrive, connect, enterFrame, launch } from '../../support/lti/connected.ts';
import { begunBy, connected, otherPlatform, refusedFor, rowsOf } from './connected.ts';

const minute = 60_000;

onSqlite('a launch begins only for a platform that is known, and can be told from others', async () => {
  const { there, platform, tool, link, leila } = await connected();
  const begin = async (changes: Record<string, string | undefined>, method: 'GET' | 'POST' = 'GET') => {
    const all = { ...platform.loginParameters(leila, link), ...changes };
    const said = new URLSearchParams(JSON.parse(JSON.stringify(all)) as Record<string, string>);
    if (method === 'GET') return there.app.request(`/lms/lti/login?${said}`);
    // As a page of the LMS posts it.
    return there.app.request('/lms/lti/login', { method, headers: { origin: platform.issuer }, body: said });
  };
  const before = await rowsOf(there);
  for (const [changes, code] of [
    [{ iss: undefined }, 'invalid_input'],
    [{ iss: '' }, 'invalid_input'],
    [{ login_hint: undefined }, 'invalid_input'],
    [{ login_hint: 'x'.repeat(8_001) }, 'invalid_input'],
    [{ iss: 'https://elsewhere.example' }, 'lms_unknown'],
    [{ iss: platform.issuer.toUpperCase() }, 'lms_unknown'],
    [{ client_id: 'another' }, 'lms_unknown'],
    [{ client_id: '' }, 'lms_unknown'],
  ] as const) {
    expect(await refusedFor(await begin(changes)), JSON.stringify(changes)).toBe(code);
    expect(await refusedFor(await begin(changes, 'POST')), JSON.stringify(changes)).toBe(code);
  }
  expect(await refusedFor(await there.app.request('/lms/lti/login', { method: 'POST', body: '{"iss":1}' }))).toBe(
    'invalid_input',
  );
  expect(await rowsOf(there)).toEqual(before);
  expect(await there.tools.db.selectFrom('lms_login').selectAll().execute()).toEqual([]);

  // What is optional may be missing, and what goes to the platform is what it must be.
  const bare = { client_id: undefined, lti_deployment_id: undefined, target_link_uri: undefined };
  for (const method of ['GET', 'POST'] as const) {
    const begun = await begin({ ...bare, lti_storage_target: undefined }, method);
    const [cookie] = begun.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-a39_launch=.{40,}; .*Secure.*SameSite=None.*Partitioned/);
    const { to, storage } = await begunBy(begun);
    expect(storage).toBeNull();
    const { fields } = await platform.answer(to);
    expect(Object.keys(fields)).toContain('id_token');
  }

  // The same issuer has us twice: then it must say as whom it means us.
  await connect(there, platform);
  expect(await refusedFor(await begin({ client_id: undefined }))).toBe('lms_unknown');
  expect((await begin({ client_id: tool.clientId })).status).toBe(200);
  const { response } = await launch(there, platform, leila, link);
  expect(response.status).toBe(303);
});

test('a launch comes back once, in time, to the browser that began it', async () => {
  const { there, platform, link, leila } = await connected();
  const before = await rowsOf(there);
  const refused = async (more: Parameters<typeof launch>[4]) => {
    const launched = await launch(there, platform, leila, link, more);
    return { ...launched, code: await refusedFor(launched.response) };
  };
  platform.tastes.storageTarget = null;
  const blocked = await refused({ cookies: 'blocked' });
  expect(blocked.code).toBe('lms_cookies_blocked');
  const late = { between: () => void (there.clock.now = new Date(there.clock.now.getTime() + 10 * minute)) };
  expect((await refused(late)).code).toBe('lms_launch_over');

  const { form } = await launch(there, platform, leila, link, { changes: { sign: () => 'not a token' } });
  expect(await refusedFor(await arrive(there, form, ''))).toBe('lms_launch_over');
  for (const changes of [{ state: 'made up' }, { state: '' }])
    expect(await refusedFor(await arrive(there, { ...form, ...changes }, ''))).toBe('lms_launch_over');
  const { state: _state, ...withoutState } = form;
  expect(await refusedFor(await arrive(there, withoutState, ''))).toBe('lms_launch_over');
  expect(await rowsOf(there)).toEqual(before);

  // Another browser has a cookie of a launch, but not of this one. A link in a mail cannot sign anybody in as somebody else.
  const begun = await there.app.request(`/lms/lti/login?${new URLSearchParams(platform.loginParameters(leila, link))}`);
  const theirs = await platform.answer((await begunBy(begun)).to);
  const mine = await launch(there, platform, leila, link);
  expect(mine.response.status).toBe(303);
  expect(await refusedFor(await arrive(there, theirs.fields, mine.cookie))).toBe('lms_cookies_blocked');
  expect(await refusedFor(await arrive(there, mine.form, mine.cookie)), 'the form once more').toBe('lms_launch_over');
  expect(await rowsOf(there)).toMatchObject({ identity: 1, lms_seat: 1, sign_in: 1, ticket: 1 });
});

test('a ticket opens our frame once, within two minutes, for who can show that the launch is theirs', async () => {
  const { there, platform, link, leila, person } = await connected();
  const ticketOf = (response: Response) =>
    new URLSearchParams(new URL(response.headers.get('location')!, 'http://x.invalid').hash.slice(1));
  const exchange = (said: Record<string, unknown>, headers: Record<string, string>) =>
    there.app.request('/api/embed/v1/session', {
      method: 'POST',
      headers: { ...client, ...headers },
      body: JSON.stringify({ grant: 'ticket', ...said }),
    });
  platform.tastes.storageTarget = null;
  const fresh = async () => {
    const { response, cookie } = await launch(there, platform, leila, link);
    return { ticket: ticketOf(response).get('ticket')!, cookie };
  };
  const first = await fresh();
  const stolen = await fresh();
  const other = '__Host-a39_launch=another';
  expect((await exchange({ ticket: stolen.ticket }, {})).status, 'no cookie').toBe(401);
  expect((await exchange({ ticket: stolen.ticket }, { cookie: stolen.cookie })).status, 'tried before').toBe(401);
  const guessed = await fresh();
  expect((await exchange({ ticket: guessed.ticket }, { cookie: other })).status, "another's cookie").toBe(401);
  const elsewhere = await fresh();
  const origin = 'https://elsewhere.example';
  expect((await exchange({ ticket: elsewhere.ticket }, { cookie: elsewhere.cookie, origin })).status).not.toBe(200);
  const late = await fresh();
  const good = await exchange({ ticket: first.ticket }, { cookie: first.cookie });
  const { token } = (await good.json()) as { token: string };
  const me = await there.app.request('/api/session', { headers: { ...client, authorization: `Bearer ${token}` } });
  expect(await me.json()).toMatchObject({ person: { id: person.id } });
  expect((await exchange({ ticket: first.ticket }, { cookie: first.cookie })).status, 'once more').toBe(401);
  there.clock.now = new Date(there.clock.now.getTime() + 2 * minute);
  expect((await exchange({ ticket: late.ticket }, { cookie: late.cookie })).status, 'too late').toBe(401);

  // Where browsers keep the cookie from us, the platform kept the proof; the address has the place where, and not the proof.
  platform.tastes.storageTarget = '_parent';
  const begun = await there.app.request(`/lms/lti/login?${new URLSearchParams(platform.loginParameters(leila, link))}`);
  const { to, storage } = await begunBy(begun);
  expect(storage).toMatchObject({ target: '_parent', origin: new URL(platform.authUrl).origin });
  const { fields } = await platform.answer(to);
  const said = ticketOf(await arrive(there, fields, ''));
  expect(Object.fromEntries(said)).toEqual({
    ticket: expect.any(String) as string,
    target: '_parent',
    origin: storage!['origin'],
    key: storage!['key'],
  });
  const kept = { value: storage!['value'], from: storage!['origin'] };
  expect((await exchange({ ticket: said.get('ticket'), proof: kept }, {})).status).toBe(200);
});

onSqlite('an error of the platform, or a form that is none, is refused and uses the login up', async () => {
  const { there, platform, link, leila, lines } = await connected();
  const before = await rowsOf(there);
  const { form, cookie } = await launch(there, platform, leila, link, { changes: { sign: () => 'x' } });
  const begun = await there.app.request(`/lms/lti/login?${new URLSearchParams(platform.loginParameters(leila, link))}`);
  const state = new URL((await begunBy(begun)).to).searchParams.get('state')!;
  const refusal = { error: 'login_required', error_description: '<b>Leila</b>', state };
  expect(await refusedFor(await arrive(there, refusal, cookie))).toBe('lms_launch_refused');
  expect(lines.findLast(({ code }) => code)?.msg).toContain('The platform answered with an error');
  expect(await refusedFor(await arrive(there, refusal, cookie))).toBe('lms_launch_over');
  const file = new FormData();
  for (const [name, value] of Object.entries(form)) file.set(name, new Blob([value]));
  const asFile = await there.app.request('/lms/lti/launch', { method: 'POST', body: file });
  expect(await refusedFor(asFile)).toBe('lms_launch_over');
  expect((await there.app.request('/lms/lti/launch')).status).toBe(404);
  const long = await arrive(there, { ...form, id_token: 'x'.repeat(3_000_000) }, cookie);
  expect(long.status).toBe(413);
  expect(await rowsOf(there)).toEqual(before);
});

onSqlite('a platform that is disabled opens nothing, also what was begun before', async () => {
  const { there, platform, platformId, link, leila } = await connected();
  const set = (at: string | null) =>
    there.tools.db.updateTable('lms_platform').set({ disabled_at: at }).where('id', '=', platformId).execute();
  const before = await rowsOf(there);
  const at = there.clock.now.toISOString();
  const { response } = await launch(there, platform, leila, link, { between: () => set(at) });
  expect(await refusedFor(response)).toBe('lms_unknown');
  const begun = await there.app.request(`/lms/lti/login?${new URLSearchParams(platform.loginParameters(leila, link))}`);
  expect(await refusedFor(begun)).toBe('lms_unknown');
  expect(await rowsOf(there)).toEqual(before);
  await set(null);
  expect((await launch(there, platform, leila, link)).response.status).toBe(303);
});

onSqlite('a launch of one platform is not good for another', async () => {
  const { there, platform, link, leila } = await connected();
  const other = await otherPlatform(there, 'other-lms');
  const { tool } = await connect(there, other);
  const theirs = other.link({ course: other.course(), tool, custom: { course: 'whose-data' } });
  const { staffNumber } = leila;
  const before = await rowsOf(there);
  // Signed by the other, under this one's name, in a login of this one.
  const claims = { iss: platform.issuer, aud: link.tool.clientId };
  const forged = await launch(there, platform, leila, link, { changes: { key: other.keys.signing, claims } });
  expect(await refusedFor(forged.response)).toBe('lms_launch_refused');
  // A good token of the other, in a login of this one.
  const user = other.user({ ...(staffNumber !== undefined && { staffNumber }) });
  const sign = (said: Record<string, unknown>) => other.idToken(user, theirs, { nonce: said['nonce'] as string });
  const mixed = await launch(there, platform, leila, link, { changes: { sign } });
  expect(await refusedFor(mixed.response)).toBe('lms_launch_refused');
  // The same key set does not make them one.
  other.keys.published.push(platform.keys.signing);
  const shared = await launch(there, other, user, theirs, { changes: { key: platform.keys.signing } });
  expect(shared.response.status).toBe(303);
  expect(await rowsOf(there)).toMatchObject({ identity: before['identity']! + 1, lms_link: before['lms_link']! + 1 });

  // The same issuer with another client is another platform: what is made for one is not taken by the other.
  const { tool: second } = await connect(there, platform);
  const link2 = platform.link({ course: link.course, tool: second, custom: { course: 'whose-data' } });
  const wrong = await launch(there, platform, leila, link2, { changes: { claims: { aud: link.tool.clientId } } });
  expect(await refusedFor(wrong.response)).toBe('lms_launch_refused');
  expect((await launch(there, platform, leila, link2)).response.status).toBe(303);
});

onSqlite('keys that a platform changes are found, and made-up ones make no storm of questions', async () => {
  const { there, platform, link, leila } = await connected();
  const open = async (more: Parameters<typeof launch>[4] = {}) =>
    (await launch(there, platform, leila, link, more)).response.status;
  expect(await open()).toBe(303);
  expect(await open()).toBe(303);
  expect(platform.asked('keys')).toHaveLength(1);
  // Between the login and the launch, and as soon as the token is signed.
  await platform.rotateKeys();
  expect(await open()).toBe(303);
  expect(platform.asked('keys')).toHaveLength(2);
  const old = await keyCalled('lms-1');
  const key = await keyCalled('stranger');
  for (let i = 0; i < 20; i++) expect(await open({ changes: { key, header: { kid: `made-up-${i}` } } })).toBe(403);
  expect(platform.asked('keys').length).toBeLessThanOrEqual(8);
  expect(await open()).toBe(303);
  expect(await open({ changes: { key: old } }), 'a key that was taken back').toBe(403);
});

onSqlite('keys that cannot be had open nothing, and are asked for again', async () => {
  const { there, platform, link, leila, lines } = await connected();
  const before = await rowsOf(there);
  for (const fault of [
    { status: 500 },
    { status: 302, headers: { location: '/elsewhere' } },
    { status: 200, body: 'no JSON' },
    { status: 200, body: { keys: 'none' } },
    { status: 200, body: { keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'lms-1', alg: 'RS256' }] } },
  ]) {
    platform.breaks('keys', fault);
    const { response } = await launch(there, platform, leila, link);
    expect(await refusedFor(response), JSON.stringify(fault)).toBe('lms_launch_refused');
  }
  platform.heals('keys');
  const { response } = await launch(there, platform, leila, link, { between: platform.down });
  expect(await refusedFor(response)).toBe('lms_launch_refused');
  await platform.up();
  expect(await rowsOf(there)).toEqual(before);
  expect(lines.filter(({ code }) => code).at(0)?.msg).toContain('keys of its issuer cannot be had');
  const launched = await launch(there, platform, leila, link);
  expect(await enterFrame(there, launched)).toHaveProperty('authorization');
});
