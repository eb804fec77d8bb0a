import { expect, test } from 'vitest';
import { type Answer, type Directory, enterprise, withDirectory } from './scim.ts';
import { onSqlite } from '../support/database.ts';

async function withThree(): Promise<Directory & { ids: string[] }> {
  const there = await withDirectory();
  const add = async (name: string, employeeNumber: string, department: string, more: object = {}) =>
    (await there.add(name, { externalId: `x-${name}`, ...more, [enterprise]: { employeeNumber, department } })).id;
  const ids = [
    await add('Ann', '8001', 'Sales and Marketing', { title: 'Buyer', preferredLanguage: 'en' }),
    await add('Ben', '8002', '100 %_\\', { active: false, addresses: [{ type: 'work', locality: 'Ulm' }] }),
    await add("Cat O'Dea", '8003', 'Sales', { emails: [{ value: 'CAT@brightwater.example', type: 'work' }] }),
  ];
  return { ...there, ids };
}

test('filters find whom they say', async () => {
  const there = await withThree();
  const [ann, ben, cat] = there.ids as [string, string, string];
  const letters = new Map([
    [ann, 'a'],
    [ben, 'b'],
    [cat, 'c'],
  ]);
  const cases: [string, string][] = [
    ['userName eq "ann@brightwater.example"', 'a'],
    ['username EQ "ANN@BRIGHTWATER.EXAMPLE"', 'a'],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ann@brightwater.example"', 'a'],
    ['externalId eq "x-Ben"', 'b'],
    ['externalId eq "x-ben"', ''],
    [`id eq "${cat}"`, 'c'],
    ['emails[type eq "work"].value eq "cat@brightwater.example"', 'c'],
    ['emails[type eq "work" and value eq "cat@brightwater.example"]', 'c'],
    ['emails[type eq "home"].value eq "cat@brightwater.example"', ''],
    ['emails.value co "ben@"', 'b'],
    ['emails co "BEN@"', 'b'],
    [`displayName eq "cat o'dea"`, 'c'],
    ['displayName sw "b"', 'b'],
    ['displayName ew "DEA"', 'c'],
    ['name.formatted co "a"', 'ac'],
    ['title pr', 'a'],
    ['not (title pr)', 'bc'],
    ['title eq null', 'bc'],
    ['active eq true', 'ac'],
    ['active eq "False"', 'b'],
    ['active ne true', 'b'],
    ['preferredLanguage eq "en"', 'a'],
    ['addresses[type eq "work"].locality eq "Ulm"', 'b'],
    [`${enterprise}:department eq "Sales"`, 'c'],
    // Words and signs in a value are no part of the filter.
    [`not (${enterprise}:department eq "Sales and Marketing" or title pr)`, 'bc'],
    [`${enterprise}:department co "%_\\\\"`, 'b'],
    [`${enterprise}:department co "_"`, 'b'],
    [`${enterprise}:department eq "\\") or userName pr or (\\""`, ''],
    [`${enterprise}:employeeNumber gt "8001" and ${enterprise}:employeeNumber le "8003"`, 'bc'],
    ['title eq "Buyer" or active eq false and displayName eq "Ben"', 'ab'],
    ['(title eq "Buyer" or active eq false) and displayName eq "Ben"', 'b'],
    ['meta.lastModified gt "2026-11-24T09:59:59Z"', 'abc'],
    ['meta.lastModified gt "2026-11-24T11:00:00+01:00"', ''],
    ['meta.lastModified ge "2026-11-24T11:00:00+01:00"', 'abc'],
    ['manager pr', ''],
    ['meta.resourceType eq "Group"', ''],
  ];
  for (const [filter, wanted] of cases) {
    const { ids, ...rest } = await there.find('/Users', filter);
    expect([
      filter,
      ids
        ?.map((id) => letters.get(id))
        .toSorted()
        .join('') ?? rest,
    ]).toEqual([filter, wanted]);
  }
});

