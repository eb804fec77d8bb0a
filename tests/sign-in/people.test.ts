import { expect, test } from 'vitest';
import { onSqlite } from '../support/database.ts';
import { clientId, openIdProvider, type Account } from '../support/oidc.ts';
import { learn, signInWith, wordsOf } from './on-our-pages.ts';

const tenant = '6f1d3f1e-0000-4000-8000-00000000a390';

/** The forty, and a real provider with these accounts. Without a secret: then PKCE speaks alone. */
async function company(accounts: Record<string, Account>, more: Record<string, string> = {}, isThin = false) {
  const provider = await openIdProvider({ learn, accounts, isPublic: true, isThin });
  const settings = { A39_OIDC_ISSUER: provider.issuer, A39_OIDC_CLIENT_ID: clientId, ...more };
  const there = await signInWith(settings);
  there.runClock();
  /** Who somebody with that account is, in a browser of their own; else the words of the page that turns them away. */
  const who = async (account: string, changed: Record<string, string> = {}) => {
    const browser = there.browser(
      Object.keys(changed).length > 0 ? there.served({ ...settings, ...changed }) : there.app,
    );
    const response = await browser.signIn(account);
    return response.status === 303 ? browser.whoAmI() : `${response.status} ${await wordsOf(response)}`;
  };
  const identities = () =>
    there.db
      .selectFrom('identity')
      .innerJoin('person', 'person.id', 'person_id')
      .select(['issuer', 'tenant', 'subject', 'name', 'found_by'])
      .orderBy('subject')
      .execute();
  const rolesOf = async (name: string) =>
    there.db
      .selectFrom('person_role')
      .innerJoin('person', 'person.id', 'person_id')
      .select(['role', 'person_role.source'])
      .where('name', '=', name)
      .orderBy('role')
      .execute();
  return { ...there, provider, settings, who, identities, rolesOf };
}

const notOnList = expect.stringMatching(/^403 .*Your account is good, but you are not on the staff list/);

test('people are found once, by what the organisation allows, and ever after by issuer, tenant and subject', async () => {
  const there = await company(
    {
      // The Kelvin sign, which becomes a k when letters are made small.
      kelvin: { email: 'henri\u212A.vass@brightwater.example', email_verified: true },
      'sub-of-ines': {},
      'sub-of-sofia': { oid: 'oid-of-sofia', tid: tenant },
      'sub-of-henrik': { staff_number: 'BW-H' },
      'sub-of-mina': { email: 'MINA.Okafor@Brightwater.example', email_verified: true },
      'sub-of-tobias': { email: 'tobias.feld@brightwater.example', email_verified: false },
      'sub-of-jonas': { email: 'jonas.weil@brightwater.example' },
      'sub-of-priya': { email: 'priya.nair@brightwater.example', email_verified: 'true' },
      'sub-of-sven': { email: 'sven.aalto@brightwater.example', xms_edov: true, email_verified: false },
      'sub-of-a-guest': { email: 'guest@brightwater.example', email_verified: true, name: 'Ines Castellan' },
      'staff-number-as-sub': {},
    },
    { A39_OIDC_FIND_BY: 'external_id staff_number email' },
  );
  const { change, provider, who } = there;
  await change('Ines Castellan', { external_id: 'sub-of-ines' });
  await change('Sofia Marek', { external_id: 'oid-of-sofia' });
  await change('Henrik Vass', { staff_number: 'BW-H' });
  const first = new Map<string, unknown>();
  for (const account of Object.keys(provider.accounts)) first.set(account, await who(account));
  expect(Object.fromEntries(first)).toEqual({
    kelvin: notOnList,
    'sub-of-ines': 'Ines Castellan',
    'sub-of-sofia': 'Sofia Marek',
    'sub-of-henrik': 'Henrik Vass',
    'sub-of-mina': 'Mina Okafor',
    // Anybody can call themselves that where nobody has looked.
    'sub-of-tobias': notOnList,
    'sub-of-jonas': notOnList,
    'sub-of-priya': notOnList,
    // How Entra ID says that the owner of the domain vouches for it.
    'sub-of-sven': 'Sven Aalto',
    'sub-of-a-guest': notOnList,
    'staff-number-as-sub': notOnList,
  });
  expect(await there.identities()).toEqual([
    { issuer: provider.issuer, tenant, subject: 'oid-of-sofia', name: 'Sofia Marek', found_by: 'external_id' },
    { issuer: provider.issuer, tenant: '', subject: 'sub-of-henrik', name: 'Henrik Vass', found_by: 'staff_number' },
    { issuer: provider.issuer, tenant: '', subject: 'sub-of-ines', name: 'Ines Castellan', found_by: 'external_id' },
    { issuer: provider.issuer, tenant: '', subject: 'sub-of-mina', name: 'Mina Okafor', found_by: 'email' },
    { issuer: provider.issuer, tenant: '', subject: 'sub-of-sven', name: 'Sven Aalto', found_by: 'email' },
  ]);

  // From now on whatever else is claimed changes nothing: neither an address that somebody else has, nor another number.
  provider.accounts['sub-of-mina'] = {
    email: 'tobias.feld@brightwater.example',
    email_verified: true,
    staff_number: 'BW-1001',
  };
  await change('Mina Okafor', { email: 'mina.okafor-lind@brightwater.example' });
  expect(await who('sub-of-mina')).toBe('Mina Okafor');
  // And where several have an address, it is nobody's.
  await change('Priya Nair', { email: 'tobias.feld@brightwater.example' });
  provider.accounts['sub-of-tobias']!['email_verified'] = true;
  expect(await who('sub-of-tobias')).toEqual(notOnList);
});

