import { array, assert, asyncProperty, constantFrom, jsonValue, oneof, record, shuffledSubarray } from 'fast-check';
import scimmy from 'scimmy';
import { expect, test } from 'vitest';
import { type Answer, type Directory, enterprise, patch, user, withDirectory } from './scim.ts';

test('what the interface can do is said, and what it cannot', async () => {
  const { json, call } = await withDirectory();
  expect(await json('GET', '/ServiceProviderConfig')).toMatchObject({
    status: 200,
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true, maxResults: 500 },
    sort: { supported: true },
    etag: { supported: true },
    changePassword: { supported: false },
  });
  const types = await json('GET', '/ResourceTypes');
  expect(types).toMatchObject({ totalResults: 2, Resources: [{ id: 'User' }, { id: 'Group' }] });
  const schemas = await json('GET', '/Schemas');
  for (const { id } of schemas['Resources'] as Answer[])
    expect(await json('GET', `/Schemas/${id}`)).toMatchObject({ status: 200, id });
  for (const { id } of types['Resources'] as Answer[])
    expect(await json('GET', `/ResourceTypes/${id}`)).toMatchObject({ status: 200, id });
  expect((await call('GET', '/Schemas/nothing')).status).toBe(404);
  for (const [method, path, status] of [
    ['POST', '/Bulk', 501],
    ['GET', '/Me', 501],
    ['GET', '/Devices', 404],
    ['GET', '', 404],
    ['GET', '/', 404],
    ['PUT', '/Users', 404],
    ['GET', '/Users/%00', 404],
    ['GET', '/Groups/nothing', 404],
  ] as const) {
    const answer = await call(method, path, method === 'GET' ? undefined : {});
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
      path,
      status,
      'application/scim+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ schemas: [expect.stringContaining(':Error')], status: String(status) });
  }
});

test('another implementation of SCIM takes what is answered', async () => {
  const there = await withDirectory();
  const boss = await there.add('Boss');
  const { id } = await there.add('Nils', {
    title: 'Packer',
    addresses: [{ type: 'work', locality: 'Ulm' }],
    [enterprise]: { department: 'Stock', manager: { value: boss.id } },
  });
  const group = await there.json('POST', '/Groups', { displayName: 'Care', members: [{ value: id }] });
  const { User, Group, EnterpriseUser } = scimmy.Schemas;
  // As its manual does it; its types know only half of that.
  User.extend(EnterpriseUser.definition as never);
  const { status: _, ...resource } = await there.json('GET', `/Users/${id}`);
  const taken = JSON.parse(JSON.stringify(new User(resource, 'in'))) as Record<string, unknown>;
  expect(taken).toMatchObject({ userName: 'Nils@brightwater.example', title: 'Packer', active: true });
  expect(taken[enterprise]).toMatchObject({ department: 'Stock', manager: { value: boss.id } });
  const { status: __, ...care } = group;
  expect(JSON.parse(JSON.stringify(new Group(care, 'in')))).toMatchObject({ members: [{ value: id }] });
  expect(() => new User({ ...resource, active: 'perhaps' }, 'in')).toThrow();
});

