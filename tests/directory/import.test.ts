import { expect, test } from 'vitest';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { bundleFrom } from '../support/bundle.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf, installation, type Installation } from '../support/installation.ts';
import { csvOf, imported, importing, previewed, staffAsExported, type HrLine } from './hr-file.ts';

const today = '2026-11-24';

async function begun() {
  const there = await installation();
  return { there, tobias: await there.enter('Tobias Feld'), staff: await staffAsExported(there) };
}

const personOf = ({ tools }: Installation, number: string) =>
  tools.db.selectFrom('person').selectAll().where('staff_number', '=', number).executeTakeFirstOrThrow();

/** Everything that an import may change, to see that it changed nothing. */
async function everything({ tools: { db } }: Installation) {
  const rows = async (table: 'person' | 'management' | 'assignment' | 'roster_event' | 'standing') =>
    (await db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).toSorted();
  const { size } = await db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
  return [
    size,
    await rows('person'),
    await rows('management'),
    await rows('assignment'),
    await rows('roster_event'),
    await rows('standing'),
  ];
}

const newcomer: HrLine = {
  'Staff number': 'BW-2001',
  Name: 'Nele Sturm',
  'E-mail': 'nele.sturm@brightwater.example',
  Department: 'Marketing',
  'Start date': '2026-11-02',
  'End date': '',
  'Manager staff number': 'BW-1005',
};

test('HR’s file brings joiners, movers, leavers and managers: first as a preview that changes nothing, then at once', async () => {
  const { there, tobias, staff } = await begun();
  staff.set('BW-2001', newcomer);
  const priya = staff.get('BW-1015')!;
  expect(priya).toMatchObject({ Name: 'Priya Nair', Department: 'Customer service' });
  Object.assign(priya, { Department: 'Marketing', 'Manager staff number': 'BW-2001' });
  Object.assign(staff.get('BW-1006')!, {
    'E-mail': 'jonas.weil-okafor@brightwater.example',
    Name: 'Jonas Weil-Okafor',
  });
  staff.get('BW-1007')!['End date'] = '2026-12-31';
  const csv = csvOf(staff.values());

  const before = await everything(there);
  const preview = await previewed(tobias, csv);
  expect(preview).toMatchObject({
    fileName: 'staff.csv',
    mode: 'changes',
    today,
    encoding: 'utf-8',
    separator: ',',
    staff: 40,
    drastic: false,
    ignored: [],
    counts: {
      joins: 1,
      returns: 0,
      moves: 1,
      leaves: 1,
      manager: 1,
      changes: 1,
      unchanged: 37,
      lines: 41,
      good: 41,
      faults: 0,
      remarks: 0,
    },
  });
  expect(preview.people).toEqual({
    joins: [{ line: 42, staffNumber: 'BW-2001', name: 'Nele Sturm', unit: 'Marketing', on: '2026-11-02', changes: [] }],
    returns: [],
    moves: [
      expect.objectContaining({
        staffNumber: 'BW-1015',
        changes: [{ field: 'unit', from: 'Customer service', to: 'Marketing' }],
      }),
    ],
    leaves: [
      expect.objectContaining({
        staffNumber: 'BW-1007',
        on: '2026-12-31',
        changes: [{ field: 'leftOn', from: null, to: '2026-12-31' }],
      }),
    ],
    manager: [
      expect.objectContaining({
        name: 'Priya Nair',
        changes: [{ field: 'manager', from: 'Henrik Vass (BW-1014)', to: 'Nele Sturm (BW-2001)' }],
      }),
    ],
    changes: [
      expect.objectContaining({
        line: 7,
        changes: [
          { field: 'name', from: 'Jonas Weil', to: 'Jonas Weil-Okafor' },
          {
            field: 'email',
            from: 'jonas.weil@brightwater.example',
            to: 'jonas.weil-okafor@brightwater.example',
          },
        ],
      }),
    ],
  });
  expect(await everything(there)).toEqual(before);

  const { fingerprint } = preview;
  expect(await imported(tobias, csv, 'changes', { fingerprint })).toMatchObject({
    fileName: 'staff.csv',
    counts: { joins: 1, moves: 1, leaves: 1, manager: 1, changes: 1 },
    assigned: 1,
    ended: 0,
  });
  const nele = await personOf(there, 'BW-2001');
  expect(nele).toMatchObject({ joined_on: '2026-11-02', left_on: null, source: 'csv' });
  const { db } = there.tools;
  expect(await db.selectFrom('assignment').select('due_on').where('person_id', '=', nele.id).execute()).toHaveLength(1);
  // The manager that Priya has now sees her, and the earlier one does not.
  const seenBy = async (name: string) =>
    ((await (await (await there.enter(name)).get('/api/team')).json()) as { people: { name: string }[] }).people.map(
      (person) => person.name,
    );
  expect(await seenBy('Nele Sturm')).toEqual(['Priya Nair']);
  expect(await seenBy('Henrik Vass')).not.toContain('Priya Nair');

  // Once more, with the same fingerprint as a retry would: there is nothing left to do.
  const after = await everything(there);
  expect(await imported(tobias, csv, 'changes', { fingerprint })).toMatchObject({
    counts: { joins: 0, moves: 0, leaves: 0, manager: 0, changes: 0, unchanged: 41 },
    assigned: 0,
  });
  expect(await everything(there)).toEqual(after);
});

