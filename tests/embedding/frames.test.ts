import { expect, test } from 'vitest';
import { frameWords } from '../../server/embedding/frame-words.ts';
import type { EmbedSession } from '../../server/embedding/embed-shapes.ts';
import { addIssuer } from '../../server/embedding/issuers.ts';
import { pageLanguages } from '../../server/language.ts';
import { onSqlite } from '../support/database.ts';
import { client, codeOf, installation, type Installation } from '../support/installation.ts';
import { askSession, at, claims, cookiesOf, intranet, keys, ofKeys, signed, us } from './hosts.ts';

const haiilo = 'https://brightwater.haiilo.example';
const settings = { A39_EMBED_ORIGINS: `${intranet} ${haiilo}`, A39_PUBLIC_URL: us };
const inOneLine = (markup: string) => markup.replaceAll(/\s+/g, ' ');
const inFrame = { 'sec-fetch-dest': 'iframe', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' };

const open = ({ app }: Pick<Installation, 'app'>, path: string, headers: Record<string, string> = inFrame) =>
  Promise.resolve(app.request(`${us}${path}`, { headers }));

onSqlite(
  'registered pages may frame an element, and nobody else; everything else of ours is framed by nobody',
  async () => {
    const there = await installation(settings);
    const answer = await open(there, '/embed/frame/my-training?limit=3&lang=de&theme=dark');
    const policy = answer.headers.get('content-security-policy')!;
    expect([answer.status, policy]).toEqual([200, expect.stringContaining(`frame-ancestors ${intranet} ${haiilo};`)]);
    expect(policy).toContain("script-src 'self'; style-src 'self'");
    expect(answer.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect([answer.headers.get('set-cookie'), answer.headers.get('x-frame-options')]).toEqual([null, null]);
    const page = inOneLine(await answer.text());
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('<a39-config frame ></a39-config>');
    expect(page).toContain('<a39-my-training heading-level="1" limit="3" theme="dark" course-href=');
    expect(page).toContain('/embed/frame/course?assignment={assignment}&amp;lang=de&amp;theme=dark"');
    expect(page).toContain('target="_blank"');
    expect(page).not.toMatch(/<nav|style=|<script(?! type="module" src="\/embed\/v1\/)/);
    for (const path of ['/training', '/settings', '/sign-in', '/embed/frame/connect', '/embed/authorize', '/plain'])
      expect((await open(there, path)).headers.get('content-security-policy'), path).toContain(
        "frame-ancestors 'none'",
      );
    const nobody = await installation({ A39_PUBLIC_URL: us });
    const closed = await open(nobody, '/embed/frame/my-training');
    expect(closed.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  },
);

onSqlite('only elements for learners stand in frames, and an address sets only what is harmless', async () => {
  const there = await installation(settings);
  for (const tag of [
    'team',
    'settings',
    'evidence',
    'people',
    'config',
    'x',
    '__proto__',
    'constructor',
    'a39-course',
    'my-training%22%3E',
  ])
    for (const place of ['frame', 'haiilo', 'staffbase']) {
      const answer = await open(there, `/embed/${place}/${tag}`);
      expect([tag, answer.status, await answer.text()]).toEqual([tag, 404, expect.not.stringContaining('<a39-')]);
      // Also what is refused is shown in the frame.
      expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors ${intranet}`);
    }
  const inside = async (path: string) => {
    const page = await (await open(there, path)).text();
    return /<main>(.*)<\/main>/s.exec(page)![1]!.trim();
  };
  expect(await inside('/embed/frame/course?course=whose-data')).toContain(
    '<a39-course heading-level="1" course="whose-data" back-href="/embed/frame/my-training">',
  );
  expect(await inside('/embed/frame/course?course=whose-data')).toContain('href="/plain/courses/whose-data"');
  expect(await inside('/embed/frame/quick-check?question=whose-data/address&heading-level=3')).toContain(
    '<a39-quick-check heading-level="3" question="whose-data/address">',
  );
  for (const query of [
    'href=javascript:alert(1)',
    'course-href=https://evil.example/{id}',
    'back-href=https://evil.example',
    'server=https://evil.example',
    'onclick=alert(1)',
    'limit=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    'theme=%27%20onload=alert(1)',
    'lang=%22%3E%3Cscript%3E',
    'layout=a%20b',
    'src=%22%3E%3Cimg%20src=x%3E',
    'style=color:red',
    'class=x',
    'id=x',
    'frame=x',
    'data-hosts=https://evil.example',
  ])
    for (const place of ['frame', 'haiilo']) {
      const markup = await inside(`/embed/${place}/my-training?${query}`);
      expect([query, markup]).toEqual([query, await inside(`/embed/${place}/my-training`)]);
    }
});

test('beside a frame somebody signs in on our own pages, and the frame gets a token by that cookie alone', async () => {
  const there = await installation(settings);
  const asWindow = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' };
  const stranger = await open(there, '/embed/frame/connect', asWindow);
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fembed%2Fframe%2Fconnect']);
  const mina = await there.enter('Mina Okafor');
  const answer = await open(there, '/embed/frame/connect', {
    ...asWindow,
    cookie: `${mina.cookie}; ${mina.pageCookie}`,
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Close this window');
  const [line] = answer.headers.getSetCookie();
  for (const flag of ['__Host-a39_frame=', 'Secure', 'HttpOnly', 'SameSite=None']) expect(line).toContain(flag);
  const cookie = line!.split(';')[0]!;
  const session = await askSession(there, { grant: 'cookie' }, { origin: us, cookie });
  const { token } = (await session.json()) as EmbedSession;
  const asked = await there.app.request('/api/my/training', {
    headers: { ...client, origin: us, authorization: `Bearer ${token}` },
  });
  expect(asked.status).toBe(200);
  // The cookie itself opens nothing, neither for pages nor for calls.
  for (const headers of [{ cookie }, { cookie, ...asWindow }])
    expect(await codeOf(await there.app.request('/api/session', { headers: { ...client, ...headers } }))).toBe(
      'sign_in_required',
    );
  // It ends with the sign-in.
  await mina.call('DELETE', '/api/session');
  expect(await codeOf(await askSession(there, { grant: 'cookie' }, { origin: us, cookie }))).toBe('sign_in_required');
});

async function withStaffbase() {
  const there = await installation(settings);
  const pair = await keys('RS256', 'staffbase');
  const { id, staff_number } = await there.tools.db
    .selectFrom('person')
    .select(['id', 'staff_number'])
    .where('name', '=', 'Mina Okafor')
    .executeTakeFirstOrThrow();
  const terms = {
    ...ofKeys([pair]),
    kind: 'staffbase' as const,
    audience: 'plugin-39',
    foundBy: 'external_id' as const,
  };
  await there.tools.db.updateTable('person').set({ external_id: staff_number }).where('id', '=', id).execute();
  const issuer = { name: 'Staffbase', iss: 'api.staffbase.com', origin: null, terms };
  await addIssuer(there.tools.db, issuer, { id, now: there.clock.now });
  const launch = (changes: Record<string, unknown> = {}) =>
    signed(
      claims(
        {
          iss: 'api.staffbase.com',
          aud: 'plugin-39',
          sub: 'sb-1',
          external_id: staff_number,
          jti: undefined,
          ...changes,
        },
        there.clock.now,
      ),
      pair,
    );
  return { ...there, launch };
}

onSqlite(
  'a launch from Staffbase: its token is used up at once, and the frame has a clean address and a cookie of its own',
  async () => {
    const there = await withStaffbase();
    const jwt = await there.launch();
    const answer = await open(there, `/embed/staffbase/course?course=whose-data&lang=de&jwt=${jwt}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/embed/frame/course?course=whose-data&lang=de',
    ]);
    expect([answer.headers.get('referrer-policy'), answer.headers.get('cache-control')]).toEqual([
      'no-referrer',
      'no-store',
    ]);
    const [line] = answer.headers.getSetCookie();
    for (const flag of ['__Host-a39_renew_', 'Secure', 'HttpOnly', 'SameSite=None', 'Partitioned'])
      expect(line).toContain(flag);
    const cookie = line!.split(';')[0]!;
    // The cookie is for frames of ours: in another page it gets nothing.
    expect(await codeOf(await askSession(there, { grant: 'renew' }, { cookie, origin: intranet }))).toBe(
      'sign_in_required',
    );
    const renewed = await askSession(there, { grant: 'renew' }, { cookie, origin: us });
    const { token } = (await renewed.json()) as EmbedSession;
    const me = await there.app.request('/api/session', {
      headers: { ...client, origin: us, authorization: `Bearer ${token}` },
    });
    expect(await me.json()).toMatchObject({ person: { name: 'Mina Okafor' }, roles: ['learner'] });
    // A quarter of an hour after the launch it is over, however often it was renewed.
    there.clock.now = new Date(there.clock.now.getTime() + 14 * 60_000);
    const [[name, value]] = Object.entries(cookiesOf(renewed)) as [[string, string]];
    const again = await askSession(there, { grant: 'renew' }, { cookie: `${name}=${value}`, origin: us });
    const next = Object.entries(cookiesOf(again))[0]!;
    expect(again.status).toBe(200);
    there.clock.now = new Date(there.clock.now.getTime() + 60_000);
    const late = await askSession(there, { grant: 'renew' }, { cookie: next.join('='), origin: us });
    expect(await codeOf(late)).toBe('sign_in_required');
  },
);

onSqlite(
  'a launch that is no good says so in the frame and signs nobody in; nor does one that is opened by itself',
  async () => {
    const there = await withStaffbase();
    const jwt = await there.launch();
    expect((await open(there, `/embed/staffbase/my-training?jwt=${jwt}`)).status).toBe(303);
    const cases: [string, number, keyof (typeof frameWords)['en']['refused']][] = [
      [jwt, 401, 'host_token_refused'],
      [`${jwt}=`, 401, 'host_token_refused'],
      [await there.launch({ aud: 'other' }), 401, 'host_token_refused'],
      [await there.launch({ exp: at(there.clock.now, -61) }), 401, 'host_token_refused'],
      [await there.launch({ sub: 'sb-2', external_id: 'nobody' }), 403, 'person_not_found'],
      ['x.y.z', 401, 'host_token_refused'],
    ];
    for (const [token, status, code] of cases) {
      const answer = await open(there, `/embed/staffbase/my-training?jwt=${token}`, {
        ...inFrame,
        'accept-language': 'pl',
      });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([status, []]);
      expect(await answer.text()).toContain(frameWords['pl']!.refused[code]);
      expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors ${intranet}`);
    }
    // Sent to somebody as a link, it would sign them in here as whoever made it.
    const fresh = await there.launch();
    const alone = await open(there, `/embed/staffbase/my-training?jwt=${fresh}`, {
      ...inFrame,
      'sec-fetch-dest': 'document',
    });
    expect([alone.status, alone.headers.get('location'), alone.headers.getSetCookie()]).toEqual([
      303,
      '/embed/frame/my-training',
      [],
    ]);
    // A token of a page's own is no launch.
    const pair = await keys('ES256');
    const terms = ofKeys([pair], { foundBy: 'external_id' });
    const by = { id: (await there.enter('Ines Castellan')).id, now: there.clock.now };
    await addIssuer(there.tools.db, { name: 'W', iss: 'wp', origin: us, terms }, by);
    const own = await signed(claims({ iss: 'wp' }, there.clock.now), pair);
    expect((await open(there, `/embed/staffbase/my-training?jwt=${own}`)).status).toBe(401);
  },
);

test('Haiilo: the frame knows whom it may ask, and its number counts once, for five minutes', async () => {
  const there = await installation(settings);
  const pair = await keys('RS512', 'haiilo');
  const { db } = there.tools;
  const mina = await there.enter('Mina Okafor');
  await db.updateTable('person').set({ external_id: 'user-7' }).where('id', '=', mina.id).execute();
  const by = { id: mina.id, now: there.clock.now };
  const terms = {
    kind: 'haiilo' as const,
    tenant: 't-1',
    keys: [pair.jwk as { kty: 'RSA' }],
    foundBy: 'external_id' as const,
    makesPeople: false,
  };
  await addIssuer(db, { name: 'Haiilo', iss: haiilo, origin: null, terms }, by);
  // A second one that is registered, but not as a page: it may not frame us, so nobody writes to it.
  await addIssuer(db, { name: 'Other', iss: 'https://other.haiilo.example', origin: null, terms }, by);
  const opened = await open(there, '/embed/haiilo/my-training?src=tenant-7_plugin');
  const page = inOneLine(await opened.text());
  expect(page).toContain(`<a39-config frame data-hosts="${haiilo}" data-src="tenant-7_plugin"></a39-config>`);
  expect(page).toContain('/embed/haiilo/course?assignment={assignment}&amp;src=tenant-7_plugin"');
  // Before the elements run, so that they find it when they ask for the first time.
  expect(page.indexOf('/embed/v1/haiilo.js')).toBeLessThan(page.indexOf('/embed/v1/a39.js'));

  const nonceFrom = async (origin: string) => {
    const answer = await there.app.request('/api/embed/v1/session/nonce', {
      method: 'POST',
      headers: { ...client, origin },
    });
    return ((await answer.json()) as { nonce: string }).nonce;
  };
  const token = (jti: string) =>
    signed(
      {
        iss: haiilo,
        sub: 'init',
        jti,
        iat: at(there.clock.now),
        exp: at(there.clock.now, 60),
        'ctx.tenantId': 't-1',
        'ctx.userId': 'user-7',
      },
      pair,
      { kid: undefined },
    );
  const ask = async (jti: string, nonce: string | undefined, origin = us) =>
    askSession(there, { grant: 'host', framed: true, token: await token(jti), ...(nonce && { nonce }) }, { origin });
  const nonce = await nonceFrom(us);
  const good = await ask(nonce, nonce);
  expect(good.status).toBe(200);
  expect(good.headers.getSetCookie()).toEqual([]);
  expect(await codeOf(await ask(nonce, nonce))).toBe('host_token_refused');
  expect(await codeOf(await ask('made-up', 'made-up'))).toBe('host_token_refused');
  expect(await codeOf(await ask(await nonceFrom(us), undefined))).toBe('host_token_refused');
  const [one, other] = [await nonceFrom(us), await nonceFrom(us)];
  expect(await codeOf(await ask(one, other))).toBe('host_token_refused');
  const forPage = await nonceFrom(us);
  expect(await codeOf(await ask(forPage, forPage, haiilo))).toBe('host_token_refused');
  const late = await nonceFrom(us);
  there.clock.now = new Date(there.clock.now.getTime() + 300_000);
  expect(await codeOf(await ask(late, late))).toBe('host_token_refused');
  expect((await db.selectFrom('host_nonce').selectAll().execute()).length).toBeLessThanOrEqual(2);
});

onSqlite('frames speak every language of our pages', () => {
  expect(Object.keys(frameWords).toSorted()).toEqual(pageLanguages.toSorted());
});