test('a hostile or broken body changes nothing and says why', async () => {
  const there = await withDirectory();
  const { id } = await there.add('Nils', { title: 'Packer' });
  const path = `/Users/${id}`;
  const before = await there.person(id);
  const op = (...Operations: unknown[]) => ({ schemas: [patch], Operations });
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const cases: [unknown, number, string | undefined][] = [
    ['{', 400, 'invalidSyntax'],
    ['', 400, 'invalidSyntax'],
    ['null', 400, 'invalidSyntax'],
    ['[]', 400, 'invalidSyntax'],
    [op(), 400, 'invalidSyntax'],
    [op(null), 400, 'invalidSyntax'],
    [op({ op: 'destroy', path: 'title', value: 'x' }), 400, 'invalidSyntax'],
    [op({ op: 'remove' }), 400, 'noTarget'],
    [op({ op: 'replace', value: 'x' }), 400, 'invalidValue'],
    [op({ op: 'replace', path: 'emails[', value: 'x' }), 400, 'invalidPath'],
    [op({ op: 'replace', path: '../title', value: 'x' }), 400, 'invalidPath'],
    [op({ op: 'replace', path: 'emails[type eq "work" or ]', value: 'x' }), 400, 'invalidPath'],
    [op({ op: 'replace', path: 7, value: 'x' }), 400, 'invalidPath'],
    [op({ op: 'replace', path: 'id', value: 'x' }), 400, 'mutability'],
    [op({ op: 'replace', path: 'meta.version', value: 'x' }), 400, 'mutability'],
    [op({ op: 'replace', path: `${enterprise}:employeeNumber`, value: '1' }), 400, 'mutability'],
    [op({ op: 'replace', path: 'title', value: { a: 1 } }), 400, 'invalidValue'],
    [op({ op: 'replace', path: 'title', value: 'x'.repeat(201) }), 400, 'invalidValue'],
    [op({ op: 'replace', path: 'title', value: 'a\u0000b' }), 400, 'invalidValue'],
    [op({ op: 'replace', path: 'active', value: 'perhaps' }), 400, 'invalidValue'],
    [op({ op: 'replace', path: 'emails', value: 'x@y.example\r\nBcc: z@y.example' }), 400, 'invalidValue'],
    [op({ op: 'replace', path: 'emails', value: '<x@y.example>' }), 400, 'invalidValue'],
    // The second is wrong, so the first does not happen.
    [
      op({ op: 'replace', path: 'title', value: 'Boss' }, { op: 'replace', path: 'active', value: [] }),
      400,
      'invalidValue',
    ],
    [`{"Operations":${deep}}`, 400, undefined],
    ['x'.repeat(1_100_000), 413, undefined],
  ];
  for (const [body, status, scimType] of cases) {
    const answer = await there.json('PATCH', path, body);
    const told = [answer.status, scimType === undefined ? undefined : answer['scimType']];
    expect([JSON.stringify(body).slice(0, 80), ...told]).toEqual([JSON.stringify(body).slice(0, 80), status, scimType]);
    expect(answer['detail']).toEqual(expect.any(String));
  }
  const odd = '{"__proto__":{"active":false},"constructor":{"prototype":{"x":1}},"title":"Packer"}';
  await there.json('PATCH', path, `{"Operations":[{"op":"replace","value":${odd}}]}`);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  expect(await there.person(id)).toEqual(before);

  for (const body of [
    {},
    { userName: '' },
    { userName: 'x' },
    { userName: ['a', 'b'] },
    { userName: 'a\nb@c.example' },
  ])
    expect(await there.json('POST', '/Users', body)).toMatchObject({ status: 400, scimType: 'invalidValue' });
  // Text is text, whatever it looks like.
  const name = '<script>alert(1)</script> =cmd()';
  expect(await there.patch(path, { op: 'replace', path: 'displayName', value: name })).toMatchObject({
    displayName: name,
  });
});

test('two people are never one: user names and staff numbers are taken once', async () => {
  const there = await withDirectory();
  const numbered = (employeeNumber: string) => ({ [enterprise]: { employeeNumber } });
  const a = await there.add('A', numbered('9001'));
  const b = await there.add('B', { externalId: 'ext-b' });
  expect((await there.person(b.id)).staff_number).toBe('ext-b');
  expect((await there.person((await there.add('C')).id)).staff_number).toBe('C@brightwater.example');
  const taken = { status: 409, scimType: 'uniqueness' };
  expect(await there.add('D', numbered('9001'))).toMatchObject(taken);
  expect(await there.add('E', { externalId: '9001' })).toMatchObject(taken);
  const rename = { op: 'replace', path: 'userName', value: 'a@BRIGHTWATER.example' };
  expect(await there.patch(`/Users/${b.id}`, rename)).toMatchObject(taken);
  expect(await there.patch(`/Users/${a.id}`, rename)).toMatchObject({ status: 200, userName: rename.value });

  // Whoever was deleted without HR's number is not taken for the next one of that name.
  await there.call('DELETE', `/Users/${b.id}`);
  const next = await there.add('B', { externalId: 'ext-b' });
  expect(next).toMatchObject({ status: 201, [enterprise]: { employeeNumber: 'ext-b (2)' } });
  expect(next.id).not.toBe(b.id);

  // Whom HR entered is taken over by HR's number, under whichever name it comes, and by nobody else's user name.
  const sofia = await there.enter('Sofia Marek');
  const { staff_number, email } = await there.person(sofia.id);
  expect((await there.add('Sofia', { emails: [{ value: email }] })).id).not.toBe(sofia.id);
  expect(await there.add('Sofia Marek', { externalId: staff_number })).toMatchObject({ status: 201, id: sofia.id });
  expect(await there.add('Again', { externalId: staff_number })).toMatchObject(taken);
});

