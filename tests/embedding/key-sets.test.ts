import { expect, onTestFinished, test, vi } from 'vitest';
import type { IssuerTerms } from '../../server/embedding/issuer.ts';
import { readHostToken } from '../../server/embedding/host-token.ts';
import { claims, intranet, issuer, keys, keyServer, noon, read, signed, us, whyNot } from './hosts.ts';

function ofJwks(jwksUrl: string): IssuerTerms {
  return { kind: 'jwks', audience: us, jwksUrl, foundBy: 'nothing', makesPeople: false };
}

/** jose goes by the clock of the machine. */
function clock(): (seconds: number) => void {
  vi.useFakeTimers({ toFake: ['Date'], now: noon });
  onTestFinished(() => void vi.useRealTimers());
  return (seconds) => void vi.setSystemTime(Date.now() + seconds * 1_000);
}

test('a key set is fetched once, and a strange key makes no storm of questions', async () => {
  const later = clock();
  const [first, second, strange] = [await keys('ES256'), await keys('ES256', 'second'), await keys('ES256', 'strange')];
  let set = [first.jwk];
  const { url, asked } = await keyServer(() => ({ body: { keys: set } }));
  const its = [issuer(ofJwks(`${url}/keys`))];

  await Promise.all([1, 2, 3].map(async () => read(await signed(claims(), first), its)));
  expect(asked()).toBe(1);
  for (let i = 0; i < 20; i++) expect(await whyNot(await signed(claims(), strange), its)).toContain('not registered');
  expect(asked()).toBe(1);

  // The host changes its key. Within half a minute of the last question nobody asks again, not even for a good one.
  set = [first.jwk, second.jwk];
  await whyNot(await signed(claims(), second), its);
  later(31);
  await read(await signed(claims(), second), its);
  expect(asked()).toBe(2);
  for (let i = 0; i < 20; i++) await whyNot(await signed(claims(), strange), its);
  expect(asked()).toBe(2);
  later(31);
  await whyNot(await signed(claims(), strange), its);
  expect(asked()).toBe(3);

  // A key that the host took back is of no use when the set is ten minutes old.
  set = [second.jwk];
  later(599);
  await read(await signed(claims(), first), its);
  later(2);
  expect(await whyNot(await signed(claims(), first), its)).toContain('not registered');
});

test('a key set that cannot be had refuses, and is asked for again', async () => {
  const pair = await keys('ES256');
  const answers: { status?: number; body: unknown }[] = [
    { status: 500, body: {} },
    { status: 302, body: { keys: [pair.jwk] } },
    { body: 'not JSON' },
    { body: { keys: 'none' } },
    { body: { keys: [{ ...pair.jwk, x: 'x'.repeat(300_000) }] } },
  ];
  let next = 0;
  const { url } = await keyServer(() => answers[next++] ?? { body: { keys: [pair.jwk] } });
  const its = [issuer(ofJwks(`${url}/keys`))];
  for (const { status, body } of answers)
    expect(await whyNot(await signed(claims(), pair), its), `${status} ${String(body).slice(0, 20)}`).toContain(
      'cannot be had',
    );
  expect((await read(await signed(claims(), pair), its)).claimed.subject).toBe('okafor');
});

test('keys are not fetched from inside the house, or without TLS, unless the operator allows it', async () => {
  const pair = await keys('ES256');
  const { url, asked } = await keyServer(() => ({ body: { keys: [pair.jwk] } }));
  const token = await signed(claims(), pair);
  const refuses = async (jwksUrl: string) =>
    readHostToken(token, [issuer(ofJwks(jwksUrl))], { origin: intranet }, { now: noon, allowPrivate: false });
  for (const address of [
    `${url}/keys`,
    url.replace('http:', 'https:'),
    url.replace('127.0.0.1', 'localhost').replace('http:', 'https:'),
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/keys',
    'http://keys.example/keys',
  ])
    await expect(refuses(address), address).rejects.toThrow(/cannot be had/);
  expect(asked()).toBe(0);
});

test('a set with a shared secret in it opens nothing', async () => {
  const pair = await keys('ES256');
  const secret = Buffer.alloc(32, 9);
  const oct = { kty: 'oct', k: secret.toString('base64url'), alg: 'HS256', kid: 'oct' };
  const { url } = await keyServer(() => ({ body: { keys: [oct, pair.jwk] } }));
  const its = [issuer(ofJwks(`${url}/keys`))];
  expect(await whyNot(await signed(claims(), { alg: 'HS256', kid: 'oct', sign: secret }), its)).toContain(
    'does not use',
  );
  await read(await signed(claims(), pair), its);
});
