import { expect, test } from 'vitest';
import { deleteRowsAbout } from '../../server/erasure/erase-people.ts';
import type { KeyView, NewKey } from '../../server/keys/key-shapes.ts';
import { inTransaction } from '../../db/transaction.ts';
import { onSqlite } from '../support/database.ts';
import { type Caller, client, codeOf, installation } from '../support/installation.ts';

const wanted = { name: 'Directory', scopes: ['scim'], expiresOn: '2027-11-24' };
const make = async (by: Caller, changes: object = {}) =>
  (await (await by.post('/api/keys', { ...wanted, ...changes })).json()) as NewKey;
const list = async (by: Caller) => (await (await by.get('/api/keys')).json()) as KeyView[];
const address = '/scim/v2/ServiceProviderConfig';

test('a key is shown once, opens what its scope says, and nothing of it is in the database', async () => {
  const { app, enter, tools } = await installation();
  const tobias = await enter('Tobias Feld');
  const made = await make(tobias);
  expect(made.token).toMatch(/^a39_[\w-]{43}$/);
  const use = (authorization: string) => app.request(address, { headers: { authorization } });

  expect((await use(`Bearer ${made.token}`)).status).toBe(200);
  expect((await use(`bearer  ${made.token} `)).status).toBe(200);
  const { token, ...shown } = made;
  expect(await list(tobias)).toEqual([{ ...shown, lastUsedOn: '2026-11-24' }]);
  expect(shown).toMatchObject({ name: 'Directory', scopes: ['scim'], madeBy: 'Tobias Feld', madeOn: '2026-11-24' });
  const rows = JSON.stringify(await tools.db.selectFrom('api_key').selectAll().execute());
  expect(rows).not.toContain(token.slice(4));

  for (const wrong of ['', 'Bearer', 'Bearer a39_', `Basic ${token}`, `Bearer ${token}x`, token, `Bearer ${token} x`])
    expect([wrong, (await use(wrong)).status]).toEqual([wrong, 401]);
  const refused = await use('Bearer a39_forged');
  expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="Article 39", error="invalid_token"');
  const unnamed = await app.request(address);
  expect(unnamed.headers.get('www-authenticate')).toBe('Bearer realm="Article 39"');
  // A key is no session, and a session is no key.
  const asSession = await app.request('/api/my/training', { headers: { authorization: `Bearer ${token}` } });
  expect(await codeOf(asSession)).toBe('sign_in_required');
  expect((await tobias.get(address)).status).toBe(401);
});

test('a key without the scope, one that expired and one that was revoked open nothing', async () => {
  const { app, enter, clock } = await installation();
  const ines = await enter('Ines Castellan');
  const use = async ({ token }: NewKey) => {
    const response = await app.request(address, { headers: { authorization: `Bearer ${token}` } });
    return [response.status, response.headers.get('www-authenticate')];
  };
  const other = await make(ines, { scopes: ['evidence:read', 'people:read'] });
  expect(await use(other)).toEqual([403, 'Bearer realm="Article 39", error="insufficient_scope", scope="scim"']);

  const short = await make(ines, { expiresOn: '2026-11-24' });
  const revoked = await make(ines);
  expect([(await use(short))[0], (await use(revoked))[0]]).toEqual([200, 200]);
  expect((await ines.call('DELETE', `/api/keys/${revoked.id}`)).status).toBe(204);
  expect((await use(revoked))[0]).toBe(401);
  clock.now = new Date('2026-11-24T20:00:00Z');
  expect((await ines.call('DELETE', `/api/keys/${revoked.id}`)).status).toBe(204);
  expect((await list(ines)).find((key) => key.id === revoked.id)).toMatchObject({ revokedOn: '2026-11-24' });
  expect(await codeOf(await ines.call('DELETE', '/api/keys/nowhere'))).toBe('key_unknown');

  clock.now = new Date('2026-11-25T00:00:00Z');
  expect((await use(short))[0]).toBe(401);
});

onSqlite(
  'only those who answer for training make keys, for at most 400 days, and none that may do more than they',
  async () => {
    const { enter } = await installation();
    const tobias = await enter('Tobias Feld');
    const code = async (changes: object) => codeOf(await tobias.post('/api/keys', { ...wanted, ...changes }));
    expect(await code({ expiresOn: '2026-11-23' })).toBe('invalid_input');
    expect(await code({ expiresOn: '2027-12-30' })).toBe('invalid_input');
    expect(await code({ expiresOn: '2027-12-29' })).toBe('no refusal, but 201');
    expect(await code({ expiresOn: null })).toBe('invalid_input');
    expect(await code({ expiresOn: undefined })).toBe('invalid_input');
    expect(await code({ scopes: [] })).toBe('invalid_input');
    expect(await code({ scopes: ['everything'] })).toBe('invalid_input');
    expect(await code({ name: 'a\nb' })).toBe('invalid_input');
    expect(await code({ scopes: ['evidence:read'] })).toBe('not_allowed');
    const ines = await enter('Ines Castellan');
    expect((await ines.post('/api/keys', { ...wanted, scopes: ['evidence:read'] })).status).toBe(201);
    for (const name of ['Henrik Vass', 'Sofia Marek']) {
      const caller = await enter(name);
      expect(await codeOf(await caller.get('/api/keys'))).toBe('not_allowed');
      expect(await codeOf(await caller.post('/api/keys', wanted))).toBe('not_allowed');
      expect(await codeOf(await caller.call('DELETE', '/api/keys/x'))).toBe('not_allowed');
    }
  },
);

onSqlite('a page cannot use a key, and a program needs no header of ours', async () => {
  const { app, enter, config } = await installation({ A39_EMBED_ORIGINS: 'https://intranet.example' });
  const { token } = await make(await enter('Tobias Feld'));
  const authorization = `Bearer ${token}`;
  for (const origin of ['https://evil.example', 'https://intranet.example', 'null']) {
    const response = await app.request('/scim/v2/Users', { headers: { authorization, origin } });
    expect([origin, response.status, response.headers.get('access-control-allow-origin')]).toEqual([origin, 403, null]);
    const preflight = await app.request('/scim/v2/Users', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'authorization' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(preflight.ok).toBe(false);
  }
  const own = await app.request('/scim/v2/Users', { headers: { authorization, origin: config.publicUrl } });
  expect(own.status).toBe(200);
  // Making a key is a call of our pages, which needs the header.
  const tobias = await enter('Tobias Feld');
  const { 'x-a39-client': _, ...headers } = client;
  const bare = await app.request('/api/keys', {
    method: 'POST',
    headers: { ...headers, cookie: tobias.cookie },
    body: JSON.stringify(wanted),
  });
  expect(await codeOf(bare)).toBe('foreign_origin');
});

test('whoever made a key can be erased, and the key stays', async () => {
  const { enter, tools } = await installation();
  const tobias = await enter('Tobias Feld');
  await make(tobias);
  await inTransaction(tools.db, (trx) => deleteRowsAbout(trx, [tobias.id]));
  expect(await list(await enter('Ines Castellan'))).toMatchObject([{ name: 'Directory', madeBy: null }]);
});
