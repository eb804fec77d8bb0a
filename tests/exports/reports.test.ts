import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { settle } from '../../server/assignments/settle.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { installation, type Caller } from '../support/installation.ts';
import { fileFrom } from './files.ts';

/** Brightwater a month later: one has done the course, one is exempt, one has moved and one has left. */
async function aMonthLater() {
  const there = await installation();
  const { clock, tools, enter } = there;
  const { db, evidence, library } = tools;
  await completeFirstCourse(tools, await enter('Sven Aalto'));
  await completeFirstCourse(tools, await enter('Gus Hagen'));
  clock.now = new Date('2026-12-10T10:00:00Z');
  const ines = await enter('Ines Castellan');
  const granted = await ines.post('/api/waivers', {
    personId: (await enter('Leila Haddad')).id,
    courseId: 'whose-data',
    category: 'trained_elsewhere',
    untilOn: '2026-12-31',
  });
  expect(granted.status).toBeLessThan(300);
  const changed = async (name: string, set: { unit?: string; left_on?: string }) =>
    db.updateTable('person').set(set).where('name', '=', name).execute();
  await changed('Jonas Weil', { unit: 'Purchasing' });
  await changed('Gus Hagen', { left_on: '2026-12-05' });
  await changed('Pieter de Wit', { left_on: '2026-12-06' });
  await inTransaction(db, (trx) =>
    settle(trx, { evidence, library }, { whom: 'everybody', today: tools.today(), now: clock.now }),
  );
  return { ...there, ines };
}

async function rowsOf(caller: Caller, report: string, filter: object = {}): Promise<Record<string, string>[]> {
  const { text } = await fileFrom(caller, { report, filter, options: { about: 'none' } });
  return parse(text, { columns: true });
}

test('each report says what it is about, of leavers too where it is history', async () => {
  const { ines, tools } = await aMonthLater();
  const named = (rows: Record<string, string>[], name: string) => rows.filter((row) => row['name'] === name);

  const standing = await rowsOf(ines, 'standing');
  expect(named(standing, 'Gus Hagen')).toEqual([]);
  expect(named(standing, 'Leila Haddad')).toMatchObject([{ standing: 'exempt', due_on: '' }]);
  expect((await rowsOf(ines, 'standing', { standing: 'done' })).map((row) => row['name'])).toEqual(['Sven Aalto']);

  const completions = await rowsOf(ines, 'completions');
  const version = tools.library.current('whose-data');
  expect(completions.map((row) => row['name'])).toEqual(['Gus Hagen', 'Sven Aalto']);
  expect(completions[0]).toMatchObject({ done_on: '2026-11-24', version: version.version, content: version.content });
  expect(Number(completions[0]!['entry'])).toBeGreaterThan(0);
  expect(await rowsOf(ines, 'completions', { from: '2026-11-25' })).toEqual([]);
  expect(await rowsOf(ines, 'completions', { from: '2026-11-24', to: '2026-11-24' })).toHaveLength(2);

  const obligations = await rowsOf(ines, 'obligations');
  expect(named(obligations, 'Pieter de Wit')).toMatchObject([
    { assigned_on: '2026-11-24', due_on: '2026-12-03', done_on: '', ended_on: '2026-12-10', ended: 'left' },
  ]);
  expect(named(obligations, 'Gus Hagen')).toMatchObject([{ done_on: '2026-11-24', ended: '', ended_on: '' }]);
  expect(named(obligations, 'Leila Haddad')).toMatchObject([{ ended: 'exempted' }]);
  const due = await rowsOf(ines, 'obligations', { from: '2026-12-01', to: '2026-12-03' });
  expect(due.length).toBeGreaterThan(0);
  for (const row of due) expect(row['due_on']! >= '2026-12-01' && row['due_on']! <= '2026-12-03').toBe(true);

  const overdue = await rowsOf(ines, 'overdue', { unit: 'Marketing' });
  expect(overdue.length).toBeGreaterThan(0);
  for (const row of overdue) expect(row).toMatchObject({ unit: 'Marketing', due_on: '2026-12-03', days_over: '7' });

  expect(await rowsOf(ines, 'waivers')).toMatchObject([
    {
      name: 'Leila Haddad',
      exempt: 'trained_elsewhere',
      granted_on: '2026-12-10',
      until_on: '2026-12-31',
      ended_on: '',
    },
  ]);
  expect(await rowsOf(ines, 'waivers', { to: '2026-12-09' })).toEqual([]);
  expect(await rowsOf(ines, 'waivers', { from: '2027-01-01' })).toEqual([]);

  const roster = await rowsOf(ines, 'roster', { from: '2026-12-01', to: '2026-12-31' });
  expect(roster.map(({ name, event, event_on, unit }) => [name, event, event_on, unit])).toEqual([
    ['Gus Hagen', 'left', '2026-12-05', 'Warehouse'],
    ['Jonas Weil', 'moved', '2026-12-10', 'Purchasing'],
    ['Pieter de Wit', 'left', '2026-12-06', 'Marketing'],
  ]);
});

test('the rules with their history, and for whom they were', async () => {
  const { ines, tools } = await aMonthLater();
  const [rule] = await tools.db.selectFrom('assignment_rule').selectAll().execute();
  await tools.db
    .updateTable('assignment_rule')
    .set({ ended_at: '2026-12-01T10:00:00.000Z', ended_by: ines.id })
    .where('id', '=', rule!.id)
    .execute();
  await tools.db
    .insertInto('assignment_rule')
    .values({
      ...rule!,
      id: 'second',
      audience: JSON.stringify({ kind: 'matching', units: ['Marketing', 'Warehouse'], jobs: [], locations: [] }),
      due_days: 14,
      made_by: ines.id,
      made_at: '2026-12-01T10:00:00.000Z',
    })
    .execute();
  const rows = await rowsOf(ines, 'rules');
  expect(rows.map(({ rule: line }) => line)).toEqual([rule!.line, rule!.line]);
  expect(rows).toMatchObject([
    {
      audience: 'everyone',
      due_days: '30',
      repeat: '12 months after completion',
      ended_on: '2026-12-01',
      ended_by: 'Ines Castellan',
    },
    { audience: 'units: Marketing, Warehouse', due_days: '14', made_by: 'Ines Castellan', ended_on: '' },
  ]);
  expect(await rowsOf(ines, 'rules', { from: '2026-12-02' })).toHaveLength(1);
  expect(await rowsOf(ines, 'rules', { to: '2026-11-30' })).toHaveLength(1);
});

test('answers, scores and hours are in no report', async () => {
  const { ines } = await aMonthLater();
  for (const report of ['standing', 'obligations', 'completions', 'overdue', 'waivers', 'roster', 'rules']) {
    const { text } = await fileFrom(ines, { report, options: { about: 'none' } });
    expect(text).not.toMatch(/score|attempt|answer|begun/i);
    expect(text).not.toMatch(/\d{2}:\d{2}/);
  }
});
