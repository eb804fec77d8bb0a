import { expect, test } from 'vitest';
import { openDb } from '../../db/open.ts';
import { run } from '../../server/operating/assign-command.ts';
import { runCommandLine } from '../../server/command-line.ts';
import { onSqlite } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { printed } from './printed.ts';

test('an operator assigns a course to units, groups, people or everybody, once for each campaign', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  const unit = await there.tools.db.selectFrom('person').select('id').where('unit', '=', 'Marketing').execute();
  const personIds = unit.slice(0, 2).map(({ id }) => id);
  await ines.post('/api/groups', { kind: 'list', name: 'Call centre', personIds });
  await there.close();
  const settings = { A39_DATA: there.folder, A39_DATABASE: there.database };
  const article39 = (...args: string[]) => printed(() => run(args, settings));
  const given = async () => {
    const db = openDb(there.database);
    const rows = await db
      .selectFrom('assignment')
      .select(['person_id', 'campaign', 'rule', 'due_on'])
      .where('campaign', 'in', ['spring', 'all'])
      .execute();
    await db.destroy();
    return rows;
  };
  const order = ['whose-data', '--due', '2099-12-18', '--campaign', 'spring', '--reason', 'Before the campaign'];

  const dry = await article39(...order, '--to', 'unit:Marketing', '--dry-run');
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toContain(`${unit.length} people would get it, 0 have it already. Nothing was changed`);
  expect(await given()).toEqual([]);

  const done = await article39(...order, '--to', 'group:Call centre', 'BW-1001');
  expect(done.out).toMatch(
    /, due 2099-12-18, campaign "spring"\n {2}BW-\d+ .*\n.*\n.*\n3 people got it, 0 had it already\.$/,
  );
  expect(await article39(...order, '--to', 'unit:Marketing', '--dry-run')).toMatchObject({
    out: expect.stringContaining(`${unit.length - 2} people would get it, 2 have it already`),
  });
  await article39(...order, '--to', 'unit:Marketing', '--to', 'group:Call centre');
  const rows = await given();
  expect(new Set(rows.map((row) => row.person_id)).size).toBe(rows.length);
  expect(rows.length).toBe(unit.length + 1);
  expect(rows[0]).toMatchObject({ rule: 'Before the campaign', due_on: '2099-12-18' });
  const all = await article39('whose-data', '--to', 'everyone', '--due', '2099-12-18', '--campaign', 'all');
  expect(all.out).toContain('  and 20 more\n40 people got it');

  const refused = async (...args: string[]) => (await article39('whose-data', '--due', '2099-12-18', ...args)).err;
  expect(await refused('--to', 'BW-1001', 'BW-9')).toBe(
    '"BW-9" means nobody who is on staff today. Nothing was assigned.',
  );
  expect(await refused('--to', 'unit:Moon')).toContain('"unit:Moon" means nobody');
  expect(await refused('--to', 'group:Moon')).toContain('There is no group called "Moon"');
  expect(await article39('none', '--to', 'everyone', '--due', '2099-12-18')).toMatchObject({ code: 1 });
  expect(await article39('whose-data', '--to', 'everyone', '--due', '2020-01-01')).toMatchObject({
    code: 1,
    err: expect.stringContaining('2020-01-01 is over'),
  });
  expect((await given()).length).toBe(rows.length + 40);
});

onSqlite('wrong usage says what is right', async () => {
  for (const args of [
    ['whose-data'],
    ['whose-data', '--to', 'everyone'],
    ['whose-data', '--to', 'everyone', '--due', '2026-02-30'],
    ['whose-data', '--to', 'everyone', '--due', '2099-01-01', '--reason', 'x'],
    ['whose-data', '--to', 'everyone', '--due', '2099-01-01', '--no'],
  ])
    expect(await printed(() => run(args, {})), args.join(' ')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Usage:'),
    });
  expect((await printed(() => runCommandLine(['assign', '--help']))).out).toContain('--dry-run');
});
