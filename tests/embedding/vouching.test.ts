import { expect, test } from 'vitest';
import { addIssuer, endIssuer } from '../../server/embedding/issuers.ts';
import type { EmbedSession } from '../../server/embedding/embed-shapes.ts';
import type { IssuerTerms } from '../../server/embedding/issuer.ts';
import { onSqlite } from '../support/database.ts';
import { client, codeOf, installation, type Installation } from '../support/installation.ts';
import { askSession, at, claims, intranet, keys, ofKeys, signed, us, type Keys } from './hosts.ts';

const settings = { A39_EMBED_ORIGINS: `${intranet} https://wiki.example`, A39_PUBLIC_URL: us };
const iss = 'https://intranet.example/wordpress';

/** An installation in which a host vouches, with what that host can do. */
async function vouching(terms: Partial<Extract<IssuerTerms, { kind: 'keys' }>> = {}) {
  const there = await installation(settings);
  const pair = await keys('ES256');
  const { id: made_by } = await there.tools.db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow();
  const by = { id: made_by, now: there.clock.now };
  const add = (changes: Partial<typeof terms> = {}, origin = intranet) =>
    addIssuer(there.tools.db, { name: 'Wordpress', iss, origin, terms: ofKeys([pair], changes) }, by);
  const id = await add(terms);
  const token = (changes: Record<string, unknown> = {}, signer: Keys = pair) =>
    signed(claims({ iss, ...changes }, there.clock.now), signer);
  /** Shows a token and answers as whom the page then asks; the code of the refusal otherwise. */
  const vouch = async (changes: Record<string, unknown> = {}, headers: Record<string, string> = {}) => {
    const answer = await askSession(there, { grant: 'host', token: await token(changes) }, headers);
    if (answer.status !== 200) return codeOf(answer);
    const session = (await answer.json()) as EmbedSession;
    return (await asWhom(there, session.token, headers['origin'])).name;
  };
  return { ...there, id, add, token, vouch };
}

async function asWhom({ app }: Pick<Installation, 'app'>, token: string, origin = intranet) {
  const answer = await app.request('/api/session', {
    headers: { ...client, origin, authorization: `Bearer ${token}` },
  });
  if (answer.status !== 200) return { name: await codeOf(answer), roles: [] };
  const { person, roles } = (await answer.json()) as { person: { name: string }; roles: string[] };
  return { name: person.name, roles };
}

const staffNumber = async ({ tools }: Pick<Installation, 'tools'>, name: string) =>
  (await tools.db.selectFrom('person').select('staff_number').where('name', '=', name).executeTakeFirstOrThrow())
    .staff_number;

test('whoever is vouched for is found once by what the record allows, and by issuer and subject ever after', async () => {
  const there = await vouching({ foundBy: 'staff_number' });
  const { vouch, tools } = there;
  const [mina, sofia] = [await staffNumber(there, 'Mina Okafor'), await staffNumber(there, 'Sofia Marek')];
  expect(await vouch({ sub: 'u-1' })).toBe('person_not_found');
  expect(await vouch({ sub: 'u-1', staff_number: 'nobody' })).toBe('person_not_found');
  expect(await vouch({ sub: 'u-1', staff_number: mina })).toBe('Mina Okafor');
  // What it says besides does not count any more, neither a wrong number nor none.
  expect(await vouch({ sub: 'u-1', staff_number: sofia })).toBe('Mina Okafor');
  expect(await vouch({ sub: 'u-1' })).toBe('Mina Okafor');
  // Her account was made anew there, and the number says that it is hers.
  expect(await vouch({ sub: 'u-2', staff_number: mina })).toBe('Mina Okafor');
  // Neither the address nor the external id is looked at, because the record does not say so.
  const email = 'sofia.marek@brightwater.example';
  await tools.db.updateTable('person').set({ external_id: 'ext-7', email }).where('name', '=', 'Sofia Marek').execute();
  expect(await vouch({ sub: 'u-3', external_id: 'ext-7', email, email_verified: true })).toBe('person_not_found');
  expect(await vouch({ sub: 'ext-7' })).toBe('person_not_found');
  // Nor is anybody added whom nobody knows.
  const strange = { sub: 'u-4', name: 'Ida Quist', email: 'ida.quist@brightwater.example' };
  expect(await vouch({ ...strange, email_verified: true })).toBe('person_not_found');
  const linked = await tools.db.selectFrom('identity').select(['subject', 'found_by']).orderBy('subject').execute();
  expect(linked).toEqual(['u-1', 'u-2'].map((subject) => ({ subject, found_by: 'staff_number' })));
});

