import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ExportCatalogue, ExportLog, LoggedExport } from '../../server/exports/exports-shapes.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf, installation } from '../support/installation.ts';
import { fileFrom } from './files.ts';

const rowsIn = (text: string): Record<string, string>[] => parse(text, { columns: true });
const forMachines = { about: 'none' };

test('a manager exports whom they manage that day, and learns that somebody is exempt but not why', async () => {
  const there = await installation();
  const { db } = there.tools;
  const ines = await there.enter('Ines Castellan');
  const mina = await there.enter('Mina Okafor');
  const team = (await (await mina.get('/api/team?size=100')).json()) as { people: { id: string; name: string }[] };
  const mine = team.people.map((person) => person.name);
  const [first] = team.people;
  await ines.post('/api/waivers', {
    personId: first!.id,
    courseId: 'whose-data',
    category: 'long_absence',
    untilOn: '2027-01-31',
  });

  for (const report of ['standing', 'obligations', 'waivers', 'overdue', 'completions']) {
    const { text } = await fileFrom(mina, { report, options: forMachines });
    for (const row of rowsIn(text)) expect(mine).toContain(row['name']);
    expect(text).not.toContain('long_absence');
  }
  const standing = rowsIn((await fileFrom(mina, { report: 'standing', options: forMachines })).text);
  expect(new Set(standing.map((row) => row['name']))).toEqual(new Set(mine));
  const waiver = { report: 'waivers', options: forMachines };
  expect(rowsIn((await fileFrom(mina, waiver)).text)).toMatchObject([{ name: first!.name, exempt: 'exempt' }]);
  expect(rowsIn((await fileFrom(ines, waiver)).text)).toMatchObject([{ name: first!.name, exempt: 'long_absence' }]);

  // Somebody else's people cannot be asked for by their unit.
  const foreign = { report: 'standing', filter: { unit: 'Warehouse' }, options: forMachines };
  expect(rowsIn((await fileFrom(mina, foreign)).text)).toEqual([]);
  expect(rowsIn((await fileFrom(ines, foreign)).text).length).toBeGreaterThan(0);

  // The relation ends, and so does what they may take.
  await db.updateTable('management').set({ until_on: '2026-11-24' }).where('person_id', '=', first!.id).execute();
  const after = rowsIn((await fileFrom(mina, { report: 'standing', options: forMachines })).text);
  expect(after.map((row) => row['name'])).not.toContain(first!.name);
});

test('everybody in a file can read who took it, and the log of exports is for those who answer for it', async () => {
  const there = await installation();
  const { db } = there.tools;
  const mina = await there.enter('Mina Okafor');
  const ines = await there.enter('Ines Castellan');
  const { id } = await fileFrom(mina, { report: 'standing' });
  const theirs = await fileFrom(ines, { report: 'standing', filter: { q: 'Okafor' } });
  const looked = await db
    .selectFrom('access_log')
    .innerJoin('person', 'person.id', 'access_log.person_id')
    .select(['person.name', 'viewer_id'])
    .where('what', '=', 'export')
    .execute();
  expect(looked.filter((row) => row.viewer_id === mina.id).length).toBeGreaterThan(3);
  expect(looked.filter((row) => row.viewer_id === ines.id)).toEqual([{ name: 'Mina Okafor', viewer_id: ines.id }]);

  const all = (await (await ines.get('/api/exports')).json()) as ExportLog;
  expect([all.scope, all.total]).toEqual(['all', 2]);
  // No name is kept that somebody searched for.
  expect(JSON.stringify(all)).not.toContain('"q":"');
  expect(all.exports.find((one) => one.id === theirs.id)?.filter).toEqual({ q: true });
  const own = (await (await mina.get('/api/exports')).json()) as ExportLog;
  expect(own.exports.map((one) => one.id)).toEqual([id]);
  expect(own.scope).toBe('own');
  expect(await codeOf(await mina.get(`/api/exports/${theirs.id}`))).toBe('export_unknown');
  expect(await codeOf(await ines.get('/api/exports/nothing'))).toBe('export_unknown');
});

