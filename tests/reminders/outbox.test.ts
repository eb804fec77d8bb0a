import { inject, expect, test } from 'vitest';
import { completeFirstCourse } from '../support/answers.ts';
import { onSqlite } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { inTransaction } from '../../db/transaction.ts';
import { waive } from '../../server/assignments/waive.ts';
import { claimNext } from '../../server/reminders/claim.ts';
import { remindersDue } from '../../server/reminders/reminder-schedule.ts';
import { sendReminders } from '../../server/reminders/send-reminders.ts';
import { course, reminding } from './reminding.ts';

test('a day: who is late or soon due is told once, in one mail each', async () => {
  const { tick, received, tools, statesOf } = await reminding();
  await tick();
  await tick();
  // 10 of customer service were late when they got the course; 19 have less than 14 days.
  expect(received).toHaveLength(29);
  expect(new Set(received.map(({ to }) => to.join())).size).toBe(29);
  const priya = received.find(({ to }) => to.includes('priya.nair@brightwater.example'))!.parsed;
  expect(priya.subject).toBe('“Whose data, who decides” was due on 18 November 2026');
  expect(priya.text).toContain('Hello Priya Nair,\n\nThis course is still open for you:\n');
  const { id } = await tools.db
    .selectFrom('assignment')
    .innerJoin('person', 'person.id', 'person_id')
    .select('assignment.id')
    .where('name', '=', 'Priya Nair')
    .executeTakeFirstOrThrow();
  expect(priya.text).toContain(`http://localhost:3939/training/${id}`);
  expect(priya.html).toContain(`<a href="http://localhost:3939/training/${id}">`);
  expect(priya.html).not.toMatch(/<img|<script|<link|https?:\/\/(?!localhost:3939\/)|color:/);
  expect(await statesOf('Priya Nair')).toEqual(['on_due sent']);
  // Texts are not kept.
  const rows = await tools.db.selectFrom('reminder').selectAll().execute();
  expect(JSON.stringify(rows)).not.toMatch(/Hello|Whose data|@/);
});

test('weeks: the next one comes when seven days are over, and the manager is told', async () => {
  const { at, tick, received, statesOf } = await reminding();
  await tick();
  const before = received.length;
  for (const day of ['25', '26', '27', '28', '29', '30']) {
    at(`2026-11-${day}T10:00:00Z`);
    await tick();
  }
  expect(received.slice(before).filter(({ to }) => to.join().startsWith('priya'))).toEqual([]);
  at('2026-12-01T10:00:00Z');
  await tick();
  expect(await statesOf('Priya Nair')).toEqual(['on_due sent', 'overdue sent']);
  // Of nine people, in one mail; and two of his own.
  const henrik = await statesOf('Henrik Vass');
  expect(henrik.filter((state) => state === 'escalation sent')).toHaveLength(9);
  expect(henrik.filter((state) => state !== 'escalation sent')).toEqual(['on_due sent', 'overdue sent']);
  const told = received.find(({ parsed }) => parsed.subject === '9 courses in your team are overdue')!;
  expect(told.to).toEqual(['henrik.vass@brightwater.example']);
  expect(told.parsed.text).toContain(
    '* Priya Nair: Whose data, who decides\n  Overdue: it was due on 18 November 2026',
  );
  // The manager of Henrik is told about him.
  expect(await statesOf('Ragna Solberg')).toContain('escalation sent');
});