test('a complete file ends whoever it lacks as of yesterday; they may come back, and what they completed stays', async () => {
  const { there, tobias, staff } = await begun();
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const csv = csvOf(staff.values());
  const without = csvOf(
    [...staff.values()].filter((line) => line['Name'] !== 'Mina Okafor' && line['Name'] !== 'Noor Aziz'),
  );

  expect((await previewed(tobias, without)).counts).toMatchObject({ leaves: 0, unchanged: 38 });
  const preview = await previewed(tobias, without, 'complete');
  expect(preview.people.leaves.map(({ name, line, on }) => [name, line, on])).toEqual([
    ['Mina Okafor', null, '2026-11-23'],
    ['Noor Aziz', null, '2026-11-23'],
  ]);
  // Mina manages others, who are still said to report to her.
  expect(preview.remarks.map(({ code, value }) => [code, value])).toContainEqual(['manager_leaves', 'BW-1005']);
  expect(await imported(tobias, without, 'complete')).toMatchObject({ counts: { leaves: 2 }, assigned: 0, ended: 1 });
  expect(await personOf(there, 'BW-1005')).toMatchObject({ left_on: '2026-11-23' });
  const managed = async () =>
    (
      await there.tools.db
        .selectFrom('management')
        .innerJoin('person', 'person.id', 'management.person_id')
        .select(['from_on', 'until_on'])
        .where('staff_number', '=', 'BW-1011')
        .orderBy('from_on')
        .execute()
    ).map(({ from_on, until_on }) => [from_on, until_on]);
  // Whoever managed them does so no more.
  expect(await managed()).toEqual([['2025-10-20', today]]);
  const gone = await everything(there);
  expect(await imported(tobias, without, 'complete')).toMatchObject({ counts: { leaves: 0 } });
  expect(await everything(there)).toEqual(gone);

  there.clock.now = new Date('2027-01-11T10:00:00.000Z');
  const back = await there.enter('Tobias Feld');
  expect((await previewed(back, csv, 'complete')).people.returns.map(({ name, on }) => [name, on])).toEqual([
    ['Mina Okafor', '2027-01-11'],
    ['Noor Aziz', '2027-01-11'],
  ]);
  // Of Mina the completion still counts; Noor is asked anew.
  expect(await imported(back, csv, 'complete')).toMatchObject({ counts: { returns: 2 }, assigned: 1 });
  expect(await personOf(there, 'BW-1005')).toMatchObject({ id: mina.id, joined_on: '2027-01-11', left_on: null });
  expect(await managed()).toEqual([
    ['2025-10-20', today],
    ['2027-01-11', null],
  ]);
  const { db } = there.tools;
  expect(await db.selectFrom('completion').selectAll().execute()).toHaveLength(1);
  const events = await db
    .selectFrom('roster_event')
    .select(['kind', 'on_day'])
    .where('person_id', '=', mina.id)
    .orderBy('evidence_idx')
    .execute();
  expect(events.map(({ kind, on_day }) => [kind, on_day])).toEqual([
    ['joined', '2025-10-20'],
    ['left', '2026-11-23'],
    ['joined', '2027-01-11'],
  ]);
  // HR still gives the first day of the first stay, and that changes nothing.
  const there2 = await everything(there);
  expect(await imported(back, csv, 'complete')).toMatchObject({ counts: { changes: 0, unchanged: 40 } });
  expect(await everything(there)).toEqual(there2);

  const { folder, vkey } = await bundleFrom(await there.enter('Ines Castellan'));
  expect((await verifyBundle(folder, { vkeys: [vkey], held: [] })).errors).toEqual([]);
});

