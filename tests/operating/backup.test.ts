import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { expect, inject, test } from 'vitest';
import { openDb } from '../../db/open.ts';
import { run as backup } from '../../server/operating/backup-command.ts';
import type { Manifest } from '../../server/operating/backup-manifest.ts';
import { run as restore } from '../../server/operating/restore-command.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { onSqlite, temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { printed } from './printed.ts';

const manifestIn = (file: string) => JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')) as Manifest;
const modeOf = (file: string) => statSync(file).mode & 0o777;

onSqlite('a backup while the server runs is whole, says what it has, and overwrites nothing', async () => {
  const there = await installation();
  const settings = { A39_DATA: there.folder, A39_DATABASE: there.database };
  const article39 = (...args: string[]) => printed(() => backup(args, settings));
  const file = join(temporaryFolder(), 'a.backup');
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  const { size } = await there.tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();

  const done = await article39(file);
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toContain(`${size} entries of evidence`);
  expect(done.out).toContain('Not in it: evidence-hwm and evidence-leaves');
  expect([modeOf(file), modeOf(`${file}.manifest.json`)]).toEqual([0o600, 0o600]);
  const manifest = manifestIn(file);
  expect(manifest).toMatchObject({
    article39: 'backup/1',
    database: 'sqlite',
    evidence: { origin: 'brightwater.example/evidence/try', size },
  });
  expect(manifest.migrations).toContain('2026-11-24-people');
  expect(existsSync(`${file}-wal`)).toBe(false);
  // The server goes on, and what it writes now is not in the copy.
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const copy = openDb(file);
  expect(await copy.selectFrom('evidence_log').select('size').executeTakeFirst()).toEqual({ size });
  await copy.destroy();

  expect(await article39(file)).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
  expect(manifestIn(file)).toEqual(manifest);
  const second = join(temporaryFolder(), 'b.backup');
  expect((await article39(second, '--with-key')).out).toContain('keep them apart');
  expect(readFileSync(`${second}.key.pem`)).toEqual(readFileSync(join(there.folder, 'evidence-key.pem')));
  expect(modeOf(`${second}.key.pem`)).toBe(0o600);
  for (const args of [
    ['a', 'b'],
    ['a', '--no'],
  ])
    expect((await article39(...args)).code).toBe(2);
  expect(await printed(() => backup([file], { A39_DATA: temporaryFolder() }))).toMatchObject({ code: 1 });
});

onSqlite('a restore checks first, moves the present database aside, and says what must follow', async () => {
  const there = await installation();
  const { folder, database, tools } = there;
  const settings = { A39_DATA: folder, A39_DATABASE: database };
  const article39 = (...args: string[]) => printed(() => restore(args, settings));
  const file = join(temporaryFolder(), 'a.backup');
  await completeFirstCourse(tools, await there.enter('Mina Okafor'));
  await printed(() => backup([file], settings));
  const { size } = manifestIn(file).evidence;
  await completeFirstCourse(tools, await there.enter('Sven Aalto'));
  // Signing archives the leaves, so the restore will be noticed.
  await (await there.enter('Ines Castellan')).get('/api/evidence/checkpoint');
  const later = await tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();

  expect(await article39(file)).toMatchObject({ code: 1, err: expect.stringContaining('Stop it first') });
  await there.close();
  const before = readdirSync(folder).toSorted();
  const good = readFileSync(file);
  for (const [spoil, says] of [
    [() => truncateSync(file, good.length - 4_096), 'not what its manifest says'],
    [() => writeFileSync(`${file}.manifest.json`, '{}'), 'no manifest'],
  ] as const) {
    const manifest = readFileSync(`${file}.manifest.json`);
    spoil();
    expect(await article39(file)).toMatchObject({ code: 1, err: expect.stringContaining(says) });
    writeFileSync(file, good);
    writeFileSync(`${file}.manifest.json`, manifest);
  }
  const other = { ...settings, A39_EVIDENCE_ORIGIN: 'other.example/log' };
  expect((await printed(() => restore([file], other))).err).toContain(
    'a backup of the log brightwater.example/evidence/try',
  );
  const newer = { ...manifestIn(file), migrations: ['2999-01-01-more'] };
  const manifest = readFileSync(`${file}.manifest.json`);
  writeFileSync(`${file}.manifest.json`, JSON.stringify(newer));
  expect((await article39(file)).err).toContain('2999-01-01-more');
  writeFileSync(`${file}.manifest.json`, manifest);
  expect(
    readdirSync(folder)
      .filter((name) => !name.endsWith('-server'))
      .toSorted(),
  ).toEqual(before.filter((name) => !name.endsWith('-server')));

  const done = await article39(file);
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toContain(`The database has ${size} entries of evidence, but ${later.size} were written`);
  expect(done.out).toContain('Now run "article39 evidence reimport"');
  const aside = join(
    folder,
    readdirSync(folder).find((name) => /\.before-[\dTZ-]+$/.test(name))!,
  );
  const sizeIn = async (path: string) => {
    const db = openDb(path);
    const row = await db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
    await db.destroy();
    return row.size;
  };
  expect([await sizeIn(database), await sizeIn(aside)]).toEqual([size, later.size]);
  expect(modeOf(database)).toBe(0o600);
  expect((await printed(() => restore([file, 'x'], settings))).code).toBe(2);
  expect((await article39(join(folder, 'none'))).err).toContain('There is no file');
});

test('PostgreSQL: pg_dump makes the backup of the state that the manifest is about, and the restore prints its commands', async ({
  skip,
}) => {
  if (inject('databaseKind') !== 'postgres') skip();
  const there = await installation();
  const settings = { A39_DATA: there.folder, A39_DATABASE: there.database };
  const file = join(temporaryFolder(), 'a.dump');
  const done = await printed(() => backup([file], settings));
  if (spawnSync('pg_dump', ['--version']).error) {
    expect(done).toMatchObject({ code: 1, err: expect.stringContaining('pg_dump --format=custom --file=FILE') });
    expect(existsSync(file)).toBe(false);
  } else if (done.code === 0) {
    const { size } = await there.tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
    expect(manifestIn(file)).toMatchObject({ database: 'postgres', evidence: { size } });
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('PGDMP');
    expect(modeOf(file)).toBe(0o600);
  } else {
    // A pg_dump that is older than the server refuses, and nothing is left behind.
    expect(done.err).toMatch(/pg_dump ended with code \d/);
    expect(readdirSync(join(file, '..'))).toEqual([]);
  }
  const secret = new URL(there.database);
  secret.password = 'a-secret';
  const told = await printed(() => restore([file], { ...settings, A39_DATABASE: secret.href }));
  expect(told.code).toBe(1);
  expect(told.out).toContain('pg_restore --exit-on-error');
  expect(told.out).not.toContain('a-secret');
});
