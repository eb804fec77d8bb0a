import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openDb } from '../../db/open.ts';
import { run as backup } from '../../server/operating/backup-command.ts';
import { run as doctor } from '../../server/operating/doctor-command.ts';
import type { Finding } from '../../server/operating/examination/finding.ts';
import { run as outbox } from '../../server/operating/outbox-command.ts';
import { run as restore } from '../../server/operating/restore-command.ts';
import { putInOutbox } from '../../server/outbox/put.ts';
import { onSqlite, temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { printed } from './printed.ts';

/** An installation in which a platform and a webhook are to be told something. */
async function telling() {
  const there = await installation();
  const { folder, database, tools, clock } = there;
  const settings = { A39_DATA: folder, A39_DATABASE: database };
  await putInOutbox(
    tools.db,
    [
      { id: 'mark', channel: 'ags', receiverId: 'one', event: 'passed', once: 'x', body: '{}' },
      { id: 'numbers', channel: 'webhook', receiverId: 'two', event: 'reminders.sent', once: 'x', body: '{}' },
    ],
    clock.now,
  );
  const article39 = (...args: string[]) => printed(() => outbox(args, settings));
  const states = async () => {
    const db = openDb(database);
    const rows = await db.selectFrom('delivery').select(['state', 'restored_from']).orderBy('id').execute();
    await db.destroy();
    return rows.map(({ state, restored_from }) => [state, restored_from !== null]);
  };
  return { ...there, settings, article39, states };
}

onSqlite('a restored copy beside the original holds back what that will send, and doctor says so', async () => {
  const { settings, article39, states, close } = await telling();
  const file = join(temporaryFolder(), 'a.backup');
  await printed(() => backup([file], settings));
  await close();
  const done = await printed(() => restore([file], settings));
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toMatch(
    /Messages to others that are held back: 2\. They waited in the backup of \d{4}-\d\d-\d\d\. If the original/,
  );
  const waiting = [
    ['waiting', true],
    ['waiting', true],
  ];
  expect(await states()).toEqual(waiting);
  const found = async () => {
    const { out } = await printed(() => doctor(['--json'], settings));
    return (JSON.parse(out) as Finding[]).find(({ about }) => about === 'outbox');
  };
  expect(await found()).toMatchObject({
    state: 'look',
    message: expect.stringMatching(/held back: 2\./),
    todo: expect.stringContaining('article39 outbox send'),
  });
  // Restored once more, it is still so.
  await printed(() => restore([file], settings));
  expect(await states()).toEqual(waiting);
  expect((await article39('status')).out).toContain('held back: 2.');
  expect(await article39('send')).toMatchObject({ code: 0, out: expect.stringContaining('2') });
  expect(await states()).toEqual([
    ['waiting', false],
    ['waiting', false],
  ]);
  expect((await article39('status')).out).toContain('Nothing is held back.');
  expect(await found()).toMatchObject({ state: 'ok' });
});

test('by hand, as for PostgreSQL: held back by the manifest of the backup, and given up', async () => {
  const { article39, states, close, settings } = await telling();
  if (inject('databaseKind') === 'sqlite') {
    expect((await article39('status')).err).toContain('Stop it first');
    await close();
  }
  const file = join(temporaryFolder(), 'a.dump');
  expect(await article39('hold', file)).toMatchObject({ code: 1, err: expect.stringContaining('manifest') });
  const evidence = { origin: 'brightwater.example/evidence/try', size: 1, root: '' };
  const manifest = { article39: 'backup/1', database: 'postgres', madeAt: '2026-03-03T01:00:00.000Z', evidence };
  writeFileSync(`${file}.manifest.json`, JSON.stringify({ ...manifest, migrations: [], sha256: '' }));
  for (let i = 0; i < 2; i++) expect((await article39('hold', file)).out).toContain('the backup of 2026-03-03');
  expect((await article39('give-up')).out).toContain('2');
  expect(await states()).toEqual([
    ['dead', false],
    ['dead', false],
  ]);
  for (const wrong of [['keep'], ['send', 'x'], ['hold'], []]) expect((await article39(...wrong)).code).toBe(2);
  if (inject('databaseKind') === 'postgres')
    expect((await printed(() => restore([file], settings))).out).toContain(`article39 outbox hold "${file}"`);
});
