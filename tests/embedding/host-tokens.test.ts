import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { issuerTerms } from '../../server/embedding/issuer.ts';
import { at, claims, forged, intranet, issuer, keys, noon, ofKeys, read, signed, us, whyNot } from './hosts.ts';

// "Validation rules for path B" of embedding.md 1.7, on tokens that real keys have signed.

test('a token signed by a key of the record, for us, on that page, is good', async () => {
  for (const alg of ['ES256', 'RS256', 'PS256', 'EdDSA']) {
    const pair = await keys(alg);
    const its = issuer(ofKeys([pair]));
    const said = claims({ name: 'Mina Okafor', external_id: 'hr-7', staff_number: 'BW-1004' });
    expect(await read(await signed(said, pair), [its])).toMatchObject({
      issuer: { id: its.id },
      claimed: { issuer: its.id, tenant: '', subject: 'okafor', externalId: 'hr-7', staffNumber: 'BW-1004' },
      name: 'Mina Okafor',
      once: { id: said['jti'], until: new Date((at(noon, 120) + 60) * 1_000) },
    });
  }
});

test('the record is chosen by exact issuer and exact page, and nothing in the request widens it', async () => {
  const pair = await keys('ES256');
  const its = issuer(ofKeys([pair]));
  const token = await signed(claims(), pair);
  for (const origin of [
    'https://intranet.example.evil.example',
    'http://intranet.example',
    'https://intranet.example:8443',
    'https://INTRANET.example',
    'https://intranet.example.',
    'https://wiki.example',
    null,
  ])
    expect(await whyNot(token, [its], { origin })).toContain('Nobody is registered');
  for (const iss of [`${its.iss}/`, its.iss.toUpperCase(), `${its.iss} `, 'https://evil.example', undefined])
    await whyNot(await signed(claims({ iss }), pair), [its]);
  // The same issuer signs for two pages: each record counts for its own.
  const other = issuer(ofKeys([pair], { audience: 'https://other.example' }), { origin: 'https://wiki.example' });
  expect((await read(token, [other, its])).issuer.id).toBe(its.id);
  expect(await whyNot(token, [other, its], { origin: 'https://wiki.example' })).toContain('(aud)');
});

test('the audience is us alone', async () => {
  const pair = await keys('ES256');
  const its = [issuer(ofKeys([pair]))];
  expect((await read(await signed(claims({ aud: [us] }), pair), its)).claimed.subject).toBe('okafor');
  for (const aud of [undefined, '', [], `${us}/`, 'https://evil.example', [us, 'https://evil.example'], [us, us]])
    expect(await whyNot(await signed(claims({ aud }), pair), its)).toContain('(aud)');
});

test('keys come from the record alone: what a token says about keys is not looked at', async () => {
  const pair = await keys('ES256');
  const evil = await keys('ES256', 'evil');
  const its = [issuer(ofKeys([pair]))];
  const brought = { jku: 'https://evil.example/keys', x5u: 'https://evil.example/x5u', jwk: evil.jwk };
  expect(await whyNot(await signed(claims(), evil, { ...brought, kid: pair.kid }), its)).toContain('signature');
  expect(await whyNot(await signed(claims(), evil, brought), its)).toContain('not registered');
  // They do no harm to an honest token either.
  expect((await read(await signed(claims(), pair, brought), its)).claimed.subject).toBe('okafor');
});