onSqlite('what is no filter is refused', async () => {
  const there = await withDirectory();
  for (const filter of [
    'userName',
    'userName eq',
    'userName eq "x',
    'userName eq x',
    'userName is "x"',
    '(userName pr',
    'userName pr)',
    'userName pr and',
    'not userName pr',
    'userName pr userName pr',
    '"x" eq userName',
    'emails[type eq "work"',
    'emails[emails[type eq "work"]]',
    'nickName eq "x"',
    'name.givenName eq "x"',
    'password eq "x"',
    'meta.lastModified gt "yesterday"',
    'userName eq "a\\u0000b"',
    `${'('.repeat(50)}userName pr${')'.repeat(50)}`,
    `userName eq "${'x'.repeat(5_000)}"`,
    "1=1; drop table person; --'",
  ])
    expect([filter, await there.find('/Users', filter)]).toEqual([filter, { status: 400, scimType: 'invalidFilter' }]);
  expect(await there.find('/Groups', 'nickName pr')).toEqual({ status: 400, scimType: 'invalidFilter' });
  expect(await there.find('/Users', Array.from({ length: 400 }, () => 'id pr').join(' or '))).toMatchObject({
    totalResults: 0,
  });
});

test('pages go through everybody once, also while people come and change', async () => {
  const there = await withDirectory();
  const first: string[] = [];
  for (let i = 0; i < 23; i++) first.push((await there.add(`Person${i}`)).id);
  const page = async (startIndex: number, more = '') =>
    there.json('GET', `/Users?startIndex=${startIndex}&count=5${more}`);
  const seen = new Set<string>();
  for (let at = 1; ; at += 5) {
    const answer = await page(at);
    for (const { id } of answer['Resources'] as Answer[]) seen.add(id);
    await there.add(`Late${at}`);
    await there.patch(`/Users/${first[at % 23]}`, { op: 'replace', path: 'displayName', value: `Changed ${at}` });
    expect(answer).toMatchObject({ startIndex: at });
    if (at + 5 > (answer['totalResults'] as number)) break;
  }
  for (const id of first) expect(seen).toContain(id);

  expect(await page(1_000)).toMatchObject({ itemsPerPage: 0, Resources: [] });
  expect(await page(-3)).toMatchObject({ startIndex: 1, itemsPerPage: 5 });
  const { totalResults } = await page(1);
  expect(await there.json('GET', '/Users?count=0')).toMatchObject({ totalResults, Resources: [] });
  expect(await there.json('GET', '/Users?count=-1')).toMatchObject({ totalResults, Resources: [] });
  expect(await there.json('GET', '/Users?count=many')).toMatchObject({ status: 400, scimType: 'invalidValue' });
  const names = async (more: string) =>
    ((await page(1, more))['Resources'] as Answer[]).map((one) => one['displayName'] as string);
  const down = await names('&sortBy=displayName&sortOrder=descending');
  expect(down).toEqual(down.toSorted().toReversed());
  expect(down).not.toEqual(await names('&sortBy=displayName'));
  expect(
    await there.json('POST', '/Users/.search', { filter: 'displayName sw "Late"', count: 2, attributes: ['userName'] }),
  ).toMatchObject({ status: 200, itemsPerPage: 2 });
  expect(await there.json('POST', '/Groups/.search', { count: 0 })).toMatchObject({ status: 200, Resources: [] });
});

test('whom HR entered and the directory did not name, it does not see', async () => {
  const there = await withDirectory();
  const sofia = await there.enter('Sofia Marek');
  expect(await there.json('GET', '/Users')).toMatchObject({ totalResults: 0 });
  expect((await there.call('GET', `/Users/${sofia.id}`)).status).toBe(404);
  expect((await there.call('DELETE', `/Users/${sofia.id}`)).status).toBe(404);
  expect(await there.patch(`/Users/${sofia.id}`, { op: 'replace', value: { active: false } })).toMatchObject({
    status: 404,
  });
});

