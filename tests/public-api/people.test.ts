import { expect, test } from 'vitest';
import type { PersonView } from '../../server/public-api/person-shapes.ts';
import { everyPage, withPrograms, type Refused } from './program.ts';

const leila = { name: 'Leila Haddad', email: 'leila.haddad@brightwater.example' };

test('people are read page by page, with filters, and somebody who comes meanwhile disturbs nothing', async () => {
  const { tools, program } = await withPrograms();
  const { json, call, id } = await program();
  const all = await everyPage<PersonView>({ json }, '/people', 7);
  expect([all.rows.length, all.pages]).toEqual([40, 6]);
  expect(new Set(all.rows.map((row) => row.id)).size).toBe(40);
  const mina = all.rows.find(({ name }) => name === 'Mina Okafor')!;
  expect(await json('GET', `/people/${mina.staffNumber}`)).toEqual({ status: 200, ...mina });
  expect(mina).toMatchObject({ unit: 'Marketing', onStaff: true, leftOn: null });
  const ofUnit = await everyPage<PersonView>({ json }, '/people?unit=Marketing', 500);
  expect(ofUnit.rows).toEqual(all.rows.filter(({ unit }) => unit === 'Marketing'));
  const henrik = all.rows.find(({ name }) => name === 'Henrik Vass')!;
  expect(all.rows.find(({ name }) => name === 'Priya Nair')!.manager).toBe(henrik.staffNumber);

  // Between two pages somebody comes and somebody goes: nobody who stays is missed or comes twice.
  const [first] = [await json<{ rows: PersonView[]; next: string }>('GET', '/people?limit=20')];
  await json('PUT', '/people/BW-2001', {
    name: 'Noor Aziz',
    email: 'noor.aziz@brightwater.example',
    unit: 'Marketing',
  });
  await json('POST', `/people/${first.rows[3]!.staffNumber}/end`, { lastDay: '2026-11-23' });
  const second = await json<{ rows: PersonView[]; next: string | null }>(
    'GET',
    `/people?limit=500&cursor=${first.next}`,
  );
  const numbers = [...first.rows, ...second.rows]
    .map(({ staffNumber }) => staffNumber)
    .filter((number) => number !== 'BW-2001');
  expect(numbers.toSorted()).toEqual(all.rows.map(({ staffNumber }) => staffNumber).toSorted());
  expect(second.next).toBeNull();
  expect((await everyPage<PersonView>({ json }, '/people?who=everybody', 500)).rows.length).toBe(41);
  expect((await everyPage<PersonView>({ json }, '/people', 500)).rows.length).toBe(40);

  for (const wrong of [
    'limit=0',
    'limit=501',
    'cursor=x',
    `cursor=${Buffer.from('["groups","a"]').toString('base64url')}`,
    'who=x',
  ])
    expect([wrong, (await json<Refused>('GET', `/people?${wrong}`)).error?.code]).toEqual([wrong, 'invalid_input']);
  expect((await json<Refused>('GET', '/people?group=none')).error?.code).toBe('group_unknown');
  expect((await call('GET', '/people/BW-9')).status).toBe(404);

  // Everybody can read that a program saw them.
  const looks = await tools.db.selectFrom('access_log').selectAll().where('viewer_id', '=', id).execute();
  expect(new Set(looks.map(({ viewer_kind, what }) => `${viewer_kind} ${what}`))).toEqual(new Set(['key directory']));
  expect(new Set(looks.map(({ person_id }) => person_id)).size).toBe(41);
});

test('a program adds people, changes what it writes and nothing else, and says when somebody left', async () => {
  const { tools, program } = await withPrograms();
  const { json } = await program();
  const before = await json<PersonView>('GET', '/people/BW-1007');
  const joined = await json('POST', '/people', {
    people: [
      {
        staffNumber: 'BW-2001',
        name: 'Noor Aziz',
        email: 'noor.aziz@brightwater.example',
        unit: 'Marketing',
        joinedOn: '2026-11-01',
        manager: 'BW-2002',
      },
      { staffNumber: 'BW-2002', name: 'Ada Brandt', email: 'ada.brandt@brightwater.example', joinedOn: '2026-11-01' },
    ],
  });
  expect(joined).toMatchObject({ status: 200, joined: 2, unchanged: 0 });
  expect(await json('GET', '/people/BW-2001')).toMatchObject({
    manager: 'BW-2002',
    joinedOn: '2026-11-01',
    onStaff: true,
  });
  const again = await json('PUT', '/people/BW-2001', { name: 'Noor Aziz', email: 'noor.aziz@brightwater.example' });
  expect(again).toMatchObject({ joined: 0, changed: 0, unchanged: 1, assigned: 0 });
  expect(await json('PUT', '/people/BW-1007', { ...leila, job: 'Buyer' })).toMatchObject({ changed: 1 });
  const after = await json<PersonView>('GET', '/people/BW-1007');
  expect(after).toEqual({ ...before, ...leila, job: 'Buyer' });
  await json('PUT', '/people/BW-1007', { ...leila, job: null });
  expect((await json<PersonView>('GET', '/people/BW-1007')).job).toBeNull();

  expect(await json('POST', '/people/BW-2001/end', { lastDay: '2026-11-23' })).toMatchObject({ left: 1 });
  expect(await json('GET', '/people/BW-2001')).toMatchObject({ onStaff: false, leftOn: '2026-11-23', manager: null });
  const events = await tools.db
    .selectFrom('roster_event')
    .innerJoin('person', 'person.id', 'roster_event.person_id')
    .select('roster_event.kind')
    .where('staff_number', '=', 'BW-2001')
    .orderBy('evidence_idx')
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual(['joined', 'left']);
  // Written again without a last day, they are back.
  expect(
    await json('PUT', '/people/BW-2001', { name: 'Noor Aziz', email: 'noor.aziz@brightwater.example' }),
  ).toMatchObject({
    returned: 1,
  });
});