test('of many at once, one makes somebody, and nothing that is written is lost', async () => {
  const there = await withDirectory();
  const answers = await Promise.all(Array.from({ length: 6 }, () => there.add('Twin')));
  expect(answers.map((one) => one.status).toSorted((x, y) => x - y)).toEqual([201, 409, 409, 409, 409, 409]);
  const { id } = answers.find((one) => one.status === 201)!;
  const set = (path: string, value: string) => there.patch(`/Users/${id}`, { op: 'replace', path, value });
  await Promise.all([
    set('title', 'Buyer'),
    set('displayName', 'Twin One'),
    set(`${enterprise}:department`, 'Stock'),
    set('addresses[type eq "work"].locality', 'Ulm'),
  ]);
  expect(await there.person(id)).toMatchObject({
    job: 'Buyer',
    name: 'Twin One',
    unit: 'Stock',
    location: 'Ulm',
    revision: 5,
  });
});

/** A manager who comes before those who name them, or after. */
test.each(['before', 'after'])('a manager who comes %s those who name them', async (when) => {
  const there = await withDirectory();
  const boss = () => there.add('Boss', { externalId: 'ext-boss', [enterprise]: { employeeNumber: '9100' } });
  if (when === 'before') await boss();
  const reports: string[] = [];
  for (const [i, value] of ['boss@brightwater.example', '9100', 'ext-boss'].entries())
    reports.push((await there.add(`R${i}`, { [enterprise]: { manager: { value } } })).id);
  const { id } =
    when === 'after'
      ? await boss()
      : (await there.find('/Users', 'externalId eq "ext-boss"')).ids!.map((one) => ({ id: one }))[0]!;
  for (const report of reports)
    expect(await there.managers(report)).toEqual([{ manager_id: id, from_on: '2026-11-24', until_on: null }]);
  expect(await there.tools.db.selectFrom('person').select('id').where('manager_ref', 'is not', null).execute()).toEqual(
    [],
  );
});