test('an escalation reaches the manager of that day and the deputy', async () => {
  const { at, tick, received, tools, idOf } = await reminding();
  const [henrik, mina, jonas, ragna, priya] = await Promise.all(
    ['Henrik Vass', 'Mina Okafor', 'Jonas Weil', 'Ragna Solberg', 'Priya Nair'].map(idOf),
  );
  const { db } = tools;
  const deputy = { named_by: null, named_at: '2026-11-24T10:00:00Z' };
  await db
    .insertInto('deputy')
    .values([
      { manager_id: henrik!, deputy_id: mina!, from_on: '2026-11-24', until_on: '2026-12-02', ...deputy },
      // Over by then.
      { manager_id: henrik!, deputy_id: jonas!, from_on: '2026-11-24', until_on: '2026-12-01', ...deputy },
    ])
    .execute();
  // Priya moves on the day itself.
  await db.updateTable('management').set({ until_on: '2026-12-01' }).where('person_id', '=', priya!).execute();
  await db
    .insertInto('management')
    .values({ person_id: priya!, manager_id: ragna!, from_on: '2026-12-01', until_on: null })
    .execute();
  at('2026-12-01T10:00:00Z');
  await tick();
  const told = received.filter(({ parsed }) => /in your team/.test(parsed.subject!));
  const byWhom = Object.fromEntries(told.map(({ to, parsed }) => [to[0]!.split('@')[0], parsed.text!]));
  expect(Object.keys(byWhom).toSorted()).toEqual(['henrik.vass', 'mina.okafor', 'ragna.solberg']);
  expect(byWhom['henrik.vass']).toContain('Oskar Blom');
  expect(byWhom['henrik.vass']).not.toContain('Priya Nair');
  expect(byWhom['mina.okafor']).toContain('Oskar Blom');
  expect(byWhom['ragna.solberg']).toContain('Priya Nair');
  // They can read that their manager was told about them.
  const seen = await db.selectFrom('access_log').selectAll().where('what', '=', 'reminders').execute();
  expect(seen.filter((row) => row.viewer_id === ragna!).map((row) => row.person_id)).toContain(priya);
});

test('everything is looked up again before it is sent', async () => {
  const { at, tick, tools, received, enter, idOf, statesOf, post } = await reminding();
  post.isDown = true;
  await tick();
  // Only some are tried while the mail server is down.
  const waiting = await tools.db.selectFrom('reminder').select('id').where('state', '=', 'waiting').execute();
  expect(waiting.length).toBeGreaterThan(20);
  const { evidence, library, db } = tools;
  await completeFirstCourse(tools, await enter('Priya Nair'));
  const by = { id: null, staffNumber: null, today: '2026-11-24', now: tools.now() };
  const [oskar, freya, sofia, jonas] = await Promise.all(
    ['Oskar Blom', 'Freya Holt', 'Sofia Marek', 'Jonas Weil'].map(idOf),
  );
  const waiver = { personId: oskar!, courseId: course, category: 'long_absence', untilOn: '2027-03-01' } as const;
  await inTransaction(db, (trx) => waive(trx, { evidence, library }, waiver, by));
  await db.updateTable('person').set({ left_on: '2026-11-24' }).where('id', '=', freya!).execute();
  await (await enter('Sofia Marek')).put('/api/my/mail-choices', { beforeDue: false });
  await db.updateTable('person').set({ email: 'jonas.new@brightwater.example' }).where('id', '=', jonas!).execute();
  expect(sofia).toBeDefined();

  post.isDown = false;
  at('2026-11-25T10:00:00Z');
  await tick();
  expect(await statesOf('Priya Nair')).toEqual(['on_due dropped nothing_open']);
  expect(await statesOf('Oskar Blom')).toEqual(['on_due dropped nothing_open']);
  expect(await statesOf('Freya Holt')).toEqual(['on_due dropped left']);
  expect(await statesOf('Sofia Marek')).toEqual(['before_due dropped not_wanted']);
  const addresses = received.flatMap(({ to }) => to);
  expect(addresses).toContain('jonas.new@brightwater.example');
  for (const name of ['priya.nair', 'oskar.blom', 'freya.holt', 'sofia.marek', 'jonas.weil'])
    expect(addresses).not.toContain(`${name}@brightwater.example`);
});

onSqlite('the mail server is down for a day: everything goes out once when it is back', async () => {
  const { at, tick, received, post, tools } = await reminding();
  post.isDown = true;
  for (let hour = 8; hour < 18; hour++)
    for (const minute of ['00', '20', '40']) {
      at(`2026-11-24T${String(hour).padStart(2, '0')}:${minute}:00Z`);
      await tick();
    }
  expect(received).toEqual([]);
  const failed = await tools.db.selectFrom('reminder').selectAll().where('state', '=', 'failed').execute();
  expect(failed.length).toBeGreaterThan(0);
  expect(failed[0]).toMatchObject({ why: 'failed', detail: expect.stringContaining('come back later') });
  // Left alone for longer and longer.
  expect(Math.max(...failed.map((row) => row.tries))).toBeLessThan(8);

  post.isDown = false;
  at('2026-11-25T08:00:00Z');
  await tick();
  at('2026-11-25T13:00:00Z');
  await tick();
  expect(received).toHaveLength(29);
  expect(new Set(received.map(({ to }) => to.join())).size).toBe(29);
  const states = await tools.db.selectFrom('reminder').select('state').distinct().execute();
  expect(states).toEqual([{ state: 'sent' }]);
});

