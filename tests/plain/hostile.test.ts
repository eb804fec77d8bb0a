import { expect } from 'vitest';
import { onSqlite } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { everyKind } from './every-kind.ts';
import { visitor } from './visitor.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

onSqlite('whoever is not signed in is sent to sign in, and back to where they were going', async () => {
  const { app } = await installation();
  const to = async (path: string, method = 'GET') => {
    const response = await app.request(path, { method, headers: { cookie: '__Host-a39_session=forged' } });
    return [response.status, response.headers.get('location')];
  };
  expect(await to('/plain')).toEqual([303, '/sign-in?to=%2Fplain']);
  expect(await to('/plain/courses/whose-data')).toEqual([303, '/sign-in?to=%2Fplain%2Fcourses%2Fwhose-data']);
  expect(await to('/plain/training/x/check/1', 'POST')).toEqual([
    303,
    '/sign-in?to=%2Fplain%2Ftraining%2Fx%2Fcheck%2F1',
  ]);
  expect(await to('/plain//evil.example')).toEqual([303, '/sign-in?to=%2Fplain%2F%2Fevil.example']);
  expect((await app.request('/plain/plain.css')).status).toBe(200);
});

onSqlite('a form counts only when the browser says that it is ours', async () => {
  const made = await installation();
  const mina = visitor(made, (await made.enter('Mina Okafor')).cookie);
  const { path } = await mina.open('/plain/courses/whose-data');
  const from = async (headers: Record<string, string>) => {
    const response = await mina.post(path, [], { ...form, ...headers });
    return [response.status, (await response.text()).includes('came from another page')];
  };
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3939.evil.example' },
    { origin: 'http://evil.example:3939', host: 'evil.example:3939' },
  ] as Record<string, string>[])
    expect([headers, ...(await from(headers))]).toEqual([headers, 403, true]);
  // From elsewhere not even the cookie counts; whoever asks is nobody.
  for (const site of ['cross-site', 'same-site']) expect((await from({ 'sec-fetch-site': site }))[0]).not.toBe(200);
  expect(await made.tools.db.selectFrom('attempt').select('id').execute()).toEqual([]);
  for (const headers of [
    { origin: 'http://localhost:3939' },
    { origin: 'http://127.0.0.1:3939', host: '127.0.0.1:3939' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin' },
  ] as Record<string, string>[])
    expect((await from(headers))[0]).toBe(303);
  // Else browsers would send `null` as the origin of every form.
  const { headers } = await made.app.request('/plain', {
    headers: { cookie: (await made.enter('Mina Okafor')).cookie },
  });
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('content-security-policy')).toContain("form-action 'self'");
  expect(headers.get('cache-control')).toBe('no-store');
});

onSqlite('what does not exist or is somebody else’s is a page in words with a way on', async () => {
  const there = await everyKind();
  const mina = there.visitor;
  await there.begin();
  const henrik = visitor(there, (await there.enter('Henrik Vass')).cookie);
  const check = await mina.open(`${there.overview}/check/1`);
  const fieldOf = (name: string) => check.forms[0]!.fields.find((field) => field.name === name)!.chosen[0]!;
  const [attempt, question] = [fieldOf('attempt'), fieldOf('question')];

  // Her assignment, and her attempt inside his own.
  expect((await henrik.open(there.overview)).status).toBe(404);
  const his = (await henrik.open('/plain/courses/whose-data')).path;
  for (const [where, body] of [
    [
      'check/1',
      [
        ['attempt', attempt],
        ['question', question],
        ['unsure', '1'],
      ],
    ],
    ['hand-in', [['attempt', attempt]]],
    [
      'steps/whom-to-call/2',
      [
        ['attempt', attempt],
        ['question', 'pre-who'],
        ['unsure', '1'],
      ],
    ],
  ] as [string, [string, string][]][]) {
    const response = await henrik.post(`${his}/${where}`, body);
    const page = await response.text();
    expect([
      where,
      response.status,
      page.includes('This attempt is not yours'),
      page.includes('To My training'),
    ]).toEqual([where, 404, true, true]);
  }
  // Not even when it only waits to be handed in.
  await mina.send(check, [['unsure', '1']]);
  expect((await henrik.post(`${his}/hand-in`, [['attempt', attempt]])).status).toBe(404);
  const [row] = await there.tools.db.selectFrom('attempt').select('handed_in_at').where('id', '=', attempt).execute();
  expect(row!.handed_in_at).toBeNull();
  const kept = await there.tools.db.selectFrom('answer').select('response').execute();
  expect(kept).toEqual([{ response: '{"unsure":true}' }]);

  const ask = async (path: string) => (await mina.open(path)).status;
  expect(await ask('/plain/training/none')).toBe(404);
  expect(await ask('/plain/training/%E0%A4%A')).toBe(404);
  expect(await ask('/plain/courses/none')).toBe(404);
  expect(await ask('/plain/documents/none')).toBe(404);
  for (const place of [
    'steps/none/1',
    'steps/whom-to-call/999',
    'check/0',
    'check/99',
    'check/1.5',
    'check/x',
    'check/__proto__',
  ])
    expect([place, await ask(`${there.overview}/${place}`)]).toEqual([place, 404]);
});

