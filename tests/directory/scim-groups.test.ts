import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { rulesInForce } from '../../server/assignments/rule-queries.ts';
import { changeRules } from '../../server/assignments/rules.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf } from '../support/installation.ts';
import { type Answer, type Directory, patch, withDirectory } from './scim.ts';

async function withGroup() {
  const there = await withDirectory();
  const [a, b] = [await there.add('A'), await there.add('B')];
  const made = await there.json('POST', '/Groups', { displayName: 'Care', externalId: 'care-1' });
  return { ...there, a, b, path: `/Groups/${made.id}`, groupId: made.id };
}

const idsIn = async (there: Directory, path: string) =>
  ((await there.json('GET', path))['members'] as Answer[]).map((one) => one['value'] as string).toSorted();

const periods = (there: Directory, personId: string) =>
  there.tools.db
    .selectFrom('group_member')
    .select(['from_on', 'until_on'])
    .where('person_id', '=', personId)
    .orderBy('from_on')
    .execute();

test('Entra ID looks for a group without its members, asks for one member, and adds and removes', async () => {
  const there = await withGroup();
  const { a, b, path, groupId } = there;
  const found = await there.json('GET', '/Groups?excludedAttributes=members&filter=displayName%20eq%20%22care%22');
  expect(found).toMatchObject({
    totalResults: 1,
    Resources: [{ id: groupId, displayName: 'Care', externalId: 'care-1' }],
  });
  expect(JSON.stringify(found)).not.toContain('members');
  const one = await there.json('GET', `${path}?excludedAttributes=members`);
  expect([one.status, 'members' in one]).toEqual([200, false]);

  await there.patch(path, { op: 'Add', path: 'members', value: [{ value: a.id }] });
  await there.patch(path, { op: 'Add', path: 'members', value: [{ value: a.id }, { value: b.id }] });
  expect(await idsIn(there, path)).toEqual([a.id, b.id].toSorted());
  const isIn = (id: string) =>
    there.find('/Groups', `id eq "${groupId}" and members eq "${id}"`, '&excludedAttributes=members');
  expect(await isIn(a.id)).toEqual({ totalResults: 1, ids: [groupId] });
  // Both ways in which it takes somebody out.
  await there.patch(path, { op: 'Remove', path: 'members', value: [{ value: a.id }] });
  expect(await isIn(a.id)).toEqual({ totalResults: 0, ids: [] });
  await there.patch(path, { op: 'Remove', path: `members[value eq "${b.id}"]` });
  expect(await idsIn(there, path)).toEqual([]);
  await there.patch(path, { op: 'Add', value: { members: [{ value: b.id }] } });
  expect(await idsIn(there, path)).toEqual([b.id]);
  await there.patch(path, { op: 'Replace', path: 'externalId', value: 'care-2' }, { op: 'Remove', path: 'members' });
  expect(await there.json('GET', path)).toMatchObject({ externalId: 'care-2', members: [] });
});

test('who was in a list, and until when, stays on record', async () => {
  const there = await withGroup();
  const { a, path } = there;
  await there.patch(path, { op: 'Add', path: 'members', value: [{ value: a.id }] });
  there.clock.now = new Date('2026-12-01T10:00:00Z');
  await there.patch(path, { op: 'Remove', path: `members[value eq "${a.id}"]` });
  // Taken out and in again on one day: it never happened.
  await there.patch(path, { op: 'Add', path: 'members', value: [{ value: a.id }] });
  await there.patch(path, { op: 'Remove', path: `members[value eq "${a.id}"]` });
  expect(await periods(there, a.id)).toEqual([{ from_on: '2026-11-24', until_on: '2026-12-01' }]);
  there.clock.now = new Date('2026-12-05T10:00:00Z');
  await there.patch(path, { op: 'Add', path: 'members', value: [{ value: a.id }] });
  there.clock.now = new Date('2026-12-09T10:00:00Z');
  expect((await there.call('DELETE', `/Users/${a.id}`)).status).toBe(204);
  expect(await periods(there, a.id)).toEqual([
    { from_on: '2026-11-24', until_on: '2026-12-01' },
    { from_on: '2026-12-05', until_on: '2026-12-09' },
  ]);
});