onSqlite('what a role may not export is refused, and so is what a report does not have', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  const ines = await there.enter('Ines Castellan');
  const jonas = await there.enter('Jonas Weil');
  const code = async (caller: typeof mina, order: unknown) => codeOf(await caller.post('/api/exports', order));
  expect(await code(jonas, { report: 'standing' })).toBe('not_allowed');
  expect(await codeOf(await jonas.get('/api/exports'))).toBe('not_allowed');
  expect(await code(mina, { report: 'roster' })).toBe('not_allowed');
  expect(await code(mina, { report: 'rules' })).toBe('not_allowed');
  const names = async (caller: typeof mina) => {
    const { reports } = (await (await caller.get('/api/exports/catalogue')).json()) as ExportCatalogue;
    return reports.map((report) => report.name);
  };
  expect(await names(mina)).toEqual(['standing', 'obligations', 'completions', 'overdue', 'waivers']);
  expect(await names(ines)).toContain('roster');
  for (const order of [
    { report: 'answers' },
    { report: 'standing', format: 'pdf', shape: 'pivot' },
    { report: 'roster', shape: 'pivot' },
    { report: 'rules', format: 'json' },
    { report: 'standing', filter: { from: '2026-01-01' } },
    { report: 'rules', filter: { unit: 'Marketing' } },
    { report: 'standing', filter: { units: 'Marketing' } },
    { report: 'completions', filter: { from: '2026-02-01', to: '2026-01-01' } },
  ])
    expect(await code(ines, order), JSON.stringify(order)).toBe('invalid_input');
  expect(await code(ines, { report: 'standing', filter: { group: 'nothing' } })).toBe('group_unknown');
  const log = (await (await ines.get('/api/exports')).json()) as ExportLog;
  expect(log.total).toBe(0);
});

onSqlite('a PDF of more than 5,000 rows is refused before anything is logged', async () => {
  const { tools, enter } = await installation();
  const { id } = await enter('Sven Aalto');
  const rows = Array.from({ length: 5_001 }, (_, i) => ({
    person_id: id,
    course_id: `course-${i}`,
    state: 'done' as const,
    assignment_id: null,
    due_on: null,
    overdue_after: null,
    done_on: '2026-11-01',
  }));
  for (let i = 0; i < rows.length; i += 1_000)
    await tools.db
      .insertInto('standing')
      .values(rows.slice(i, i + 1_000))
      .execute();
  const ines = await enter('Ines Castellan');
  expect(await codeOf(await ines.post('/api/exports', { report: 'standing', format: 'pdf' }))).toBe('export_too_large');
  expect(((await (await ines.get('/api/exports')).json()) as ExportLog).total).toBe(0);
});

test('an export is logged before its first byte, and stays unfinished if the client breaks off', async () => {
  const { tools, enter } = await installation();
  const { db } = tools;
  const people = Array.from({ length: 12_000 }, (_, i) => ({
    id: randomUUID(),
    staff_number: `X-${i}`,
    name: `Extra ${i}`,
    email: `x${i}@brightwater.example`,
    unit: 'Extra',
    joined_on: '2026-01-01',
    left_on: null,
  }));
  for (let i = 0; i < people.length; i += 1_000) {
    const part = people.slice(i, i + 1_000);
    await db.insertInto('person').values(part).execute();
    await db
      .insertInto('standing')
      .values(
        part.map((person) => ({
          person_id: person.id,
          course_id: 'whose-data',
          state: 'done' as const,
          assignment_id: null,
          due_on: null,
          overdue_after: null,
          done_on: '2026-11-01',
        })),
      )
      .execute();
  }
  const ines = await enter('Ines Castellan');
  const response = await ines.post('/api/exports', { report: 'standing' });
  const id = response.headers.get('x-a39-export')!;
  const reader = response.body!.getReader();
  await reader.read();
  await reader.cancel();
  const logged = (await (await ines.get(`/api/exports/${id}`)).json()) as LoggedExport;
  expect(logged).toMatchObject({ rows: 12_040, people: 12_040, sha256: null, finishedAt: null });
  const { seen } = await db
    .selectFrom('access_log')
    .select((e) => e.fn.countAll<number>().as('seen'))
    .where('what', '=', 'export')
    .executeTakeFirstOrThrow();
  // Looking at oneself is not noted.
  expect(seen).toBe(12_039);
});