test('independent changes in any order, some of them twice, end in the same people', async () => {
  const there = await withDirectory();
  const boss = await there.add('Boss');
  const changes = [
    (p: People) => there.patch(p.a, { op: 'Replace', path: 'title', value: 'Buyer' }),
    (p: People) => there.patch(p.a, { op: 'Add', path: `${enterprise}:department`, value: 'Stock' }),
    (p: People) => there.patch(p.a, { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'Ulm' }),
    (p: People) => there.patch(p.a, { op: 'replace', value: { preferredLanguage: 'de' } }),
    (p: People) => there.patch(p.a, { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@b.example' }),
    (p: People) => there.patch(p.a, { op: 'Replace', path: 'displayName', value: 'Ada' }),
    (p: People) => there.patch(p.a, { op: 'Add', path: `${enterprise}:manager`, value: boss.id }),
    (p: People) => there.patch(p.b, { op: 'Replace', path: 'active', value: 'False' }),
    (p: People) => there.patch(p.b, { op: 'Remove', path: 'title' }),
    (p: People) => there.patch(p.group, { op: 'Add', path: 'members', value: [{ value: p.ids[0] }] }),
    (p: People) => there.patch(p.group, { op: 'Remove', path: `members[value eq "${p.ids[1]}"]` }),
    (p: People) => there.patch(p.group, { op: 'Replace', path: 'externalId', value: 'care' }),
  ];
  let run = 0;
  const after = async (order: number[]) => {
    const people = await fresh(there, `run${++run}`);
    for (const i of order) expect((await changes[i]!(people)).status).toBeLessThan(300);
    return stateOf(there, people);
  };
  const all = changes.map((_, i) => i);
  const expected = await after(all);
  expect(expected).toMatchObject({
    people: [
      { job: 'Buyer', unit: 'Stock', location: 'Ulm', lang: 'de', name: 'Ada', left_on: null },
      { left_on: '2026-11-23' },
    ],
    managers: [boss.id],
    members: [0],
  });
  await assert(
    asyncProperty(shuffledSubarray(all, { minLength: all.length }), shuffledSubarray(all), async (order, again) => {
      expect(await after([...order, ...again])).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});

interface People {
  a: string;
  b: string;
  group: string;
  ids: [string, string];
}

async function fresh(there: Directory, name: string): Promise<People> {
  const a = await there.add(`${name}.a`);
  const b = await there.add(`${name}.b`, { title: 'Packer' });
  const members = [{ value: b.id }];
  const group = await there.json('POST', '/Groups', { displayName: name, members });
  return { a: `/Users/${a.id}`, b: `/Users/${b.id}`, group: `/Groups/${group.id}`, ids: [a.id, b.id] };
}

/** All that is kept, without what differs by name. */
async function stateOf(there: Directory, { ids, group }: People) {
  const people = await Promise.all(ids.map((id) => there.person(id)));
  const { members, externalId } = await there.json('GET', group);
  return {
    people: people.map(({ id: _i, user_name: _u, staff_number: _s, email, name, ...row }) => ({
      ...row,
      email: email.replace(/^run\d+/, ''),
      name: name.replace(/^run\d+/, ''),
    })),
    managers: (await there.managers(ids[0])).map((row) => row.manager_id),
    members: (members as Answer[]).map((one) => ids.indexOf(one['value'] as string)),
    externalId,
  };
}

test('a user of another schema, and one without an address, are said to be wrong', async () => {
  const there = await withDirectory();
  expect(await there.json('POST', '/Users', { schemas: [user], userName: 'no-address' })).toMatchObject({
    status: 400,
    detail: expect.stringContaining('emails'),
  });
});

test('whatever is sent, it is taken or refused, and is never a fault of ours', async () => {
  const there = await withDirectory();
  const { id } = await there.add('Nils');
  const group = await there.json('POST', '/Groups', { displayName: 'Care' });
  const words = [
    'userName',
    'emails',
    '[',
    ']',
    '(',
    ')',
    '.value',
    'type',
    'eq',
    'pr',
    'and',
    'or',
    'not',
    '"x"',
    'true',
    '"',
  ];
  const paths = [
    'userName',
    'displayName',
    'name',
    'name.formatted',
    'emails',
    'emails[type eq "work"]',
    'emails[type eq "work"].value',
    'emails[not (type pr) or value ne "x"].type',
    'addresses[type eq "work"].locality',
    'active',
    'title',
    'externalId',
    'preferredLanguage',
    'members',
    'members[value eq "x"]',
    'members.value',
    'phoneNumbers[type eq "work"].value',
    enterprise,
    `${enterprise}:department`,
    `${enterprise}:manager`,
    `${enterprise}:manager.value`,
  ];
  const value = oneof(
    jsonValue({ maxDepth: 3 }),
    record({ value: jsonValue({ maxDepth: 1 }) }),
    constantFrom(id, 'x', '', null),
  );
  const operation = record(
    { op: constantFrom('add', 'Replace', 'remove', 'move'), path: constantFrom(...paths), value },
    { requiredKeys: ['op'] },
  );
  await assert(
    asyncProperty(
      array(operation, { minLength: 1, maxLength: 4 }),
      array(constantFrom(...words), { maxLength: 9 }),
      jsonValue(),
      async (Operations, filter, body) => {
        const answers = [
          await there.call('PATCH', `/Users/${id}`, { Operations }),
          await there.call('PATCH', `/Groups/${group.id}`, { Operations }),
          await there.call('GET', `/Users?filter=${encodeURIComponent(filter.join(' '))}`),
          await there.call('POST', '/Users', body),
          await there.call('PUT', `/Groups/${group.id}`, body),
        ];
        for (const answer of answers) {
          if (answer.status >= 400) expect(((await answer.json()) as Answer)['detail']).toEqual(expect.any(String));
          expect(answer.status).toBeLessThan(500);
        }
      },
    ),
    { numRuns: 150 },
  );
});