test('who left today and is back in the next file is out and in again in the log', async () => {
  const { there, tobias, staff } = await begun();
  const noor = staff.get('BW-1011')!;
  await imported(tobias, csvOf([{ ...noor, 'End date': '2026-11-20' }]));
  // As HR's word can reach the database without an import: the log has not heard yet.
  const emil = staff.get('BW-1012')!;
  await there.tools.db
    .updateTable('person')
    .set({ left_on: '2026-11-21' })
    .where('staff_number', '=', 'BW-1012')
    .execute();
  expect(await imported(tobias, csvOf([noor, { ...emil, 'Start date': '2026-11-30' }]))).toMatchObject({
    counts: { returns: 2 },
  });
  expect(await personOf(there, 'BW-1011')).toMatchObject({ joined_on: today, left_on: null });
  expect(await personOf(there, 'BW-1012')).toMatchObject({ joined_on: '2026-11-30', left_on: null });
  const { db } = there.tools;
  const events = await db
    .selectFrom('roster_event')
    .innerJoin('person', 'person.id', 'roster_event.person_id')
    .select(['staff_number', 'kind', 'on_day'])
    .where('staff_number', 'in', ['BW-1011', 'BW-1012'])
    .orderBy('evidence_idx')
    .execute();
  expect(events.slice(2).map((row) => Object.values(row))).toEqual([
    ['BW-1011', 'left', '2026-11-20'],
    ['BW-1012', 'left', '2026-11-21'],
    ['BW-1011', 'joined', today],
  ]);
});

onSqlite('a file that would end too many is refused, unless exactly so many are confirmed', async () => {
  const { there, tobias, staff } = await begun();
  const few = (n: number) => csvOf([...staff.values()].slice(0, 40 - n));
  expect((await previewed(tobias, few(5), 'complete')).drastic).toBe(false);
  const half = few(20);
  expect(await previewed(tobias, half, 'complete')).toMatchObject({ drastic: true, counts: { leaves: 20 } });
  const before = await everything(there);
  for (const more of [{}, { confirmLeavers: 19 }, { confirmLeavers: 21 }])
    expect(await codeOf(await importing(tobias, half, 'complete', more))).toBe('import_too_drastic');
  // Last days in the file, and first days that lie ahead, end people as well.
  for (const change of [{ 'End date': '2026-11-20' }, { 'End date': '2027-06-30' }, { 'Start date': '2027-06-30' }])
    expect(
      await codeOf(
        await importing(tobias, csvOf([...staff.values()].slice(20).map((line) => ({ ...line, ...change })))),
      ),
    ).toBe('import_too_drastic');
  expect(await everything(there)).toEqual(before);
  expect(await imported(tobias, half, 'complete', { confirmLeavers: 20 })).toMatchObject({ counts: { leaves: 20 } });
});

test('an import that would do something else than the preview said is refused', async () => {
  const { there, tobias, staff } = await begun();
  const csv = csvOf([{ ...staff.get('BW-1006')!, Department: 'Purchasing' }, newcomer]);
  const { fingerprint } = await previewed(tobias, csv);
  await there.tools.db.updateTable('person').set({ unit: 'Warehouse' }).where('staff_number', '=', 'BW-1006').execute();
  expect(await codeOf(await importing(tobias, csv, 'changes', { fingerprint }))).toBe('import_changed');
  expect(await codeOf(await importing(tobias, csv, 'complete', { fingerprint }))).toBe('import_changed');
  const again = await previewed(tobias, csv);
  expect(again.people.moves[0]!.changes).toEqual([{ field: 'unit', from: 'Warehouse', to: 'Purchasing' }]);
  await imported(tobias, csv, 'changes', { fingerprint: again.fingerprint });
});

