import { expect, test } from 'vitest';
import { type Answer, enterprise, patch, user, withDirectory } from './scim.ts';

/** What Okta sends for somebody, with the unit and the staff number mapped. */
const profile = {
  schemas: [user, enterprise],
  userName: 'lena.moor@brightwater.example',
  name: { givenName: 'Lena', familyName: 'Moor' },
  emails: [{ primary: true, value: 'lena.moor@brightwater.example', type: 'work' }],
  displayName: 'Lena Moor',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  password: '1mz050nq',
  active: true,
  [enterprise]: { employeeNumber: '7002', department: 'Returns' },
};

test('somebody is looked for, made, written whole, deactivated and made active again', async () => {
  const there = await withDirectory();
  const { json, find, clock } = there;
  const lookup = await json(
    'GET',
    '/Users?filter=userName%20eq%20%22lena.moor%40brightwater.example%22&startIndex=1&count=100',
  );
  expect(lookup).toMatchObject({ status: 200, totalResults: 0, startIndex: 1, Resources: [] });
  const made = await json('POST', '/Users', profile);
  expect(made).toMatchObject({ status: 201, userName: profile.userName, displayName: 'Lena Moor', active: true });
  expect(JSON.stringify(made)).not.toContain('1mz050nq');
  expect(JSON.stringify(await there.person(made.id))).not.toContain('1mz050nq');
  expect(await find('/Users', `externalId eq "${profile.externalId}"`)).toEqual({ totalResults: 1, ids: [made.id] });

  const path = `/Users/${made.id}`;
  expect(await json('GET', path)).toMatchObject({ status: 200, id: made.id });
  const { displayName: _, ...nameless } = profile;
  const renamed = { ...nameless, id: made.id, name: { givenName: 'Lena', familyName: 'Holt' }, meta: {} };
  expect(await json('PUT', path, renamed)).toMatchObject({ status: 200, displayName: 'Lena Holt' });
  // What is left out is taken away; what the directory does not map at all stays.
  expect(await json('PUT', path, { ...renamed, [enterprise]: { employeeNumber: '7002' } })).not.toMatchObject({
    [enterprise]: { department: expect.anything() },
  });
  expect(await json('PUT', path, renamed)).toMatchObject({ [enterprise]: { department: 'Returns' } });
  const { [enterprise]: _extension, ...plain } = renamed;
  expect(await json('PUT', path, plain)).toMatchObject({ [enterprise]: { department: 'Returns' } });

  clock.now = new Date('2026-11-25T10:00:00Z');
  const off = { schemas: [patch], Operations: [{ op: 'replace', value: { active: false } }] };
  expect(await json('PATCH', path, off)).toMatchObject({ status: 200, active: false });
  const { meta } = await json('PATCH', path, off);
  expect(await json('PATCH', path, off)).toMatchObject({ meta });
  expect(await find('/Users', `userName eq "${profile.userName}"`)).toEqual({ totalResults: 1, ids: [made.id] });
  expect(await find('/Users', 'active eq false')).toEqual({ totalResults: 1, ids: [made.id] });
  clock.now = new Date('2026-12-01T10:00:00Z');
  expect(await json('PUT', path, { ...renamed, active: true })).toMatchObject({ active: true });
  expect(await there.roster(made.id)).toEqual([
    { kind: 'joined', on_day: '2026-11-24' },
    { kind: 'moved', on_day: '2026-11-24' },
    { kind: 'moved', on_day: '2026-11-24' },
    { kind: 'left', on_day: '2026-11-24' },
    { kind: 'joined', on_day: '2026-12-01' },
  ]);
});

test('groups are pushed: made, filled, written whole, renamed and deleted', async () => {
  const there = await withDirectory();
  const { json, call } = there;
  const [a, b, c] = [await there.add('A'), await there.add('B'), await there.add('C')];
  const group = 'urn:ietf:params:scim:schemas:core:2.0:Group';
  const made = await json('POST', '/Groups', {
    schemas: [group],
    displayName: 'Customer care',
    members: [{ value: a.id, display: 'a@brightwater.example' }],
  });
  expect(made).toMatchObject({ status: 201, displayName: 'Customer care', members: [{ value: a.id, type: 'User' }] });
  const path = `/Groups/${made.id}`;
  const members = async () => {
    const found = await json('GET', path);
    return { name: found['displayName'], ids: new Set((found['members'] as Answer[]).map((one) => one['value'])) };
  };

  const pushed = await call('PATCH', path, {
    schemas: [patch],
    Operations: [
      { op: 'remove', path: `members[value eq "${a.id}"]` },
      {
        op: 'add',
        path: 'members',
        value: [
          { value: b.id, display: 'b' },
          { value: c.id, display: 'c' },
        ],
      },
    ],
  });
  expect([pushed.status, await pushed.text()]).toEqual([204, '']);
  expect(await members()).toEqual({ name: 'Customer care', ids: new Set([b.id, c.id]) });
  await there.patch(path, { op: 'replace', value: { id: made.id, displayName: 'Care' } });
  expect(await members()).toEqual({ name: 'Care', ids: new Set([b.id, c.id]) });
  await there.patch(path, { op: 'replace', path: 'members', value: [{ value: a.id }, { value: b.id }] });
  expect(await members()).toEqual({ name: 'Care', ids: new Set([a.id, b.id]) });
  expect(await json('PUT', path, { schemas: [group], displayName: 'Care', members: [{ value: c.id }] })).toMatchObject({
    status: 200,
    members: [{ value: c.id }],
  });
  await json('PUT', path, { schemas: [group], displayName: 'Care' });
  expect(await members()).toEqual({ name: 'Care', ids: new Set([c.id]) });
  await json('PUT', path, { schemas: [group], displayName: 'Care', members: [] });
  expect(await members()).toEqual({ name: 'Care', ids: new Set() });
  expect(await json('POST', '/Groups', { displayName: 'care' })).toMatchObject({ status: 409, scimType: 'uniqueness' });

  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('DELETE', path)).status).toBe(404);
  expect(await there.find('/Groups', 'displayName eq "Care"')).toEqual({ totalResults: 0, ids: [] });
  expect(await json('POST', '/Groups', { displayName: 'Care' })).toMatchObject({ status: 201, members: [] });
});