test('no token is taken without a signature, or signed with what everybody knows', async () => {
  const pair = await keys('RS256');
  const its = [issuer(ofKeys([pair]))];
  for (const alg of ['none', 'None', 'NONE', '']) await whyNot(forged({ alg, typ: 'JWT' }, claims()), its);
  // Key confusion: the public key, in each form in which it is known, as a shared secret.
  const publicKey = createPublicKey({ key: pair.jwk, format: 'jwk' });
  for (const secret of [
    publicKey.export({ type: 'spki', format: 'pem' }),
    publicKey.export({ type: 'pkcs1', format: 'pem' }),
    publicKey.export({ type: 'spki', format: 'der' }),
    JSON.stringify(pair.jwk),
    pair.jwk.n!,
  ])
    for (const [alg, hash] of [
      ['HS256', 'sha256'],
      ['HS512', 'sha512'],
    ] as const) {
      const body = forged({ alg, typ: 'JWT', kid: pair.kid }, claims()).slice(0, -1);
      const signature = createHmac(hash, secret).update(body).digest('base64url');
      expect(await whyNot(`${body}.${signature}`, its)).toContain('does not use');
    }
  // A record of a shared secret takes nothing else, and not a stronger hash of another length.
  const bytes = Buffer.alloc(32, 7);
  const shared = issuer({ ...ofKeys([]), kind: 'secret', secret: bytes.toString('base64url') });
  expect((await read(await signed(claims(), { alg: 'HS256', sign: bytes }), [shared])).claimed.subject).toBe('okafor');
  await whyNot(await signed(claims(), { alg: 'HS512', sign: Buffer.alloc(64, 7) }), [shared]);
  await whyNot(await signed(claims(), pair), [shared]);
  expect(await whyNot(await signed(claims(), { alg: 'HS256', sign: Buffer.alloc(32, 8) }), [shared])).toContain(
    'signature',
  );
});

test('a token that was changed, cut or is none is refused', async () => {
  const pair = await keys('ES256');
  const its = [issuer(ofKeys([pair]))];
  const token = await signed(claims(), pair);
  const [header, , signature] = token.split('.') as [string, string, string];
  const other = Buffer.from(JSON.stringify(claims({ sub: 'castellan' }))).toString('base64url');
  expect(await whyNot(`${header}.${other}.${signature}`, its)).toContain('signature');
  for (const text of ['', '.', '..', 'x.y.z', token.slice(0, -4), `${token}.x`, `${header}.${other}.`, '{}'])
    await whyNot(text, its);
  // Extensions that we do not know are critical to whoever wrote them, and signed like everything else.
  const critical = new SignJWT(claims()).setProtectedHeader({
    alg: 'ES256',
    typ: 'JWT',
    kid: pair.kid,
    crit: ['x'],
    x: 1,
  });
  await whyNot(await critical.sign(pair.sign, { crit: { x: true } }), its);
});

