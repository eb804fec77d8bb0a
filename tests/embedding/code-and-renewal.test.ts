import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { EmbedSession } from '../../server/embedding/embed-shapes.ts';
import { onSqlite } from '../support/database.ts';
import { client, codeOf, installation, type Caller, type Installation } from '../support/installation.ts';
import { askSession, cookiesOf, intranet, us } from './hosts.ts';

const wiki = 'https://wiki.example';
const settings = { A39_EMBED_ORIGINS: `${intranet} ${wiki}`, A39_PUBLIC_URL: us };
const verifier = 'v'.repeat(50);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const redirectUri = `${intranet}/news?id=7`;
const state = 's'.repeat(20);

const asked = { origin: intranet, redirect_uri: redirectUri, state, code_challenge: challenge };

/** Follows the button of a page, as a browser does that was sent there by it. */
async function authorize({ app }: Installation, by: Caller | undefined, changes: Record<string, string> = {}) {
  const query = new URLSearchParams({ ...asked, ...changes });
  return app.request(`${us}/embed/authorize?${query}`, {
    headers: {
      ...(by && { cookie: by.pageCookie }),
      'sec-fetch-mode': 'navigate',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-dest': 'document',
    },
  });
}

async function codeFor(there: Installation, by: Caller, changes: Record<string, string> = {}): Promise<string> {
  const answer = await authorize(there, by, changes);
  const location = new URL(answer.headers.get('location')!);
  expect([
    answer.status,
    location.origin + location.pathname + location.search,
    answer.headers.get('cache-control'),
  ]).toEqual([303, changes['redirect_uri'] ?? redirectUri, 'no-store']);
  const fragment = new URLSearchParams(location.hash.slice(1));
  expect(fragment.get('a39_state')).toBe(changes['state'] ?? state);
  return fragment.get('a39_code')!;
}

const redeem = (there: Installation, code: string, changes: Record<string, string> = {}, headers = {}) =>
  askSession(there, { grant: 'code', code, verifier, redirectUri, ...changes }, headers);

/** As whom a page asks with that token; the code of the refusal otherwise. */
async function who({ app }: Installation, token: string, origin = intranet): Promise<string> {
  const headers = { ...client, authorization: `Bearer ${token}`, ...(origin && { origin }) };
  const answer = await app.request('/api/session', { headers });
  if (answer.status !== 200) return codeOf(answer);
  return ((await answer.json()) as { person: { name: string } }).person.name;
}

const tokenIn = async (answer: Response) => ((await answer.json()) as EmbedSession).token;

