import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import { clientId, clientSecret, forgingIssuer, signingKey, type Forged } from '../support/oidc.ts';
import { learn, signInWith, wordsOf, type Browser } from './on-our-pages.ts';

/** The forty, and an issuer that says whatever it is told. Its account `somebody` is Sofia Marek. */
async function forged(algorithms?: string[]) {
  const issuer = await forgingIssuer(algorithms);
  const there = await signInWith({
    A39_OIDC_ISSUER: issuer.issuer,
    A39_OIDC_CLIENT_ID: clientId,
    A39_OIDC_CLIENT_SECRET: clientSecret,
  });
  await there.change('Sofia Marek', { external_id: 'somebody' });
  there.runClock();
  return { ...there, issuer };
}

type Forging = Awaited<ReturnType<typeof forged>>;

/** Begins a sign-in and comes back with a code, for which the issuer gives what was forged. */
async function comeBack({ issuer }: Forging, browser: Browser, next: Forged, answer: Record<string, string> = {}) {
  const begun = await browser.open('/sign-in/company', { from: 'same-origin' });
  const asked = new URL(begun.headers.get('location')!).searchParams;
  issuer.said.nonce = asked.get('nonce')!;
  issuer.said.next = next;
  const back = new URLSearchParams({ code: 'x', state: asked.get('state')!, ...answer });
  return browser.finish(`${learn}/sign-in/callback?${back}`);
}

const now = () => Math.floor(Date.now() / 1_000);

test('an ID token counts only if all of it holds', async () => {
  const there = await forged();
  const { issuer } = there;
  const { published, key: strange } = await signingKey('strange');
  const signed =
    (header: object, key = issuer.key.key) =>
    (claims: JWTPayload) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'first', ...header })
        .sign(key, { crit: { x: true } });
  const cases: Record<string, () => Forged> = {
    'for another program': () => ({ claims: { aud: 'another-program' } }),
    'for nobody': () => ({ claims: { aud: undefined } }),
    'for us and another, and handed to the other': () => ({
      claims: { aud: [clientId, 'another-program'], azp: 'another-program' },
    }),
    'for us and another, without saying whom it was handed to': () => ({
      claims: { aud: [clientId, 'another-program'] },
    }),
    'of another issuer': () => ({ claims: { iss: 'https://login.elsewhere.example' } }),
    'of an issuer that begins with ours': () => ({ claims: { iss: `${issuer.issuer}.elsewhere.example` } }),
    'of no issuer': () => ({ claims: { iss: undefined } }),
    'with the nonce of another sign-in': () => ({ claims: { nonce: 'A'.repeat(43) } }),
    'without a nonce': () => ({ claims: { nonce: undefined } }),
    expired: () => ({ claims: { exp: now() - 70, iat: now() - 300 } }),
    'without an end': () => ({ claims: { exp: undefined } }),
    'of the future': () => ({ claims: { iat: now() + 120 } }),
    'not yet good': () => ({ claims: { nbf: now() + 120 } }),
    'that does not say since when': () => ({ claims: { iat: undefined } }),
    'about nobody': () => ({ claims: { sub: undefined } }),
    'about more than fits': () => ({ claims: { sub: 's'.repeat(301) } }),
    'signed by a key that is not published': () => ({ sign: signed({ kid: 'strange' }, strange) }),
    'signed by another key under the name of the published one': () => ({ sign: signed({}, strange) }),
    unsigned: () => ({ sign: (claims) => new UnsecuredJWT(claims).encode() }),
    'signed with our secret': () => ({
      sign: (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(clientSecret.padEnd(32, '.'))),
    }),
    'signed with the published key as the secret': () => ({
      sign: (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'first' })
          .sign(Buffer.from(JSON.stringify(issuer.key.published))),
    }),
    'that brings its own key': () => ({ sign: signed({ jwk: published, kid: 'strange' }, strange) }),
    'that needs what we do not know': () => ({ sign: signed({ crit: ['x'], x: 1 }) }),
    'that is none': () => ({ sign: () => 'not.a.token' }),
    missing: () => ({ body: JSON.stringify({ access_token: 'x', token_type: 'Bearer' }) }),
    'with a no': () => ({
      status: 400,
      body: JSON.stringify({ error: 'invalid_grant', error_description: '<b>Ines</b>' }),
    }),
    'that is a page': () => ({ status: 200, body: '<html>' }),
  };
  for (const [what, next] of Object.entries(cases)) {
    const browser = there.browser();
    const response = await comeBack(there, browser, next());
    const text = await wordsOf(response);
    expect([what, response.status, text]).toEqual([what, 403, expect.stringContaining('did not succeed')]);
    expect(text).not.toMatch(/Ines|invalid_grant/);
    expect([what, browser.cookies['__Host-a39_session']]).toEqual([what, undefined]);
  }
  expect(await there.db.selectFrom('sign_in').select('id').execute()).toEqual([]);
  expect(await there.db.selectFrom('identity').select('subject').execute()).toEqual([]);

  // The same with nothing wrong, or so little that it may be the clocks.
  const fine: (() => Forged)[] = [
    () => ({}),
    () => ({ claims: { iat: now() + 50 } }),
    () => ({ claims: { nbf: now() + 50 } }),
    () => ({ claims: { exp: now() - 50 } }),
    () => ({ claims: { aud: [clientId] } }),
    () => ({ claims: { aud: [clientId, 'another-program'], azp: clientId } }),
  ];
  for (const next of fine) {
    const browser = there.browser();
    expect((await comeBack(there, browser, next())).status).toBe(303);
    expect(await browser.whoAmI()).toBe('Sofia Marek');
  }
});

