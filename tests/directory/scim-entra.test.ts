import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { PersonEvidence } from '../../server/auditing/person-evidence-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { type Answer, enterprise, user, withDirectory } from './scim.ts';
import { onSqlite } from '../support/database.ts';

/** What Entra ID sends for somebody with its usual mapping. */
const ada = {
  schemas: [user, enterprise],
  externalId: 'adal',
  userName: 'Ada.Lund@brightwater.example',
  active: true,
  displayName: 'Ada Lund',
  emails: [{ primary: true, type: 'work', value: 'ada.lund@brightwater.example' }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Ada Lund', familyName: 'Lund', givenName: 'Ada' },
  title: 'Buyer',
  preferredLanguage: 'de-DE',
  phoneNumbers: [{ type: 'work', value: '+49 40 123' }],
  addresses: [{ type: 'work', locality: 'Hamburg', country: 'Germany' }],
  [enterprise]: { employeeNumber: '7001', department: 'Purchasing' },
};

onSqlite('the test of the connection finds nobody, and that is no fault', async () => {
  const { call } = await withDirectory();
  const filter = encodeURIComponent('userName eq "2f0ce4c5-7a4d-4d7c-a3a3-5c5f7d6b8f57"');
  const response = await call('GET', `/Users?filter=${filter}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('application/scim+json');
  expect(await response.json()).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: 0,
    startIndex: 1,
    itemsPerPage: 0,
    Resources: [],
  });
});

test('somebody is looked for, made, found, changed, disabled, enabled and deleted', async () => {
  const there = await withDirectory();
  const { json, call, find, clock } = there;
  expect(await find('/Users', 'userName eq "Ada.Lund@brightwater.example"')).toEqual({ totalResults: 0, ids: [] });
  const created = await call('POST', '/Users', ada);
  expect(created.status).toBe(201);
  const made = (await created.json()) as Answer;
  expect(created.headers.get('location')).toBe(`http://localhost:3939/scim/v2/Users/${made.id}`);
  expect(created.headers.get('etag')).toBe('W/"1"');
  const { phoneNumbers: _phones, name: _name, addresses: _addresses, ...kept } = ada;
  expect(made).toMatchObject({
    ...kept,
    name: { formatted: 'Ada Lund' },
    addresses: [{ type: 'work', locality: 'Hamburg' }],
    meta: { resourceType: 'User', version: 'W/"1"', lastModified: '2026-11-24T10:00:00.000Z' },
  });
  expect(await there.person(made.id)).toMatchObject({
    staff_number: '7001',
    name: 'Ada Lund',
    email: 'ada.lund@brightwater.example',
    unit: 'Purchasing',
    job: 'Buyer',
    location: 'Hamburg',
    lang: 'de-DE',
    joined_on: '2026-11-24',
    left_on: null,
    source: 'scim',
  });
  expect(await there.roster(made.id)).toEqual([{ kind: 'joined', on_day: '2026-11-24' }]);
  const ines = await there.enter('Ines Castellan');
  const { entries } = (await (await ines.get(`/api/evidence/people/${made.id}`)).json()) as PersonEvidence;
  expect(entries).toContainEqual(
    expect.objectContaining({ type: 'assign', course: expect.objectContaining({ id: 'roster' }), dueOn: '2026-11-24' }),
  );

  // The answer was lost: it is sent again, refused, and found.
  const again = await json('POST', '/Users', ada);
  expect(again).toMatchObject({ status: 409, scimType: 'uniqueness', schemas: [expect.stringContaining(':Error')] });
  expect(await find('/Users', 'userName eq "ADA.LUND@brightwater.example"')).toEqual({
    totalResults: 1,
    ids: [made.id],
  });

  const path = `/Users/${made.id}`;
  const changed = await there.patch(
    path,
    { op: 'Replace', path: 'displayName', value: 'Ada Berg' },
    { op: 'Replace', path: 'name.familyName', value: 'Berg' },
    { op: 'Replace', path: 'emails[type eq "work"].value', value: 'ada.berg@brightwater.example' },
    { op: 'Add', path: `${enterprise}:department`, value: 'Logistics' },
    { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'Bremen' },
    { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+49 170' },
    { op: 'Replace', path: 'userName', value: 'Ada.Berg@brightwater.example' },
  );
  expect(changed).toMatchObject({
    status: 200,
    userName: 'Ada.Berg@brightwater.example',
    displayName: 'Ada Berg',
    emails: [{ value: 'ada.berg@brightwater.example', type: 'work', primary: true }],
    addresses: [{ locality: 'Bremen' }],
    [enterprise]: { department: 'Logistics', employeeNumber: '7001' },
    meta: { version: 'W/"2"' },
  });
  expect(await there.roster(made.id)).toEqual([
    { kind: 'joined', on_day: '2026-11-24' },
    { kind: 'moved', on_day: '2026-11-24' },
  ]);

  clock.now = new Date('2026-11-26T09:00:00Z');
  const disabled = await there.patch(path, { op: 'Replace', path: 'active', value: 'False' });
  expect(disabled).toMatchObject({ status: 200, active: false });
  expect((await there.person(made.id)).left_on).toBe('2026-11-25');
  // Again, and without a path, changes nothing.
  expect(await there.patch(path, { op: 'Replace', value: { active: 'False' } })).toMatchObject({
    active: false,
    meta: { version: 'W/"3"' },
  });
  expect((await there.roster(made.id)).at(-1)).toEqual({ kind: 'left', on_day: '2026-11-25' });

  clock.now = new Date('2026-12-07T09:00:00Z');
  expect(await there.patch(path, { op: 'Replace', path: 'active', value: 'True' })).toMatchObject({ active: true });
  expect(await there.person(made.id)).toMatchObject({ joined_on: '2026-12-07', left_on: null, staff_number: '7001' });

  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('DELETE', path)).status).toBe(404);
  expect(await json('GET', path)).toMatchObject({ status: 404, schemas: [expect.stringContaining(':Error')] });
  expect(await there.patch(path, { op: 'Replace', path: 'active', value: 'True' })).toMatchObject({ status: 404 });
  expect(await find('/Users', 'userName sw "Ada"')).toEqual({ totalResults: 0, ids: [] });
  // The person is still there for the evidence, and HR's number brings them back.
  expect((await there.person(made.id)).left_on).toBe('2026-12-06');
  clock.now = new Date('2027-02-01T09:00:00Z');
  expect(await json('POST', '/Users', ada)).toMatchObject({ status: 201, id: made.id, active: true });
  expect((await there.roster(made.id)).map((event) => event.kind)).toEqual([
    'joined',
    'moved',
    'left',
    'joined',
    'left',
    'joined',
  ]);
});

onSqlite('keys of a value without a path are paths, and what stands in a list is taken out', async () => {
  const there = await withDirectory();
  const { id } = await there.add('Nils');
  const answer = await there.patch(`/Users/${id}`, {
    op: 'replace',
    value: {
      displayName: 'Nils Ek',
      'name.givenName': 'Nils',
      'name.familyName': 'Ek',
      [`${enterprise}:department`]: 'Warehouse',
      'emails[type eq "work"].value': 'nils.ek@brightwater.example',
      'urn:example:custom:User:costCentre': '12',
      id: 'x',
      schemas: [],
    },
  });
  expect(answer).toMatchObject({
    id,
    displayName: 'Nils Ek',
    emails: [{ value: 'nils.ek@brightwater.example' }],
    [enterprise]: { department: 'Warehouse' },
  });
  expect(
    await there.patch(`/Users/${id}`, { op: 'Add', path: 'title', value: [{ $ref: null, value: 'Packer' }] }),
  ).toMatchObject({ title: 'Packer' });
  expect(
    await there.patch(`/Users/${id}`, { op: 'Add', value: { [enterprise]: { department: 'Stock' } } }),
  ).toMatchObject({ title: 'Packer', [enterprise]: { department: 'Stock' } });
  expect(
    await there.patch(
      `/Users/${id}`,
      { op: 'Remove', path: 'title' },
      { op: 'remove', path: `${enterprise}:department` },
    ),
  ).not.toMatchObject({ title: expect.anything() });
  expect(await there.person(id)).toMatchObject({ job: null, unit: null });
  // An address of another kind goes beside the one for work, which is the one that is kept.
  expect(
    await there.patch(`/Users/${id}`, { op: 'Add', path: 'emails[type eq "home"].value', value: 'nils@home.example' }),
  ).toMatchObject({ emails: [{ value: 'nils.ek@brightwater.example', type: 'work', primary: true }] });
});

onSqlite('a manager comes as text, as an object, as a list, before they are known and after', async () => {
  const there = await withDirectory();
  const boss = await there.add('Boss');
  const { id } = await there.add('Nils');
  const path = `/Users/${id}`;
  const manager = `${enterprise}:manager`;
  const isBoss = {
    [enterprise]: { manager: { value: boss.id, $ref: `http://localhost:3939/scim/v2/Users/${boss.id}` } },
  };
  expect(await there.patch(path, { op: 'Add', path: manager, value: boss.id })).toMatchObject(isBoss);
  expect(await there.patch(path, { op: 'Add', path: manager, value: boss.id })).toMatchObject({
    meta: { version: 'W/"2"' },
  });
  expect(await there.find('/Users', `manager eq "${boss.id}"`)).toEqual({ totalResults: 1, ids: [id] });

  there.clock.now = new Date('2026-11-30T09:00:00Z');
  await there.patch(path, { op: 'Remove', path: manager });
  expect(await there.managers(id)).toEqual([{ manager_id: boss.id, from_on: '2026-11-24', until_on: '2026-11-30' }]);
  there.clock.now = new Date('2026-12-01T09:00:00Z');
  expect(await there.patch(path, { op: 'Replace', path: manager, value: [{ value: boss.id }] })).toMatchObject(isBoss);
  expect(await there.patch(path, { op: 'Replace', path: `${manager}.value`, value: boss.id })).toMatchObject(isBoss);

  // Somebody who is still to come, in whatever words: the former one manages no more.
  expect(
    await there.patch(path, { op: 'Replace', path: manager, value: { value: 'chief@brightwater.example' } }),
  ).toMatchObject({ [enterprise]: { manager: { value: 'chief@brightwater.example' } } });
  expect((await there.managers(id)).filter((one) => one.until_on === null)).toEqual([]);
  const chief = await there.add('Chief');
  expect(await there.json('GET', path)).toMatchObject({ [enterprise]: { manager: { value: chief.id } } });
  expect((await there.person(id)).manager_ref).toBeNull();

  expect(await there.patch(path, { op: 'Replace', path: manager, value: id })).toMatchObject({
    status: 400,
    scimType: 'invalidValue',
  });
  // Half of a reorganisation may look like a circle.
  expect(await there.patch(`/Users/${chief.id}`, { op: 'Add', path: manager, value: id })).toMatchObject({
    status: 200,
  });
  expect(await there.patch(path, { op: 'Replace', path: manager, value: '' })).toMatchObject({ status: 200 });
  expect((await there.managers(id)).filter((one) => one.until_on === null)).toEqual([]);
});

test('a leaver is out at once, and whoever comes back finds what they did', async () => {
  const there = await withDirectory();
  // HR entered her; the directory takes her over by her staff number.
  const name = 'Sofia Marek';
  const them = await there.enter(name);
  await completeFirstCourse(there.tools, them);
  const { staff_number: employeeNumber, joined_on } = await there.person(them.id);
  const linked = await there.add(name, { [enterprise]: { employeeNumber } });
  expect(linked).toMatchObject({ id: them.id, status: 201 });
  expect((await there.person(them.id)).joined_on).toBe(joined_on);
  const before = await there.tools.db.selectFrom('completion').selectAll().execute();
  expect(before).toMatchObject([{ person_id: them.id }]);
  const again = await there.enter(name);
  expect((await again.get('/api/session')).status).toBe(200);

  await there.patch(`/Users/${them.id}`, { op: 'replace', value: { active: false } });
  // What the database said is remembered for a second.
  await pause(1_050);
  expect((await again.get('/api/session')).status).toBe(401);
  await expect(there.enter(name)).rejects.toThrow();
  expect(await there.tools.db.selectFrom('standing').selectAll().where('person_id', '=', them.id).execute()).toEqual(
    [],
  );

  there.clock.now = new Date('2026-11-24T12:00:00Z');
  await there.patch(`/Users/${them.id}`, { op: 'Replace', path: 'active', value: 'true' });
  expect((await there.person(them.id)).joined_on).toBe('2026-11-24');
  // The session stays ended; a new one opens.
  expect((await again.get('/api/session')).status).toBe(401);
  expect((await (await there.enter(name)).get('/api/session')).status).toBe(200);
  expect(await there.tools.db.selectFrom('completion').selectAll().execute()).toEqual(before);
  expect((await there.roster(them.id)).map((event) => event.kind).slice(-2)).toEqual(['left', 'joined']);
});

onSqlite('nothing that a directory says makes somebody a data protection officer', async () => {
  const there = await withDirectory();
  const roles = await there.tools.db.selectFrom('person_role').selectAll().orderBy('person_id').execute();
  await there.add('Nils', {
    roles: [{ value: 'dpo', primary: true }],
    userType: 'dpo',
    entitlements: [{ value: 'dpo' }],
  });
  await there.json('POST', '/Groups', { displayName: 'dpo' });
  expect(await there.tools.db.selectFrom('person_role').selectAll().orderBy('person_id').execute()).toEqual(roles);
});

test('whoever left by a date that nobody looked at since, and comes back, has left in between', async () => {
  const there = await withDirectory();
  const { id } = await there.add('Nils');
  await there.tools.db.updateTable('person').set({ left_on: '2026-11-30' }).where('id', '=', id).execute();
  there.clock.now = new Date('2026-12-24T09:00:00Z');
  await there.patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'True' });
  expect(await there.roster(id)).toEqual([
    { kind: 'joined', on_day: '2026-11-24' },
    { kind: 'left', on_day: '2026-11-30' },
    { kind: 'joined', on_day: '2026-12-24' },
  ]);
});

test('where the day is ahead of UTC, a leaver is out at once, too', async () => {
  const there = await withDirectory({ A39_TIME_ZONE: 'Pacific/Auckland' });
  const { id } = await there.add('Nils');
  // One o'clock in the morning of the 25th there.
  there.clock.now = new Date('2026-11-24T12:00:00Z');
  const nils = await there.enter('Nils');
  expect((await nils.get('/api/session')).status).toBe(200);
  await there.patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' });
  expect((await there.person(id)).left_on).toBe('2026-11-24');
  await pause(1_050);
  expect((await nils.get('/api/session')).status).toBe(401);
  await expect(there.enter('Nils')).rejects.toThrow();
});
