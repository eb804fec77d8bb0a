import { expect, test } from 'vitest';
import { at, claims, intranet, issuer, keys, noon, ofKeys, read, signed, whyNot } from './hosts.ts';

// Staffbase and Haiilo hand their tokens to a frame of ours. What a browser says as origin there is our own.
const inFrame = { origin: null };

test('Staffbase: its plugin, its way to sign, only through a frame of ours', async () => {
  const pair = await keys('RS256', 'staffbase');
  const its = [
    issuer({ ...ofKeys([pair]), kind: 'staffbase', audience: 'plugin-39' }, { iss: 'api.staffbase.com', origin: null }),
  ];
  const said = claims({
    iss: 'api.staffbase.com',
    aud: 'plugin-39',
    sub: '541954c3e4b08bbdce1a340a',
    external_id: 'BW-1004',
    instance_id: '55c79b6ee4b06c6fb19bd1e2',
    branch_id: '5e3bfa789f436c5e2ee5141a',
    role: 'editor',
    jti: undefined,
  });
  const token = await signed(said, pair);
  const found = await read(token, its, inFrame);
  expect(found.claimed).toMatchObject({
    tenant: '5e3bfa789f436c5e2ee5141a',
    subject: '541954c3e4b08bbdce1a340a',
    externalId: 'BW-1004',
  });
  // Another place on the same platform is the same person.
  const elsewhere = await read(await signed({ ...said, instance_id: 'other' }, pair), its, inFrame);
  expect(elsewhere.claimed).toEqual(found.claimed);
  expect(await whyNot(token, its, { origin: intranet })).toContain('Nobody is registered');
  for (const changes of [{ aud: 'plugin-40' }, { exp: at(noon, 301) }, { nbf: at(noon, 61) }, { sub: undefined }])
    await whyNot(await signed({ ...said, ...changes }, pair), its, inFrame);
  const other = await keys('PS256', 'staffbase');
  expect(await whyNot(await signed(said, other), its, inFrame)).toContain('does not use');

  // Without a number of its own it is used up as what it says: its signature can be written in several ways.
  const again = [`${token}=`, ` ${token}`.trim()];
  const last = token.at(-1)!;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  // The last letter of 256 bytes carries four bits that nobody reads.
  again.push(token.slice(0, -1) + letters[letters.indexOf(last) ^ 1]!);
  for (const written of again) {
    const outcome = await read(written, its, inFrame).catch(() => undefined);
    if (outcome) expect(outcome.once!.id, written.slice(-4)).toBe(found.once!.id);
  }
  expect(found.once!.until).toEqual(new Date((at(noon, 120) + 60) * 1_000));
});

test('Haiilo: the answer to our number, from its tenant', async () => {
  const pair = await keys('RS512', 'haiilo');
  const newer = await keys('RS512', 'haiilo-new');
  const iss = 'https://brightwater.haiilo.example';
  const { kid: _, ...one } = pair.jwk;
  const { kid: __, ...two } = newer.jwk;
  const its = [
    issuer(
      {
        kind: 'haiilo',
        tenant: '5aaa4d6d-cf92-4385-a49e-bc620c2de7e1',
        keys: [one as { kty: 'RSA' }, two as { kty: 'RSA' }],
        foundBy: 'external_id',
        makesPeople: false,
      },
      { iss, origin: null },
    ),
  ];
  const said = {
    iss,
    iat: at(noon),
    exp: at(noon, 60),
    sub: 'init',
    jti: 'our-number',
    'ctx.tenantId': '5aaa4d6d-cf92-4385-a49e-bc620c2de7e1',
    'ctx.userId': 'e47c39ff-8384-45d5-b998-a801930e936d',
    'ctx.userName': 'Mina Okafor',
  };
  const shown = { origin: null, nonce: 'our-number' };
  const jku = { jku: 'https://certificates.haiilo.example/key', kid: undefined };
  for (const signer of [pair, newer]) {
    const found = await read(await signed(said, signer, jku), its, shown);
    expect(found.claimed).toMatchObject({ tenant: said['ctx.tenantId'], subject: said['ctx.userId'] });
  }
  const token = await signed(said, pair, jku);
  // A number that is not ours, was used or is too old comes here as none.
  for (const nonce of [undefined, 'another', ''])
    expect(await whyNot(token, its, { origin: null, nonce })).toContain('(jti)');
  expect(await whyNot(token, its, { origin: intranet, nonce: 'our-number' })).toContain('Nobody is registered');
  for (const [changes, why] of [
    [{ jti: undefined }, '(jti)'],
    [{ sub: 'save' }, '(jti)'],
    [{ 'ctx.tenantId': 'other' }, 'tenantId'],
    [{ 'ctx.tenantId': undefined }, 'tenantId'],
    [{ 'ctx.userId': undefined }, 'userId'],
    [{ 'ctx.userId': 7 }, 'userId'],
    [{ exp: at(noon, 301) }, 'five minutes'],
    [{ exp: at(noon, -60), iat: at(noon, -120) }, 'expired'],
  ] as [Record<string, unknown>, string][])
    expect(await whyNot(await signed({ ...said, ...changes }, pair, jku), its, shown)).toContain(why);
});
