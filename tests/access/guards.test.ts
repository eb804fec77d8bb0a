import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { expect, onTestFinished, test } from 'vitest';
import { client, codeOf, installation, type Installation } from '../support/installation.ts';

/** Everything that can be had without signing in. Adding a line here is a decision that a reviewer must see. */
const publicRoutes = new Set([
  'GET /healthz',
  'GET /embed/v1/:file',
  'DELETE /api/session',
  'GET /api/try/people',
  'PUT /api/try/session',
  // How a host page comes to a token; each grant is checked on its own.
  'POST /api/embed/v1/session',
  'POST /api/embed/v1/session/nonce',
  'DELETE /api/embed/v1/session',
  'GET /embed/authorize',
  // Frames are shells without data, like our pages; a launch of a host is checked on its own.
  'GET /embed/frame.css',
  'GET /embed/frame/connect',
  'GET /embed/frame/:tag',
  'GET /embed/haiilo/:tag',
  'GET /embed/staffbase/:tag',
  'GET /embed/:version/a39.js',
  // What a learning platform sees of us. Each launch, choice and invitation is checked on its own.
  'GET /lms/lti/keys',
  'GET /lms/lti/configuration.json',
  'GET /lms/lti/cookie',
  'GET /lms/lti/login',
  'POST /lms/lti/login',
  'POST /lms/lti/launch',
  'GET /lms/lti/choose',
  'POST /lms/lti/choose',
  'GET /lms/lti/register',
  'GET /lms/frame/:tag',
  // What record stores ask of the activities that they are told of: titles.
  'GET /lms/xapi/courses/:course',
  'GET /lms/xapi/courses/:course/modules/:module',
  // What packages of courses ask, with their keys and with what a launch gave them; opening one asks who somebody is.
  'POST /lms/package/v1/launches',
  'GET /lms/package/v1/launches/:registration/results',
  'POST /lms/package/v1/launches/:registration/results/:delivery',
  'GET /lms/package/v1/open',
  'POST /lms/package/v1/open',
  'GET /lms/package/v1/cmi5',
  // A picture in a page of another origin is fetched without a token; it shows nothing about people.
  'GET /api/lessons/:content/images/:name',
  // Where people say who they are.
  'GET /sign-in',
  'GET /sign-in.css',
  'GET /sign-in/company',
  'GET /sign-in/callback',
  'POST /sign-in/company/ended',
  // No route: it bounds what the forms send.
  'POST /sign-in/*',
  'POST /lms/*',
  'POST /sign-in/mail',
  'GET /sign-in/link',
  'POST /sign-in/link',
  'GET /sign-in/done',
  'GET /sign-out',
  'POST /sign-out',
  // Anybody who was handed a certificate may have it checked. Numbers alone tell no name.
  'GET /certificates/check',
  'GET /certificates/check.css',
  'POST /certificates/check',
  'POST /api/certificates/check',
  'GET /plain/plain.css',
  'GET /api/certificates/:index',
  // Whoever was handed a badge looks up who issued it, with what key, for what, and whether it is revoked: nothing about people.
  'GET /badges/issuer',
  'GET /badges/keys',
  'GET /badges/keys/:kid',
  'GET /badges/achievements/:course/:content',
  'GET /badges/achievements/:course/:content/badge.svg',
  'GET /badges/revoked/:list',
  // An auditor is nobody on staff and comes with a link; what is behind it has a guard of its own.
  'POST /api/audit/session',
  'DELETE /api/audit/session',
  'GET /audit',
  // The checking page is for anybody, and holds nothing of ours.
  'GET /verify.html',
  'GET /verify.html.sha256',
  // The address itself is the secret: mail and calendar programs cannot sign in.
  'GET /calendar/:file{[A-Za-z0-9_-]{43}\\.ics}',
  'GET /unsubscribe/:token',
  'POST /unsubscribe/:token',
  // What the interface for programs is like is no secret; what it answers needs a key.
  'GET /api/v1/openapi.json',
  // Answers to its own token, and without one is not there.
  'GET /metrics',
  // Pages are shells without data; what they show comes through the API.
  'GET /',
  'GET /training',
  'GET /training/refresher',
  'GET /training/badges',
  'GET /training/:assignment',
  'GET /team',
  'GET /overdue',
  'GET /evidence',
  'GET /my-data',
  'GET /obligations',
  'GET /people',
  'GET /settings',
  'GET /intranet',
  'GET /learning-platforms',
  'GET /courses',
  'GET /documents',
  'GET /records',
  'GET /questions',
  'GET /erasure',
  'GET /try',
  'POST /try',
]);