test('a group decides who must take a course', async () => {
  const there = await withGroup();
  const { a, b, path, groupId, tools } = there;
  const asked = async (id: string) => {
    const rows = await tools.db.selectFrom('standing').select('state').where('person_id', '=', id).execute();
    return rows.map((row) => row.state);
  };
  await onlyFor(there, groupId);
  expect([await asked(a.id), await asked(b.id)]).toEqual([[], []]);
  await there.patch(path, { op: 'Add', path: 'members', value: [{ value: a.id }, { value: b.id }] });
  expect([await asked(a.id), await asked(b.id)]).toEqual([['open'], ['open']]);
  there.clock.now = new Date('2026-11-25T10:00:00Z');
  await there.patch(path, { op: 'Remove', path: `members[value eq "${b.id}"]` });
  expect([await asked(a.id), await asked(b.id)]).toEqual([['open'], []]);
  expect((await there.call('DELETE', path)).status).toBe(204);
  expect(await asked(a.id)).toEqual([]);
});

test('a thousand people come in one request, one by one and together, and unknown ones are refused', async () => {
  const there = await withGroup();
  const { path, tools, a } = there;
  const people = Array.from({ length: 1_000 }, (_, i) => ({
    id: `p${i}`,
    staff_number: `n${i}`,
    name: `Person ${i}`,
    email: `p${i}@brightwater.example`,
    joined_on: '2026-01-01',
    user_name: `p${i}@brightwater.example`,
  }));
  await tools.db.insertInto('person').values(people).execute();
  const one = (value: unknown) => ({ op: 'Add', path: 'members', value });
  await there.patch(path, one(people.map(({ id }) => ({ value: id }))));
  expect((await idsIn(there, path)).length).toBe(1_000);
  await there.patch(path, ...people.map(({ id }) => ({ op: 'Remove', path: `members[value eq "${id}"]` })));
  expect(await idsIn(there, path)).toEqual([]);
  await there.patch(path, ...people.map(({ id }) => one([{ value: id }])));
  const before = await there.call('GET', path);
  const refused = await there.patch(path, one([{ value: a.id }, { value: 'nobody' }]));
  expect(refused).toMatchObject({ status: 400, scimType: 'invalidValue' });
  expect(refused['detail']).toContain('nobody');
  expect((await idsIn(there, path)).length).toBe(1_000);
  expect((await there.call('GET', path)).headers.get('etag')).toBe(before.headers.get('etag'));
  const tooMany = { schemas: [patch], Operations: Array.from({ length: 2_001 }, () => one([{ value: a.id }])) };
  expect((await there.call('PATCH', path, tooMany)).status).toBe(400);
});

onSqlite('a group by rule belongs to whoever wrote the rule', async () => {
  const there = await withDirectory();
  const matches = JSON.stringify({ units: ['Sales'], jobs: [], locations: [] });
  await there.tools.db.insertInto('staff_group').values({ id: 'r', name: 'Sellers', kind: 'rule', matches }).execute();
  expect((await there.call('GET', '/Groups/r')).status).toBe(404);
  expect((await there.call('DELETE', '/Groups/r')).status).toBe(404);
  expect(await there.find('/Groups', 'displayName eq "Sellers"')).toEqual({ totalResults: 0, ids: [] });
  expect(await there.json('POST', '/Groups', { displayName: 'Sellers' })).toMatchObject({ status: 409 });
});

/** Ends every rule and gives the course to one group. */
async function onlyFor({ tools }: Directory, groupId: string): Promise<void> {
  const by = { personId: null, today: tools.today(), now: tools.now() };
  const terms = {
    courseId: 'whose-data',
    audience: { kind: 'groups' as const, ids: [groupId] },
    reason: 'Who talks to customers',
    dueOn: null,
    dueDays: 30,
    repeat: { kind: 'never' as const },
    leadDays: 30,
    graceDays: 0,
  };
  await inTransaction(tools.db, async (trx) => {
    for (const { line, id } of await rulesInForce(trx)) await changeRules(trx, tools, { kind: 'end', line, id }, by);
    await changeRules(trx, tools, { kind: 'make', terms }, by);
  });
}

onSqlite('a list that somebody made here is taken over with its name, and is not changed here any more', async () => {
  const there = await withDirectory();
  const tobias = await there.enter('Tobias Feld');
  const save = (id: string, name: string) => tobias.put(`/api/groups/${id}`, { name, kind: 'list', personIds: [] });
  const made = await tobias.post('/api/groups', { name: 'Care', kind: 'list', personIds: [tobias.id] });
  const { id } = (await made.json()) as Answer;
  expect((await save(id, 'Care!')).status).toBe(200);
  const found = await there.find('/Groups', 'displayName eq "care!"');
  expect(found).toEqual({ totalResults: 1, ids: [id] });
  await there.patch(`/Groups/${id}`, { op: 'replace', value: { displayName: 'Care' } });
  expect(await codeOf(await save(id, 'Mine'))).toBe('group_managed');
  const group = await there.json('GET', `/Groups/${id}`);
  expect([group['displayName'], 'externalId' in group]).toEqual(['Care', false]);
});
