import { expect, test } from 'vitest';
import { client, codeOf, installation } from '../support/installation.ts';
import { intranet, us } from './hosts.ts';

const settings = { A39_EMBED_ORIGINS: intranet, A39_PUBLIC_URL: us };

/** Like a registered page, and none. */
const strangers = [
  'null',
  'https://intranet.example.evil.example',
  'https://evil-intranet.example',
  'https://evil.example/https://intranet.example',
  'http://intranet.example',
  'https://intranet.example:8443',
  'https://intranet.example:443',
  'https://INTRANET.EXAMPLE',
  'https://intranet.example.',
  'https://intranet.example/',
  'https://intranet.example, https://evil.example',
  'https://www.intranet.example',
  'https://learn.example.evil.example',
  'http://learn.example',
  'file://',
  '*',
  '',
];

const paths = ['/api/session', '/api/my/training', '/api/embed/v1/session', '/api/embed/v1/session/nonce'];

test('only exact origins may call, and no answer says otherwise to any browser', async () => {
  const { app } = await installation(settings);
  for (const origin of strangers)
    for (const path of paths)
      for (const method of ['OPTIONS', 'GET', 'POST', 'DELETE']) {
        const answer = await app.request(path, { method, headers: { ...client, origin } });
        const what = `${method} ${path} from ${JSON.stringify(origin)}`;
        expect([what, answer.status, await codeOf(answer)]).toEqual([what, 403, 'foreign_origin']);
        for (const header of ['origin', 'credentials', 'headers', 'methods'])
          expect(answer.headers.get(`access-control-allow-${header}`), what).toBe(null);
        expect(answer.headers.get('vary'), what).toContain('Origin');
      }
});

test('a registered page may call; its cookies count only where tokens are given', async () => {
  const { app, enter } = await installation(settings);
  const mina = await enter('Mina Okafor');
  const headers = { ...client, origin: intranet, cookie: `${mina.cookie}; ${mina.pageCookie}` };
  for (const path of paths)
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const answer = await app.request(path, { method, headers, ...(method === 'POST' && { body: '{}' }) });
      const mayBringCookies = path.startsWith('/api/embed/v1/session');
      expect([
        path,
        answer.headers.get('access-control-allow-origin'),
        answer.headers.get('access-control-allow-credentials'),
      ]).toEqual([path, intranet, mayBringCookies ? 'true' : null]);
      expect(answer.headers.get('vary')).toContain('Origin');
    }
  // What is no route of ours there lets no cookie through either.
  const near = await app.request('/api/my/embed/v1/session', { headers });
  expect(near.headers.get('access-control-allow-credentials')).toBe(null);
  // Everywhere else cookies of a person who may do everything open nothing for it.
  for (const path of ['/api/session', '/api/my/training', '/api/team', '/api/my/sign-ins'])
    expect(await codeOf(await app.request(path, { headers }))).toBe('sign_in_required');
  // Pages and programs' routes have no word for other origins at all.
  for (const path of ['/training', '/api/v1/people', '/scim/v2/Users', '/sign-in', '/embed/authorize', '/metrics']) {
    const answer = await app.request(path, { headers });
    expect([path, answer.headers.get('access-control-allow-origin')]).toEqual([path, null]);
  }
  // The code of the elements is anybody's, and cookies are not let through for it.
  const code = await app.request('/embed/v1/a39.js', { headers });
  expect([code.headers.get('access-control-allow-credentials'), code.headers.getSetCookie()]).toEqual([null, []]);
});

test('a browser asks first, because every call names its client; an old client is told so', async () => {
  const { app, enter } = await installation(settings);
  const headers = await (await enter('Mina Okafor')).inPage(intranet);
  const { 'x-a39-client': _, ...bare } = headers;
  expect(await codeOf(await app.request('/api/my/training', { headers: bare }))).toBe('foreign_origin');
  for (const version of ['0.0.9', '0.0.0', '0'])
    expect((await app.request('/api/my/training', { headers: { ...headers, 'x-a39-client': version } })).status).toBe(
      426,
    );
  const old = await app.request('/api/my/training', { headers: { ...headers, 'x-a39-client': '0.0.9' } });
  expect([await codeOf(old), old.headers.get('access-control-allow-origin')]).toEqual(['client_too_old', intranet]);
  for (const version of ['0.1.0', '0.1.1', '1.0.0', '10.0.0', 'test', '1.4.2-rc.1'])
    expect((await app.request('/api/my/training', { headers: { ...headers, 'x-a39-client': version } })).status).toBe(
      200,
    );
});