test('a token has a time, a short one, and it is now', async () => {
  const pair = await keys('ES256');
  const its = [issuer(ofKeys([pair]))];
  const taken = async (changes: Record<string, unknown>) => read(await signed(claims(changes), pair), its);
  const why = async (changes: Record<string, unknown>) => whyNot(await signed(claims(changes), pair), its);

  for (const claim of ['exp', 'iat']) {
    expect(await why({ [claim]: undefined })).toContain(claim);
    await why({ [claim]: '1795521600' });
    await why({ [claim]: null });
  }
  // Clocks differ by a minute at most.
  await taken({ iat: at(noon, -180), exp: at(noon, -59) });
  expect(await why({ iat: at(noon, -180), exp: at(noon, -60) })).toContain('expired');
  await taken({ iat: at(noon, 60), exp: at(noon, 90) });
  expect(await why({ iat: at(noon, 61), exp: at(noon, 90) })).toContain('to come');
  await taken({ nbf: at(noon, 60) });
  await why({ nbf: at(noon, 61) });
  // Five minutes, and not five minutes of another day.
  await taken({ exp: at(noon, 300) });
  expect(await why({ exp: at(noon, 301) })).toContain('five minutes');
  expect(await why({ iat: at(noon, 86_400), exp: at(noon, 86_700) })).toContain('to come');
  for (const [iat, exp] of [
    ['1e999', '1e999'],
    ['-1e999', '1e999'],
    [String(at(noon)), '1e999'],
  ] as const) {
    // As no serialiser writes it, but a parser reads it.
    const body = JSON.stringify(claims({ iat: 'IAT', exp: 'EXP' }))
      .replace('"IAT"', iat)
      .replace('"EXP"', exp);
    const head = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');
    const text = `${head}.${Buffer.from(body).toString('base64url')}`;
    const secret = Buffer.alloc(32, 7);
    const token = `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    await whyNot(token, [issuer({ ...ofKeys([]), kind: 'secret', secret: secret.toString('base64url') })]);
  }
});

test('a token has a number, a subject and the right type', async () => {
  const pair = await keys('ES256');
  const its = [issuer(ofKeys([pair]))];
  expect(await whyNot(await signed(claims({ jti: undefined }), pair), its)).toContain('(jti)');
  for (const sub of [undefined, '']) expect(await whyNot(await signed(claims({ sub }), pair), its)).toContain('(sub)');
  for (const typ of ['at+jwt', 'dpop+jwt', 'logout+jwt', 'JOSE', 7, {}])
    expect(await whyNot(await signed(claims(), pair, { typ }), its)).toContain('(typ)');
  for (const typ of ['JWT', 'jwt', undefined]) await read(await signed(claims(), pair, { typ }), its);
});

test('roles, groups and managers that a host claims are not among what is read', async () => {
  const pair = await keys('ES256');
  const claimed = { roles: ['dpo'], groups: ['admins'], role: 'dpo', manager: true, scope: 'admin' };
  const found = await read(await signed(claims(claimed), pair), [issuer(ofKeys([pair]))]);
  expect(JSON.stringify({ ...found, issuer: null })).not.toMatch(/dpo|admin|manager/);
});

test('an address counts only where the host says that it has verified it', async () => {
  const pair = await keys('ES256');
  const its = [issuer(ofKeys([pair]))];
  const email = 'mina.okafor@brightwater.example';
  const verified = await read(await signed(claims({ email, email_verified: true }), pair), its);
  expect(verified.claimed.verifiedEmail).toBe(email);
  for (const email_verified of [undefined, false, 'true', 1]) {
    const found = await read(await signed(claims({ email, email_verified }), pair), its);
    expect(found.claimed.verifiedEmail).toBeUndefined();
  }
});

test('a host with two keys changes from one to the other, whether it names them or not', async () => {
  const [first, second, strange] = [await keys('ES256'), await keys('ES256', 'second'), await keys('ES256', 'strange')];
  const named = [issuer(ofKeys([first, second]))];
  const { kid: _, ...one } = first.jwk;
  const { kid: __, ...two } = second.jwk;
  const unnamed = [issuer(ofKeys([], { keys: [one as { kty: 'EC' }, two as { kty: 'EC' }] }))];
  for (const pair of [first, second]) {
    await read(await signed(claims(), pair), named);
    await read(await signed(claims(), { ...pair, kid: undefined as never }), unnamed);
  }
  for (const its of [named, unnamed])
    expect(await whyNot(await signed(claims(), { ...strange, kid: undefined as never }), its)).toContain('signature');
});

test('a record holds public keys only, and such as can sign', async () => {
  const pair = await keys('ES256');
  const accepts = (key: unknown) => v.safeParse(issuerTerms, ofKeys([], { keys: [key as { kty: 'EC' }] })).success;
  expect(accepts(pair.jwk)).toBe(true);
  expect(accepts(await exportJWK(pair.sign))).toBe(false);
  expect(accepts({ kty: 'oct', k: Buffer.alloc(32).toString('base64url') })).toBe(false);
  expect(accepts({ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' })).toBe(false);
  const small = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' });
  expect(accepts(small)).toBe(false);
  const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });
  expect(accepts(otherCurve)).toBe(false);
  const secret = (bytes: number) => ({
    ...ofKeys([]),
    kind: 'secret',
    secret: Buffer.alloc(bytes, 7).toString('base64url'),
  });
  expect(v.safeParse(issuerTerms, secret(31)).success).toBe(false);
  expect(v.safeParse(issuerTerms, secret(32)).success).toBe(true);
});

test('a refusal repeats nothing of the token', async () => {
  const pair = await keys('ES256');
  const its = [issuer(ofKeys([pair]))];
  const mark = 'do-not-repeat-me';
  const tokens = await Promise.all(
    [{ iss: mark }, { aud: mark }, { exp: mark }, { jti: undefined, sub: mark }, { nbf: mark }].map((changes) =>
      signed(claims(changes), pair),
    ),
  );
  for (const token of [...tokens, await signed(claims(), pair, { typ: mark }), mark])
    expect(await whyNot(token, its, { origin: intranet })).not.toContain(mark);
});