onSqlite('forms that we never drew are refused, and nothing of them is kept', async () => {
  const there = await everyKind();
  await there.begin();
  const mina = there.visitor;
  const check = await mina.open(`${there.overview}/check/1`);
  const fieldOf = (name: string) => check.forms[0]!.fields.find((field) => field.name === name)!.chosen[0]!;
  const [attempt, question] = [fieldOf('attempt'), fieldOf('question')];
  const to = async (path: string, body: [string, string][], headers?: Record<string, string>) =>
    (await mina.post(`${there.overview}/${path}`, body, headers)).status;

  expect(await to('check/1', [])).toBe(404);
  expect(await to('check/1', [['attempt', attempt]])).toBe(409);
  expect(
    await to('check/1', [
      ['attempt', attempt],
      ['question', 'pre-who'],
    ]),
  ).toBe(409);
  expect(
    await to('check/1', [
      ['attempt', attempt],
      ['question', question],
      ['choice', '__proto__'],
    ]),
  ).toBe(400);
  expect(await to('hand-in', [])).toBe(404);
  const sort = (await there.pageOf('Who must do it?')).path.split('/').slice(-2).join('/');
  const about: [string, string][] = [
    ['attempt', attempt],
    ['question', 'sort-duties'],
  ];
  expect(await to(`steps/${sort}`, [])).toBe(404);
  expect(
    await to(`steps/${sort}`, [
      ['attempt', attempt],
      ['question', 'all-acts'],
    ]),
  ).toBe(404);
  const places = (place: string) => ['a', 'b', 'c'].map((item): [string, string] => [`place-${item}`, place]);
  expect(await to(`steps/${sort}`, [...about, ...places('p9')])).toBe(400);
  expect(await to(`steps/${sort}`, [...about, ...places('<script>')])).toBe(400);
  // What was typed comes back as words.
  const echo = await mina.post(`${there.overview}/steps/${sort}`, [...about, ['place-a', '"><script>']]);
  expect(await echo.text()).not.toContain('<script');
  const order = (await there.pageOf('What comes first?')).path.split('/').slice(-2).join('/');
  const steps = ['1', '2', '9', 'x'].map((place, i): [string, string] => [`at-${'abcd'[i]}`, place]);
  expect(await to(`steps/${order}`, [['attempt', attempt], ['question', 'order-hour'], ...steps])).toBe(400);
  const story = (await there.pageOf('What do you do on Saturday?')).path.split('/').slice(-2).join('/');
  const decide: [string, string][] = [
    ['attempt', attempt],
    ['question', 'decide-saturday'],
  ];
  expect(await to(`steps/${story}`, [...decide, ['path', 'a z']])).toBe(400);
  expect(await to(`steps/${story}`, [...decide, ['path', 'x'.repeat(5000)]])).toBe(400);

  const ours = { ...form, origin: 'http://localhost:3939' };
  expect(await to('check/1', [], { ...ours, 'content-type': 'multipart/form-data; boundary=x' })).toBe(400);
  expect(await to('check/1', [], { ...ours, 'content-type': 'application/json' })).toBe(400);
  expect(await to('check/1', [['attempt', 'x'.repeat(70_000)]], ours)).toBe(413);
  expect(await there.tools.db.selectFrom('answer').select('question_id').execute()).toEqual([]);
});
