import { expect, test } from 'vitest';
import type { AuditorList, Invitation } from '../../server/auditors/auditor-shapes.ts';
import { auditorOf, open, wholeYear } from '../support/auditor.ts';
import { client, codeOf, installation, type Installation } from '../support/installation.ts';
import { mailServer } from '../support/smtp.ts';

test('a link opens from its first day to its last, by the days of the organisation', async () => {
  const there = await installation({ A39_TIME_ZONE: 'Pacific/Auckland' });
  const { clock } = there;
  // In Auckland it is the 25th already.
  clock.now = new Date('2026-11-24T12:00:00Z');
  const early = await auditorOf(there, { fromOn: '2026-11-26', untilOn: '2026-11-27' });
  expect([early.opened.status, await codeOf(early.opened)]).toEqual([403, 'link_not_yet']);
  expect(await (await open(there, early.token)).text()).toContain('2026-11-26');

  clock.now = new Date('2026-11-25T11:00:00Z');
  const first = await open(there, early.token);
  expect(first.status).toBe(204);
  const cookie = first.headers.get('set-cookie')!;
  expect(cookie).toMatch(/^__Host-a39_auditor=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  const look = () => there.app.request('/api/audit', { headers: { ...client, cookie: cookie.split(';')[0]! } });
  expect((await look()).status).toBe(200);

  clock.now = new Date('2026-11-25T19:00:01Z');
  expect(await codeOf(await look())).toBe('sign_in_required');

  // The last evening: still the 27th in Auckland, and an hour later not.
  clock.now = new Date('2026-11-27T10:30:00Z');
  const last = await open(there, early.token);
  expect(last.status).toBe(204);
  const lastCookie = last.headers.get('set-cookie')!.split(';')[0]!;
  clock.now = new Date('2026-11-27T11:00:00Z');
  const after = await there.app.request('/api/audit', { headers: { ...client, cookie: lastCookie } });
  expect(await codeOf(after)).toBe('sign_in_required');
  expect(await codeOf(await open(there, early.token))).toBe('link_ended');
});

test('a revoked auditor is out at once, and a new link ends the old one', async () => {
  const there = await installation();
  const runa = await auditorOf(there);
  const ines = await there.enter('Ines Castellan');
  expect((await runa.get('/api/audit')).status).toBe(200);
  const made = (await (await ines.post(`/api/auditors/${runa.id}/link`)).json()) as Invitation;
  expect(await codeOf(await runa.get('/api/audit'))).toBe('sign_in_required');
  expect(await codeOf(await open(there, runa.token))).toBe('link_unknown');
  const token = made.link.split('#')[1]!;
  const again = (await open(there, token)).headers.get('set-cookie')!.split(';')[0]!;
  const look = () => there.app.request('/api/audit', { headers: { ...client, cookie: again } });
  expect((await look()).status).toBe(200);

  expect((await ines.call('DELETE', `/api/auditors/${runa.id}`)).status).toBe(204);
  expect(await codeOf(await look())).toBe('sign_in_required');
  expect(await codeOf(await open(there, token))).toBe('link_ended');
  there.clock.now = new Date('2026-11-25T10:00:00Z');
  expect((await ines.call('DELETE', `/api/auditors/${runa.id}`)).status).toBe(401);
  const next = await there.enter('Ines Castellan');
  expect((await next.call('DELETE', `/api/auditors/${runa.id}`)).status).toBe(204);
  const { accounts } = (await (await next.get('/api/auditors')).json()) as AuditorList;
  expect(accounts).toMatchObject([
    { state: 'revoked', revokedOn: '2026-11-24', lastUsedOn: '2026-11-24', madeBy: 'Ines Castellan' },
  ]);
  expect(await codeOf(await next.post(`/api/auditors/${runa.id}/link`))).toBe('link_ended');
  expect(await codeOf(await next.call('DELETE', '/api/auditors/nobody'))).toBe('auditor_unknown');
});

test('signing out ends the session, and tokens are kept as hashes', async () => {
  const there = await installation();
  const runa = await auditorOf(there);
  const rows = [
    await there.tools.db.selectFrom('auditor_account').selectAll().execute(),
    await there.tools.db.selectFrom('auditor_session').selectAll().execute(),
  ];
  expect(JSON.stringify(rows)).not.toContain(runa.token);
  expect(JSON.stringify(rows)).not.toContain(runa.cookie.split('=')[1]);
  expect((await runa.call('DELETE', '/api/audit/session')).status).toBe(204);
  expect(await codeOf(await runa.get('/api/audit'))).toBe('sign_in_required');
});

test('a guessed link opens nothing, and who guesses on is slowed down', async () => {
  const there = await installation();
  const codes: string[] = [];
  for (let i = 0; i < 12; i++) codes.push(await codeOf(await open(there, `guess-${i}`)));
  expect(codes).toEqual([...Array<string>(10).fill('link_unknown'), 'too_many_requests', 'too_many_requests']);
  const slowed = await open(there, 'x');
  expect([slowed.status, Number(slowed.headers.get('retry-after'))]).toEqual([429, 6]);
  there.clock.now = new Date(there.clock.now.getTime() + 6_000);
  expect(await codeOf(await open(there, 'x'))).toBe('link_unknown');
});

test('what does not fit is refused: too long, in the past, turned round, a group that is not there, the same twice', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  const refusal = async (terms: Record<string, unknown>) => {
    const { error } = (await (await ines.post('/api/auditors', { ...wholeYear, ...terms })).json()) as {
      error: { code: string; message: string };
    };
    return [error.code, error.message];
  };
  expect(await refusal({ untilOn: '2027-05-24' })).toEqual([
    'invalid_input',
    'untilOn: Choose a day from 2026-11-24 to 2027-05-23.',
  ]);
  expect((await refusal({ fromOn: '2026-11-23' }))[1]).toContain('fromOn');
  expect((await refusal({ untilOn: '2026-11-23' }))[1]).toContain('untilOn');
  expect((await refusal({ periodFrom: '2027-01-01' }))[1]).toContain('periodTo');
  expect((await refusal({ audience: { kind: 'people', ids: ['x'] } }))[0]).toBe('invalid_input');
  expect((await refusal({ audience: { kind: 'groups', ids: ['nowhere'] } }))[0]).toBe('group_unknown');
  expect((await ines.post('/api/auditors', { ...wholeYear, untilOn: '2027-05-23' })).status).toBe(201);
  expect((await refusal({ untilOn: '2027-05-23' }))[0]).toBe('auditor_there');
  for (const name of ['Tobias Feld', 'Mina Okafor', 'Sofia Marek'])
    expect(await codeOf(await (await there.enter(name)).get('/api/auditors'))).toBe('not_allowed');
});