onSqlite('one fault anywhere, and nothing is imported; managers must be known, others, and in no circle', async () => {
  const { there, tobias, staff } = await begun();
  const line = (number: string, manager: string, more: HrLine = {}) => ({
    ...(staff.get(number) ?? { ...newcomer, 'Staff number': number, 'E-mail': `${number}@brightwater.example` }),
    'Manager staff number': manager,
    ...more,
  });
  const csv = csvOf([
    line('BW-2001', 'BW-1005'),
    line('BW-1006', 'BW-9999'),
    line('BW-1007', 'BW-1007'),
    // The chain goes through people whom the file does not name: 1008 and 1009 report to 1005.
    line('BW-1005', 'BW-1008'),
    line('BW-2002', 'BW-2003'),
    line('BW-2003', 'BW-2004'),
    line('BW-2004', 'BW-2002'),
    // Leads into a circle without being part of it.
    line('BW-2005', 'BW-2002'),
    line('BW-1010', 'BW-2006'),
    line('BW-2006', '', { 'E-mail': 'nonsense' }),
    line('BW-1011', '', { 'Start date': '', 'End date': '2020-01-01' }),
  ]);
  const preview = await previewed(tobias, csv);
  expect(preview.faults.map(({ line: at, column, code, value }) => [at, column, code, value])).toEqual([
    [3, 'Manager staff number', 'manager_unknown', 'BW-9999'],
    [4, 'Manager staff number', 'own_manager', 'BW-1007'],
    [5, 'Manager staff number', 'manager_cycle', 'BW-1005 → BW-1008 → BW-1005'],
    [6, 'Manager staff number', 'manager_cycle', 'BW-2002 → BW-2003 → BW-2004 → BW-2002'],
    [11, 'E-mail', 'email_invalid', 'nonsense'],
    [12, 'End date', 'left_before_joined', '2020-01-01 < 2025-10-20'],
  ]);
  expect(preview.faults[0]!.message).toContain('“BW-9999”');
  expect(preview.counts).toMatchObject({ lines: 11, good: 5, faults: 6 });
  const before = await everything(there);
  const refused = await importing(tobias, csv);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({
    error: { code: 'import_faulty', message: expect.stringMatching(/6 faults, 5 lines are good.*line 3, Manager/) },
  });
  expect(await everything(there)).toEqual(before);
});

onSqlite('what a file has no column for stays as it is, and an empty cell takes it away', async () => {
  const { there, tobias } = await begun();
  const narrow = csvOf([{ id: 'BW-1005', name: 'Mina Okafor', mail: 'mina.okafor@brightwater.example' }]);
  expect((await previewed(tobias, narrow)).counts).toMatchObject({ unchanged: 1 });
  const line = { id: 'BW-1005', name: 'Mina Okafor', mail: 'mina.okafor@brightwater.example', job: '', manager: '' };
  await imported(tobias, csvOf([{ ...line, joined: '' }]));
  expect(await personOf(there, 'BW-1005')).toMatchObject({
    unit: 'Marketing',
    job: null,
    location: 'Harbour House',
    joined_on: '2025-10-20',
  });
  expect(
    await there.tools.db
      .selectFrom('management')
      .select('until_on')
      .where('person_id', '=', (await personOf(there, 'BW-1005')).id)
      .execute(),
  ).toEqual([{ until_on: today }]);
  // Somebody new without a first day begins today; whoever left before they were known is not added.
  await imported(tobias, csvOf([{ id: 'N-1', name: 'New One', mail: 'new@brightwater.example' }]));
  expect(await personOf(there, 'N-1')).toMatchObject({ joined_on: today, unit: null });
  const leaver = csvOf([{ id: 'N-2', name: 'Old One', mail: 'old@brightwater.example', left: '2019-03-31' }]);
  expect((await previewed(tobias, leaver)).remarks).toMatchObject([
    { line: 2, code: 'left_already', value: '2019-03-31' },
  ]);
  expect((await imported(tobias, leaver)).counts).toMatchObject({ joins: 0, unchanged: 1 });
});

