import { generateKeyPairSync, sign } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import type { MyBadge, MyBadgeGiven } from '../../server/badges/badge-shapes.ts';
import { takePlace } from '../../server/badges/revoked-list.ts';
import { replaceKey } from '../../server/signing/signing-keys.ts';
import { certified } from '../certificates/certified.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf, installation, type Caller } from '../support/installation.ts';
import { faultsIn, isOf, verifierFor, type Credential } from './verifier.ts';

const path = '/api/my/badges';
const read = async <T>(response: Response | Promise<Response>) => (await (await response).json()) as T;
const give = (who: Caller, completionId: string, name = false) =>
  read<MyBadgeGiven>(who.post(path, { completionId, name }));

/** Somebody with a completion, and somebody who checks badges. */
async function learner(name = 'Mina Okafor') {
  const there = await certified(name);
  return { ...there, ...verifierFor(there) };
}

test('nothing is made before it is asked for; then it is one badge, by the schema, signed, and not revoked', async () => {
  const { person, completionId, tools, opened, isRevoked } = await learner();
  expect(await read(person.get(path))).toEqual([]);
  expect(await tools.db.selectFrom('badge_place').selectAll().execute()).toEqual([]);

  const given = await give(person, completionId);
  expect(given).toMatchObject({ completionId, name: false, madeOn: '2026-11-24' });
  const badge = await opened<Credential>(given.jwt);
  expect(faultsIn(badge)).toEqual([]);
  // The schema must be able to say no.
  expect(faultsIn({ ...badge, validFrom: '24 November' })).not.toEqual([]);
  const { credentialSubject: subject } = badge;
  expect(faultsIn({ ...badge, credentialSubject: { ...subject, identifier: [{ hashed: true }] } })).not.toEqual([]);
  expect(badge).toMatchObject({
    id: `urn:uuid:${given.id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'http://localhost:3939/badges/issuer', name: 'Brightwater Outdoor' },
    validFrom: '2026-11-24T00:00:00Z',
    // The rule of Brightwater asks again after twelve months; that day is the last one.
    validUntil: '2027-11-25T00:00:00Z',
  });
  expect(await isRevoked(badge)).toBe(false);

  expect(await give(person, completionId)).toEqual(given);
  const { jwt: _, ...listed } = given;
  expect(await read<MyBadge[]>(person.get(path))).toEqual([listed]);
});

onSqlite('it says who by the address alone, and nothing that is for nobody else to see', async () => {
  const { person, completionId, tools, opened } = await learner();
  const { evidence_idx: record } = await tools.db
    .selectFrom('completion')
    .select('evidence_idx')
    .where('id', '=', completionId)
    .executeTakeFirstOrThrow();
  const { staff_number: staffNumber, unit } = await tools.db
    .selectFrom('person')
    .select(['staff_number', 'unit'])
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  const badge = await opened<Credential>((await give(person, completionId)).jwt);
  expect(isOf('mina.okafor@brightwater.example', badge)).toBe(true);
  expect(isOf('jonas.weil@brightwater.example', badge)).toBe(false);
  const text = JSON.stringify(badge);
  for (const hidden of [
    'Mina',
    'Okafor',
    'brightwater.example',
    staffNumber,
    unit!,
    person.id,
    completionId,
    `"${record}"`,
  ])
    expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
  expect(text).not.toMatch(/score|points|attempt|begun|result|evidence|"iat"/i);
  // The day, and no time of it.
  for (const [time] of text.matchAll(/T\d\d:\d\d[^"]*/g)) expect(time).toBe('T00:00:00Z');
});

onSqlite(
  'with the name, if that is wanted; another choice is another badge, and one that would show nobody is refused',
  async () => {
    const { person, completionId, index, enter, opened } = await learner();
    const named = await give(person, completionId, true);
    const badge = await opened<Credential>(named.jwt);
    expect(faultsIn(badge)).toEqual([]);
    expect(badge.credentialSubject.identifier).toMatchObject([
      { identityType: 'emailAddress', hashed: true },
      { identityType: 'name', hashed: false, identityHash: 'Mina Okafor' },
    ]);
    expect(await codeOf(await person.post(path, { completionId, name: false }))).toBe('badge_there');
    expect(await codeOf(await person.post(path, { completionId, name: 'yes' }))).toBe('invalid_input');

    // A record can be corrected so that it has no address.
    const ines = await enter('Ines Castellan');
    const changes = { email: null };
    await ines.post(`/api/evidence/records/${index}/amend`, { reason: 'Not hers', changes, eraseOld: false });
    expect(await codeOf(await person.post(path, { completionId }))).toBe('badge_needs_name');
    const only = await opened<Credential>((await give(person, completionId, true)).jwt);
    expect(only.credentialSubject.identifier).toMatchObject([{ identityHash: 'Mina Okafor' }]);
  },
);

test('taken back it is revoked for everybody; asked for again it is another, which does not show that it is of the same person', async () => {
  const { person, completionId, opened, isRevoked } = await learner();
  const first = await give(person, completionId);
  expect((await person.call('DELETE', `${path}/${first.id}`)).status).toBe(204);
  expect(await isRevoked(await opened<Credential>(first.jwt))).toBe(true);
  expect(await read(person.get(path))).toEqual([]);
  expect(await codeOf(await person.get(`${path}/${first.id}/badge.jwt`))).toBe('badge_unknown');
  expect(await codeOf(await person.call('DELETE', `${path}/${first.id}`))).toBe('badge_unknown');

  const second = await give(person, completionId);
  const [old, now] = [await opened<Credential>(first.jwt), await opened<Credential>(second.jwt)];
  expect(await isRevoked(old)).toBe(true);
  expect(await isRevoked(now)).toBe(false);
  const traces = ({ id, credentialSubject, credentialStatus }: Credential) => [
    id,
    credentialSubject.id,
    credentialSubject.identifier[0]!.identityHash,
    credentialStatus.statusListIndex,
  ];
  for (const [i, trace] of traces(old).entries()) expect(traces(now)[i]).not.toBe(trace);
});

test('a record that is withdrawn or corrected in what the badge says takes it away; another correction does not', async () => {
  const { person, completionId, index, enter, opened, isRevoked } = await learner();
  const ines = await enter('Ines Castellan');
  const first = await opened<Credential>((await give(person, completionId)).jwt);
  const amend = (changes: object) =>
    ines.post(`/api/evidence/records/${index}/amend`, { reason: 'Misspelt', changes, eraseOld: false });
  expect((await amend({ unit: 'Retail' })).status).toBe(200);
  expect(await isRevoked(first)).toBe(false);
  expect((await amend({ completedOn: '2026-11-20' })).status).toBe(200);
  expect(await isRevoked(first)).toBe(true);

  const second = await opened<Credential>((await give(person, completionId)).jwt);
  expect(second).toMatchObject({ validFrom: '2026-11-20T00:00:00Z', validUntil: '2027-11-21T00:00:00Z' });
  expect((await ines.post(`/api/evidence/records/${index}/revoke`, { reason: 'Cheated' })).status).toBe(200);
  expect(await isRevoked(second)).toBe(true);
  expect(await codeOf(await person.post(path, { completionId }))).toBe('completion_unknown');
  expect(await read(person.get(path))).toEqual([]);
});

onSqlite('nobody gets, reads or takes back the badge of somebody else', async () => {
  const { person, completionId, enter, opened, isRevoked } = await learner();
  const { id, jwt } = await give(person, completionId);
  for (const name of ['Jonas Weil', 'Ines Castellan']) {
    const other = await enter(name);
    expect(await codeOf(await other.post(path, { completionId }))).toBe('completion_unknown');
    for (const form of ['jwt', 'svg'])
      expect(await codeOf(await other.get(`${path}/${id}/badge.${form}`))).toBe('badge_unknown');
    expect(await codeOf(await other.call('DELETE', `${path}/${id}`))).toBe('badge_unknown');
    expect(await read(other.get(path))).toEqual([]);
  }
  expect(await isRevoked(await opened<Credential>(jwt))).toBe(false);
});

test('of two that are asked for at once there is one', async () => {
  const { person, completionId, tools } = await learner();
  const all = await Promise.all(Array.from({ length: 4 }, () => give(person, completionId)));
  expect(new Set(all.map(({ jwt }) => jwt)).size).toBe(1);
  expect(await tools.db.selectFrom('badge').select('id').execute()).toHaveLength(1);
  expect(await tools.db.selectFrom('badge_place').selectAll().execute()).toHaveLength(1);
});

onSqlite('a badge that was changed, or signed by somebody else, is refused', async () => {
  const { person, completionId, opened } = await learner();
  const { jwt } = await give(person, completionId);
  const [header, payload, signature] = jwt.split('.') as [string, string, string];
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const forged = encoded({ ...said, name: 'Another course' });
  await expect(opened(`${header}.${forged}.${signature}`)).rejects.toThrow('Not signed by that key.');
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = sign('sha256', Buffer.from(`${header}.${forged}`), { key, dsaEncoding: 'ieee-p1363' });
  await expect(opened(`${header}.${forged}.${other.toString('base64url')}`)).rejects.toThrow('Not signed');
  await expect(opened(`${encoded({ alg: 'none', typ: 'JWT' })}.${payload}.`)).rejects.toThrow('another kind');
  await expect(opened(jwt)).resolves.toMatchObject({ name: 'Whose data, who decides' });
});

test('a key is replaced: what it signed can still be checked, and what is new is signed with the next', async () => {
  const { person, completionId, tools, clock, opened, json, isRevoked } = await learner();
  const first = await give(person, completionId);
  await replaceKey(tools.db, 'badge', new Date(clock.now.getTime() + 1000));
  const badge = await opened<Credential>(first.jwt);
  // The list is signed with the new one by now.
  expect(await isRevoked(badge)).toBe(false);
  await person.call('DELETE', `${path}/${first.id}`);
  const second = await give(person, completionId);
  await opened(second.jwt);
  const kidOf = ({ jwt }: MyBadgeGiven) =>
    (JSON.parse(Buffer.from(jwt.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid;
  expect(kidOf(second)).not.toBe(kidOf(first));
  const { keys } = await json<{ keys: Record<string, string>[] }>('http://localhost:3939/badges/keys');
  expect(keys.map(({ kid }) => kid)).toEqual([kidOf(second), kidOf(first)]);
  for (const key of keys) expect(Object.keys(key).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
});

test('a person who is erased leaves a revoked place, and nothing else', async () => {
  const { person, completionId, enter, tools, opened, isRevoked } = await learner();
  const badge = await opened<Credential>((await give(person, completionId)).jwt);
  const ines = await enter('Ines Castellan');
  const erased = await ines.post('/api/erasure', { personId: person.id, basis: 'art17', when: 'now' });
  expect(erased.status).toBe(200);
  expect(await tools.db.selectFrom('badge').selectAll().execute()).toEqual([]);
  expect(await tools.db.selectFrom('badge_place').selectAll().execute()).toEqual([
    { list: 1, place: Number(badge.credentialStatus.statusListIndex) },
  ]);
  expect(await isRevoked(badge)).toBe(true);
});

onSqlite('a place is never given out twice, and a list that is half full is followed by the next', async () => {
  const { tools } = await installation();
  const everySecond = sql`with recursive n(i) as (select 0 union all select i + 2 from n where i < 131068)
    insert into badge_place (list, place) select 1, i from n`;
  await everySecond.execute(tools.db);
  const taken = await inTransaction(tools.db, takePlace);
  expect(taken.list).toBe(1);
  expect(taken.place % 2 === 1 || taken.place === 131_070).toBe(true);
  expect((await inTransaction(tools.db, takePlace)).list).toBe(2);
});

onSqlite('past the day on which it is to be repeated, the badge has ended', async () => {
  const { person, completionId, clock, opened } = await learner();
  const { jwt } = await give(person, completionId);
  clock.now = new Date('2027-11-24T23:59:00Z');
  await expect(opened(jwt)).resolves.toBeDefined();
  clock.now = new Date('2027-11-25T00:00:00Z');
  await expect(opened(jwt)).rejects.toThrow('Expired.');
});

onSqlite('without a rule that asks this person again it has no end', async () => {
  const { person, completionId, tools, opened } = await learner();
  const ends = async () => {
    const { id, jwt } = await give(person, completionId);
    await person.call('DELETE', `${path}/${id}`);
    return (await opened<Credential>(jwt)).validUntil;
  };
  expect(await ends()).toBeDefined();
  const audience = JSON.stringify({ kind: 'matching', units: ['Warehouse'], jobs: [], locations: [] });
  await tools.db.updateTable('assignment_rule').set({ audience }).execute();
  expect(await ends()).toBeUndefined();
  const everyone = JSON.stringify({ kind: 'everyone' });
  const never = { audience: everyone, repeat: 'never', every_months: null } as const;
  await tools.db.updateTable('assignment_rule').set(never).execute();
  expect(await ends()).toBeUndefined();
});

onSqlite('what it names can be looked up without signing in and from any page, and is about nobody', async () => {
  const { app, person, completionId, fetched, json, opened } = await learner();
  const badge = await opened<Credential>((await give(person, completionId)).jwt);
  const { achievement } = badge.credentialSubject;
  const { '@context': context, ...published } = await json<Credential>(achievement.id);
  expect(published).toEqual(achievement);
  expect(context).toEqual(badge['@context']);
  expect(await json(badge.issuer.id)).toMatchObject(badge.issuer);
  expect(achievement).toMatchObject({ name: 'Whose data, who decides', version: '1.0.0' });
  expect(achievement.criteria.narrative).toMatch(/version 1\.0\.0 .* 80% right.* sha256:[0-9a-f]{64}$/);
  const list = await fetched(badge.credentialStatus.statusListCredential);
  expect(list.headers.get('access-control-allow-origin')).toBe('*');
  expect(list.headers.get('content-type')).toBe('application/vc+jwt');
  expect((await fetched(achievement.image.id)).headers.get('content-type')).toContain('image/svg+xml');

  const hash = achievement.id.split('/').at(-1);
  for (const [nowhere, code] of [
    ['/badges/revoked/2', 'not_found'],
    ['/badges/revoked/01', 'not_found'],
    ['/badges/revoked/x', 'not_found'],
    ['/badges/keys/x', 'not_found'],
    [`/badges/achievements/other/${hash}`, 'course_unknown'],
    ['/badges/achievements/whose-data/x', 'course_unknown'],
  ])
    expect([nowhere, await codeOf(await app.request(nowhere!))]).toEqual([nowhere, code]);
});

onSqlite('as a file it is the badge alone, or the picture of it with the badge baked in', async () => {
  const { person, completionId } = await learner();
  const { id, jwt } = await give(person, completionId);
  const file = await person.get(`${path}/${id}/badge.jwt`);
  expect(await file.text()).toBe(jwt);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="badge-whose-data-2026-11-24.jwt"');
  const picture = await person.get(`${path}/${id}/badge.svg`);
  expect(picture.headers.get('content-disposition')).toContain('badge-whose-data-2026-11-24.svg');
  const svg = await picture.text();
  const [, namespace, baked, ...others] =
    /^<\?xml [^>]*\?>\n<svg [^>]*xmlns:openbadges="([^"]+)"[^>]*>\s*<openbadges:credential verify="([^"]+)"><\/openbadges:credential>/.exec(
      svg,
    ) ?? [];
  expect([namespace, baked, others]).toEqual(['https://purl.imsglobal.org/ob/v3p0', jwt, []]);
  expect(svg.match(/openbadges:credential /g)).toHaveLength(1);
  expect(svg).toContain('<title id="title">Whose data, who decides – Brightwater Outdoor – 24 November 2026</title>');
  expect(svg).not.toMatch(/Mina|Okafor/);
});
