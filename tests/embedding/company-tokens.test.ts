import { expect, test } from 'vitest';
import type { Issuer, IssuerTerms } from '../../server/embedding/issuer.ts';
import { at, claims, issuer, keys, keyServer, noon, read, signed, us, whyNot } from './hosts.ts';

const tenant = '2f1c4d0e-6d0b-4f0e-9a55-0f6f1d2b3c4d';
const ours = '7b1d6a52-93e1-4c63-8d0f-5d2c1a0b9e8f';
/** "SharePoint Online Web Client Extensibility", as Microsoft names it. */
const sharePoint = '08e18876-6177-487e-b8b5-cf950c1e598c';

interface Entra {
  its: (changes?: Partial<Extract<IssuerTerms, { kind: 'entra' }>>) => Issuer[];
  token: (changes?: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>;
}

async function entra(): Promise<Entra> {
  const pair = await keys('RS256', 'entra');
  const { url } = await keyServer(() => ({ body: { keys: [pair.jwk] } }));
  const iss = `${url}/${tenant}/v2.0`;
  const terms = {
    kind: 'entra' as const,
    tenant,
    audience: ours,
    clients: [sharePoint],
    acceptV1: false,
    foundBy: 'external_id' as const,
    makesPeople: false,
  };
  return {
    its: (changes) => [issuer({ ...terms, ...changes }, { iss })],
    token: async (changes, header) =>
      signed(
        claims({
          iss,
          aud: ours,
          tid: tenant,
          oid: '9d1f6f10-0000-4000-8000-000000000001',
          sub: 'pairwise',
          azp: sharePoint,
          scp: 'openid training.embed',
          ver: '2.0',
          name: 'Mina Okafor',
          preferred_username: 'mina.okafor@brightwater.example',
          exp: at(noon, 3_600),
          jti: undefined,
          ...changes,
        }),
        pair,
        header,
      ),
  };
}

test('Entra ID: a token of the tenant, for our scope, from a known program, names a person by tenant and object id', async () => {
  const { its, token } = await entra();
  const found = await read(await token(), its());
  expect(found.claimed).toMatchObject({ tenant, subject: '9d1f6f10-0000-4000-8000-000000000001' });
  expect(found.claimed.externalId).toBe(found.claimed.subject);
  // Never by address or sign-in name, and no longer than it says: such tokens are made to be used again.
  expect(found.claimed.verifiedEmail).toBeUndefined();
  expect([found.email, found.once]).toEqual([undefined, null]);
  const verified = await read(await token({ email: 'a@brightwater.example', email_verified: true }), its());
  expect(verified.claimed.verifiedEmail).toBeUndefined();
});

test('Entra ID: tokens of other tenants, programs, scopes and kinds are refused', async () => {
  const { its, token } = await entra();
  const cases: [Record<string, unknown>, string][] = [
    [{ tid: '11111111-2222-4333-8444-555555555555' }, '(tid)'],
    [{ tid: undefined }, '(tid)'],
    // An ID token, and a token for another program of the same company.
    [{ scp: undefined }, 'training.embed'],
    [{ scp: 'User.Read' }, 'training.embed'],
    [{ scp: 'training.embedded' }, 'training.embed'],
    [{ aud: '00000003-0000-0000-c000-000000000000' }, '(aud)'],
    [{ aud: `api://${ours}` }, '(aud)'],
    [{ aud: us }, '(aud)'],
    [{ oid: undefined }, 'program'],
    [{ idtyp: 'app' }, 'program'],
    [{ scp: undefined, roles: ['training.embed'] }, 'program'],
    [{ azp: '11111111-2222-4333-8444-555555555555' }, '(azp)'],
    [{ azp: undefined }, '(azp)'],
    [{ azp: undefined, appid: ours }, '(azp)'],
    [{ exp: at(noon, -61) }, 'expired'],
  ];
  for (const [changes, why] of cases)
    expect(await whyNot(await token(changes), its()), JSON.stringify(changes)).toContain(why);
  for (const typ of ['at+jwt', 'logout+jwt']) expect(await whyNot(await token({}, { typ }), its())).toContain('(typ)');
  // Only the way in which Entra ID signs.
  const pair = await keys('ES256');
  expect(await whyNot(await signed(claims({ iss: its()[0]!.iss, aud: ours }), pair), its())).toContain('does not use');
});

test('Entra ID: version 1 only where it is switched on, and never half of each', async () => {
  const { its, token } = await entra();
  const v1 = {
    iss: `https://sts.windows.net/${tenant}/`,
    aud: `api://${ours}`,
    ver: '1.0',
    azp: undefined,
    appid: sharePoint,
  };
  expect(await whyNot(await token(v1), its())).toContain('Nobody is registered');
  const on = its({ acceptV1: true });
  expect((await read(await token(v1), on)).claimed.tenant).toBe(tenant);
  expect((await read(await token(), on)).claimed.tenant).toBe(tenant);
  expect(await whyNot(await token({ ...v1, aud: ours }), on)).toContain('(aud)');
  expect(await whyNot(await token({ aud: `api://${ours}` }), on)).toContain('(aud)');
  const foreign = 'https://sts.windows.net/11111111-2222-4333-8444-555555555555/';
  expect(await whyNot(await token({ ...v1, iss: foreign }), on)).toContain('Nobody is registered');
});

test('access tokens of another issuer: audience, scope, program and type', async () => {
  const pair = await keys('PS256');
  const { url } = await keyServer(() => ({ body: { keys: [pair.jwk] } }));
  const its = [
    issuer({
      kind: 'access_token',
      audience: us,
      jwksUrl: `${url}/keys`,
      clients: ['intranet-portal'],
      foundBy: 'external_id',
      makesPeople: false,
    }),
  ];
  const said = { scope: 'openid training.embed', client_id: 'intranet-portal', exp: at(noon, 3_600), jti: undefined };
  const token = (changes: Record<string, unknown> = {}, typ: string | undefined = 'at+jwt') =>
    signed(claims({ ...said, ...changes }), pair, { typ });
  for (const typ of ['at+jwt', 'application/at+jwt', 'JWT'])
    expect((await read(await token({}, typ), its)).claimed.subject).toBe('okafor');
  await read(await token({ client_id: undefined, azp: 'intranet-portal' }), its);
  await read(await token({ scope: undefined, scp: 'training.embed' }), its);
  for (const [changes, why] of [
    [{ scope: 'openid' }, 'training.embed'],
    [{ scope: undefined }, 'training.embed'],
    [{ scope: ['training.embed'] }, 'training.embed'],
    [{ client_id: 'crm' }, '(azp)'],
    [{ azp: 'crm' }, '(azp)'],
    [{ client_id: undefined }, '(azp)'],
    [{ aud: 'crm' }, '(aud)'],
    [{ aud: [us, 'crm'] }, '(aud)'],
    [{ sub: undefined }, '(sub)'],
  ] as [Record<string, unknown>, string][])
    expect(await whyNot(await token(changes), its), JSON.stringify(changes)).toContain(why);
  expect(await whyNot(await token({}, 'logout+jwt'), its)).toContain('(typ)');
});
