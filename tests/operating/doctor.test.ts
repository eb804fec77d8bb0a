import { createServer } from 'node:http';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommandLine } from '../../server/command-line.ts';
import { run } from '../../server/operating/doctor-command.ts';
import type { Finding } from '../../server/operating/examination/finding.ts';
import { onSqlite, temporaryFolder } from '../support/database.ts';
import { courseForAll, installation } from '../support/installation.ts';
import { mailServer } from '../support/smtp.ts';
import { printed } from './printed.ts';

/** What the doctor says of an installation, by what it is about. */
async function findings(settings: Record<string, string>) {
  const { code, out, err } = await printed(() => run(['--json'], settings));
  expect(err).toBe('');
  const all = JSON.parse(out) as Finding[];
  return { code, all, of: (about: string) => all.find((one) => one.about === about) };
}

test('the doctor looks while the server runs, changes nothing, and says what to do about each thing', async () => {
  const there = await installation();
  const { tools, folder, database } = there;
  const { db } = tools;
  const settings = { A39_DATA: folder, A39_DATABASE: database, A39_COURSES: courseForAll() };
  const well = await findings(settings);
  expect(well.all.filter(({ state }) => state === 'wrong')).toEqual([]);
  expect(well.code).toBe(0);
  for (const about of [
    'settings',
    'node',
    'database',
    'clock',
    'evidence',
    'key',
    'rules',
    'people',
    'managers',
    'courses',
  ])
    expect([about, well.of(about)?.state]).toEqual([about, 'ok']);
  // What nobody has set up yet is to be looked at, and is no fault.
  for (const about of ['archive', 'self-check', 'checkpoints', 'mail'])
    expect([about, well.of(about)?.state, well.of(about)?.todo !== undefined]).toEqual([about, 'look', true]);

  const person = async (name: string) =>
    (await db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  await db.updateTable('person').set({ email: '' }).where('name', '=', 'Sven Aalto').execute();
  await db
    .updateTable('person')
    .set({ left_on: '2020-01-01' })
    .where('id', '=', await person('Henrik Vass'))
    .execute();
  const day = new Date().toISOString().slice(0, 10);
  const failed = { day, claimed_at: `${day}T02:00:00Z`, finished_at: null, result: 'Failed: no disk' };
  await db
    .insertInto('job_run')
    .values({ name: 'retention', ...failed })
    .execute();
  const rule = await db.selectFrom('assignment_rule').selectAll().executeTakeFirst();
  const terms = { audience: '{"kind":"everyone"}', reason: 'x', due_on: null, due_days: 30, repeat: 'never' as const };
  await db
    .insertInto('assignment_rule')
    .values({
      ...rule,
      ...terms,
      id: 'r',
      line: 'r',
      course_id: 'gone-course',
      every_months: null,
      fixed_day: null,
      lead_days: 30,
      grace_days: 0,
      begins_on: '2026-11-24',
      made_by: null,
      made_at: '2026-11-24T10:00:00Z',
      ended_by: null,
      ended_at: null,
    })
    .execute();
  await db
    .insertInto('webhook')
    .values({
      id: 'w',
      url: 'https://chat.example/',
      format: 'json',
      events: '[]',
      secret: 'x',
      made_by: null,
      made_at: day,
      paused_at: null,
    })
    .execute();
  const call = {
    channel: 'webhook' as const,
    receiver_id: 'w',
    lane: 'd',
    position: 0,
    person_id: null,
    course_id: null,
    event: 'x',
    once: 'x',
    body: '{}',
    state: 'dead' as const,
    made_at: `${day}T00:00:00Z`,
  };
  const nothing = {
    claimed_at: null,
    claimed_by: null,
    first_tried_at: null,
    ended_at: null,
    status: null,
    detail: null,
  };
  await db
    .insertInto('delivery')
    .values({ id: 'd', ...call, ...nothing, send_after: day })
    .execute();
  const ill = await findings(settings);
  expect(ill.code).toBe(1);
  expect(ill.of('rules')).toMatchObject({ state: 'wrong', message: expect.stringContaining('gone-course') });
  expect(ill.of('people')).toMatchObject({ state: 'look', message: expect.stringMatching(/^1 of 39 have no e-mail/) });
  expect(ill.of('managers')).toMatchObject({ state: 'look', message: expect.stringMatching(/^1 have left and still/) });
  expect(ill.of('nightly work')).toMatchObject({ state: 'look', message: expect.stringContaining('Failed: no disk') });
  expect(ill.of('outbox')).toMatchObject({
    state: 'look',
    message: expect.stringContaining('1 messages'),
  });

  const lines = await printed(() => run([], settings));
  expect(lines.out).toMatch(
    /^wrong rules {9}1 ask for courses that are not published: gone-course\.\n {20}-> Publish them/m,
  );
});

test('a log that departed from what was published, and a key that is another’s, are wrong', async () => {
  const there = await installation();
  const { tools, folder, database } = there;
  const settings = { A39_DATA: folder, A39_DATABASE: database, A39_COURSES: courseForAll() };
  const { size } = await tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
  await (await there.enter('Ines Castellan')).get('/api/evidence/checkpoint');
  await tools.evidence.outside.keepLeaves(size, ['{"a":"leaf that the database lacks"}']);
  const ill = await findings(settings);
  expect(ill.of('evidence')).toMatchObject({
    state: 'wrong',
    message: expect.stringContaining('HALTED: The database has'),
  });
  rmSync(join(folder, 'evidence-key.pem'));
  expect((await findings(settings)).of('key')).toMatchObject({ state: 'wrong' });
});

onSqlite(
  'a mail server, a time-stamping authority and a witness that answer are well, and those that do not are wrong',
  async () => {
    const { folder, database } = await installation();
    const mail = await mailServer();
    const authority = createServer((_, response) => response.writeHead(405).end());
    await new Promise<void>((listening) => authority.listen(0, '127.0.0.1', listening));
    onTestFinished(() => new Promise<void>((closed) => authority.close(() => closed())));
    const url = `http://127.0.0.1:${(authority.address() as AddressInfo).port}/`;
    const witness = 'witness.example+0a0b0c0d+AAAA';
    const settings = { A39_DATA: folder, A39_DATABASE: database, A39_COURSES: courseForAll() };
    const well = await findings({
      ...settings,
      A39_SMTP_URL: mail.url,
      A39_TSA_URL: url,
      A39_WITNESSES: `${url}#${witness}`,
    });
    for (const about of ['mail', 'time stamps', 'witnesses'])
      expect([about, well.of(about)?.state]).toEqual([about, 'ok']);
    expect(mail.received).toEqual([]);
    const nobody = 'http://127.0.0.1:9/';
    const ill = await findings({
      ...settings,
      A39_SMTP_URL: 'smtp://user:secret@127.0.0.1:9',
      A39_TSA_URL: nobody,
      A39_WITNESSES: `${nobody}#${witness}`,
    });
    for (const about of ['mail', 'time stamps', 'witnesses'])
      expect([about, ill.of(about)?.state]).toEqual([about, 'wrong']);
    expect(JSON.stringify(ill.all)).not.toContain('secret');
  },
);

onSqlite('wrong settings, no database, and a try mode that everybody reaches', async () => {
  const folder = temporaryFolder();
  expect(await findings({ A39_DATA: folder, A39_NONSENSE: 'x' })).toMatchObject({
    code: 1,
    all: [{ about: 'settings', state: 'wrong' }],
  });
  const none = await findings({ A39_DATA: folder });
  expect([none.code, none.of('database')?.state]).toEqual([1, 'wrong']);
  const there = await installation();
  const open = {
    A39_DATA: there.folder,
    A39_DATABASE: there.database,
    A39_HOST: '0.0.0.0',
    A39_TRY_ANYWHERE: 'yes',
    A39_COURSES: courseForAll(),
  };
  expect((await findings(open)).of('try mode')).toMatchObject({ state: 'wrong' });
  const courses = join(temporaryFolder(), 'courses');
  mkdirSync(join(courses, 'broken/en'), { recursive: true });
  writeFileSync(join(courses, 'broken/en/course.md'), '# Nothing\n');
  const withFault = await findings({ A39_DATA: there.folder, A39_DATABASE: there.database, A39_COURSES: courses });
  expect(withFault.of('courses')).toMatchObject({ state: 'look', message: expect.stringContaining('broken/en/') });
  expect((await printed(() => run(['x'], open))).code).toBe(2);
  expect((await printed(() => runCommandLine(['doctor', '--help']))).out).toContain('--json');
});
