import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { completeFirstCourse } from '../support/answers.ts';
import { codeOf } from '../support/installation.ts';
import { overHttps, reminding } from './reminding.ts';

/** What a mail program finds in `List-Unsubscribe`. */
function oneClick(raw: string): string {
  return /^List-Unsubscribe: <(https:[^>]+)>\r$/m.exec(raw)![1]!;
}

test('one click in the mail program ends the mails before the due day, and only those', async () => {
  const { app, tick, at, received, tools, idOf, enter } = await reminding(overHttps);
  await tick();
  const early = received.find(({ to }) => to.join().startsWith('sofia'))!;
  expect(early.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  const late = received.find(({ to }) => to.join().startsWith('priya'))!;
  expect(late.raw).not.toContain('List-Unsubscribe');
  const path = new URL(oneClick(early.raw)).pathname;
  expect(early.parsed.text).toContain(`https://learn.brightwater.example${path}`);

  // Programs that look whether a link is safe change nothing.
  const page = await app.request(path, { headers: { 'accept-language': 'de' } });
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
  expect(await page.text()).toContain('<form method="post">');
  const choices = async () => (await (await enter('Sofia Marek')).get('/api/my/mail-choices')).json();
  expect(await choices()).toEqual({ beforeDue: true });

  // As mail programs do it: no cookie, no header of ours, another origin.
  const post = () =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
      body: 'List-Unsubscribe=One-Click',
    });
  const done = await post();
  expect([done.status, await done.text()]).toEqual([
    200,
    expect.stringContaining('You get no more mails before the due day'),
  ]);
  expect((await post()).status).toBe(200);
  expect(await choices()).toEqual({ beforeDue: false });

  // Three days before the due day: nothing. On the due day: a mail.
  const toSofia = () => received.filter(({ to }) => to.join().startsWith('sofia')).length;
  for (const day of ['2026-12-01', '2026-12-02']) {
    at(`${day}T10:00:00Z`);
    await tick();
  }
  expect(toSofia()).toBe(1);
  at('2026-12-03T10:00:00Z');
  await tick();
  expect(toSofia()).toBe(2);

  const sofia = await enter('Sofia Marek');
  await sofia.put('/api/my/mail-choices', { beforeDue: true });
  expect(await choices()).toEqual({ beforeDue: true });
  expect(await tools.db.selectFrom('mail_choice').select(['person_id', 'wanted']).execute()).toEqual([
    { person_id: await idOf('Sofia Marek'), wanted: 1 },
  ]);
});

test('a link that we did not make does nothing', async () => {
  const { app, tick, received, tools } = await reminding(overHttps);
  await tick();
  const path = new URL(oneClick(received.find(({ to }) => to.join().startsWith('sofia'))!.raw)).pathname;
  const [, , token] = path.split('/');
  const [id, signature] = token!.split('.');
  const jonas = await tools.db
    .selectFrom('person')
    .select('id')
    .where('name', '=', 'Jonas Weil')
    .executeTakeFirstOrThrow();
  const forged = [
    `${Buffer.from(jonas.id).toString('base64url')}.${signature}`,
    `${id}.${signature!.slice(0, -2)}AA`,
    `${id}.`,
    `${id}`,
    `${token}.x`,
    'x.y',
  ];
  for (const one of forged)
    for (const method of ['GET', 'POST'])
      expect([one, (await app.request(`/unsubscribe/${one}`, { method })).status]).toEqual([one, 404]);
  expect(await tools.db.selectFrom('mail_choice').selectAll().execute()).toEqual([]);
  await tools.db.deleteFrom('session').execute();
  expect((await app.request(path)).status).toBe(200);
});

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((event) => {
    const read = new ICAL.Event(event);
    return {
      uid: read.uid,
      summary: read.summary,
      isDay: read.startDate.isDate,
      on: read.startDate.toString(),
      sequence: read.sequence,
      status: String(event.getFirstPropertyValue('status')),
    };
  });

test('the due day of an own assignment as a file, and nobody else’s', async () => {
  const { enter } = await reminding(overHttps);
  const sofia = await enter('Sofia Marek');
  const id = await sofia.assignment();
  const response = await sofia.get(`/api/my/assignments/${id}/due.ics`);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
  expect(eventsIn(await response.text())).toEqual([
    {
      uid: `${id}@learn.brightwater.example`,
      summary: 'Due today: Whose data, who decides',
      isDay: true,
      on: '2026-12-03',
      sequence: 0,
      status: 'CONFIRMED',
    },
  ]);
  expect(await codeOf(await (await enter('Jonas Weil')).get(`/api/my/assignments/${id}/due.ics`))).toBe(
    'assignment_unknown',
  );
});

test('a calendar feed: secret, renewable, the same event for ever, cancelled when it is over', async () => {
  const { enter, app, at, tools, idOf } = await reminding(overHttps);
  const sofia = await enter('Sofia Marek');
  expect(await (await sofia.get('/api/my/calendar')).json()).toEqual({ madeOn: null });
  const made = await sofia.post('/api/my/calendar');
  const { url, webcal } = (await made.json()) as { url: string; webcal: string };
  expect(made.status).toBe(201);
  expect(webcal).toBe(url.replace('https:', 'webcal:'));
  const token = url.split('/').at(-1)!.slice(0, -4);
  expect(JSON.stringify(await tools.db.selectFrom('calendar_feed').selectAll().execute())).not.toContain(token);

  const feed = async (address = url) => app.request(new URL(address).pathname);
  const [before] = eventsIn(await (await feed()).text());
  expect(before).toMatchObject({ on: '2026-12-03', sequence: 0, status: 'CONFIRMED' });
  at('2026-11-25T10:00:00Z');
  expect(eventsIn(await (await feed()).text())).toEqual([before]);
  await completeFirstCourse(tools, await enter('Sofia Marek'));
  expect(eventsIn(await (await feed()).text())).toEqual([{ ...before, sequence: 1, status: 'CANCELLED' }]);
  at('2027-02-25T10:00:00Z');
  expect(eventsIn(await (await feed()).text())).toEqual([]);

  const renewed = (await (await (await enter('Sofia Marek')).post('/api/my/calendar')).json()) as { url: string };
  expect((await feed()).status).toBe(404);
  expect((await feed(renewed.url)).status).toBe(200);
  await tools.db
    .updateTable('person')
    .set({ left_on: '2027-02-24' })
    .where('id', '=', await idOf('Sofia Marek'))
    .execute();
  expect((await feed(renewed.url)).status).toBe(404);
  const jonas = await enter('Jonas Weil');
  const his = (await (await jonas.post('/api/my/calendar')).json()) as { url: string };
  expect((await feed(his.url)).status).toBe(200);
  expect((await jonas.call('DELETE', '/api/my/calendar')).status).toBe(204);
  expect((await feed(his.url)).status).toBe(404);
});

test('a mail before the due day brings the day as a calendar file', async () => {
  const { tick, received, enter } = await reminding(overHttps);
  await tick();
  const { attachments } = received.find(({ to }) => to.join().startsWith('sofia'))!.parsed;
  expect(attachments).toMatchObject([{ filename: 'training.ics', contentType: 'text/calendar' }]);
  expect(eventsIn(attachments[0]!.content.toString())[0]!.uid).toBe(
    `${await (await enter('Sofia Marek')).assignment()}@learn.brightwater.example`,
  );
  expect(received.find(({ to }) => to.join().startsWith('priya'))!.parsed.attachments).toEqual([]);
});
