import { expect, test } from 'vitest';
import { client, codeOf, installation, type Installation } from '../support/installation.ts';
import { intranet, us } from './hosts.ts';

const settings = { A39_EMBED_ORIGINS: intranet, A39_PUBLIC_URL: us };

/** All calls of our own interface that somebody may try, with something in the place of every parameter. */
function callsOf({ app }: Installation): { name: string; method: string; path: string }[] {
  const names = new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  );
  return [...names]
    .map((name) => {
      const [method, path] = name.split(' ') as [string, string];
      return { name, method, path: path.replaceAll(/:\w+(\{[^/]*\})?/g, 'x') };
    })
    .filter(({ path }) => path.startsWith('/api/') && !path.startsWith('/api/v1') && !path.includes('*'));
}

/** What whoever is no more than a learner is refused on our own pages, before anything else is looked at. */
async function roleRoutes(there: Installation): Promise<{ name: string; method: string; path: string }[]> {
  const learner = await there.enter('Sofia Marek');
  const found: { name: string; method: string; path: string }[] = [];
  for (const one of callsOf(there)) {
    if (one.name.startsWith('DELETE /api/my/sign-ins') || one.name === 'DELETE /api/session') continue;
    const answer = await learner.call(one.method, one.path, one.method === 'GET' ? undefined : {});
    if (answer.status === 403 && (await codeOf(answer)) === 'not_allowed') found.push(one);
  }
  return found;
}

test('a token of a page opens no route for which a role is needed, whoever holds it', async () => {
  const there = await installation(settings);
  const guarded = await roleRoutes(there);
  expect(guarded.length).toBeGreaterThan(80);
  for (const name of ['Ines Castellan', 'Tobias Feld', 'Henrik Vass']) {
    const headers = await (await there.enter(name)).inPage(intranet);
    const me = await there.app.request('/api/session', { headers });
    expect(((await me.json()) as { roles: string[] }).roles).toEqual(['learner']);
    for (const { name: route, method, path } of guarded) {
      const body = method === 'GET' ? {} : { body: '{}' };
      const answer = await there.app.request(path, { method, headers, ...body });
      expect([name, route, answer.status, await codeOf(answer)]).toEqual([name, route, 403, 'not_allowed']);
    }
  }
});

test('nor does a cookie for pages and frames, or the same token on our own pages', async () => {
  const there = await installation(settings);
  const guarded = await roleRoutes(there);
  const ines = await there.enter('Ines Castellan');
  const { signInId } = (await there.tools.sessions.askerWith(
    ines.pageCookie.split('=')[1]!,
    ['page'],
    there.clock.now,
    '2026-11-24',
  ))!;
  const add = (kind: 'embed' | 'frame' | 'renew', origin: string | null) =>
    there.tools.sessions.add(signInId, kind, origin, there.clock.now);
  const cases: [string, Record<string, string>, string][] = [
    ['page cookie', { cookie: ines.pageCookie, 'sec-fetch-mode': 'navigate' }, 'not_allowed'],
    ['frame cookie', { cookie: `__Host-a39_frame=${await add('frame', null)}` }, 'sign_in_required'],
    [
      'page cookie under the name of the other',
      { cookie: ines.pageCookie.replace('embed', 'session') },
      'sign_in_required',
    ],
    ['token for a frame of ours', { authorization: `Bearer ${await add('embed', us)}`, origin: us }, 'not_allowed'],
    ['token that renews', { authorization: `Bearer ${await add('renew', us)}`, origin: us }, 'sign_in_required'],
  ];
  for (const [what, headers, code] of cases)
    for (const { name, path } of guarded.filter(({ method }) => method === 'GET')) {
      const answer = await there.app.request(path, { headers: { ...client, ...headers } });
      expect([what, name, await codeOf(answer)]).toEqual([what, name, code]);
    }
});

test('a sister site cannot use the cookie of our own pages, and no page but ours may frame or fetch with it', async () => {
  const there = await installation(settings);
  const { cookie } = await there.enter('Ines Castellan');
  for (const site of ['same-site', 'cross-site']) {
    const answer = await there.app.request('/api/evidence', { headers: { ...client, cookie, 'sec-fetch-site': site } });
    expect(await codeOf(answer)).toBe('sign_in_required');
  }
  for (const site of ['same-origin', 'none']) {
    const answer = await there.app.request('/api/evidence', { headers: { ...client, cookie, 'sec-fetch-site': site } });
    expect(answer.status).toBe(200);
  }
  const page = await there.app.request('/settings', { headers: { cookie } });
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('managers see their people only in a page that is registered for it, read only, and as managers alone', async () => {
  const there = await installation({ ...settings, A39_EMBED_ORIGINS: '' });
  const { db } = there.tools;
  const page = { name: 'Intranet', path: '/', made_by: null, made_at: there.clock.now.toISOString() };
  await db
    .insertInto('host_page')
    .values([
      { ...page, origin: intranet, team: 1 },
      { ...page, origin: 'https://wiki.example', team: 0 },
    ])
    .execute();
  const henrik = await there.enter('Henrik Vass');
  const [allowed, not] = [await henrik.inPage(intranet), await henrik.inPage('https://wiki.example')];
  const statuses = async (headers: Record<string, string>, paths: string[], method = 'GET') =>
    Promise.all(
      paths.map(async (path) => {
        const body = method === 'GET' ? {} : { body: '{}' };
        return (await there.app.request(path, { method, headers, ...body })).status;
      }),
    );
  expect(await statuses(allowed, ['/api/team', '/api/overdue'])).toEqual([200, 200]);
  expect(await statuses(not, ['/api/team', '/api/overdue'])).toEqual([403, 403]);
  expect(await statuses(allowed, ['/api/reminders', '/api/reminders/preview', '/api/exports'], 'POST')).toEqual([
    403, 403, 403,
  ]);
  // Whoever manages nobody, and whoever else may see everybody, sees nobody there.
  const sofia = await (await there.enter('Sofia Marek')).inPage(intranet);
  expect(await statuses(sofia, ['/api/team'])).toEqual([403]);
  const reportsOf = async (name: string) =>
    (
      await db
        .selectFrom('management')
        .innerJoin('person', 'person.id', 'manager_id')
        .select('person_id')
        .where('name', '=', name)
        .where('until_on', 'is', null)
        .execute()
    ).length;
  for (const name of ['Ines Castellan', 'Tobias Feld']) {
    const headers = await (await there.enter(name)).inPage(intranet);
    const answer = await there.app.request('/api/team', { headers });
    const count = await reportsOf(name);
    if (count === 0) expect([name, answer.status]).toEqual([name, 403]);
    else expect(((await answer.json()) as { people: unknown[] }).people.length).toBeLessThanOrEqual(count);
  }
  // Who looked is written down there as here.
  const looks = await db.selectFrom('access_log').selectAll().where('viewer_id', '=', henrik.id).execute();
  expect(looks.length).toBeGreaterThan(0);
});