test('by address only if the record says so, the host has verified it, and one person alone has it', async () => {
  const { vouch, tools } = await vouching({ foundBy: 'email' });
  const email = 'mina.okafor@brightwater.example';
  await tools.db.updateTable('person').set({ email }).where('name', '=', 'Mina Okafor').execute();
  expect(await vouch({ sub: 'u-1', email })).toBe('person_not_found');
  expect(await vouch({ sub: 'u-1', email, email_verified: 'true' })).toBe('person_not_found');
  expect(await vouch({ sub: 'u-1', email: email.toUpperCase(), email_verified: true })).toBe('Mina Okafor');
  // Another account with her address is not let in as somebody whom the host knows already.
  expect(await vouch({ sub: 'u-2', email, email_verified: true })).toBe('person_not_found');
  // Whoever gets the address afterwards is not her.
  const sofia = tools.db.updateTable('person').where('name', '=', 'Sofia Marek');
  await sofia.set({ email }).execute();
  await tools.db.updateTable('person').set({ email: 'other@a.example' }).where('name', '=', 'Mina Okafor').execute();
  expect(await vouch({ sub: 'u-1', email, email_verified: true })).toBe('Mina Okafor');
  await tools.db.updateTable('person').set({ email }).where('name', '=', 'Sven Aalto').execute();
  expect(await vouch({ sub: 'u-9', email, email_verified: true })).toBe('person_not_found');
});

onSqlite('with nothing allowed nobody is found; who left is nobody', async () => {
  const nothing = await vouching({ foundBy: 'nothing' });
  const number = await staffNumber(nothing, 'Mina Okafor');
  expect(await nothing.vouch({ sub: number, staff_number: number, external_id: number })).toBe('person_not_found');
  const { vouch, tools, clock } = await vouching({ foundBy: 'staff_number' });
  expect(await vouch({ sub: 'u-1', staff_number: number })).toBe('Mina Okafor');
  await tools.db.updateTable('person').set({ left_on: '2026-11-24' }).where('name', '=', 'Mina Okafor').execute();
  expect(await vouch({ sub: 'u-1', staff_number: number })).toBe('Mina Okafor');
  clock.now = new Date('2026-11-25T10:00:00Z');
  expect(await vouch({ sub: 'u-1', staff_number: number })).toBe('person_not_found');
});

test('people are added only where the record says so, with an assignment, and never over somebody who is there', async () => {
  const there = await vouching({ makesPeople: true });
  const { vouch, tools, app } = there;
  const newcomer = { sub: 'u-1', name: 'Ida Quist', email: 'ida.quist@brightwater.example' };
  expect(await vouch({ ...newcomer, name: undefined })).toBe('person_not_found');
  expect(await vouch({ ...newcomer, email: undefined })).toBe('person_not_found');
  const mina = { email: 'mina.okafor@brightwater.example', staff_number: await staffNumber(there, 'Mina Okafor') };
  await tools.db.updateTable('person').set({ email: mina.email }).where('name', '=', 'Mina Okafor').execute();
  expect(await vouch({ ...newcomer, email: mina.email.toUpperCase() })).toBe('person_not_found');
  expect(await vouch({ ...newcomer, staff_number: mina.staff_number })).toBe('person_not_found');
  expect(await vouch({ ...newcomer, roles: ['dpo'], manager: 'u-2' })).toBe('Ida Quist');
  expect(await vouch({ sub: 'u-1' })).toBe('Ida Quist');
  const answer = await askSession(there, { grant: 'host', token: await there.token({ sub: 'u-1' }) });
  const { token } = (await answer.json()) as EmbedSession;
  expect((await asWhom(there, token)).roles).toEqual(['learner']);
  const training = await app.request('/api/my/training', {
    headers: { ...client, origin: intranet, authorization: `Bearer ${token}` },
  });
  expect(((await training.json()) as { assignments: unknown[] }).assignments.length).toBeGreaterThan(0);
  expect(await tools.db.selectFrom('person_role').where('source', '=', 'claim').selectAll().execute()).toEqual([]);
});

test('a newcomer whose page opens in two tabs at once is added once', async () => {
  const { vouch, tools } = await vouching({ makesPeople: true });
  const newcomer = { sub: 'u-1', name: 'Ida Quist', email: 'ida.quist@brightwater.example' };
  const names = await Promise.all([1, 2, 3].map(() => vouch(newcomer)));
  expect(names).toEqual(['Ida Quist', 'Ida Quist', 'Ida Quist']);
  const rows = await tools.db.selectFrom('person').select('id').where('name', '=', 'Ida Quist').execute();
  expect(rows.length).toBe(1);
});

