import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCommandLine } from '../../server/command-line.ts';
import { run } from '../../server/operating/people-command.ts';
import { onSqlite, temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { csvOf, staffAsExported } from './hr-file.ts';

/** Runs the command as an operator does; answers what it printed, and its exit code. */
async function printed(work: () => Promise<number>): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
  const lines = (spy: typeof out) => spy.mock.calls.map((line) => line.join(' ')).join('\n');
  out.mockImplementation(() => {});
  err.mockImplementation(() => {});
  try {
    const code = await work();
    return { code, out: lines(out), err: lines(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test('an operator imports a file: a report line by line, a dry run that changes nothing, and the number of leavers', async () => {
  const there = await installation();
  const staff = await staffAsExported(there);
  const settings = { A39_DATA: there.folder, A39_DATABASE: there.database };
  const article39 = (...args: string[]) => printed(() => run(args, settings));
  const path = join(there.folder, 'staff.csv');
  const write = (text: string) => writeFileSync(path, Buffer.from(text, 'latin1'));
  await there.close();

  staff.get('BW-1006')!['Department'] = 'Einkauf Süd';
  staff.get('BW-1015')!['Manager staff number'] = 'BW-1005';
  staff.set('BW-2001', {
    ...staff.get('BW-1007')!,
    'Staff number': 'BW-2001',
    Name: 'Jörg Sturm',
    'E-mail': 'leila.haddad@brightwater.example',
    'Start date': '2025-11-03',
  });
  write(csvOf(staff.values()));
  const dry = await article39('import', path, '--dry-run');
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out.split('\n')).toEqual([
    'staff.csv: 41 lines, windows-1252, separated by commas',
    'read      Staff number, Name, E-mail, Department, Start date, End date, Manager staff number',
    '',
    'line 7       moves     BW-1006 Jonas Weil, unit: Marketing -> Einkauf Süd',
    'line 42      joins     BW-2001 Jörg Sturm, from 2025-11-03',
    'line 16      manager   BW-1015 Priya Nair, manager: BW-1014 -> BW-1005',
    'line 8       remark    E-mail: The same address belongs to BW-1007, BW-2001. Mails about one would reach the other.',
    '',
    'joined 1, back 0, moved 1, left 0, another manager 1, changed 0, unchanged 38',
    '41 of 41 lines are good, 0 faults, 1 remarks',
    '',
    'Nothing was changed: this was a dry run.',
  ]);
  const done = await article39('import', path);
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toMatch(/Imported\. 1 assignments were given out, 0 ended\.$/);
  expect((await article39('import', path)).out).toMatch(/unchanged 41\n.*\n\nImported\. 0 assignments/s);

  const few = [...staff.values()].slice(0, 20);
  write(csvOf(few));
  expect((await article39('import', path, '--complete', '--dry-run')).out).toMatch(/takes --confirm-leavers 21\.$/);
  expect(await article39('import', path, '--complete')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^not in file {2}leaves {4}BW-1021 Daan Visser, leftOn: – -> \d{4}-\d\d-\d\d$/m),
    err: expect.stringContaining('21 of 41 people would leave'),
  });
  expect(await article39('import', path, '--complete', '--confirm-leavers', '21')).toMatchObject({ code: 0 });

  write(csvOf([...few.slice(0, 2), { ...few[2]!, 'Manager staff number': 'BW-7', 'E-mail': '' }]));
  const faulty = await article39('import', path);
  expect(faulty.code).toBe(1);
  expect(faulty.out).toContain('line 4       FAULT     E-mail: is empty. Everybody needs one.');
  expect(faulty.out).toMatch(/2 of 3 lines are good, 1 faults, 0 remarks\n\nNothing was imported\./);
});

onSqlite('wrong usage says what is right, and what is no file of HR’s is refused', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'staff.csv');
  writeFileSync(path, 'Vorname;Telefon\nA;1\n');
  const article39 = (...args: string[]) => printed(() => run(args, { A39_DATA: folder }));
  for (const args of [
    ['export'],
    ['import'],
    ['import', 'a', 'b'],
    ['import', path, '--confirm-leavers', 'x'],
    ['import', path, '--no'],
  ])
    expect(await article39(...args), args.join(' ')).toMatchObject({ code: 2, err: expect.stringContaining('Usage:') });
  expect((await article39()).code).toBe(2);
  expect(await article39('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--confirm-leavers N') });
  expect(await article39('import', join(folder, 'none.csv'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no file'),
  });
  expect(await article39('import', path)).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no database'),
  });
  expect(await printed(() => runCommandLine(['people', '--help']))).toMatchObject({ code: 0 });

  const there = await installation();
  await there.close();
  const settings = { A39_DATA: there.folder, A39_DATABASE: there.database };
  expect(await printed(() => run(['import', path], settings))).toMatchObject({
    code: 1,
    err: 'The file has no column for: staff number, name, e-mail. Its first line has: "Vorname", "Telefon"',
  });
});

onSqlite('an operator lets the first officer in, and lets somebody be found anew', async () => {
  const there = await installation();
  const sofia = await there.enter('Sofia Marek');
  const { staff_number: number } = await there.tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('id', '=', sofia.id)
    .executeTakeFirstOrThrow();
  const known = { issuer: 'https://id.example', tenant: '', subject: 's', person_id: sofia.id };
  await there.tools.db
    .insertInto('identity')
    .values({ ...known, found_by: 'email', linked_at: there.clock.now.toISOString() })
    .execute();
  await there.close();
  const article39 = (...args: string[]) =>
    printed(() => run(args, { A39_DATA: there.folder, A39_DATABASE: there.database }));
  expect(await article39('grant', 'dpo', number)).toMatchObject({
    code: 0,
    out: `Sofia Marek (${number}) is dpo now.`,
  });
  expect((await article39('forget-sign-in', number)).code).toBe(0);
  expect(await article39('grant', 'dpo', 'nobody')).toMatchObject({
    code: 1,
    err: 'Nobody has the staff number nobody.',
  });
  for (const wrong of [['grant'], ['grant', 'king', number], ['forget-sign-in'], ['forget-sign-in', number, number]])
    expect([wrong, (await article39(...wrong)).code]).toEqual([wrong, 2]);

  const again = await installation({ A39_DATA: there.folder, A39_DATABASE: there.database });
  expect((await sofia.get('/api/session')).status).not.toBe(200);
  expect(await again.tools.db.selectFrom('identity').selectAll().execute()).toEqual([]);
  expect((await (await again.enter('Sofia Marek')).get('/api/evidence')).status).toBe(200);
});
