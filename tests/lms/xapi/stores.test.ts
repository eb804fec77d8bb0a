import { expect, test } from 'vitest';
import type { StoresView, StoreTest, StoreView } from '../../../server/lms/xapi/lrs-shapes.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf, installation } from '../../support/installation.ts';
import { recordStore } from '../../support/lrs.ts';
import { connect, toldStore } from '../../support/told-store.ts';

const wanted = {
  name: 'Records',
  endpoint: 'https://lrs.example/xapi',
  key: 'a39',
  secret: 'of the store',
  tells: 'results',
  names: 'number',
} as const;

test('a store is added, changed, paused and taken away; its secret is shown nobody', async () => {
  const there = await toldStore();
  const { tools, clock, store, storeId, rows } = there;
  const tobias = await there.enter('Tobias Feld');
  const list = async () => (await (await tobias.get('/api/lms/stores')).json()) as StoresView;
  const [first] = (await list()).stores;
  expect(first).toEqual({
    id: storeId,
    name: 'Records',
    endpoint: store.endpoint,
    key: 'a39',
    tells: 'results',
    names: 'number',
    madeBy: 'Ines Castellan',
    madeAt: clock.now.toISOString(),
    pausedAt: null,
    deliveries: { pending: 0, delivered: 0, refused: 0 },
    trouble: null,
  });
  const kept = await tools.db.selectFrom('lrs').selectAll().executeTakeFirstOrThrow();
  const answer = await (await tobias.get('/api/lms/stores')).text();
  expect(answer).not.toContain(kept.secret);
  expect(answer).not.toContain(kept.pseudonym_key);

  // However it was copied, it is the same store.
  const again = await tobias.post('/api/lms/stores', { ...wanted, endpoint: `${store.endpoint}/statements/` });
  expect(await codeOf(again)).toBe('store_there');

  store.state.key = 'new';
  await completeFirstCourse(tools, await there.enter('Mina Okafor'));
  await there.deliver();
  const [troubled] = (await list()).stores;
  expect([troubled!.deliveries, troubled!.trouble]).toEqual([
    { pending: 2, delivered: 0, refused: 0 },
    expect.stringMatching(/^127\.0\.0\.1:\d+ answered 401\. Its key must be right/),
  ]);
  // The secret stays as it is where none is given.
  const changed = await tobias.put(`/api/lms/stores/${storeId}`, {
    ...wanted,
    secret: null,
    endpoint: store.endpoint,
    key: 'new',
    name: 'Our records',
  });
  expect((await changed.json()) as StoreView).toMatchObject({ name: 'Our records', key: 'new' });
  clock.now = new Date(clock.now.getTime() + 5 * 60_000);
  await there.deliver();
  expect(store.kept()).toHaveLength(2);
  expect((await list()).stores[0]).toMatchObject({ deliveries: { pending: 0, delivered: 2 }, trouble: null });

  // The secret goes nowhere else by a changed address.
  const moved = { ...wanted, endpoint: 'http://127.0.0.1:1/xapi', secret: null };
  expect(await codeOf(await tobias.put(`/api/lms/stores/${storeId}`, moved))).toBe('invalid_input');
  for (let i = 0; i < 2; i++) expect((await tobias.call('DELETE', `/api/lms/stores/${storeId}`)).status).toBe(204);
  expect([(await list()).stores, await rows()]).toEqual([[], []]);
  for (const [method, path] of [
    ['PUT', ''],
    ['PUT', '/paused'],
    ['POST', '/test'],
  ] as const) {
    const body = path === '/paused' ? { paused: true } : wanted;
    expect(await codeOf(await tobias.call(method, `/api/lms/stores/${storeId}${path}`, body))).toBe('store_unknown');
  }
});

onSqlite('what does not fit is refused, and says why', async () => {
  const { enter } = await installation();
  const ines = await enter('Ines Castellan');
  const refused: [Record<string, unknown>, string][] = [
    [{ endpoint: 'lrs' }, 'store_address'],
    [{ endpoint: 'http://lrs.example/xapi' }, 'store_address'],
    [{ endpoint: 'https://127.0.0.1/xapi' }, 'store_address'],
    [{ endpoint: 'https://localhost/xapi' }, 'store_address'],
    [{ endpoint: 'https://a39:secret@lrs.example/xapi' }, 'store_address'],
    [{ endpoint: 'https://lrs.example/xapi?store=1' }, 'store_address'],
    [{ secret: '' }, 'invalid_input'],
    [{ secret: null }, 'invalid_input'],
    [{ key: 'a:b' }, 'invalid_input'],
    [{ tells: 'everything' }, 'invalid_input'],
    // Nobody said that it is agreed.
    [{ tells: 'answers' }, 'invalid_input'],
    [{ tells: 'answers', isAgreed: false }, 'invalid_input'],
  ];
  for (const [change, code] of refused)
    expect([change, await codeOf(await ines.post('/api/lms/stores', { ...wanted, ...change }))]).toEqual([
      change,
      code,
    ]);
  const agreed = await ines.post('/api/lms/stores', { ...wanted, tells: 'answers', isAgreed: true });
  expect(agreed.status).toBe(201);
  const { id } = (await agreed.json()) as StoreView;
  // It was agreed before.
  expect((await ines.put(`/api/lms/stores/${id}`, { ...wanted, tells: 'answers' })).status).toBe(200);
  expect((await ines.put(`/api/lms/stores/${id}`, { ...wanted, tells: 'progress' })).status).toBe(200);
  expect((await ines.put(`/api/lms/stores/${id}`, { ...wanted, tells: 'answers' })).status).toBe(400);
  const henrik = await enter('Henrik Vass');
  expect(await codeOf(await henrik.get('/api/lms/stores'))).toBe('not_allowed');
  expect(await codeOf(await henrik.post('/api/lms/stores', wanted))).toBe('not_allowed');
});

onSqlite('a test says what works and tells the store nothing', async () => {
  const { ines, store, storeId } = await toldStore();
  const { state } = store;
  const ask = async () => (await (await ines.post(`/api/lms/stores/${storeId}/test`)).json()) as StoreTest;
  expect(await ask()).toEqual({
    works: true,
    sentence: expect.stringMatching(/answers, and takes the key\.$/),
    versions: ['1.0.3'],
  });
  expect(store.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /xapi/about',
    'GET /xapi/statements',
  ]);
  const wrong = async () => {
    const { works, sentence } = await ask();
    expect(works).toBe(false);
    return sentence;
  };
  state.secret = 'another';
  expect(await wrong()).toMatch(/does not take the key/);
  state.secret = wanted.secret;
  state.mayRead = false;
  expect(await wrong()).toMatch(/may not read statements/);
  state.versions = ['2.0.0'];
  expect(await wrong()).toMatch(/speaks xAPI 2\.0\.0/);
  await store.down();
  expect(await wrong()).toMatch(/did not answer/);
});

onSqlite('a page that is no record store is found out', async () => {
  const { ines, app, storeId, tools } = await toldStore();
  expect(app).toBeDefined();
  const other = await recordStore();
  await tools.db
    .updateTable('lrs')
    .set({ endpoint: other.endpoint.replace('/xapi', '/moodle') })
    .execute();
  const tested = (await (await ines.post(`/api/lms/stores/${storeId}/test`)).json()) as StoreTest;
  expect(tested).toMatchObject({ works: false, sentence: expect.stringMatching(/not as a record store does/) });
  expect(await connect(ines, other)).toMatchObject({ name: 'Records' });
});
