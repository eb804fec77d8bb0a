import { expect, test } from 'vitest';
import { hashOf } from '../../server/secret.ts';
import { clientId, clientSecret, openIdProvider } from '../support/oidc.ts';
import { learn, signInWith, wordsOf } from './on-our-pages.ts';

const accounts = {
  ines: { email: 'ines.castellan@brightwater.example', email_verified: true },
  sofia: { email: 'sofia.marek@brightwater.example', email_verified: true, hd: 'elsewhere.example' },
};

/** The forty, with a real provider that knows some of them. */
async function company(more: Record<string, string> = {}) {
  const provider = await openIdProvider({ learn, accounts });
  const settings = {
    A39_OIDC_ISSUER: provider.issuer,
    A39_OIDC_CLIENT_ID: clientId,
    A39_OIDC_CLIENT_SECRET: clientSecret,
    ...more,
  };
  const there = await signInWith(settings);
  there.runClock();
  return { ...there, provider, settings };
}

const expired = 'This sign-in was begun elsewhere or too long ago.';
const refused = 'The sign-in of your company did not succeed.';

test('somebody signs in at the company: with PKCE, state and nonce, back to where they wanted to go', async () => {
  const there = await company({ A39_OIDC_NAME: 'Brightwater account' });
  const browser = there.browser();
  const choose = await browser.open('/sign-in?to=/team');
  const page = await choose.text();
  expect(page).toContain('<a class="button" href="/sign-in/company?to=%2Fteam">Sign in with Brightwater account</a>');
  expect(page).not.toContain('<form');

  const response = await browser.signIn('ines', '/team?standing=everyone#top');
  expect([response.status, response.headers.get('location')]).toEqual([303, '/team?standing=everyone#top']);
  expect(await browser.whoAmI()).toBe('Ines Castellan');

  const [asked] = there.provider.asked;
  expect(Object.fromEntries(asked!)).toMatchObject({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: `${learn}/sign-in/callback`,
    scope: 'openid email profile',
    code_challenge_method: 'S256',
  });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked!.get(name)).toMatch(/^[\w-]{43}$/);
  await browser.atIssuer('ines');
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(there.provider.asked[1]!.get(name)).not.toBe(asked!.get(name));

  // Said in the log as a fact, and kept with what issuer said it.
  const signIns = await there.db.selectFrom('sign_in').select(['method', 'issuer', 'origin']).execute();
  expect(signIns).toEqual([{ method: 'company', issuer: there.provider.issuer, origin: null }]);
});

test('an answer is read once, by the browser that asked, in ten minutes; whatever else comes is nobody', async () => {
  const there = await company();
  const { db, runClock } = there;
  const isTurnedAway = async (browser: ReturnType<typeof there.browser>, address: string, says: string) => {
    const before = browser.cookies;
    const response = await browser.finish(address);
    expect([response.status, await wordsOf(response)]).toEqual([
      says === expired ? 400 : 403,
      expect.stringContaining(says),
    ]);
    expect(browser.cookies).toEqual(before);
    expect(await browser.whoAmI()).toBe(undefined);
  };
  const [mine, other] = [there.browser(), there.browser()];

  // Handed to somebody else, who has begun a sign-in too: they would go on as the one who handed it over.
  const planted = await mine.atIssuer('ines');
  await isTurnedAway(other, planted, expired);
  await other.atIssuer('sofia');
  await isTurnedAway(other, planted, expired);
  expect((await mine.finish(planted)).status).toBe(303);
  expect(await mine.whoAmI()).toBe('Ines Castellan');
  await mine.call('DELETE', '/api/session');
  await isTurnedAway(mine, planted, expired);

  const parts = [
    ['state', null],
    ['state', ''],
    ['state', 'A'.repeat(43)],
  ] as const;
  for (const [name, value] of parts) {
    const address = new URL(await mine.atIssuer('ines'));
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    await isTurnedAway(mine, address.href, expired);
  }
  await isTurnedAway(mine, `${learn}/sign-in/callback`, expired);

  const stale = await mine.atIssuer('ines');
  runClock(10 * 60 + 1);
  await isTurnedAway(mine, stale, expired);
  runClock();

  const double = await mine.atIssuer('ines');
  await isTurnedAway(mine, `${double}&state=${'A'.repeat(43)}`, refused);
  const noCode = new URL(await mine.atIssuer('ines'));
  noCode.searchParams.delete('code');
  await isTurnedAway(mine, noCode.href, refused);
  const wrongCode = new URL(await mine.atIssuer('ines'));
  wrongCode.searchParams.set('code', 'A'.repeat(43));
  await isTurnedAway(mine, wrongCode.href, refused);
  const declines = there.browser();
  await isTurnedAway(declines, await declines.atIssuer('nobody'), refused);

  // The code of one sign-in with the state of another: the verifier is that of the other.
  const first = new URL(await mine.atIssuer('ines'));
  const second = new URL(await mine.atIssuer('ines'));
  second.searchParams.set('code', first.searchParams.get('code')!);
  await isTurnedAway(mine, second.href, refused);

  for (const column of ['nonce', 'verifier'] as const) {
    const address = await mine.atIssuer('ines');
    const state = new URL(address).searchParams.get('state')!;
    const wrong = { [column]: 'A'.repeat(43) };
    await db.updateTable('oidc_request').set(wrong).where('state_hash', '=', hashOf(state)).execute();
    await isTurnedAway(mine, address, refused);
  }

  // Nothing of all this was kept as a sign-in.
  expect(await db.selectFrom('sign_in').select('id').execute()).toEqual([]);
  expect(await db.selectFrom('identity').select('subject').execute()).toHaveLength(1);
});