test('a token counts once, also if two show it at the same moment, and also if it led to nobody', async () => {
  const there = await vouching({ foundBy: 'staff_number' });
  const token = await there.token({ staff_number: await staffNumber(there, 'Mina Okafor') });
  const answers = await Promise.all([1, 2, 3, 4].map(() => askSession(there, { grant: 'host', token })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401, 401]);
  const refused = answers.find(({ status }) => status === 401)!;
  expect(await codeOf(refused)).toBe('host_token_refused');
  const toNobody = await there.token({ sub: 'nobody', jti: 'number-of-nobody' });
  expect(await codeOf(await askSession(there, { grant: 'host', token: toNobody }))).toBe('person_not_found');
  expect(await codeOf(await askSession(there, { grant: 'host', token: toNobody }))).toBe('host_token_refused');
  // The number of one host is no other's: both may count from one.
  const other = await keys('ES256', 'wiki');
  const terms = ofKeys([other], { foundBy: 'staff_number' });
  const { db } = there.tools;
  const { id } = await db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow();
  await addIssuer(
    db,
    { name: 'Wiki', iss: 'wiki', origin: 'https://wiki.example', terms },
    { id, now: there.clock.now },
  );
  const its = await there.token({ iss: 'wiki', sub: 'nobody', jti: 'number-of-nobody' }, other);
  const shown = await askSession(there, { grant: 'host', token: its }, { origin: 'https://wiki.example' });
  expect(await codeOf(shown)).toBe('person_not_found');
  // What is kept of it is a fingerprint, until it would have ended.
  const spent = await db.selectFrom('spent_token').selectAll().execute();
  expect(JSON.stringify(spent)).not.toContain('number-of-nobody');
  expect(
    spent.every(({ expires_at }) => expires_at === new Date((at(there.clock.now, 120) + 60) * 1_000).toISOString()),
  ).toBe(true);
});

test('one sign-in for a page of the host, however often it is renewed; it ends with the issuer', async () => {
  const there = await vouching({ foundBy: 'staff_number' });
  const { tools, clock } = there;
  const staff_number = await staffNumber(there, 'Mina Okafor');
  const session = async () => {
    const answer = await askSession(there, { grant: 'host', token: await there.token({ staff_number }) });
    return (await answer.json()) as EmbedSession;
  };
  const first = await session();
  expect(first.expiresIn).toBe(900);
  clock.now = new Date(clock.now.getTime() + 14 * 60_000);
  const second = await session();
  expect(await tools.db.selectFrom('sign_in').select(['method', 'issuer', 'origin']).execute()).toEqual([
    { method: 'host', issuer: iss, origin: intranet },
  ]);
  clock.now = new Date(clock.now.getTime() + 61_000);
  expect((await asWhom(there, first.token)).name).toBe('sign_in_required');
  expect((await asWhom(there, second.token)).name).toBe('Mina Okafor');
  await endIssuer(tools.db, there.id, clock.now);
  tools.sessions.askAgain();
  expect((await asWhom(there, second.token)).name).toBe('sign_in_required');
  expect(await codeOf(await askSession(there, { grant: 'host', token: await there.token() }))).toBe(
    'host_token_refused',
  );
  // Registered again it is somebody new, who has to be found again.
  await there.add({ foundBy: 'nothing' });
  expect(await there.vouch({ staff_number })).toBe('person_not_found');
  await expect(endIssuer(tools.db, there.id, clock.now)).rejects.toThrow('no such issuer');
});

onSqlite('who vouches for one page vouches for no other, nor for our own', async () => {
  const there = await vouching({ foundBy: 'staff_number' });
  const said = { staff_number: await staffNumber(there, 'Mina Okafor') };
  expect(await there.vouch(said, { origin: 'https://wiki.example' })).toBe('host_token_refused');
  for (const framed of [true, false]) {
    const answer = await askSession(there, { grant: 'host', token: await there.token(said), framed }, { origin: '' });
    expect(await codeOf(answer)).toBe('host_token_refused');
  }
  // A page does not become a frame of ours by saying so.
  const framed = await askSession(there, { grant: 'host', token: await there.token(said), framed: true });
  expect(framed.status).toBe(200);
  await expect(there.add()).rejects.toThrow('registered for that page already');
  await expect(there.add({}, null as never)).rejects.toThrow('page of its tokens');
});

onSqlite(
  'a huge token is not read, and whoever goes on trying is stopped, but nobody else in that house is',
  async () => {
    const there = await vouching({ foundBy: 'staff_number' });
    const huge = await there.token({ staff_number: 'x'.repeat(12_000) });
    expect(huge.length).toBeGreaterThan(16_000);
    expect(await codeOf(await askSession(there, { grant: 'host', token: huge }))).toBe('invalid_input');
    const codes: string[] = [];
    for (let i = 0; i < 62; i++) codes.push(await codeOf(await askSession(there, { grant: 'host', token: 'x.y.z' })));
    expect(codes.slice(0, 60)).toEqual(Array(60).fill('host_token_refused'));
    expect(codes.slice(60)).toEqual(['too_many_requests', 'too_many_requests']);
    const staff_number = await staffNumber(there, 'Mina Okafor');
    expect(await there.vouch({ staff_number })).toBe('Mina Okafor');
    // One person comes a few times in a quarter of an hour, not thirty times in a minute.
    const names: string[] = [];
    for (let i = 0; i < 30; i++) names.push(await there.vouch({ staff_number }));
    expect(names.at(-2)).toBe('Mina Okafor');
    expect(names.at(-1)).toBe('too_many_requests');
    expect(await there.vouch({ sub: 'u-2', staff_number: await staffNumber(there, 'Sofia Marek') })).toBe(
      'Sofia Marek',
    );
  },
);