test('every route refuses without a session, unless it is on the public list', async () => {
  const { app } = await installation();
  const routes = app.routes.filter((route) => route.method !== 'ALL');
  const names = new Set(routes.map((route) => `${route.method} ${route.path}`));
  expect(names.size).toBeGreaterThan(20);
  for (const name of publicRoutes) expect(names).toContain(name);
  for (const name of names) {
    if (publicRoutes.has(name)) continue;
    const [method, path] = name.split(' ') as [string, string];
    const response = await app.request(path.replaceAll(/:\w+/g, 'x'), {
      method,
      headers: { ...client, cookie: '__Host-a39_session=forged' },
      ...(method !== 'GET' && { body: '{}' }),
    });
    if (path.startsWith('/scim/v2') || path.startsWith('/api/v1')) {
      // For programs: a session is nothing there, and a key is missing.
      expect([name, response.status, response.headers.get('www-authenticate')]).toEqual([
        name,
        401,
        'Bearer realm="Article 39"',
      ]);
      continue;
    }
    if (path.startsWith('/plain')) {
      // For people: they are taken to where they sign in.
      expect([name, response.status, response.headers.get('location')]).toEqual([
        name,
        303,
        expect.stringMatching(/^\/sign-in\?to=%2Fplain/),
      ]);
      continue;
    }
    const code = await codeOf(response).catch(() => 'a page');
    expect([name, response.status, code]).toEqual([name, 401, 'sign_in_required']);
  }
});

test('a role sees its screen and nobody else does', async () => {
  const { enter } = await installation();
  const routes = ['/api/team', '/api/rules', '/api/evidence', '/api/evidence/proof/0'];
  const statuses = async (name: string) => {
    const caller = await enter(name);
    return Promise.all(routes.map(async (path) => (await caller.get(path)).status));
  };
  expect(await statuses('Sofia Marek')).toEqual([403, 403, 403, 403]);
  expect(await statuses('Mina Okafor')).toEqual([200, 403, 403, 403]);
  expect(await statuses('Tobias Feld')).toEqual([200, 200, 403, 403]);
  expect(await statuses('Ines Castellan')).toEqual([200, 200, 200, 200]);
});

test('a manager sees direct reports as open, done or overdue, and nothing else', async () => {
  const { enter, tools } = await installation();
  const henrik = await enter('Henrik Vass');
  const priya = await enter('Priya Nair');
  await priya.post(`/api/my/assignments/${await priya.assignment()}/attempt`);
  const text = await (await henrik.get('/api/team')).text();
  const team = JSON.parse(text) as { people: { name: string; cells: Record<string, unknown> }[] };
  expect(team.people.length).toBe(9);
  expect(team.people.map((person) => person.name)).not.toContain('Mina Okafor');
  expect(team.people.find((person) => person.name === 'Priya Nair')!.cells['whose-data']).toEqual({
    standing: 'overdue',
    dueOn: '2026-11-18',
    doneOn: null,
  });
  expect(text).not.toMatch(/attempt|score|begun|progress|answer|email/i);

  await tools.db
    .updateTable('management')
    .set({ until_on: '2026-11-24' })
    .where('manager_id', '=', henrik.id)
    .execute();
  expect((await henrik.get('/api/team')).status).toBe(403);
});