test('of two issuers the answer, the code and the state of one are nothing to the other', async () => {
  const there = await company();
  const evil = await openIdProvider({ learn, accounts });
  const elsewhere = there.served({ ...there.settings, A39_OIDC_ISSUER: evil.issuer });
  const mine = there.browser();
  const theirs = there.browser(elsewhere);

  const here = new URL(await mine.atIssuer('ines'));
  const away = new URL(await theirs.atIssuer('ines'));
  expect([here.searchParams.get('iss'), away.searchParams.get('iss')]).toEqual([there.provider.issuer, evil.issuer]);

  // The other's answer, to a sign-in that was begun with ours: it says who it is, and is sent away before the code goes anywhere.
  away.searchParams.set('state', here.searchParams.get('state')!);
  const mixed = await mine.finish(away.href);
  expect([mixed.status, await wordsOf(mixed)]).toEqual([403, expect.stringContaining(refused)]);

  // It pretends to be ours: the code is unknown there.
  const again = new URL(await mine.atIssuer('ines'));
  again.searchParams.set('code', away.searchParams.get('code')!);
  expect((await mine.finish(again.href)).status).toBe(403);

  // It leaves out who it is: ours always says it.
  const silent = new URL(await mine.atIssuer('ines'));
  silent.searchParams.delete('iss');
  expect((await mine.finish(silent.href)).status).toBe(403);

  // A code that ours gave to another program, which is registered there as well.
  const other = there.browser(there.served({ ...there.settings, A39_OIDC_CLIENT_ID: 'another-program' }));
  const code = new URL(await other.atIssuer('ines')).searchParams.get('code')!;
  const substituted = new URL(await mine.atIssuer('ines'));
  substituted.searchParams.set('code', code);
  expect((await mine.finish(substituted.href)).status).toBe(403);
  expect(await mine.whoAmI()).toBe(undefined);
  expect((await mine.signIn('ines')).status).toBe(303);
});

test('clocks may differ by a minute and no more', async () => {
  const there = await company();
  // Of the five minutes of a token.
  const offsets = [
    [0, 303],
    [-50, 303],
    [-70, 403],
    [-600, 403],
    [5 * 60 + 50, 303],
    [5 * 60 + 70, 403],
    [9 * 60, 403],
  ] as const;
  for (const [seconds, status] of offsets) {
    const browser = there.browser();
    // Begun by the same clock: only the token shows the difference.
    there.runClock(Math.min(seconds, 0));
    const address = await browser.atIssuer('ines');
    there.runClock(seconds);
    expect([seconds, (await browser.finish(address)).status]).toEqual([seconds, status]);
  }
});

test('an issuer that changes its key signs people in before and after, and what it signed with another does not', async () => {
  const there = await company();
  const browser = there.browser();
  expect((await browser.signIn('ines')).status).toBe(303);
  const meanwhile = await browser.atIssuer('ines');
  await there.provider.changeKeys();
  expect((await browser.finish(meanwhile)).status).toBe(303);
  expect((await there.browser().signIn('sofia')).status).toBe(303);
});

test('an issuer that does not answer is a page in words, and nothing of it', async () => {
  const there = await company();
  const browser = there.browser();
  const address = await browser.atIssuer('ines');
  await there.provider.stop();
  const unreachable = async (response: Response) => {
    const text = await response.text();
    expect([response.status, text]).toEqual([503, expect.stringContaining('does not answer')]);
    expect(text).not.toMatch(/at \w+ \(|node:|ECONN|127\.0\.0\.1|fetch failed/);
  };
  // What is known of it for ten minutes is enough to send people there, but not to read what they bring back.
  await unreachable(await browser.finish(address));
  const fresh = there.browser(there.served(there.settings));
  await unreachable(await fresh.open('/sign-in/company', { from: 'same-origin' }));
  const german = await fresh.open('/sign-in/company', { headers: { 'accept-language': 'de' } });
  expect(await wordsOf(german)).toContain('Du bist nicht angemeldet');
});

test('whoever lacks what the settings require is not let in', async () => {
  const there = await company({ A39_OIDC_REQUIRE: 'hd=brightwater.example' });
  there.provider.accounts['ines']!['hd'] = 'brightwater.example';
  const browser = there.browser();
  const refusedPage = await browser.signIn('sofia');
  expect([refusedPage.status, await browser.whoAmI()]).toEqual([403, undefined]);
  // Nobody is linked by it.
  expect(await there.db.selectFrom('identity').select('subject').execute()).toEqual([]);
  expect((await browser.signIn('nobody-has-said-anything')).status).toBe(403);
  expect((await there.browser().signIn('ines')).status).toBe(303);
});

test('without a company sign-in its addresses are not there, and the page says what to do', async () => {
  const there = await signInWith({});
  const browser = there.browser();
  for (const path of ['/sign-in/company', '/sign-in/callback?code=x&state=y'])
    expect((await browser.open(path)).status).toBe(404);
  expect((await browser.send('/sign-in/company/ended', { logout_token: 'x' })).status).toBe(404);
  expect((await browser.send('/sign-in/mail', { email: 'ines.castellan@brightwater.example' })).status).toBe(404);
  expect(await wordsOf(await browser.open('/sign-in'))).toContain('docs/sign-in.md');
});

test('a browser that keeps no cookies is told so', async () => {
  const there = await company();
  const keepsNone = await there.browser().open('/sign-in/done?to=/team');
  expect([keepsNone.status, await wordsOf(keepsNone)]).toEqual([400, expect.stringContaining('keeps no cookies')]);
});