test('what fails for three days is given up, is seen by the admin, and can be tried again', async () => {
  const { at, post, enter, received, tools, idOf } = await reminding();
  const tobias = await enter('Tobias Feld');
  const priya = await idOf('Priya Nair');
  await tobias.post('/api/reminders', { pairs: [{ personId: priya, courseId: course }] });
  post.isDown = true;
  for (const day of ['24', '25', '26', '27'])
    for (const hour of ['11', '15']) {
      at(`2026-11-${day}T${hour}:00:00Z`);
      await sendReminders(tools);
    }
  const again = await enter('Tobias Feld');
  const outbox = (await (await again.get('/api/reminders/outbox?state=given_up')).json()) as {
    total: number;
    rows: { id: string; sentence: string; canRetry: boolean; person: { name: string } }[];
  };
  expect(outbox).toMatchObject({
    total: 1,
    counts: { given_up: 1 },
    rows: [{ person: { name: 'Priya Nair' }, canRetry: true }],
  });
  expect(outbox.rows[0]!.sentence).toMatch(
    /^Given up after three days\. The mail server did not take the mail: .*come back later/,
  );
  // A reminder that was not sent takes nobody's seven days.
  expect(await tools.db.selectFrom('reminder_turn').selectAll().execute()).toEqual([]);

  post.isDown = false;
  const retry = `/api/reminders/outbox/${outbox.rows[0]!.id}/retry`;
  expect((await again.post(retry)).status).toBe(204);
  await sendReminders(tools);
  expect(received.map(({ to }) => to)).toEqual([['priya.nair@brightwater.example']]);
  const over = await again.post(retry);
  expect([over.status, await over.json()]).toMatchObject([409, { error: { code: 'reminder_over' } }]);
  expect((await again.post('/api/reminders/outbox/nothing/retry')).status).toBe(404);
});

test('what was given up is not sent beside another one within seven days, also if it is tried again by hand', async () => {
  const { at, post, enter, received, tools, idOf, statesOf } = await reminding();
  const pairs = [{ personId: await idOf('Priya Nair'), courseId: course }];
  const remind = async () => (await enter('Tobias Feld')).post('/api/reminders', { pairs });
  await remind();
  post.isDown = true;
  for (const instant of ['2026-11-24T11:00:00Z', '2026-11-27T12:00:00Z']) {
    at(instant);
    await sendReminders(tools);
  }
  expect(await statesOf('Priya Nair')).toEqual(['manual given_up failed']);
  const [{ id }] = (await tools.db.selectFrom('reminder').select('id').execute()) as [{ id: string }];
  post.isDown = false;
  await remind();
  const retry = async () => (await enter('Tobias Feld')).post(`/api/reminders/outbox/${id}/retry`);
  // Another one is under way.
  expect((await retry()).status).toBe(409);
  at('2026-11-27T12:05:00Z');
  await sendReminders(tools);
  expect(received).toHaveLength(1);
  expect((await retry()).status).toBe(204);
  await sendReminders(tools);
  expect(received).toHaveLength(1);
  expect(await statesOf('Priya Nair')).toEqual(['manual dropped reminded_recently', 'manual sent']);
});

test('a server that stops between claim and mail: not sent again by itself, and the admin is told', async () => {
  const { at, tools, received, enter, tick, onlyFor } = await reminding();
  await onlyFor('Priya Nair', 'Oskar Blom', 'Mina Okafor');
  await remindersDue(tools);
  const claimed = await claimNext(tools.db, tools.today(), tools.now());
  expect(claimed!.items).toHaveLength(1);
  // Nothing of it is taken by anybody else, neither at once nor later.
  await tick();
  expect(received).toHaveLength(2);
  at('2026-11-24T10:14:00Z');
  await tick();
  const unsure = async () =>
    (await (await (await enter('Ines Castellan')).get('/api/reminders/outbox?state=unsure')).json()) as {
      rows: { id: string; sentence: string }[];
    };
  expect((await unsure()).rows).toEqual([]);
  at('2026-11-24T10:16:00Z');
  await tick();
  const [row] = (await unsure()).rows;
  expect(row!.sentence).toContain('may or may not have gone out. It is not sent again by itself.');
  // It counts as sent for the seven days: the next one is next week, however long we wait.
  for (const day of ['25', '26', '27', '30']) {
    at(`2026-11-${day}T10:00:00Z`);
    await tick();
  }
  const [recipient] = claimed!.to.email.split('@');
  expect(received.filter(({ to }) => to.join().startsWith(recipient!))).toEqual([]);
  expect((await unsure()).rows).toHaveLength(1);
});

