import { expect, test } from 'vitest';
import type {
  MyReminder,
  Outbox,
  Reminded,
  ReminderPreview,
  ReminderSettingsView,
} from '../../server/reminders/reminder-shapes.ts';
import { sendReminders } from '../../server/reminders/send-reminders.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { codeOf, type Caller } from '../support/installation.ts';
import { course, reminding } from './reminding.ts';

const remindOf = async (caller: Caller, personIds: string[]) => {
  const pairs = personIds.map((personId) => ({ personId, courseId: course }));
  return (await (await caller.post('/api/reminders', { pairs })).json()) as Reminded;
};

test('a manager sees what would be sent, sends it, and the person sees who did', async () => {
  const { enter, at, tools, received, idOf } = await reminding();
  const henrik = await enter('Henrik Vass');
  const priya = await enter('Priya Nair');
  const pairs = [{ personId: priya.id, courseId: course }];
  const response = await henrik.post('/api/reminders/preview', { pairs });
  const preview = (await response.json()) as ReminderPreview;
  expect(preview).toMatchObject({
    mails: [
      {
        recipient: { id: priya.id, name: 'Priya Nair' },
        courses: [{ courseId: course, dueOn: '2026-11-18', isOverdue: true }],
        subject: '“Whose data, who decides” was due on 18 November 2026',
      },
    ],
    leftOut: [],
    sendsAt: '2026-11-24T10:05:00.000Z',
    mailIsSetUp: true,
  });
  expect(await tools.db.selectFrom('reminder').select('id').execute()).toEqual([]);

  const reminded = await remindOf(henrik, [priya.id]);
  expect(reminded).toMatchObject({ reminded: 1, undoUntil: '2026-11-24T10:05:00.000Z', leftOut: [] });
  expect(await (await priya.get('/api/my/reminders')).json()).toMatchObject([
    { state: 'waiting', sender: 'Henrik Vass' },
  ]);
  at('2026-11-24T10:04:59Z');
  await sendReminders(tools);
  expect(received).toEqual([]);
  at('2026-11-24T10:05:00Z');
  await sendReminders(tools);
  expect(received.map(({ to }) => to)).toEqual([['priya.nair@brightwater.example']]);
  const { parsed } = received[0]!;
  // What was shown is what was sent.
  expect([parsed.subject, parsed.text!.trimEnd(), parsed.html]).toEqual([
    preview.mails[0]!.subject,
    preview.mails[0]!.text.trimEnd(),
    preview.mails[0]!.html,
  ]);
  expect(parsed.text).toContain('Henrik Vass asks you to finish this course:');
  expect(parsed.headers.has('list')).toBe(false);

  const mine = (await (await priya.get('/api/my/reminders')).json()) as MyReminder[];
  expect(mine).toMatchObject([
    { kind: 'manual', title: 'Whose data, who decides', sentOn: '2026-11-24', sender: 'Henrik Vass', toldTo: null },
  ]);
  const seen = await tools.db.selectFrom('access_log').selectAll().where('person_id', '=', priya.id).execute();
  expect(seen).toMatchObject([{ viewer_id: await idOf('Henrik Vass'), what: 'reminders' }]);
});

