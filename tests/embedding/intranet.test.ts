import { expect, test } from 'vitest';
import type { EmbedSession, HostPageView, IssuerView } from '../../server/embedding/embed-shapes.ts';
import { onSqlite } from '../support/database.ts';
import { client, codeOf, installation } from '../support/installation.ts';
import { askSession, claims, intranet, keys, ofKeys, signed, us } from './hosts.ts';

const fixed = 'https://fixed.example';
const settings = { A39_EMBED_ORIGINS: fixed, A39_PUBLIC_URL: us };
const page = { origin: intranet, name: 'Intranet', path: '/', team: false };

test('a page is registered, changed and removed; those of the settings stay as they are', async () => {
  const there = await installation(settings);
  const tobias = await there.enter('Tobias Feld');
  const pages = async () => (await (await tobias.get('/api/intranet/pages')).json()) as HostPageView[];
  const asThere = { origin: fixed, name: 'fixed.example', path: '/', team: false, fixed: true };
  expect(await pages()).toEqual([asThere]);
  expect((await tobias.put('/api/intranet/pages', page)).status).toBe(204);
  expect((await tobias.put('/api/intranet/pages', page)).status).toBe(204);
  expect(await pages()).toEqual([asThere, { ...page, fixed: false }]);
  expect((await tobias.put('/api/intranet/pages', { ...page, name: 'News', path: '/staff', team: true })).status).toBe(
    204,
  );
  expect((await pages()).at(-1)).toEqual({ ...page, name: 'News', path: '/staff', team: true, fixed: false });

  const remove = (origin: string) => tobias.call('DELETE', '/api/intranet/pages', { origin });
  expect(await codeOf(await tobias.put('/api/intranet/pages', { ...page, origin: fixed }))).toBe('origin_there');
  expect(await codeOf(await remove(fixed))).toBe('origin_there');
  expect(await codeOf(await remove('https://wiki.example'))).toBe('origin_unknown');
  expect((await remove(intranet)).status).toBe(204);
  expect(await codeOf(await remove(intranet))).toBe('origin_unknown');
  expect(await pages()).toEqual([asThere]);

  // Registered by hand before the settings named it: what was said by hand can be taken back, and the page stays.
  const row = { ...page, origin: fixed, team: 1 as const, made_by: null, made_at: there.clock.now.toISOString() };
  await there.tools.db.insertInto('host_page').values(row).execute();
  expect((await remove(fixed)).status).toBe(204);
  expect(await pages()).toEqual([asThere]);
});

onSqlite('only what a browser sends as an origin can be registered, and only over TLS', async () => {
  const there = await installation(settings);
  const ines = await there.enter('Ines Castellan');
  const statuses = async (bodies: unknown[]) =>
    Promise.all(bodies.map(async (body) => (await ines.put('/api/intranet/pages', body)).status));
  const wrong = [
    '*',
    'null',
    '',
    'https://*.example',
    'intranet.example',
    'http://intranet.example',
    'ftp://intranet.example',
    'https://intranet.example/',
    'https://intranet.example/news',
    'https://intranet.example:443',
    us,
    'https://INTRANET.example',
    'https://user@intranet.example',
    'https://intranet.example#x',
    'file://',
    'data:,x',
    'javascript:alert(1)',
    'blob:https://intranet.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
  ].map((origin) => ({ ...page, origin }));
  expect(await statuses(wrong)).toEqual(wrong.map(() => 400));
  const paths = [
    '',
    'news',
    '//evil.example',
    '/a/../b',
    '/a?b',
    '/a#b',
    '/ä',
    '\\x',
    '/a\\b',
    'https://evil.example/',
  ];
  const badPaths = paths.map((path) => ({ ...page, path }));
  expect(await statuses(badPaths)).toEqual(badPaths.map(() => 400));
  expect(await statuses([{ ...page, name: '' }, { ...page, name: 'a\nb' }, { ...page, team: 1 }, {}])).toEqual([
    400, 400, 400, 400,
  ]);
  const good = ['http://localhost:8080', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'https://a.example:8443'];
  expect(await statuses(good.map((origin) => ({ ...page, origin })))).toEqual(good.map(() => 204));
});