test('an issuer that allows no signature, or a shared secret, does not get one past us', async () => {
  const there = await forged(['none', 'HS256', 'RS256']);
  const attempts: Forged[] = [
    { sign: (claims) => new UnsecuredJWT(claims).encode() },
    { sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(clientSecret)) },
  ];
  for (const next of attempts) {
    const browser = there.browser();
    expect([(await comeBack(there, browser, next)).status, await browser.whoAmI()]).toEqual([403, undefined]);
  }
  expect((await comeBack(there, there.browser(), {})).status).toBe(303);
});

test('an answer that names another issuer is not taken to ours, also where ours names none', async () => {
  const there = await forged();
  const browser = there.browser();
  const mixed = await comeBack(there, browser, {}, { iss: 'https://login.elsewhere.example' });
  expect([mixed.status, await browser.whoAmI()]).toEqual([403, undefined]);
  expect((await comeBack(there, browser, {}, { iss: there.issuer.issuer })).status).toBe(303);
});

test('an issuer that is described as another is not asked', async () => {
  const there = await forged();
  there.issuer.said.discovery = { issuer: 'https://login.elsewhere.example' };
  const response = await there.browser().open('/sign-in/company', { from: 'same-origin' });
  expect(response.status).toBe(503);
});

test('an issuer with a fault of its own is not our refusal', async () => {
  const there = await forged();
  const response = await comeBack(there, there.browser(), { status: 502, body: '<html>Bad gateway</html>' });
  expect([response.status, await wordsOf(response)]).toEqual([503, expect.stringContaining('does not answer')]);
});

test('what an issuer says besides its token counts for the same subject alone, and changes nothing of the token', async () => {
  const there = await forged();
  const { said, issuer } = there.issuer;
  said.discovery = { userinfo_endpoint: `${issuer}/me` };
  const henrik = 'henrik.vass@brightwater.example';
  const who = async (claims: Forged['claims'], more: object) => {
    said.more = more;
    const browser = there.browser();
    await comeBack(there, browser, { claims: { sub: 'unknown', ...claims } });
    return browser.whoAmI();
  };
  const verified = { email: henrik, email_verified: true };
  // The address in the token is not the one that was verified.
  expect(await who({ email: henrik }, { sub: 'unknown', email: 'mark@elsewhere.example', email_verified: true })).toBe(
    undefined,
  );
  expect(await who({ email_verified: true }, { sub: 'unknown', email: henrik })).toBe(undefined);
  expect(await who({ email: henrik, email_verified: false }, { sub: 'unknown', ...verified })).toBe(undefined);
  // Somebody else's answer, and one about nobody.
  expect(await who({}, { sub: 'another', ...verified })).toBe(undefined);
  expect(await who({}, verified)).toBe(undefined);
  // It names another account of another tenant.
  expect(await who({}, { sub: 'unknown', oid: 'somebody', tid: 'x' })).toBe(undefined);
  expect(await there.db.selectFrom('identity').select('subject').execute()).toEqual([]);
  expect(await who({}, { sub: 'unknown', ...verified })).toBe('Henrik Vass');
});