test('a second account with the address of somebody who is known is refused, and so is the same one of another tenant', async () => {
  const sofia = { email: 'sofia.marek@brightwater.example', email_verified: true };
  const there = await company({
    first: { ...sofia, oid: 'oid-1', tid: tenant },
    // Somebody has taken over the address, or has made it theirs in the directory.
    second: { ...sofia, oid: 'oid-2', tid: tenant },
    capital: { email: 'SOFIA.MAREK@BRIGHTWATER.EXAMPLE', email_verified: true, oid: 'oid-3', tid: tenant },
    'own-oid': { oid: 'oid-1', tid: 'another-tenant' },
    // Without a tenant nothing is an `oid`.
    'no-tenant': { oid: 'oid-1' },
  });
  expect(await there.who('first')).toBe('Sofia Marek');
  for (const account of ['second', 'capital', 'own-oid', 'no-tenant'])
    expect([account, await there.who(account)]).toEqual([account, notOnList]);
  expect(await there.identities()).toHaveLength(1);
  // At another issuer she is somebody who is not known yet.
  const other = await openIdProvider({ learn, accounts: { elsewhere: sofia }, isPublic: true });
  expect(await there.who('elsewhere', { A39_OIDC_ISSUER: other.issuer })).toBe('Sofia Marek');
  expect(await there.identities()).toHaveLength(2);
});

test('whoever left is not let in, whoever comes back is, and an account that was handed on is whoever has it now', async () => {
  const there = await company(
    { henrik: { staff_number: 'BW-H' }, desk: { staff_number: 'BW-D' } },
    { A39_OIDC_FIND_BY: 'staff_number' },
  );
  await there.change('Henrik Vass', { staff_number: 'BW-H' });
  expect(await there.who('henrik')).toBe('Henrik Vass');
  await there.change('Henrik Vass', { left_on: '2026-11-20' });
  expect(await there.who('henrik')).toEqual(notOnList);
  await there.change('Henrik Vass', { left_on: null });
  expect(await there.who('henrik')).toBe('Henrik Vass');

  await there.change('Mina Okafor', { staff_number: 'BW-D' });
  expect(await there.who('desk')).toBe('Mina Okafor');
  await there.change('Mina Okafor', { left_on: '2026-11-20', staff_number: 'BW-old' });
  await there.change('Jonas Weil', { staff_number: 'BW-D' });
  expect(await there.who('desk')).toBe('Jonas Weil');
  await there.change('Mina Okafor', { left_on: null });
  expect(await there.who('desk')).toBe('Jonas Weil');
});

onSqlite('claims give roles and take them away, and leave alone what was granted by hand', async () => {
  const there = await company(
    { mina: { roles: ['privacy-office', 'something-else'] }, ines: {}, tobias: { roles: 'hr-learning' } },
    { A39_OIDC_ROLES: 'dpo=privacy-office training_admin=hr-learning dpo=also-dpo' },
  );
  const { provider, who, rolesOf } = there;
  for (const [name, account] of [
    ['Mina Okafor', 'mina'],
    ['Ines Castellan', 'ines'],
    ['Tobias Feld', 'tobias'],
  ] as const)
    await there.change(name, { external_id: account });
  const minas = there.browser();
  await minas.signIn('mina');
  expect(await rolesOf('Mina Okafor')).toEqual([{ role: 'dpo', source: 'claim' }]);
  expect((await minas.call('GET', '/api/evidence')).status).toBe(200);
  await who('mina');
  expect(await rolesOf('Mina Okafor')).toHaveLength(1);

  provider.accounts['mina'] = { roles: ['hr-learning', 'also-dpo'] };
  await who('mina');
  expect((await rolesOf('Mina Okafor')).map(({ role }) => role)).toEqual(['dpo', 'training_admin']);
  provider.accounts['mina'] = { roles: ['hr-learning'] };
  await who('mina');
  expect(await rolesOf('Mina Okafor')).toEqual([{ role: 'training_admin', source: 'claim' }]);
  // At once, in every browser.
  expect((await minas.call('GET', '/api/evidence')).status).toBe(403);
  provider.accounts['mina'] = {};
  await who('mina');
  expect(await rolesOf('Mina Okafor')).toEqual([]);
  // What is no text is no role.
  provider.accounts['mina'] = {
    roles: [['privacy-office'], { name: 'privacy-office' }, 1, null, 'PRIVACY-OFFICE', 'privacy-office '],
  };
  await who('mina');
  expect(await rolesOf('Mina Okafor')).toEqual([]);

  // By hand: neither lost without a claim, nor turned into one that could be lost.
  expect(await rolesOf('Ines Castellan')).toEqual([{ role: 'dpo', source: 'hand' }]);
  await who('ines');
  provider.accounts['ines'] = { roles: ['privacy-office'] };
  await who('ines');
  provider.accounts['ines'] = {};
  await who('ines');
  expect(await rolesOf('Ines Castellan')).toEqual([{ role: 'dpo', source: 'hand' }]);
  await who('tobias');
  expect(await rolesOf('Tobias Feld')).toEqual([{ role: 'training_admin', source: 'hand' }]);
  // Nobody else has got or lost anything.
  const all = await there.db.selectFrom('person_role').select('source').execute();
  expect(all.every(({ source }) => source === 'hand')).toBe(true);
});