test('an invitation is mailed if that is asked for, and else not', async () => {
  const smtp = await mailServer();
  const there = await installation({ A39_SMTP_URL: smtp.url });
  const ines = await there.enter('Ines Castellan');
  const quiet = (await (await ines.post('/api/auditors', wholeYear)).json()) as Invitation;
  expect([quiet.mailed, smtp.received.length]).toEqual(['not_asked', 0]);
  const again = await ines.post(`/api/auditors/${quiet.account.id}/link`, { mail: true });
  const { mailed, link } = (await again.json()) as Invitation;
  expect([mailed, smtp.received.map(({ to }) => to)]).toEqual(['sent', [['runa@dahl-audit.example']]]);
  expect(smtp.received[0]!.parsed.text).toContain(link);
  expect(link).toMatch(/^http:\/\/localhost:3939\/audit#[\w-]{43}$/);
});

/** Every route of the API, with something in the place of what is named. */
function routesOf({ app }: Installation): [string, string][] {
  const names = new Set(
    app.routes
      .filter((route) => route.method !== 'ALL' && route.path.startsWith('/api/'))
      .map((route) => `${route.method} ${route.path}`),
  );
  return [...names].map((name) => name.replaceAll(/:\w+/g, 'x').split(' ') as [string, string]);
}

/** What needs neither sign-in. */
const forAnybody = /^\/api\/(session|try\/|embed\/|audit\/session|certificates\/|v1\/openapi|lessons\/x\/images)/;

test('the cookie of an auditor opens nothing of staff, and that of staff nothing of an auditor, over every route', async () => {
  const there = await installation();
  const runa = await auditorOf(there);
  const ines = await there.enter('Ines Castellan');
  const routes = routesOf(there).filter(([, path]) => !forAnybody.test(path));
  const ofAuditor = routes.filter(([, path]) => path === '/api/audit' || path.startsWith('/api/audit/'));
  const ofStaff = routes.filter((route) => !ofAuditor.includes(route));
  expect([ofAuditor.length, ofStaff.length]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(ofAuditor.length).toBeGreaterThan(12);
  expect(ofStaff.length).toBeGreaterThan(40);
  const ask = async (cookie: string, [method, path]: [string, string]) => {
    const response = await there.app.request(path, {
      method,
      headers: { ...client, cookie },
      ...(method !== 'GET' && { body: '{}' }),
    });
    return [method, path, response.status];
  };
  const { size } = await there.tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
  const value = runa.cookie.split('=')[1]!;
  for (const route of ofStaff)
    for (const cookie of [runa.cookie, `__Host-a39_session=${value}`, `${runa.cookie}; __Host-a39_session=${value}`])
      expect(await ask(cookie, route)).toEqual([...route, 401]);
  const staff = ines.cookie.split('=')[1]!;
  for (const route of ofAuditor)
    for (const cookie of [ines.cookie, `__Host-a39_auditor=${staff}`])
      expect(await ask(cookie, route)).toEqual([...route, 401]);
  // Nothing was written on the way.
  const { size: after } = await there.tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
  expect(after).toBe(size);
});

test('an auditor who goes through every route writes a nonce and nothing else', async () => {
  const there = await installation();
  const runa = await auditorOf(there);
  const before = await contentOf(there);
  for (const [method, path] of routesOf(there)) {
    if (forAnybody.test(path)) continue;
    await runa.call(method, path, method === 'GET' ? undefined : { nonce: 'mine', kind: 'period' });
  }
  const after = await contentOf(there);
  expect(after).toEqual({ ...before, evidence_entry: before['evidence_entry']! + 1, auditor_nonce: 1 });
});

test('pages of other origins are no place for auditors', async () => {
  const there = await installation({ A39_EMBED_ORIGINS: 'https://intranet.example' });
  const runa = await auditorOf(there);
  const from = { ...client, cookie: runa.cookie, origin: 'https://intranet.example' };
  expect(await codeOf(await there.app.request('/api/audit', { headers: from }))).toBe('foreign_origin');
  const body = JSON.stringify({ token: runa.token });
  const opened = await there.app.request('/api/audit/session', { method: 'POST', headers: from, body });
  expect(await codeOf(opened)).toBe('foreign_origin');
});

/** All rows of what staff and evidence are made of; who looked is written on purpose. */
async function contentOf({ tools: { db } }: Installation): Promise<Record<string, number>> {
  const tables = [
    'person',
    'assignment',
    'assignment_rule',
    'completion',
    'waiver',
    'standing',
    'person_role',
    'evidence_entry',
    'auditor_nonce',
    'document_version',
    'erasure_request',
    'legal_hold',
    'session',
  ] as const;
  const found: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    found[table] = rows;
  }
  return found;
}
