import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { expect, inject, test } from 'vitest';
import { announce } from '../../server/reminders/announce.ts';
import { isPublicAddress } from '../../server/public-address.ts';
import { holdRestored, sendHeldBack } from '../../server/outbox/restored.ts';
import { remindersDue } from '../../server/reminders/reminder-schedule.ts';
import { deliverNow } from '../../server/senders.ts';
import type { Deliveries, NewWebhook, WebhookView } from '../../server/reminders/reminder-shapes.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf, installation, type Caller, type Installation } from '../support/installation.ts';
import { httpServer } from '../support/tsa.ts';

interface Got {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A chat system on loopback, which answers with that status. */
async function chatSystem() {
  const got: Got[] = [];
  const chat = { status: 200, got };
  const url = await httpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(chat.status, { location: 'http://127.0.0.1:1/elsewhere' }).end('thanks');
    });
  });
  return Object.assign(chat, { url: `${url}/hooks/secret-path` });
}

/** As the reference libraries of Standard Webhooks do it. */
function isSigned({ headers, body }: Got, secret: string, now: Date): boolean {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`]),
  );
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures!.split(' ').some((one) => {
    const [version, value] = one.split(',');
    const given = Buffer.from(value ?? '', 'base64');
    return version === 'v1' && given.length === right.length && timingSafeEqual(given, right);
  });
}

const make = async (caller: Caller, url: string, more: { format?: string; events?: string[] } = {}) =>
  (await (
    await caller.post('/api/webhooks', { url, format: 'json', events: ['evidence.alarm'], ...more })
  ).json()) as NewWebhook;
const deliveriesOf = async (caller: Caller, id: string) =>
  (await (await caller.get(`/api/webhooks/${id}/deliveries`)).json()) as Deliveries;
const alarm = async ({ tools }: Installation, once: string) =>
  announce(
    tools.db,
    { type: 'evidence.alarm', data: { on: '2026-11-24', faults: 2 } },
    { once, organisation: 'Brightwater Outdoor', now: tools.now() },
  );

const inTheHouse = { A39_WEBHOOK_PRIVATE: 'yes' };

test('an event arrives once, signed, in numbers; the secret is shown once', async () => {
  const there = await installation(inTheHouse);
  const { enter, tools, clock } = there;
  const chat = await chatSystem();
  const ines = await enter('Ines Castellan');
  const { webhook, secret } = await make(ines, chat.url);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const listed = await (await ines.get('/api/webhooks')).text();
  expect(listed).not.toContain(secret);
  expect(listed).not.toContain('secret-path');
  await alarm(there, 'today');
  await alarm(there, 'today');
  await deliverNow(tools);
  expect(chat.got).toHaveLength(1);
  const [first] = chat.got as [Got];
  expect(isSigned(first, secret, clock.now)).toBe(true);
  expect(isSigned({ ...first, body: first.body.replace('2', '3') }, secret, clock.now)).toBe(false);
  expect(isSigned(first, `whsec_${Buffer.alloc(32).toString('base64')}`, clock.now)).toBe(false);
  expect(JSON.parse(first.body)).toEqual({
    type: 'evidence.alarm',
    timestamp: '2026-11-24T10:00:00.000Z',
    data: { on: '2026-11-24', faults: 2 },
  });
  expect(await deliveriesOf(ines, webhook.id)).toMatchObject({
    total: 1,
    rows: [{ event: 'evidence.alarm', state: 'delivered', status: 200, tries: 1, sentence: 'Taken.' }],
  });
  // Another event is not for this one.
  await announce(
    tools.db,
    { type: 'reminders.sent', data: { on: '2026-11-24', reminders: 29 } },
    { once: 'x', organisation: 'Brightwater Outdoor', now: tools.now() },
  );
  await deliverNow(tools);
  expect(chat.got).toHaveLength(1);
});

test('what fails is tried again for three days with the same id, and then by hand', async () => {
  const there = await installation(inTheHouse);
  const { enter, tools, clock } = there;
  const chat = await chatSystem();
  chat.status = 503;
  const { webhook, secret } = await make(await enter('Tobias Feld'), chat.url);
  await alarm(there, 'today');
  for (let minutes = 0; minutes < 3 * 24 * 60 + 300; minutes += 60) {
    clock.now = new Date(Date.parse('2026-11-24T10:00:00Z') + minutes * 60_000);
    await deliverNow(tools);
  }
  const tries = chat.got.length;
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThan(30);
  expect(new Set(chat.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(chat.got.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(tries);
  const tobias = await enter('Tobias Feld');
  const [dead] = (await deliveriesOf(tobias, webhook.id)).rows;
  expect(dead).toMatchObject({ state: 'dead', status: 503, tries, canRetry: true });
  expect(dead!.sentence).toMatch(/^Given up\. It can be sent again\. 127\.0\.0\.1:\d+ answered 503\.$/);

  chat.status = 204;
  const again = await tobias.post(`/api/webhooks/${webhook.id}/deliveries/${dead!.id}/retry`);
  expect(await again.json()).toMatchObject({ state: 'delivered', status: 204 });
  expect(isSigned(chat.got.at(-1)!, secret, clock.now)).toBe(true);
  expect(await codeOf(await tobias.post(`/api/webhooks/${webhook.id}/deliveries/x/retry`))).toBe('delivery_unknown');
});

test('a test at once, for each format; a redirect is not followed', async () => {
  const { enter } = await installation(inTheHouse);
  const ines = await enter('Ines Castellan');
  const chat = await chatSystem();
  for (const format of ['json', 'slack', 'teams']) {
    const { webhook } = await make(ines, chat.url, { format });
    expect(await (await ines.post(`/api/webhooks/${webhook.id}/test`)).json()).toMatchObject({ state: 'delivered' });
  }
  const [json, slack, teams] = chat.got.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  expect(json).toMatchObject({ type: 'test' });
  expect(slack).toEqual({ text: 'Article 39, Brightwater Outdoor: this is a test. Everything works.' });
  expect(teams).toMatchObject({
    type: 'message',
    attachments: [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: { body: [{ type: 'TextBlock' }] } },
    ],
  });
  chat.status = 302;
  const { webhook } = await make(ines, chat.url);
  const redirected = (await (await ines.post(`/api/webhooks/${webhook.id}/test`)).json()) as { sentence: string };
  expect(redirected.sentence).toContain('answered 302. Redirects are not followed; set the final address.');
  expect(chat.got).toHaveLength(4);
});

test('paused it is told nothing; deleted it is gone with everything; 410 ends a delivery', async () => {
  const there = await installation(inTheHouse);
  const { enter, tools } = there;
  const ines = await enter('Ines Castellan');
  const chat = await chatSystem();
  const { webhook } = await make(ines, chat.url);
  const pause = async (paused: boolean) =>
    (await (await ines.put(`/api/webhooks/${webhook.id}/paused`, { paused })).json()) as WebhookView;
  await alarm(there, 'before');
  expect((await pause(true)).pausedAt).toBe('2026-11-24T10:00:00.000Z');
  await alarm(there, 'meanwhile');
  await deliverNow(tools);
  expect(chat.got).toEqual([]);
  // Also if it waits in a backup, and is let go while its receiver is off.
  expect(await holdRestored(tools.db, '2026-11-24T01:00:00.000Z')).toBe(1);
  expect(await sendHeldBack(tools.db, tools.now())).toBe(1);
  await deliverNow(tools);
  expect(chat.got).toEqual([]);
  expect((await pause(false)).pausedAt).toBeNull();
  chat.status = 410;
  await deliverNow(tools);
  expect(chat.got).toHaveLength(1);
  expect((await deliveriesOf(ines, webhook.id)).rows).toMatchObject([{ state: 'dead', status: 410 }]);
  for (let i = 0; i < 2; i++) expect((await ines.call('DELETE', `/api/webhooks/${webhook.id}`)).status).toBe(204);
  expect(await (await ines.get('/api/webhooks')).json()).toEqual([]);
  expect(await tools.db.selectFrom('delivery').selectAll().execute()).toEqual([]);
  expect(await codeOf(await ines.post(`/api/webhooks/${webhook.id}/test`))).toBe('webhook_unknown');
});

onSqlite.for([
  ['http://hooks.brightwater.example/x', 'begins with https'],
  ['ftp://hooks.brightwater.example/x', 'begins with https'],
  ['https://user:pw@hooks.brightwater.example/x', 'no user and password'],
  ['https://127.0.0.1/x', 'internal network'],
  ['https://2130706433/x', 'internal network'],
  ['https://0x7f.1/x', 'internal network'],
  ['https://localhost/x', 'internal network'],
  ['https://a.localhost./x', 'internal network'],
  ['https://10.1.2.3/x', 'internal network'],
  ['https://169.254.169.254/latest/meta-data', 'internal network'],
  ['https://[::1]/x', 'internal network'],
  ['https://[::ffff:10.0.0.1]/x', 'internal network'],
  ['https://[fd00::1]/x', 'internal network'],
  ['https://[64:ff9b::a00:1]/x', 'internal network'],
] as const)('an address that leads into the house is refused: %s', async ([url, why]) => {
  const { enter } = await installation();
  const ines = await enter('Ines Castellan');
  const answer = await ines.post('/api/webhooks', { url, format: 'json', events: ['evidence.alarm'] });
  expect(answer.status).toBe(400);
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  expect([error.code, error.message]).toEqual(['webhook_address', expect.stringContaining(why)]);
});

test('a name that leads into the house by now is found out when it is used, and nothing is asked of it', async () => {
  const { enter, tools } = await installation();
  const chat = await chatSystem();
  const ines = await enter('Ines Castellan');
  const { webhook } = await make(ines, 'https://hooks.brightwater.example/x');
  // The one name that is sure to lead here; as if the other had been made to.
  const url = chat.url.replace('http://127.0.0.1', 'https://localhost');
  await tools.db.updateTable('webhook').set({ url }).execute();
  const named = (await (await ines.post(`/api/webhooks/${webhook.id}/test`)).json()) as { sentence: string };
  expect(named.sentence).toContain('localhost is an address of this machine or of an internal network.');
  expect(chat.got).toEqual([]);
});

onSqlite('which addresses are public', () => {
  for (const address of ['8.8.8.8', '1.1.1.1', '2606:4700::1111', '172.32.0.1'])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  for (const address of [
    '0.0.0.0',
    '100.64.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fc00::1',
    '2002:7f00:1::',
    '2001:db8::1',
    'not an address',
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
});

test('news: the overdue of the week and the numbers of the last working day, never of fewer than ten', async () => {
  const { enter, tools, clock } = await installation({ ...inTheHouse, A39_SMTP_URL: 'smtp://127.0.0.1:1' });
  const ines = await enter('Ines Castellan');
  const chat = await chatSystem();
  await make(ines, chat.url, { events: ['overdue.summary', 'reminders.sent', 'assignment.round'] });
  const { db } = tools;
  await remindersDue(tools);
  await db.updateTable('reminder').set({ state: 'sent', ended_at: '2026-11-24T10:00:00.000Z' }).execute();
  for (const day of ['24', '25', '26', '27', '30']) {
    clock.now = new Date(`2026-11-${day}T10:00:00Z`);
    await remindersDue(tools);
    await deliverNow(tools);
  }
  const told = chat.got.map(({ body }) => JSON.parse(body) as { type: string; data: unknown });
  const summaries = told.filter(({ type }) => type === 'overdue.summary');
  expect(summaries.map(({ data }) => data)).toEqual([
    {
      on: '2026-11-24',
      courses: [{ courseId: 'whose-data', title: 'Whose data, who decides', open: 40, overdue: 10 }],
    },
    {
      on: '2026-11-30',
      courses: [{ courseId: 'whose-data', title: 'Whose data, who decides', open: 40, overdue: 10 }],
    },
  ]);
  expect(told.filter(({ type }) => type === 'reminders.sent').map(({ data }) => data)).toEqual([
    { on: '2026-11-24', reminders: 29 },
  ]);
  expect(told.filter(({ type }) => type === 'assignment.round').map(({ data }) => data)).toEqual([
    { on: '2026-11-24', courseId: 'whose-data', title: 'Whose data, who decides', people: 40 },
  ]);
  expect(JSON.stringify(told)).not.toMatch(/Priya|Henrik|@/);

  // Nine were reminded: nothing is told.
  await db.updateTable('reminder').set({ state: 'sent', ended_at: '2026-11-20T10:00:00.000Z' }).execute();
  const nine = await db.selectFrom('reminder').select('id').limit(9).execute();
  const ids = nine.map((row) => row.id);
  await db.updateTable('reminder').set({ ended_at: '2026-11-30T10:00:00.000Z' }).where('id', 'in', ids).execute();
  const before = chat.got.length;
  clock.now = new Date('2026-12-01T10:00:00Z');
  await remindersDue(tools);
  await deliverNow(tools);
  expect(chat.got.slice(before)).toEqual([]);
});

test.skipIf(inject('databaseKind') === 'sqlite')('two servers at once deliver each message once', async () => {
  const one = await installation(inTheHouse);
  const two = await installation({ ...inTheHouse, A39_DATABASE: one.database, A39_DATA: one.folder });
  const chat = await chatSystem();
  await make(await one.enter('Ines Castellan'), chat.url);
  for (let i = 0; i < 10; i++) await alarm(one, `alarm ${i}`);
  await Promise.all([one, two, one, two].map(({ tools }) => deliverNow(tools)));
  expect(chat.got).toHaveLength(10);
  expect(new Set(chat.got.map(({ headers }) => headers['webhook-id'])).size).toBe(10);
});