onSqlite('what is worth a look is remarked: shared addresses, lost zeros, roles that end', async () => {
  const { there, tobias, staff } = await begun();
  await there.tools.db
    .updateTable('person')
    .set({ staff_number: '0042' })
    .where('staff_number', '=', 'BW-1006')
    .execute();
  staff.delete('BW-1006');
  staff.delete('BW-1002');
  staff.set('42', { ...newcomer, 'Staff number': '42', 'E-mail': 'MINA.OKAFOR@brightwater.example' });
  const preview = await previewed(tobias, csvOf(staff.values()), 'complete');
  expect(preview.faults).toEqual([]);
  expect(preview.remarks.map(({ line, code, value }) => [line, code, value])).toEqual([
    [null, 'role_ends', 'dpo'],
    [5, 'email_shared', 'BW-1005, 42'],
    [40, 'number_similar', '0042'],
  ]);
  expect(preview.remarks[0]).toMatchObject({
    column: 'Ines Castellan (BW-1002)',
    message: 'Leaves, and is the data protection officer here.',
  });
});

onSqlite(
  'who is shown in a preview can read that they were, and only those who answer for the staff see one',
  async () => {
    const { there, tobias, staff } = await begun();
    const csv = csvOf([
      { ...staff.get('BW-1006')!, Department: 'Purchasing' },
      { ...staff.get('BW-1015')!, 'Manager staff number': 'BW-1005' },
      staff.get('BW-1016')!,
    ]);
    await previewed(tobias, csv);
    const { db } = there.tools;
    const log = await db
      .selectFrom('access_log')
      .innerJoin('person', 'person.id', 'access_log.person_id')
      .select(['staff_number', 'what', 'viewer_id', 'on_day'])
      .orderBy('staff_number')
      .execute();
    // Also the managers whom the preview names, and nobody of whom it shows nothing.
    expect(log).toEqual(
      ['BW-1005', 'BW-1006', 'BW-1014', 'BW-1015'].map((staff_number) => ({
        staff_number,
        what: 'directory',
        viewer_id: tobias.id,
        on_day: today,
      })),
    );
    const body = { file: Buffer.from(csv).toString('base64'), fileName: 'staff.csv', mode: 'changes' };
    for (const name of ['Henrik Vass', 'Priya Nair'])
      for (const path of ['/api/directory/imports/preview', '/api/directory/imports'])
        expect(await codeOf(await (await there.enter(name)).post(path, body))).toBe('not_allowed');
    const ines = await there.enter('Ines Castellan');
    expect((await ines.post('/api/directory/imports/preview', body)).status).toBe(200);
    for (const wrong of [{ file: '' }, { file: 'n o' }, { mode: 'all' }, { confirmLeavers: -1 }])
      expect(await codeOf(await tobias.post('/api/directory/imports', { ...body, ...wrong }))).toBe('invalid_input');
    expect(await codeOf(await importing(tobias, 'Vorname;Telefon\n'))).toBe('import_columns');
    // A file of 20 MB fits through, and none that is larger than it needs to be.
    const large = (bytes: number) =>
      tobias.post('/api/directory/imports/preview', { ...body, file: 'A'.repeat(bytes) });
    expect(await codeOf(await large(27 * 1024 * 1024))).toBe('import_unreadable');
    expect(await codeOf(await large(28 * 1024 * 1024))).toBe('body_too_large');
  },
);

test('two who import the same file at once import it once', async () => {
  const { there, tobias } = await begun();
  const ines = await there.enter('Ines Castellan');
  const csv = csvOf([newcomer, { ...newcomer, 'Staff number': 'BW-2002', 'E-mail': 'b@brightwater.example' }]);
  const both = await Promise.all([imported(tobias, csv), imported(ines, csv)]);
  expect(both.map(({ counts }) => counts.joins)).toEqual(expect.arrayContaining([0, 2]));
  const people = await there.tools.db
    .selectFrom('person')
    .select('id')
    .where('staff_number', 'like', 'BW-2%')
    .execute();
  expect(people).toHaveLength(2);
});