test('whoever cannot be reminded is left out, with the reason', async () => {
  const { enter, at, tools, idOf, received } = await reminding();
  const ines = await enter('Ines Castellan');
  const [priya, oskar, freya, hana, sofia] = await Promise.all(
    ['Priya Nair', 'Oskar Blom', 'Freya Holt', 'Hana Novak', 'Sofia Marek'].map(idOf),
  );
  await completeFirstCourse(tools, await enter('Oskar Blom'));
  await tools.db.updateTable('person').set({ email: '' }).where('id', '=', freya!).execute();
  await tools.db.updateTable('person').set({ left_on: '2026-11-20' }).where('id', '=', hana!).execute();
  await remindOf(ines, [priya!]);
  const reasons = (preview: { leftOut: { personId: string; reason: string; againOn: string | null }[] }) =>
    preview.leftOut.map(({ personId, reason, againOn }) => [personId, reason, againOn]);
  const all = [priya!, oskar!, freya!, hana!, 'nobody', sofia!, sofia!];
  const first = await remindOf(ines, all);
  expect(reasons(first)).toEqual([
    [priya, 'already_waiting', null],
    [oskar, 'nothing_open', null],
    [freya, 'no_address', null],
    [hana, 'nothing_open', null],
    ['nobody', 'nothing_open', null],
  ]);
  expect(first.reminded).toBe(1);
  // A second click changes nothing.
  expect(await remindOf(ines, [sofia!])).toMatchObject({ batchId: null, reminded: 0, undoUntil: null });
  at('2026-11-24T10:06:00Z');
  await sendReminders(tools);
  expect(received).toHaveLength(2);

  at('2026-11-30T10:00:00Z');
  const again = await enter('Ines Castellan');
  const week = await remindOf(again, [priya!]);
  expect(reasons(week)).toEqual([[priya, 'reminded_recently', '2026-12-01']]);
  expect(week.leftOut[0]).toMatchObject({
    name: 'Priya Nair',
    sentence: 'Priya Nair was reminded of this within the last seven days. It can be done again on 1 December 2026.',
  });
  // In the evening it would go out tomorrow, and then seven days are over.
  at('2026-11-30T19:00:00Z');
  const evening = await remindOf(again, [priya!]);
  expect(evening).toMatchObject({ reminded: 1, sendsAt: '2026-12-01T07:30:00.000Z' });
});

test('a manager reminds the people they manage that day, and nobody else', async () => {
  const { enter, at, tools, idOf } = await reminding();
  const mina = await enter('Mina Okafor');
  const [priya, sofia] = await Promise.all(['Priya Nair', 'Sofia Marek'].map(idOf));
  const mixed = await remindOf(mina, [priya!, sofia!]);
  expect(mixed).toMatchObject({
    reminded: 1,
    leftOut: [{ personId: priya, reason: 'not_yours', name: null, title: null }],
  });
  // Not even whether somebody is known.
  const unknown = await remindOf(mina, ['nobody']);
  expect(unknown.leftOut).toMatchObject([{ reason: 'not_yours', sentence: mixed.leftOut[0]!.sentence }]);
  const seen = await tools.db.selectFrom('access_log').selectAll().where('person_id', '=', priya!).execute();
  expect(seen).toEqual([]);

  expect(await codeOf(await (await enter('Sofia Marek')).post('/api/reminders', { pairs: [] }))).toBe('not_allowed');
  for (const path of ['/api/reminders/settings', '/api/reminders/outbox', '/api/webhooks'])
    expect(await codeOf(await mina.get(path))).toBe('not_allowed');
  // Somebody else's reminder is not theirs to take back.
  const ofInes = await remindOf(await enter('Ines Castellan'), [priya!]);
  expect(await codeOf(await mina.call('DELETE', `/api/reminders/${ofInes.batchId}`))).toBe('batch_unknown');

  await tools.db.updateTable('management').set({ until_on: '2026-11-24' }).where('manager_id', '=', mina.id).execute();
  at('2026-11-24T10:01:00Z');
  expect(await codeOf(await mina.post('/api/reminders', { pairs: [{ personId: sofia, courseId: course }] }))).toBe(
    'not_allowed',
  );
});