onSqlite('attributes are left out, or alone', async () => {
  const there = await withThree();
  const [ann] = there.ids;
  const keys = async (query: string) => {
    const { status: _, ...resource } = await there.json('GET', `/Users/${ann}?${query}`);
    return resource as Record<string, unknown>;
  };
  expect(Object.keys(await keys('attributes=userName,emails.value')).toSorted()).toEqual([
    'emails',
    'id',
    'schemas',
    'userName',
  ]);
  expect((await keys('attributes=emails.value'))['emails']).toEqual([{ value: 'Ann@brightwater.example' }]);
  expect(await keys(`attributes=${enterprise}:department`)).toMatchObject({
    [enterprise]: { department: 'Sales and Marketing' },
  });
  expect((await keys(`attributes=${enterprise}:department`))[enterprise]).not.toHaveProperty('employeeNumber');
  const without = await keys(`excludedAttributes=emails,${enterprise},name.formatted,id`);
  expect(without).toMatchObject({ id: ann, name: {} });
  expect(without).not.toHaveProperty('emails');
  expect(without).not.toHaveProperty([enterprise]);
  const listed = await there.json('GET', '/Users?attributes=displayName');
  expect((listed['Resources'] as Answer[]).every((one) => !('userName' in one) && 'displayName' in one)).toBe(true);
});

test('a version that has changed is not written over, and one that has not is not sent again', async () => {
  const there = await withThree();
  const [ann] = there.ids;
  const group = await there.json('POST', '/Groups', { displayName: 'Care' });
  for (const path of [`/Users/${ann}`, `/Groups/${group.id}`]) {
    const change = (value: string, ifMatch: string) =>
      there.call(
        'PATCH',
        path,
        { Operations: [{ op: 'replace', path: 'displayName', value }] },
        { 'if-match': ifMatch },
      );
    const old = (await there.call('GET', path)).headers.get('etag')!;
    expect(old).toBe('W/"1"');
    const same = await there.call('GET', path, undefined, { 'if-none-match': old });
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', old]);
    const changed = await change('One', old);
    expect(changed.ok).toBe(true);
    expect(changed.headers.get('etag')).toBe('W/"2"');
    const late = await change('Two', old);
    expect([late.status, ((await late.json()) as Answer)['status']]).toEqual([412, '412']);
    expect((await there.call('DELETE', path, undefined, { 'if-match': old })).status).toBe(412);
    const put = { userName: 'ann', displayName: 'Two' };
    expect((await there.call('PUT', path, put, { 'if-match': old })).status).toBe(412);
    expect(await there.json('GET', path)).toMatchObject({ displayName: 'One', meta: { version: 'W/"2"' } });
    expect((await there.call('GET', path, undefined, { 'if-none-match': old })).status).toBe(200);
    expect((await change('Two', `"9", ${changed.headers.get('etag')}`)).ok).toBe(true);
    expect((await change('Three', '*')).ok).toBe(true);
    expect((await there.call('DELETE', path, undefined, { 'if-match': '"4"' })).status).toBe(204);
  }
});

onSqlite('who reads people is noted, and they see it', async () => {
  const there = await withThree();
  const [ann] = there.ids;
  const noted = () =>
    there.tools.db
      .selectFrom('access_log')
      .select(['person_id', 'viewer_kind', 'what', 'on_day'])
      .where('viewer_kind', '=', 'key')
      .execute();
  expect(await noted()).toEqual([]);
  await there.json('GET', `/Users/${ann}`);
  expect(await noted()).toEqual([{ person_id: ann, viewer_kind: 'key', what: 'directory', on_day: '2026-11-24' }]);
  await there.json('GET', '/Users');
  expect((await noted()).map((row) => row.person_id).toSorted()).toEqual(there.ids.toSorted());
});