test('sessions are opaque, hashed, expire, end, and do not outlive the employment', async () => {
  const { app, enter, clock, tools } = await installation();
  const sofia = await enter('Sofia Marek');
  const token = sofia.cookie.split('=')[1]!;
  const rows = await tools.db.selectFrom('session').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
  expect((await sofia.get('/api/session')).status).toBe(200);

  clock.now = new Date('2026-11-24T22:00:01Z');
  expect((await sofia.get('/api/session')).status).toBe(401);

  const again = await enter('Sofia Marek');
  expect((await again.call('DELETE', '/api/session')).status).toBe(204);
  expect((await again.get('/api/session')).status).toBe(401);

  const last = await enter('Sofia Marek');
  await tools.db.updateTable('person').set({ left_on: '2026-11-23' }).where('id', '=', last.id).execute();
  // What the database said is remembered for a second.
  await pause(1_050);
  expect((await last.get('/api/session')).status).toBe(401);
  expect((await app.request('/api/session')).status).toBe(401);
});

test('only our own pages and registered origins may call, and only with a header that forms cannot send', async () => {
  const { app, enter } = await installation({ A39_EMBED_ORIGINS: 'https://intranet.example' });
  const ines = await enter('Ines Castellan');
  const from = (origin: string, path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { ...client, cookie: ines.cookie, origin } });

  expect(await codeOf(await from('https://evil.example', '/api/session'))).toBe('foreign_origin');
  expect(await codeOf(await from('null', '/api/session'))).toBe('foreign_origin');
  // In a registered page no cookie opens anything, but a token does, and no more than a learner may: even the DPO is one there.
  expect(await codeOf(await from('https://intranet.example', '/api/my/training'))).toBe('sign_in_required');
  const headers = await ines.inPage('https://intranet.example');
  const embedded = await app.request('/api/my/training', { headers });
  expect([embedded.status, embedded.headers.get('access-control-allow-origin')]).toEqual([
    200,
    'https://intranet.example',
  ]);
  expect(await codeOf(await app.request('/api/evidence', { headers }))).toBe('not_allowed');
  expect((await from('http://localhost:3939', '/api/evidence')).status).toBe(200);

  // A strange name that was made to point to this machine is a stranger, though it names itself as the host.
  const rebound = await app.request('/api/session', {
    headers: { ...client, cookie: ines.cookie, origin: 'http://evil.example:3939', host: 'evil.example:3939' },
  });
  expect(await codeOf(rebound)).toBe('foreign_origin');
  const byNumber = await app.request('/api/session', {
    headers: { ...client, cookie: ines.cookie, origin: 'http://127.0.0.1:3939', host: '127.0.0.1:3939' },
  });
  expect(byNumber.status).toBe(200);

  const noHeader = await app.request('/api/session', { method: 'DELETE', headers: { cookie: ines.cookie } });
  expect(await codeOf(noHeader)).toBe('foreign_origin');
  const preflight = await app.request('/api/my/training', {
    method: 'OPTIONS',
    headers: { origin: 'https://intranet.example' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'authorization, content-type, x-a39-client',
  ]);
});

test('a large body is refused, whether it says its length or not', async () => {
  const { url } = await listening(await installation());
  const body = 'x'.repeat(70_000);
  const declared = await fetch(`${url}/api/session`, { method: 'DELETE', headers: client, body });
  expect([declared.status, await codeOf(declared)]).toEqual([413, 'body_too_large']);
  const streamed = await fetch(`${url}/api/try/session`, {
    method: 'PUT',
    headers: client,
    body: new Blob([body]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect([streamed.status, await codeOf(streamed)]).toEqual([413, 'body_too_large']);
});

/** The same app behind a real socket, where bodies come in pieces. */
async function listening({ app }: Installation): Promise<{ url: string }> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