onSqlite('it is for training administrators and the data protection officer, on our own pages', async () => {
  const there = await installation({ ...settings, A39_EMBED_ORIGINS: `${fixed} ${intranet}` });
  const calls: [string, string, unknown?][] = [
    ['GET', '/api/intranet/pages'],
    ['PUT', '/api/intranet/pages', { ...page, origin: 'https://evil.example' }],
    ['DELETE', '/api/intranet/pages', { origin: fixed }],
    ['GET', '/api/intranet/issuers'],
    ['POST', '/api/intranet/issuers', {}],
    ['DELETE', '/api/intranet/issuers/x'],
    ['GET', '/api/intranet/snippet'],
  ];
  for (const name of ['Sofia Marek', 'Henrik Vass']) {
    const caller = await there.enter(name);
    for (const [method, path, body] of calls)
      expect([name, path, await codeOf(await caller.call(method, path, body))]).toEqual([name, path, 'not_allowed']);
  }
  const headers = await (await there.enter('Ines Castellan')).inPage(intranet);
  for (const [method, path, body] of calls) {
    const answer = await there.app.request(path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect([path, await codeOf(answer)]).toEqual([path, 'not_allowed']);
  }
});

test('removing a page ends everything of it at once, and nothing else', async () => {
  const there = await installation(settings);
  const ines = await there.enter('Ines Castellan');
  await ines.put('/api/intranet/pages', page);
  const pair = await keys('ES256');
  const issuer = { name: 'Wordpress', iss: 'wp', origin: intranet, terms: ofKeys([pair], { foundBy: 'staff_number' }) };
  expect((await ines.post('/api/intranet/issuers', issuer)).status).toBe(201);
  const mina = await there.enter('Mina Okafor');
  const { staff_number } = await there.tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('id', '=', mina.id)
    .executeTakeFirstOrThrow();
  const token = async () => signed(claims({ iss: 'wp', staff_number }, there.clock.now), pair);
  const vouched = await askSession(there, { grant: 'host', token: await token() });
  const bearer = {
    ...client,
    origin: intranet,
    authorization: `Bearer ${((await vouched.json()) as EmbedSession).token}`,
  };
  const byCookie = await mina.inPage(intranet);
  const elsewhere = await mina.inPage(fixed);
  const status = async (headers: Record<string, string>) =>
    (await there.app.request('/api/session', { headers })).status;
  expect([await status(bearer), await status(byCookie), await status(elsewhere)]).toEqual([200, 200, 200]);

  await ines.call('DELETE', '/api/intranet/pages', { origin: intranet });
  expect([await status(bearer), await status(byCookie)]).toEqual([403, 403]);
  expect([await status(elsewhere), (await mina.get('/api/session')).status]).toEqual([200, 200]);
  // Registered again it begins with nothing: neither tokens nor who vouched.
  await ines.put('/api/intranet/pages', page);
  expect([await status(bearer), await status(byCookie)]).toEqual([401, 401]);
  expect(await codeOf(await askSession(there, { grant: 'host', token: await token() }))).toBe('host_token_refused');
  expect(await (await ines.get('/api/intranet/issuers')).json()).toEqual([]);
});

test('who vouches is registered for a page, shown without anything that could be used, and ended', async () => {
  const there = await installation(settings);
  const ines = await there.enter('Ines Castellan');
  const pair = await keys('ES256');
  const rsa = await keys('RS256');
  const secret = Buffer.alloc(32, 7).toString('base64url');
  const common = { foundBy: 'staff_number', makesPeople: false } as const;
  const tenant = '2f1c4d0e-6d0b-4f0e-9a55-0f6f1d2b3c4d';
  const wanted = [
    { name: 'A', iss: 'a', origin: fixed, terms: ofKeys([pair]) },
    {
      name: 'B',
      iss: 'b',
      origin: fixed,
      terms: { kind: 'jwks', audience: us, jwksUrl: 'https://keys.example/', ...common },
    },
    { name: 'C', iss: 'c', origin: fixed, terms: { kind: 'secret', audience: us, secret, ...common } },
    {
      name: 'D',
      iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
      origin: fixed,
      terms: { kind: 'entra', tenant: tenant.toUpperCase(), audience: tenant, clients: [tenant], ...common },
    },
    {
      name: 'E',
      iss: 'https://portal.example',
      origin: fixed,
      terms: { kind: 'access_token', audience: us, jwksUrl: 'https://keys.example/', clients: ['portal'], ...common },
    },
    {
      name: 'F',
      iss: 'api.staffbase.com',
      origin: null,
      terms: { ...ofKeys([rsa]), kind: 'staffbase', audience: 'p' },
    },
    {
      name: 'G',
      iss: 'https://h.example',
      origin: null,
      terms: { kind: 'haiilo', tenant: 't', keys: [rsa.jwk], ...common },
    },
  ];
  for (const one of wanted)
    expect([one.name, (await ines.post('/api/intranet/issuers', one)).status]).toEqual([one.name, 201]);
  const answer = await ines.get('/api/intranet/issuers');
  const text = await answer.text();
  for (const hidden of [secret, pair.jwk.x!, rsa.jwk.n!]) expect(text).not.toContain(hidden);
  const shown = JSON.parse(text) as IssuerView[];
  expect(shown.map(({ name, iss, origin, kind }) => [name, iss, origin, kind])).toEqual(
    wanted.map(({ name, iss, origin, terms }) => [name, iss, origin, terms.kind]),
  );
  expect(shown[0]).toMatchObject({ audience: us, foundBy: 'nothing', makesPeople: false, by: 'Ines Castellan' });

  const code = async (changes: object, of = 0) =>
    codeOf(await ines.post('/api/intranet/issuers', { ...wanted[of], ...changes }));
  expect(await code({})).toBe('issuer_there');
  expect(await code({ iss: 'new', origin: intranet })).toBe('origin_unknown');
  expect(await code({ iss: 'new', origin: null })).toBe('invalid_input');
  expect(await code({ iss: 'new', origin: fixed }, 5)).toBe('invalid_input');
  expect(await code({ iss: 'https://login.microsoftonline.com/common/v2.0' }, 3)).toBe('invalid_input');
  expect(await code({ iss: 'https://evil.example/x' }, 3)).toBe('invalid_input');
  expect(await code({ iss: 'https://h.example/path' }, 6)).toBe('invalid_input');
  expect(await code({ iss: 'new', terms: { ...ofKeys([pair]), keys: [{ ...pair.jwk, d: 'x' }] } })).toBe(
    'invalid_input',
  );
  expect(await code({ iss: 'new', terms: { kind: 'other', audience: us } })).toBe('invalid_input');

  const id = shown[0]!.id;
  expect((await ines.call('DELETE', `/api/intranet/issuers/${id}`)).status).toBe(204);
  expect(await codeOf(await ines.call('DELETE', `/api/intranet/issuers/${id}`))).toBe('issuer_unknown');
  expect(
    ((await (await ines.get('/api/intranet/issuers')).json()) as IssuerView[]).map(({ name }) => name),
  ).not.toContain('A');
  expect(await code({})).toBe('no refusal, but 201');
});