test('a claim that comes to an end after it was taken for lost is still written down as sent', async () => {
  const { at, tools, url, statesOf, onlyFor } = await reminding();
  await onlyFor('Priya Nair', 'Oskar Blom', 'Mina Okafor');
  await remindersDue(tools);
  // The mail server is as slow as a server that was suspended.
  const send = tools.mailer.send.bind(tools.mailer);
  let first = true;
  const slow = {
    ...tools,
    mailer: {
      isSetUp: true,
      async send(mail: Parameters<typeof send>[0]) {
        const delivery = await send(mail);
        if (first) {
          first = false;
          at('2026-11-24T10:30:00Z');
          // Another server looks meanwhile.
          await tools.db
            .updateTable('reminder')
            .set({ state: 'unsure', why: 'interrupted' })
            .where('state', '=', 'claimed')
            .execute();
        }
        return delivery;
      },
    },
  };
  await sendReminders(slow);
  expect(url).toBeDefined();
  const states = await tools.db.selectFrom('reminder').select('state').distinct().execute();
  expect(states).toEqual([{ state: 'sent' }]);
  expect(await statesOf('Priya Nair')).toEqual(['on_due sent']);
});

test.skipIf(inject('databaseKind') === 'sqlite')('two servers at once send each mail once', async () => {
  const one = await reminding();
  const two = await installation({
    A39_SMTP_URL: one.url,
    A39_DATABASE: one.database,
    A39_DATA: one.folder,
  });
  const turns = await Promise.all([remindersDue(one.tools), remindersDue(two.tools)]);
  expect(turns.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'not_our_turn']);
  await Promise.all([one.tools, two.tools, one.tools, two.tools].map(sendReminders));
  expect(one.received).toHaveLength(29);
  expect(new Set(one.received.map(({ to }) => to.join())).size).toBe(29);
  const states = await one.tools.db.selectFrom('reminder').select('state').distinct().execute();
  expect(states).toEqual([{ state: 'sent' }]);
});

onSqlite('a name cannot bring in a header, another recipient or another sentence', async () => {
  const { tick, received, tools, idOf, onlyFor } = await reminding();
  await onlyFor('Priya Nair', 'Oskar Blom');
  const name = 'Priya\r\nBcc: thief@evil.example\r\n\r\n<script>alert(1)</script>, "x" <y@evil.example>';
  await tools.db
    .updateTable('person')
    .set({ name })
    .where('id', '=', await idOf('Priya Nair'))
    .execute();
  await tick();
  const mails = received.filter(({ to }) => to.join().startsWith('priya'));
  expect(mails).toHaveLength(1);
  expect(received.flatMap(({ to }) => to).join()).not.toContain('evil');
  const [{ parsed, raw }] = mails as [(typeof mails)[0]];
  expect(parsed.headers.has('bcc')).toBe(false);
  expect(raw).not.toMatch(/^Bcc:/im);
  expect(parsed.html).toContain('&lt;script&gt;');
  expect(parsed.html).not.toContain('<script');
});

onSqlite('an address that cannot be used is given up at once and told', async () => {
  const { tick, tools, idOf, statesOf, onlyFor } = await reminding();
  await onlyFor('Priya Nair');
  const email = 'priya.nair@brightwater.example\r\nBcc: thief@evil.example';
  await tools.db
    .updateTable('person')
    .set({ email })
    .where('id', '=', await idOf('Priya Nair'))
    .execute();
  await tick();
  expect(await statesOf('Priya Nair')).toEqual(['on_due given_up no_address']);
});