test('within five minutes it can be taken back; then not any more', async () => {
  const { enter, at, tools, received, idOf, statesOf } = await reminding();
  const henrik = await enter('Henrik Vass');
  const [priya, oskar] = await Promise.all(['Priya Nair', 'Oskar Blom'].map(idOf));
  const { batchId } = await remindOf(henrik, [priya!, oskar!]);
  at('2026-11-24T10:04:00Z');
  const undo = () => henrik.call('DELETE', `/api/reminders/${batchId}`);
  expect(await (await undo()).json()).toEqual({ undone: 2 });
  expect(await (await undo()).json()).toEqual({ undone: 2 });
  at('2026-11-24T10:06:00Z');
  await sendReminders(tools);
  expect(received).toEqual([]);
  expect(await statesOf('Priya Nair')).toEqual(['manual undone']);

  // What was taken back counts for nothing.
  const second = await remindOf(henrik, [priya!]);
  expect(second.reminded).toBe(1);
  at('2026-11-24T10:11:00Z');
  // Nothing has sent it yet, and still it is too late.
  const late = await henrik.call('DELETE', `/api/reminders/${second.batchId}`);
  expect([late.status, await codeOf(late)]).toEqual([409, 'too_late_to_undo']);
  await sendReminders(tools);
  expect(received).toHaveLength(1);
  expect(await codeOf(await henrik.call('DELETE', `/api/reminders/${second.batchId}`))).toBe('too_late_to_undo');
  expect(await codeOf(await henrik.call('DELETE', '/api/reminders/own'))).toBe('batch_unknown');
});

test('at night and at weekends it waits for the morning, and can be taken back until then', async () => {
  const { enter, at, tools, received, idOf } = await reminding({ A39_TIME_ZONE: 'Europe/Berlin' });
  at('2026-11-27T20:00:00Z');
  const ines = await enter('Ines Castellan');
  const reminded = await remindOf(ines, [await idOf('Priya Nair')]);
  expect(reminded).toMatchObject({ sendsAt: '2026-11-30T06:30:00.000Z', undoUntil: '2026-11-30T06:30:00.000Z' });
  for (const quiet of ['2026-11-28T10:00:00Z', '2026-11-29T10:00:00Z', '2026-11-30T06:29:59Z']) {
    at(quiet);
    await sendReminders(tools);
  }
  expect(received).toEqual([]);
  at('2026-11-30T06:30:00Z');
  await sendReminders(tools);
  expect(received).toHaveLength(1);
});

test('settings: defaults until somebody changes them, checked, and in force at once', async () => {
  const { enter, tick, received } = await reminding();
  const tobias = await enter('Tobias Feld');
  const view = (await (await tobias.get('/api/reminders/settings')).json()) as ReminderSettingsView;
  expect(view).toMatchObject({ changedAt: null, changedBy: null, timeZone: 'UTC', settings: view.defaults });
  const wrong = [
    { overdue: { firstDays: 3, everyDays: 6 } },
    { quietFrom: '07:45' },
    { quietFrom: '24:00' },
    { workingDays: [] },
    { workingDays: [8] },
    { beforeDays: [0] },
  ];
  for (const change of wrong) {
    const answer = await tobias.put('/api/reminders/settings', { ...view.settings, ...change });
    expect([change, answer.status, await codeOf(answer)]).toEqual([change, 400, 'invalid_input']);
  }
  const wanted = { ...view.settings, beforeDays: [3, 5, 3], onDueDay: false, overdue: null, escalation: null };
  const changed = await tobias.put('/api/reminders/settings', wanted);
  expect(await changed.json()).toMatchObject({
    settings: { beforeDays: [5, 3], onDueDay: false },
    changedAt: '2026-11-24T10:00:00.000Z',
    changedBy: 'Tobias Feld',
  });
  await tick();
  expect(received).toEqual([]);
});

test('the outbox, by state and by page', async () => {
  const { enter, tick } = await reminding();
  await tick();
  const tobias = await enter('Tobias Feld');
  const page = async (query: string) => (await (await tobias.get(`/api/reminders/outbox?${query}`)).json()) as Outbox;
  const sent = await page('state=sent');
  expect([sent.total, sent.pages, sent.rows.length, sent.counts.sent, sent.counts.failed]).toEqual([29, 1, 29, 29, 0]);
  expect(sent.rows[0]).toMatchObject({ sentence: 'The mail server took it.', canRetry: false, sender: null });
  expect((await page('state=sent&page=1')).rows).toEqual([]);
  expect((await page('')).total).toBe(29);
  expect((await tobias.get('/api/reminders/outbox?state=lost')).status).toBe(400);
});
