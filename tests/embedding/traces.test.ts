import { pino } from 'pino';
import { expect, test } from 'vitest';
import { addIssuer } from '../../server/embedding/issuers.ts';
import type { EmbedSession } from '../../server/embedding/embed-shapes.ts';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { bundleFrom, linesOf } from '../support/bundle.ts';
import { onSqlite } from '../support/database.ts';
import { client, codeOf, installation, type Caller } from '../support/installation.ts';
import { policy } from '../documents/policy.ts';
import { askSession, claims, intranet, keys, ofKeys, signed, us } from './hosts.ts';

const settings = { A39_EMBED_ORIGINS: intranet, A39_PUBLIC_URL: us };
const iss = 'https://intranet.example/wordpress';

onSqlite('evidence says how somebody was identified, hidden like the rest, and the bundle still verifies', async () => {
  const there = await installation(settings);
  const { app, tools, clock } = there;
  const ines = await there.enter('Ines Castellan');
  const pair = await keys('ES256');
  const terms = ofKeys([pair], { foundBy: 'staff_number' });
  await addIssuer(tools.db, { name: 'Wordpress', iss, origin: intranet, terms }, { id: ines.id, now: clock.now });
  const mina = await there.enter('Mina Okafor');
  const { staff_number } = await tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('id', '=', mina.id)
    .executeTakeFirstOrThrow();
  const shown = await signed(claims({ iss, staff_number }, clock.now), pair);
  const { token } = (await (await askSession(there, { grant: 'host', token: shown })).json()) as EmbedSession;

  // She takes the course in the page of the host, as the elements do.
  const call = async (method: string, path: string, body?: unknown): Promise<Response> =>
    app.request(path, {
      method,
      headers: { ...client, origin: intranet, authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const inPage = {
    ...mina,
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown = {}) => call('POST', path, body),
    put: (path: string, body: unknown = {}) => call('PUT', path, body),
  } satisfies Caller;
  await completeFirstCourse(tools, inPage);
  const tobias = await there.enter('Tobias Feld');
  const { id } = (await (await tobias.post('/api/documents', policy)).json()) as { id: string };
  await tobias.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-31' });
  const [asked] = (await (await inPage.get('/api/my/documents')).json()) as { id: string }[];
  expect((await inPage.post(`/api/my/documents/${asked!.id}/acknowledge`)).status).toBe(200);
  // And somebody else on our own pages.
  await completeFirstCourse(tools, await there.enter('Sven Aalto'));

  const { folder, vkey } = await bundleFrom(ines);
  const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect([verdict.errors, verdict.counts.records]).toEqual([[], 3]);
  const opened = linesOf(folder, 'data/records.jsonl').filter(Boolean);
  const sealed = opened
    .flatMap((line) => (JSON.parse(line) as { disclosures: string[] }).disclosures)
    .map((one) => Buffer.from(one, 'base64url').toString())
    .join('\n');
  expect(opened.join()).not.toContain('identified');
  const inIntranet = `"identified":{"issuer":"${iss}","method":"host","origin":"${intranet}"}`;
  expect(sealed.split(inIntranet).length - 1).toBe(2);
  expect(sealed).toContain('"identified":{"issuer":null,"method":"try","origin":null}');
  const bundle = await there.enter('Henrik Vass').then((manager) => manager.get('/api/team'));
  expect(await bundle.text()).not.toContain(intranet);
});

test('no token, code or secret is in the log or, in clear, in the database', async () => {
  const there = await installation(settings);
  const lines: string[] = [];
  there.tools.log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const mina = await there.enter('Mina Okafor');
  const pair = await keys('ES256');
  const terms = ofKeys([pair], { foundBy: 'email' });
  await addIssuer(there.tools.db, { name: 'W', iss, origin: intranet, terms }, { id: mina.id, now: there.clock.now });
  await there.tools.db.updateTable('person').set({ email: 'mina@a.example' }).where('id', '=', mina.id).execute();
  const said = { iss, jti: 'number-of-the-token', email: 'mina@a.example', email_verified: true };
  const good = await signed(claims(said, there.clock.now), pair);
  const bad = await signed(claims({ ...said, aud: 'other' }, there.clock.now), pair);
  const first = await askSession(there, { grant: 'host', token: good });
  const { token } = (await first.json()) as EmbedSession;
  for (const shown of [good, bad, 'x.y.z'])
    expect((await askSession(there, { grant: 'host', token: shown })).status).toBe(401);
  const verifier = 'verifier-that-is-secret-'.repeat(3);
  const query = new URLSearchParams({
    origin: intranet,
    redirect_uri: `${intranet}/`,
    state: 's'.repeat(20),
    code_challenge: Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))).toString(
      'base64url',
    ),
  });
  const sent = await there.app.request(`${us}/embed/authorize?${query}`, {
    headers: { cookie: mina.pageCookie, 'sec-fetch-mode': 'navigate' },
  });
  const code = new URLSearchParams(new URL(sent.headers.get('location')!).hash.slice(1)).get('a39_code')!;
  const keptOfCode = JSON.stringify(await there.tools.db.selectFrom('embed_code').selectAll().execute());
  const redeemed = await askSession(there, { grant: 'code', code, verifier, redirectUri: `${intranet}/` });
  const second = ((await redeemed.json()) as EmbedSession).token;
  const renew = redeemed.headers.getSetCookie()[0]!.split(';')[0]!.split('=')[1]!;
  const asked = await there.app.request('/api/embed/v1/session/nonce', {
    method: 'POST',
    headers: { ...client, origin: intranet },
  });
  const { nonce } = (await asked.json()) as { nonce: string };
  for (const path of [`/api/session?token=${token}`, `/embed/staffbase/my-training?jwt=${good}`])
    await there.app.request(path, { headers: { ...client, authorization: `Bearer ${second}` } });
  const secrets = { good, bad, token, second, code, verifier, renew, nonce, jti: said.jti, page: mina.pageCookie };
  expect(lines.length).toBeGreaterThan(8);
  const log = lines.join('\n');
  const tables = await there.tools.db.introspection.getTables();
  const rows = await Promise.all(
    tables
      .filter(({ name }) => /session|sign_in|token|nonce|code|identity|host/.test(name))
      .map(({ name }) =>
        there.tools.db
          .selectFrom(name as 'session')
          .selectAll()
          .execute(),
      ),
  );
  const database = JSON.stringify(rows) + keptOfCode;
  expect(database).toContain(intranet);
  for (const [what, secret] of Object.entries(secrets)) {
    const text = secret.split('=').at(-1)!;
    expect(log.includes(text), `${what} is in the log`).toBe(false);
    expect(database.includes(text), `${what} is in the database`).toBe(false);
  }
  // Nor anything about who it was.
  expect(log).not.toMatch(/Okafor|mina@a\.example/);
  expect(await codeOf(await there.app.request('/api/session', { headers: client }))).toBe('sign_in_required');
});