onSqlite('several courses of a person are in one mail', async () => {
  const { tick, received, tools, idOf, onlyFor } = await reminding();
  await onlyFor('Priya Nair');
  const { db } = tools;
  const priya = await idOf('Priya Nair');
  const { evidence_idx, ...assignment } = await db
    .selectFrom('assignment')
    .selectAll()
    .where('person_id', '=', priya)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('assignment')
    .values({
      ...assignment,
      id: 'second',
      course_id: 'phishing',
      due_on: '2026-12-04',
      overdue_after: '2026-12-04',
      evidence_idx: -1,
    })
    .execute();
  await db
    .insertInto('standing')
    .values({
      person_id: priya,
      course_id: 'phishing',
      state: 'open',
      assignment_id: 'second',
      due_on: '2026-12-04',
      overdue_after: '2026-12-04',
      done_on: null,
    })
    .execute();
  expect(evidence_idx).toBeDefined();
  await tick();
  const mails = received.filter(({ to }) => to.join().startsWith('priya'));
  expect(mails.map(({ parsed }) => parsed.subject)).toEqual(['2 courses to finish, 1 overdue']);
  expect(mails[0]!.parsed.text).toMatch(/\* Whose data, who decides\n.*\n {2}http.*\n\n\* phishing\n/);
  // One of the two is not optional.
  expect(mails[0]!.parsed.headers.has('list')).toBe(false);
});

onSqlite('nothing at night or at weekends, and nothing is planned without a mail server', async () => {
  const { at, tick, received, tools, onlyFor } = await reminding({ A39_TIME_ZONE: 'Europe/Berlin' });
  await onlyFor('Priya Nair', 'Oskar Blom');
  for (const quiet of [
    '2026-11-24T06:29:00Z',
    '2026-11-24T17:00:00Z',
    '2026-11-28T10:00:00Z',
    '2026-11-29T10:00:00Z',
  ]) {
    at(quiet);
    await tick();
  }
  expect(received).toEqual([]);
  expect(await tools.db.selectFrom('reminder').select('id').execute()).toEqual([]);
  at('2026-11-30T06:30:00Z');
  await tick();
  expect(received).toHaveLength(2);

  const without = await installation();
  expect(await remindersDue(without.tools)).toMatchObject({ result: expect.stringContaining('No mail server') });
  expect(await without.tools.db.selectFrom('reminder').select('id').execute()).toEqual([]);
});

test('rows are deleted 90 days after their end', async () => {
  const { at, tick, tools, onlyFor } = await reminding();
  await onlyFor('Priya Nair', 'Oskar Blom');
  await tick();
  at('2027-02-22T10:00:00Z');
  await remindersDue(tools);
  const count = async () =>
    (await tools.db.selectFrom('reminder').select('id').where('ended_at', '<', '2026-11-25').execute()).length;
  expect(await count()).toBe(2);
  at('2027-02-23T10:00:00Z');
  await remindersDue(tools);
  expect(await count()).toBe(0);
});

onSqlite('mails in the language of the person, English where we do not speak it', async () => {
  const { tick, received, tools, idOf, onlyFor } = await reminding();
  await onlyFor('Zoë Müller', 'Priya Nair');
  const { db } = tools;
  await db
    .updateTable('person')
    .set({ lang: 'de-AT' })
    .where('id', '=', await idOf('Zoë Müller'))
    .execute();
  await db
    .updateTable('person')
    .set({ lang: 'fi' })
    .where('id', '=', await idOf('Priya Nair'))
    .execute();
  await tick();
  const of = (name: string) => received.find(({ to }) => to.join().startsWith(name))!.parsed;
  expect(of('zo').subject).toMatch(/^„.*“ war am 18\. November 2026 fällig$/);
  expect(of('zo').text).toContain('Hallo Zoë Müller,');
  expect(of('zo').html).toContain('lang="de"');
  expect(of('priya').text).toContain('Hello Priya Nair,');
});

test('an erased person is gone from here, too; what they did for others stays without their name', async () => {
  const { tick, enter, tools, idOf, onlyFor } = await reminding();
  await onlyFor('Henrik Vass', 'Priya Nair');
  const { db } = tools;
  await tick();
  const henrik = await enter('Henrik Vass');
  await henrik.post('/api/my/calendar');
  await henrik.put('/api/my/mail-choices', { beforeDue: false });
  await db
    .updateTable('reminder')
    .set({ sender_id: henrik.id })
    .where('recipient_id', '=', await idOf('Priya Nair'))
    .execute();
  const before = await db.selectFrom('reminder').select('id').execute();
  const ines = await enter('Ines Castellan');
  const erased = await ines.post('/api/erasure', { personId: henrik.id, basis: 'art17', when: 'now' });
  expect(erased.status).toBeLessThan(300);
  const after = await db.selectFrom('reminder').select(['id', 'sender_id']).execute();
  expect([before.length - after.length, after.every((row) => row.sender_id === null)]).toEqual([1, true]);
  for (const table of ['reminder_turn', 'mail_choice', 'calendar_feed'] as const)
    expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(henrik.id);
});