test('what does not fit is refused whole: nothing of it is done', async () => {
  const { tools, program } = await withPrograms();
  const { json } = await program();
  const count = async () => (await tools.db.selectFrom('person').select('id').execute()).length;
  const good = { staffNumber: 'BW-2001', name: 'Noor Aziz', email: 'noor.aziz@brightwater.example' };
  const code = async (people: object[], more = {}) =>
    (await json<Refused>('POST', '/people', { people, ...more })).error?.code;
  expect(await code([])).toBe('invalid_input');
  expect(await code([good, good])).toBe('invalid_input');
  expect(await code([{ ...good, email: 'no address' }])).toBe('invalid_input');
  expect(await code([{ ...good, joinedOn: '2026-02-30' }])).toBe('invalid_input');
  expect(await code([{ ...good, salary: 1 }])).toBe('invalid_input');
  expect(await code([{ ...good, lang: 'Deutsch!' }])).toBe('invalid_input');
  const many = Array.from({ length: 1_001 }, (_, i) => ({ ...good, staffNumber: `N-${i}` }));
  expect(await code(many)).toBe('invalid_input');
  expect(await code([good, { ...good, staffNumber: 'BW-2002', manager: 'BW-9' }])).toBe('import_faulty');
  expect(
    await code([
      { ...good, manager: 'BW-2002' },
      { ...good, staffNumber: 'BW-2002', manager: 'BW-2001' },
    ]),
  ).toBe('import_faulty');
  expect((await json<Refused>('POST', '/people', '{')).error?.code).toBe('invalid_json');
  expect(await count()).toBe(40);

  const { rows } = await json<{ rows: PersonView[] }>('GET', '/people?limit=8');
  const leavers = rows.map(({ staffNumber, name, email }) => ({ staffNumber, name, email, leftOn: '2026-11-23' }));
  expect(await code(leavers)).toBe('import_too_drastic');
  expect(await code(leavers, { confirmLeavers: 7 })).toBe('import_too_drastic');
  expect(await json('POST', '/people', { people: leavers, confirmLeavers: 8 })).toMatchObject({ left: 8 });
  expect((await json<Refused>('POST', '/people/BW-9/end', { lastDay: '2026-11-23' })).error?.code).toBe(
    'person_unknown',
  );
});

test('lists of people are made, changed and read; a group by rule, and one that a directory keeps, are not changed here', async () => {
  const { tools, ines, program } = await withPrograms();
  const { json } = await program();
  const staffNumbers = ['BW-1005', 'BW-1006', 'BW-1007'];
  const made = await json<{ id: string } & Refused>('POST', '/groups', { name: 'Call centre', staffNumbers });
  expect(made.status).toBe(201);
  const members = async () =>
    (await json<{ rows: { staffNumber: string }[] }>('GET', `/groups/${made.id}/members`)).rows
      .map((row) => row.staffNumber)
      .toSorted();
  expect(await members()).toEqual(staffNumbers);
  expect(await json('GET', `/groups/${made.id}`)).toMatchObject({
    name: 'Call centre',
    kind: 'list',
    people: 3,
    managed: false,
  });
  await json('POST', `/groups/${made.id}/members`, { add: ['BW-1008'], remove: ['BW-1005', 'BW-9999'] });
  expect(await members()).toEqual(['BW-1006', 'BW-1007', 'BW-1008']);
  await json('PUT', `/groups/${made.id}/members`, { staffNumbers: ['BW-1009'] });
  expect(await members()).toEqual(['BW-1009']);
  expect((await everyPage({ json }, '/groups', 1)).rows).toHaveLength(
    (await tools.db.selectFrom('staff_group').select('id').execute()).length,
  );

  const code = async (method: string, path: string, body?: unknown) =>
    (await json<Refused>(method, path, body)).error?.code;
  expect(await code('POST', '/groups', { name: 'Call centre', staffNumbers: [] })).toBe('name_taken');
  expect(await code('POST', '/groups', { name: 'Others', staffNumbers: ['BW-9'] })).toBe('person_unknown');
  expect(await code('GET', '/groups/none')).toBe('group_unknown');
  expect(await code('PUT', '/groups/none/members', { staffNumbers: [] })).toBe('group_unknown');
  const matches = { units: ['Marketing'], jobs: [], locations: [] };
  const rule = (await (await ines.post('/api/groups', { kind: 'rule', name: 'All of marketing', matches })).json()) as {
    id: string;
  };
  expect(await code('PUT', `/groups/${rule.id}/members`, { staffNumbers: [] })).toBe('invalid_input');
  await tools.db.updateTable('staff_group').set({ external_id: 'x' }).where('id', '=', made.id).execute();
  expect(await code('PUT', `/groups/${made.id}/members`, { staffNumbers: [] })).toBe('group_managed');
});
