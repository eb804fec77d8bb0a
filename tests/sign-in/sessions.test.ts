import { randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import type { SignInView } from '../../server/access/access-shapes.ts';
import { onSqlite } from '../support/database.ts';
import { client, codeOf } from '../support/installation.ts';
import { clientId, clientSecret, openIdProvider } from '../support/oidc.ts';
import { learn, signInWith, wordsOf, type Browser } from './on-our-pages.ts';

const intranet = 'https://intranet.brightwater.example';
const [own, page] = ['__Host-a39_session', '__Host-a39_embed'];

/** The forty, with a real provider that tells us when somebody signs out there. */
async function company() {
  /** What the provider sent, and what it was answered. */
  const delivered: { token: string; status: number }[] = [];
  const provider = await openIdProvider({
    learn,
    accounts: { ines: {}, sofia: {} },
    deliver: async (url, init) => {
      const response = await there.app.request(url.slice(learn.length), {
        method: init.method!,
        headers: init.headers!,
        body: (init.body as URLSearchParams).toString(),
      });
      delivered.push({ token: (init.body as URLSearchParams).get('logout_token')!, status: response.status });
      return response;
    },
  });
  const there = await signInWith(
    { A39_OIDC_ISSUER: provider.issuer, A39_OIDC_CLIENT_ID: clientId, A39_OIDC_CLIENT_SECRET: clientSecret },
    { A39_EMBED_ORIGINS: intranet },
  );
  await there.change('Ines Castellan', { external_id: 'ines' });
  await there.change('Sofia Marek', { external_id: 'sofia' });
  there.runClock();
  return { ...there, provider, delivered };
}

/** The headers with which a page of the intranet asks for whoever is signed in. */
async function inPage(browser: Browser): Promise<Record<string, string>> {
  const opened = await browser.call('POST', '/api/embed/v1/session', {
    from: 'same-site',
    headers: { origin: intranet },
    body: '{"grant":"cookie"}',
  });
  expect(opened.status).toBe(200);
  const { token } = (await opened.json()) as { token: string };
  return { ...client, origin: intranet, authorization: `Bearer ${token}` };
}

const signInsOf = async (browser: Browser) =>
  (await (await browser.call('GET', '/api/my/sign-ins')).json()) as SignInView[];

test('a sign-in has new tokens, ends the former of that browser, and none is known before it', async () => {
  const there = await company();
  const browser = there.browser();
  // A cookie that somebody else has planted, or knows from their own sign-in.
  const attacker = there.browser();
  await attacker.signIn('sofia');
  for (const name of [own, page]) browser.plant(name, attacker.cookies[name]!, name === own ? 'Strict' : 'Lax');
  expect(await browser.whoAmI()).toBe('Sofia Marek');
  await browser.signIn('ines');
  expect(await browser.whoAmI()).toBe('Ines Castellan');
  for (const name of [own, page]) {
    expect(browser.cookies[name]).toMatch(/^[\w-]{43}$/);
    expect(browser.cookies[name]).not.toBe(attacker.cookies[name]);
  }
  expect(await attacker.whoAmI()).toBe(undefined);
  // Nothing that nobody gave out becomes a session.
  const planted = there.browser();
  planted.plant(own, 'A'.repeat(43), 'Strict');
  planted.plant('__Host-a39_browser', 'B'.repeat(43));
  await planted.signIn('sofia');
  expect(Object.values(planted.cookies)).not.toContain('A'.repeat(43));

  // Again in the same browser: the former is over, although from the issuer only the lesser cookie comes along.
  const former = browser.cookies;
  await browser.signIn('ines');
  expect(await signInsOf(browser)).toHaveLength(1);
  const stale = there.browser();
  stale.plant(own, former[own]!, 'Strict');
  expect(await stale.whoAmI()).toBe(undefined);

  const answer = await there.app.request('/sign-in/company');
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-a39_browser=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

onSqlite(
  'the cookies are for this host, not for scripts, and the greater one is never sent from elsewhere',
  async () => {
    const there = await company();
    const browser = there.browser();
    const back = await browser.open(await browser.atIssuer('ines'), { from: 'cross-site' });
    expect(back.headers.getSetCookie().map((cookie) => cookie.replace(/=[\w-]{43};/, '=;'))).toEqual([
      `${own}=; Path=/; HttpOnly; Secure; SameSite=Strict`,
      `${page}=; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ]);
    expect(back.headers.get('location')).toBe('/sign-in/done?to=%2Ftraining');
    // The lesser one opens what a learner may see to somebody who follows a link, and no call.
    const only = there.browser();
    only.plant(page, browser.cookies[page]!);
    expect(await only.whoAmI()).toBe(undefined);
    const asked = await only.call('GET', '/api/evidence', { headers: { 'sec-fetch-mode': 'navigate' } });
    expect(asked.status).toBe(403);
  },
);

test('whoever has several sign-ins sees them without any device, ends one, and ends all with every token', async () => {
  const there = await company();
  const [desk, home, phone] = [there.browser(), there.browser(), there.browser()];
  const sofia = there.browser();
  await sofia.signIn('sofia');
  for (const [i, browser] of [desk, home, phone].entries()) {
    there.runClock(i);
    await browser.signIn('ines');
  }
  const headers = await inPage(phone);
  const embedded = () => there.app.request('/api/my/training', { headers });
  expect((await embedded()).status).toBe(200);
  const list = await signInsOf(desk);
  expect(list.map(({ method, origins, here }) => ({ method, origins, here }))).toEqual([
    { method: 'company', origins: [intranet], here: false },
    { method: 'company', origins: [], here: false },
    { method: 'company', origins: [], here: true },
  ]);
  expect(Object.keys(list[0]!).toSorted()).toEqual(['here', 'id', 'method', 'origins', 'since', 'until']);
  expect(await signInsOf(sofia)).toHaveLength(1);

  // One: not somebody else's, and not twice.
  const [, second] = list;
  expect(await codeOf(await sofia.call('DELETE', `/api/my/sign-ins/${second!.id}`))).toBe('sign_in_unknown');
  expect((await desk.call('DELETE', `/api/my/sign-ins/${second!.id}`)).status).toBe(204);
  expect(await codeOf(await desk.call('DELETE', `/api/my/sign-ins/${second!.id}`))).toBe('sign_in_unknown');
  expect([await home.whoAmI(), await phone.whoAmI()]).toEqual([undefined, 'Ines Castellan']);

  // All, at once: also what a page of the intranet holds.
  expect((await embedded()).status).toBe(200);
  const ended = await desk.call('DELETE', '/api/my/sign-ins');
  expect([ended.status, Object.keys(desk.cookies)]).toEqual([204, ['__Host-a39_browser']]);
  expect(await codeOf(await embedded())).toBe('sign_in_required');
  expect([await desk.whoAmI(), await phone.whoAmI()]).toEqual([undefined, undefined]);
  expect(await sofia.whoAmI()).toBe('Sofia Marek');
  const left = await there.db
    .selectFrom('session')
    .innerJoin('sign_in', 'sign_in.id', 'sign_in_id')
    .select('person_id')
    .execute();
  const { id } = await there.person('Sofia Marek');
  expect(left.every(({ person_id }) => person_id === id)).toBe(true);

  // After half a day it is over by itself.
  there.runClock(12 * 3_600);
  expect(await sofia.whoAmI()).toBe(undefined);
});

onSqlite('nobody is signed out by somebody else’s page', async () => {
  const there = await company();
  const victim = there.browser();
  await victim.signIn('ines');
  const headers = await inPage(victim);
  const { id } = (await signInsOf(victim))[0]!;
  const withToken = async (path: string) => there.app.request(path, { method: 'DELETE', headers });
  const evil = { origin: 'https://evil.example' };
  const attempts: [string, () => Promise<Response>][] = [
    ['a picture', () => victim.open('/sign-out', { from: 'cross-site', headers: { 'sec-fetch-dest': 'image' } })],
    ['a link', () => victim.open('/sign-out', { from: 'cross-site' })],
    ['a form', () => victim.send('/sign-out', {}, { from: 'cross-site' })],
    ['a form of a sister site', () => victim.send('/sign-out', {}, { from: 'same-site' })],
    ['a form that says nothing of where it is', () => victim.send('/sign-out', {}, { from: 'none' })],
    ['a script', () => victim.call('DELETE', '/api/session', { from: 'cross-site', headers: evil })],
    [
      'a script in a frame without origin',
      () => victim.call('DELETE', '/api/session', { from: 'cross-site', headers: { origin: 'null' } }),
    ],
    [
      'a script in the intranet',
      () => victim.call('DELETE', '/api/session', { from: 'same-site', headers: { origin: intranet } }),
    ],
    ['a token of the intranet', () => withToken('/api/session')],
    ['a token, all', () => withToken('/api/my/sign-ins')],
    ['a token, one', () => withToken(`/api/my/sign-ins/${id}`)],
    [
      'a token, from our pages',
      () => victim.call('DELETE', '/api/my/sign-ins', { headers: { authorization: headers['authorization']! } }),
    ],
    [
      'a logout token of nobody',
      () => victim.send('/sign-in/company/ended', { logout_token: 'x.y.z' }, { from: 'cross-site' }),
    ],
    ['an answer that nobody asked for', () => victim.open('/sign-in/callback?code=x&state=y', { from: 'cross-site' })],
    [
      'an error that nobody asked for',
      () => victim.open('/sign-in/callback?error=access_denied', { from: 'cross-site' }),
    ],
  ];
  expect((await there.app.request('/api/my/training', { headers })).status).toBe(200);
  for (const [what, attempt] of attempts) {
    const response = await attempt();
    expect([what, response.status < 500 && response.status !== 204, await victim.whoAmI()]).toEqual([
      what,
      true,
      'Ines Castellan',
    ]);
  }
  // Our own form does it.
  const form = await victim.open('/sign-out');
  expect(await form.text()).toContain('<form method="post" action="/sign-out">');
  const out = await victim.send('/sign-out', {});
  expect([out.status, await wordsOf(out)]).toEqual([200, expect.stringContaining('You are signed out')]);
  expect([await victim.whoAmI(), victim.cookies[own], victim.cookies[page]]).toEqual([undefined, undefined, undefined]);
  expect((await there.app.request('/api/my/training', { headers })).status).toBe(401);
  // Once more harms nobody.
  expect((await victim.send('/sign-out', {})).status).toBe(200);
});

test('whoever signs out at the company is signed out here, in that browser', async () => {
  const there = await company();
  const [desk, home] = [there.browser(), there.browser()];
  await desk.signIn('ines');
  await home.signIn('ines');
  // The provider's own pages for it.
  const asked = await desk.open(`${there.provider.issuer}/session/end`, { from: 'none' });
  const xsrf = /name="xsrf" value="(\w+)"/.exec(await asked.text())![1]!;
  await desk.send(`${there.provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
  expect(there.delivered.map(({ status }) => status)).toEqual([200]);
  expect([await desk.whoAmI(), await home.whoAmI()]).toEqual([undefined, 'Ines Castellan']);

  // The same again, and an ID token in its place.
  const send = (token: string) =>
    there.app.request('/sign-in/company/ended', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });
  expect((await send(there.delivered[0]!.token)).status).toBe(200);
  expect(await home.whoAmI()).toBe('Ines Castellan');
});

onSqlite('a logout token counts only if all of it holds', async () => {
  const there = await company();
  const browser = there.browser();
  await browser.signIn('ines');
  const { issuer_session: sid } = await there.db
    .selectFrom('sign_in')
    .select('issuer_session')
    .executeTakeFirstOrThrow();
  expect(sid).toMatch(/^[\w-]{10,}$/);
  const now = Math.floor(Date.now() / 1_000);
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const { issuer, key } = there.provider;
  const good = {
    iss: issuer,
    aud: clientId,
    sub: 'ines',
    sid,
    iat: now,
    exp: now + 120,
    jti: randomUUID(),
    events: event,
  };
  const send = async (
    claims: object,
    header = { alg: 'RS256', kid: 'first' },
    by: Parameters<SignJWT['sign']>[0] = key.key,
  ) => {
    const token = await new SignJWT(JSON.parse(JSON.stringify(claims)) as JWTPayload)
      .setProtectedHeader(header)
      .sign(by);
    return there.app.request('/sign-in/company/ended', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });
  };
  const wrong: Record<string, object> = {
    'another program': { aud: 'another-program' },
    'another issuer': { iss: 'https://login.elsewhere.example' },
    'with a nonce, as an ID token has': { nonce: 'x' },
    'without the event': { events: undefined },
    'with another event': { events: { 'http://schemas.openid.net/event/other': {} } },
    'with events that are none': { events: 'http://schemas.openid.net/event/backchannel-logout' },
    'without a session': { sid: undefined },
    expired: { iat: now - 300, exp: now - 70 },
    'without an end': { exp: undefined },
    'without a number of its own': { jti: undefined },
  };
  for (const [what, change] of Object.entries(wrong)) {
    const response = await send({ ...good, ...change });
    expect([what, response.status, await browser.whoAmI()]).toEqual([what, 403, 'Ines Castellan']);
  }
  const secret = Buffer.from(clientSecret.padEnd(32, '.'));
  expect((await send(good, { alg: 'HS256', kid: 'first' }, secret)).status).toBe(403);
  // Another session is not hers.
  expect((await send({ ...good, sid: 'another' })).status).toBe(200);
  expect(await browser.whoAmI()).toBe('Ines Castellan');
  for (const body of ['', 'logout_token=', 'logout_token=a&logout_token=b', `logout_token=${'x'.repeat(70_000)}`]) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await there.app.request('/sign-in/company/ended', { method: 'POST', headers, body });
    expect(response.status).toBe(body.length > 60_000 ? 413 : 403);
  }
  expect((await send(good)).status).toBe(200);
  expect(await browser.whoAmI()).toBe(undefined);
});

onSqlite('of a sign-in neither device nor network address is kept, whatever the browser says', async () => {
  const there = await company();
  const browser = there.browser();
  const marks = ['mark-of-a-device', '203.0.113.77'];
  const headers = {
    'user-agent': marks[0]!,
    'x-forwarded-for': marks[1]!,
    forwarded: `for=${marks[1]}`,
    'sec-ch-ua': marks[0]!,
  };
  const begun = await browser.open('/sign-in/company', { from: 'same-origin', headers });
  expect(begun.status).toBe(303);
  await browser.open(await browser.atIssuer('ines'), { from: 'cross-site', headers });
  await browser.call('GET', '/api/my/sign-ins', { headers });
  const tables = await there.db.introspection.getTables();
  const rows = await Promise.all(
    tables.map(({ name }) =>
      there.db
        .selectFrom(name as 'person')
        .selectAll()
        .execute(),
    ),
  );
  for (const mark of marks) expect(JSON.stringify(rows)).not.toContain(mark);
  const columns = (name: string) => tables.find((table) => table.name === name)!.columns.map((column) => column.name);
  expect(columns('sign_in').toSorted()).toEqual(
    [
      'created_at',
      'expires_at',
      'id',
      'issuer',
      'issuer_session',
      'lms_id',
      'lms_place',
      'lms_subject',
      'method',
      'origin',
      'person_id',
    ].toSorted(),
  );
  expect(columns('session').toSorted()).toEqual([
    'cnf_jkt',
    'expires_at',
    'kind',
    'origin',
    'sign_in_id',
    'token_hash',
  ]);
  expect(columns('identity').toSorted()).toEqual(['found_by', 'issuer', 'linked_at', 'person_id', 'subject', 'tenant']);
});