onSqlite('roles stand where the issuer puts them, and a list that was left out takes nothing away', async () => {
  const there = await company({
    mina: {
      realm_access: { roles: ['privacy-office'] },
      groups: ['0b9c-group'],
      'https://acme.example/roles': ['learning'],
    },
  });
  await there.change('Mina Okafor', { external_id: 'mina' });
  const { provider, who, rolesOf } = there;
  const roles = async () => (await rolesOf('Mina Okafor')).map(({ role }) => role);
  const keycloak = { A39_OIDC_ROLES_CLAIM: 'realm_access.roles', A39_OIDC_ROLES: 'dpo=privacy-office' };
  const entra = { A39_OIDC_ROLES_CLAIM: 'groups', A39_OIDC_ROLES: 'dpo=0b9c-group' };
  const named = { A39_OIDC_ROLES_CLAIM: 'https://acme.example/roles', A39_OIDC_ROLES: 'training_admin=learning' };
  await who('mina', keycloak);
  expect(await roles()).toEqual(['dpo']);
  await who('mina', named);
  expect(await roles()).toEqual(['training_admin']);
  for (const inner of [null, 'privacy-office', ['privacy-office'], { roles: null }]) {
    provider.accounts['mina']!['realm_access'] = inner;
    await who('mina', keycloak);
    expect(await roles()).toEqual([]);
  }
  await who('mina', entra);
  expect(await roles()).toEqual(['dpo']);

  // More than two hundred groups: Entra ID says only where they could be asked for.
  provider.accounts['mina'] = {
    _claim_names: { groups: 'src1' },
    _claim_sources: { src1: { endpoint: 'https://graph.example/groups' } },
  };
  expect(await who('mina', entra)).toBe('Mina Okafor');
  expect(await roles()).toEqual(['dpo']);
  // Without a word in the settings claims change nothing at all.
  provider.accounts['mina'] = { groups: [], roles: [] };
  await who('mina');
  expect(await roles()).toEqual(['dpo']);
  await who('mina', entra);
  expect(await roles()).toEqual([]);
});

onSqlite('an issuer whose token says only who it is, is asked for what the settings need', async () => {
  const thin = true;
  const mina = {
    email: 'mina.okafor@brightwater.example',
    email_verified: true,
    groups: ['0b9c-group'],
    hd: 'brightwater.example',
  };
  const there = await company(
    {
      mina,
      tobias: { email: 'tobias.feld@brightwater.example', email_verified: false },
      henrik: { staff_number: 'BW-H' },
    },
    { A39_OIDC_SCOPES: 'openid email' },
    thin,
  );
  const { provider, who, rolesOf } = there;
  expect(await who('mina')).toBe('Mina Okafor');
  expect(await who('tobias')).toEqual(notOnList);
  expect(provider.moreAsked()).toBe(2);
  expect((await there.identities()).map(({ subject, found_by }) => [subject, found_by])).toEqual([['mina', 'email']]);

  // Only for what is needed.
  await who('mina', { A39_OIDC_FIND_BY: 'external_id' });
  expect(provider.moreAsked()).toBe(2);
  await who('mina', {
    A39_OIDC_FIND_BY: 'external_id',
    A39_OIDC_ROLES: 'dpo=0b9c-group',
    A39_OIDC_ROLES_CLAIM: 'groups',
  });
  expect(await rolesOf('Mina Okafor')).toEqual([{ role: 'dpo', source: 'claim' }]);
  await there.change('Henrik Vass', { staff_number: 'BW-H' });
  expect(await who('henrik', { A39_OIDC_FIND_BY: 'staff_number' })).toBe('Henrik Vass');
  expect(await who('mina', { A39_OIDC_REQUIRE: 'hd=brightwater.example' })).toBe('Mina Okafor');
  expect(await who('mina', { A39_OIDC_REQUIRE: 'hd=elsewhere.example' })).toMatch(/^403 .*did not succeed/);
});