test('a code comes back to the page, and opens it once, within a minute, for whoever has the verifier', async () => {
  const there = await installation(settings);
  const mina = await there.enter('Mina Okafor');
  const answer = await redeem(there, await codeFor(there, mina));
  expect(answer.status).toBe(200);
  expect(await who(there, await tokenIn(answer))).toBe('Mina Okafor');

  const wrong: [Record<string, string>, Record<string, string>][] = [
    [{ verifier: 'w'.repeat(50) }, {}],
    [{ redirectUri: `${intranet}/news` }, {}],
    [{}, { origin: wiki }],
    // Our own pages ask in no such way either.
    [{}, { origin: us }],
  ];
  for (const [changes, headers] of wrong) {
    const code = await codeFor(there, mina);
    expect(await codeOf(await redeem(there, code, changes, headers))).toBe('embed_code_unknown');
    // One wrong answer uses it up.
    expect(await codeOf(await redeem(there, code))).toBe('embed_code_unknown');
  }
  const twice = await codeFor(there, mina);
  const answers = await Promise.all([1, 2, 3].map(() => redeem(there, twice)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  const late = await codeFor(there, mina);
  there.clock.now = new Date(there.clock.now.getTime() + 60_000);
  expect(await codeOf(await redeem(there, late))).toBe('embed_code_unknown');
  // A code of a sign-in that was ended meanwhile is gone with it.
  const over = await codeFor(there, mina);
  await mina.call('DELETE', '/api/session');
  expect(await codeOf(await redeem(there, over))).toBe('embed_code_unknown');
});

onSqlite(
  'nobody is sent to a page that is not registered, and nobody gets a code without being signed in',
  async () => {
    const there = await installation(settings);
    const mina = await there.enter('Mina Okafor');
    const cases: Record<string, string>[] = [
      { origin: 'https://evil.example', redirect_uri: 'https://evil.example/' },
      { origin: intranet, redirect_uri: 'https://evil.example/' },
      { origin: intranet, redirect_uri: `${wiki}/` },
      { origin: intranet, redirect_uri: 'https://intranet.example.evil.example/' },
      { origin: intranet, redirect_uri: 'https://intranet.example@evil.example/' },
      { origin: intranet, redirect_uri: 'javascript:alert(1)' },
      { origin: intranet, redirect_uri: '/news' },
      { origin: intranet, redirect_uri: `${intranet}/#a39_code=x` },
      { origin: 'null', redirect_uri: 'null' },
    ];
    for (const changes of cases) {
      const answer = await authorize(there, mina, changes);
      expect([answer.status, answer.headers.get('location')], JSON.stringify(changes)).toEqual([400, null]);
      expect(answer.headers.get('content-type')).toContain('text/html');
    }
    for (const changes of [{ code_challenge: 'plain' }, { state: 'short' }, { code_challenge: verifier }])
      expect((await authorize(there, mina, changes)).status).toBe(400);
    expect(await there.tools.db.selectFrom('embed_code').selectAll().execute()).toEqual([]);

    const stranger = await authorize(there, undefined);
    const location = new URL(stranger.headers.get('location')!, us);
    expect([stranger.status, location.pathname]).toEqual([303, '/sign-in']);
    const back = new URL(location.searchParams.get('to')!, us);
    expect(back.pathname).toBe('/embed/authorize');
    expect(Object.fromEntries(back.searchParams)).toEqual(asked);
    // A script that fetches it with the cookie of the person gets no code: it is for windows.
    const fetched = await there.app.request(`${us}/embed/authorize?${new URLSearchParams(asked)}`, {
      headers: { cookie: mina.pageCookie, 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-site' },
    });
    expect(fetched.headers.get('location')).toMatch(/^\/sign-in/);
  },
);

onSqlite('a token works from its page alone, for a quarter of an hour', async () => {
  const there = await installation(settings);
  const mina = await there.enter('Mina Okafor');
  const token = await tokenIn(await redeem(there, await codeFor(there, mina)));
  expect(await who(there, token)).toBe('Mina Okafor');
  for (const origin of [wiki, us, '']) expect(await who(there, token, origin)).toBe('sign_in_required');
  // Neither as a cookie, nor as the cookie's token in a header.
  for (const name of ['__Host-a39_session', '__Host-a39_embed']) {
    const answer = await there.app.request('/api/session', {
      headers: { ...client, cookie: `${name}=${token}`, 'sec-fetch-mode': 'navigate' },
    });
    expect(await codeOf(answer)).toBe('sign_in_required');
  }
  for (const cookie of [mina.cookie, mina.pageCookie])
    for (const origin of [intranet, us, ''])
      expect(await who(there, cookie.split('=')[1]!, origin)).toBe('sign_in_required');
  there.clock.now = new Date(there.clock.now.getTime() + 899_000);
  expect(await who(there, token)).toBe('Mina Okafor');
  there.clock.now = new Date(there.clock.now.getTime() + 1_000);
  expect(await who(there, token)).toBe('sign_in_required');
});

onSqlite('the cookie of our own pages gets a token for registered pages, and for nobody else', async () => {
  const there = await installation(settings);
  const mina = await there.enter('Mina Okafor');
  const cookie = { cookie: mina.pageCookie };
  const answer = await askSession(there, { grant: 'cookie' }, cookie);
  expect(await who(there, await tokenIn(answer))).toBe('Mina Okafor');
  expect(answer.headers.getSetCookie()).toEqual([]);
  for (const origin of ['https://evil.example', 'null', 'https://intranet.example.evil.example'])
    expect(await codeOf(await askSession(there, { grant: 'cookie' }, { ...cookie, origin }))).toBe('foreign_origin');
  // The cookie that opens everything is for our own pages and gets nothing here, and no cookie gets nothing.
  for (const headers of [{ cookie: mina.cookie }, {}, { cookie: '__Host-a39_embed=forged' }] as Record<
    string,
    string
  >[])
    expect(await codeOf(await askSession(there, { grant: 'cookie' }, headers))).toBe('sign_in_required');
  // Where the first is over, the other still counts.
  const { signInId } = (await there.tools.sessions.askerWith(
    mina.pageCookie.split('=')[1]!,
    ['page'],
    there.clock.now,
    '2026-11-24',
  ))!;
  const frame = await there.tools.sessions.add(signInId, 'frame', null, there.clock.now);
  const both = await askSession(
    there,
    { grant: 'cookie' },
    { cookie: `__Host-a39_embed=over; __Host-a39_frame=${frame}` },
  );
  expect(await who(there, await tokenIn(both))).toBe('Mina Okafor');
  // A form on another site sends no such header, and no program's type of body either.
  const form = await there.app.request('/api/embed/v1/session', {
    method: 'POST',
    headers: { ...cookie, origin: intranet, 'content-type': 'text/plain' },
    body: '{"grant":"cookie"}',
  });
  expect(await codeOf(form)).toBe('foreign_origin');
});

test('renewing rotates: the next cookie works, the former works never again, and none elsewhere', async () => {
  const there = await installation(settings);
  const mina = await there.enter('Mina Okafor');
  const first = await redeem(there, await codeFor(there, mina));
  const line = first.headers.getSetCookie().find((one) => one.startsWith('__Host-a39_renew'))!;
  const name = line.slice(0, line.indexOf('='));
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=None', 'Partitioned', 'Path=/']) expect(line).toContain(flag);
  expect(line).not.toContain('Domain');
  const renew = (secret: string, headers = {}) =>
    askSession(there, { grant: 'renew' }, { cookie: `${name}=${secret}`, ...headers });
  const one = cookiesOf(first)[name]!;
  // Another page of the same site has a cookie of its own, and cannot use this one under any name.
  const other = await redeem(
    there,
    await codeFor(there, mina, { origin: wiki, redirect_uri: `${wiki}/` }),
    { redirectUri: `${wiki}/` },
    { origin: wiki },
  );
  const [otherName] = Object.keys(cookiesOf(other));
  expect(otherName).not.toBe(name);
  for (const origin of [wiki, us]) {
    const tried = await renew(one, { origin, cookie: `${name}=${one}; ${otherName}=${one}` });
    expect(await codeOf(tried)).toBe('sign_in_required');
  }

  there.clock.now = new Date(there.clock.now.getTime() + 20 * 60_000);
  const second = await renew(one);
  expect(await who(there, await tokenIn(second))).toBe('Mina Okafor');
  const two = cookiesOf(second)[name]!;
  expect(two).not.toBe(one);
  // A stolen copy of the former opens nothing, and of the next only the first of two who show it gets a token.
  expect(await codeOf(await renew(one))).toBe('sign_in_required');
  const answers = await Promise.all([1, 2, 3].map(() => renew(two)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  // It is no token and no cookie of another kind.
  const three = cookiesOf(answers.find(({ status }) => status === 200)!)[name]!;
  expect(await who(there, three)).toBe('sign_in_required');
  const asPage = await askSession(there, { grant: 'cookie' }, { cookie: `__Host-a39_embed=${three}` });
  expect(await codeOf(asPage)).toBe('sign_in_required');
  // Eight hours, and not beyond the sign-in that it belongs to.
  there.clock.now = new Date('2026-11-24T21:59:00Z');
  expect(await codeOf(await renew(three))).toBe('sign_in_required');
});

test('a sign-in for pages ends with leaving staff and with signing out everywhere; a page ends its own part alone', async () => {
  const there = await installation(settings);
  const mina = await there.enter('Mina Okafor');
  const inPage = async (origin: string) => {
    const answer = await askSession(there, { grant: 'cookie' }, { cookie: mina.pageCookie, origin });
    return tokenIn(answer);
  };
  const [token, other] = [await inPage(intranet), await inPage(wiki)];
  const leave = (shown: string, origin: string) =>
    there.app.request('/api/embed/v1/session', {
      method: 'DELETE',
      headers: { ...client, origin, authorization: `Bearer ${shown}` },
    });
  // A token of another page signs nobody out here.
  expect((await leave(other, intranet)).status).toBe(204);
  expect(await who(there, other, wiki)).toBe('Mina Okafor');
  const left = await leave(token, intranet);
  expect(left.headers.getSetCookie().join()).toMatch(/__Host-a39_renew_[\w-]+=;.*Max-Age=0/);
  expect(await who(there, token)).toBe('sign_in_required');
  expect([await who(there, other, wiki), (await mina.get('/api/session')).status]).toEqual(['Mina Okafor', 200]);

  // A script in a page cannot sign the person out of our own pages.
  const headers = {
    ...client,
    origin: wiki,
    authorization: `Bearer ${other}`,
    cookie: `${mina.cookie}; ${mina.pageCookie}`,
  };
  for (const path of ['/api/session', '/api/my/sign-ins'])
    expect(await codeOf(await there.app.request(path, { method: 'DELETE', headers }))).toBe('not_allowed');
  const own = { ...headers, origin: us };
  expect(await codeOf(await there.app.request('/api/my/sign-ins', { method: 'DELETE', headers: own }))).toBe(
    'sign_in_required',
  );
  expect((await mina.call('DELETE', '/api/my/sign-ins')).status).toBe(204);
  expect(await who(there, other, wiki)).toBe('sign_in_required');

  const sven = await there.enter('Sven Aalto');
  const renewable = await redeem(there, await codeFor(there, sven));
  const his = await tokenIn(renewable);
  expect(await who(there, his)).toBe('Sven Aalto');
  await there.tools.db.updateTable('person').set({ left_on: '2026-11-23' }).where('id', '=', sven.id).execute();
  // What the database said is remembered for a second.
  await pause(1_050);
  expect(await who(there, his)).toBe('sign_in_required');
  const [kept] = renewable.headers.getSetCookie();
  const renewed = await askSession(there, { grant: 'renew' }, { cookie: kept!.split(';')[0]! });
  expect(renewed.status === 200 ? await who(there, await tokenIn(renewed)) : 'sign_in_required').toBe(
    'sign_in_required',
  );
});
