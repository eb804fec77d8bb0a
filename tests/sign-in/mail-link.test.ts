import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { onSqlite } from '../support/database.ts';
import { mailServer } from '../support/smtp.ts';
import { learn, signInWith, wordsOf, type Browser } from './on-our-pages.ts';

const sofia = 'sofia.marek@brightwater.example';

/** The forty, who sign in by links from a real mail server. */
async function byMail() {
  const mail = await mailServer();
  const settings = { A39_MAIL_SIGN_IN: 'yes', A39_SMTP_URL: mail.url };
  const there = await signInWith(settings);
  return {
    ...there,
    settings,
    received: mail.received,
    /** The links in the mails that came, once there are so many of them. */
    links: async (count: number): Promise<string[]> => {
      await expect.poll(() => mail.received.length).toBeGreaterThanOrEqual(count);
      return mail.received.map(({ parsed }) => /https:\/\/\S+/.exec(parsed.text!)![0]);
    },
  };
}

const ask = (browser: Browser, email: string, to = '/training') => browser.send('/sign-in/mail', { email, to });

const tokenOf = (link: string) => new URL(link).searchParams.get('token')!;

test('a link signs in once, also after a scanner of mails has opened it five times', async () => {
  const there = await byMail();
  const { clock, db, received } = there;
  const asking = there.browser();
  const page = await ask(asking, ' Sofia.Marek@Brightwater.example ', '/team?q=x');
  expect([page.status, await wordsOf(page)]).toEqual([200, expect.stringContaining('Look into your mail')]);
  const [link] = await there.links(1);
  expect(link).toMatch(/^https:\/\/learn\.brightwater\.example\/sign-in\/link\?token=[\w-]{43}$/);
  const [mail] = received;
  expect(mail!.to).toEqual([sofia]);
  expect(mail!.parsed.subject).toBe('Your link to sign in');
  expect(mail!.parsed.text).toContain('Hello Sofia Marek,');
  expect(mail!.parsed.text).toContain('for 15 minutes');

  // In the mail program's own browser, which never saw the page.
  const scanner = there.browser();
  for (let i = 0; i < 5; i++) expect((await scanner.open(link!)).status).toBe(200);
  expect((await there.app.request(link!, { method: 'HEAD' })).status).toBe(200);
  expect(scanner.cookies).toEqual({});

  const reader = there.browser();
  const shown = await (await reader.open(link!)).text();
  expect(shown).toContain('You sign in as Sofia Marek.');
  const token = /name="token" value="([\w-]{43})"/.exec(shown)![1]!;
  expect(token).toBe(tokenOf(link!));
  const done = await reader.send('/sign-in/link', { token });
  const next = '/sign-in/done?to=%2Fteam%3Fq%3Dx';
  expect([done.status, done.headers.get('refresh')]).toEqual([200, `0; url=${next}`]);
  expect(await done.text()).toContain(`<a class="button" href="${next}">Go on</a>`);
  expect((await reader.open(next, { from: 'same-origin' })).headers.get('location')).toBe('/team?q=x');
  expect(await reader.whoAmI()).toBe('Sofia Marek');
  expect(await db.selectFrom('sign_in').select(['method', 'issuer']).execute()).toEqual([
    { method: 'mail', issuer: null },
  ]);

  // Once, however it is tried again.
  const again = there.browser();
  for (const response of [await again.open(link!), await again.send('/sign-in/link', { token })])
    expect([response.status, await wordsOf(response)]).toEqual([401, expect.stringContaining('This link was used')]);
  expect(await again.whoAmI()).toBe(undefined);

  await ask(asking, sofia);
  const [, late] = await there.links(2);
  const before = clock.now;
  clock.now = new Date(before.getTime() + 15 * 60_000 - 1_000);
  expect((await again.open(late!)).status).toBe(200);
  clock.now = new Date(before.getTime() + 15 * 60_000);
  expect((await again.open(late!)).status).toBe(401);
  expect((await again.send('/sign-in/link', { token: tokenOf(late!) })).status).toBe(401);
  expect(await again.whoAmI()).toBe(undefined);
});

test('of two who come with the same link one gets in, and then the other links of that person open nothing', async () => {
  const there = await byMail();
  const asking = there.browser();
  await ask(asking, sofia);
  await ask(asking, sofia);
  await ask(asking, 'henrik.vass@brightwater.example');
  const links = await there.links(3);
  const hers = links.filter((_, i) => there.received[i]!.to[0] === sofia).map(tokenOf);
  const his = links.find((_, i) => there.received[i]!.to[0] !== sofia)!;
  expect(new Set(links).size).toBe(3);
  const browsers = [there.browser(), there.browser(), there.browser()];
  const answers = await Promise.all(browsers.map((browser) => browser.send('/sign-in/link', { token: hers[0]! })));
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '401', '401']);
  const other = there.browser();
  expect((await other.send('/sign-in/link', { token: hers[1]! })).status).toBe(401);
  expect((await other.open(his)).status).toBe(200);
});

test('whoever is not exactly one person on staff gets the same page and no mail', async () => {
  const there = await byMail();
  const { clock } = there;
  await there.change('Mina Okafor', { email: 'info@brightwater.example' });
  await there.change('Jonas Weil', { email: 'INFO@brightwater.example' });
  await there.change('Tobias Feld', { left_on: '2026-11-23' });
  // The last day counts.
  await there.change('Henrik Vass', { left_on: '2026-11-24' });
  const { email: tobias } = await there.person('Tobias Feld');
  const { email: henrik } = await there.person('Henrik Vass');
  const answers: { status: number; text: string; headers: string }[] = [];
  for (const email of ['nobody@brightwater.example', 'info@brightwater.example', tobias, sofia]) {
    const response = await ask(there.browser(), email);
    answers.push({
      status: response.status,
      text: await response.text(),
      headers: JSON.stringify([...response.headers]),
    });
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await ask(there.browser(), henrik);
  await there.links(2);
  expect(there.received.flatMap(({ to }) => to).toSorted()).toEqual([henrik, sofia].toSorted());
  expect(await there.db.selectFrom('sign_in_link').select('person_id').execute()).toHaveLength(2);

  // Somebody who leaves before they open it.
  const his = (await there.links(2)).find((_, i) => there.received[i]!.to[0] === henrik)!;
  clock.now = new Date(clock.now.getTime() + 60_000);
  await there.change('Henrik Vass', { left_on: '2026-11-20' });
  const browser = there.browser();
  await browser.send('/sign-in/link', { token: tokenOf(his) });
  expect(await browser.whoAmI()).toBe(undefined);
});

test('a mailbox gets three links at a time, whoever asks, and the server no more than it can stand', async () => {
  const there = await byMail();
  const asking = there.browser();
  for (let i = 0; i < 3; i++) expect((await ask(asking, sofia)).status).toBe(200);
  const often = await ask(there.browser(), sofia.toUpperCase());
  expect([often.status, await wordsOf(often)]).toEqual([429, expect.stringContaining('too often')]);
  expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0);
  // The same for an address that nobody has.
  for (let i = 0; i < 3; i++) expect((await ask(asking, 'nobody@brightwater.example')).status).toBe(200);
  expect((await ask(asking, 'nobody@brightwater.example')).status).toBe(429);
  await there.links(3);
  there.clock.now = new Date(there.clock.now.getTime() + 6 * 60_000);
  // By now another may be asked for, but three are under way still.
  expect((await ask(asking, sofia)).status).toBe(200);
  expect((await ask(asking, 'ines.castellan@brightwater.example')).status).toBe(200);
  await there.links(4);
  expect(there.received.filter(({ to }) => to[0] === sofia)).toHaveLength(3);
  const statuses = new Set<number>();
  for (let i = 0; i < 400; i++) statuses.add((await ask(asking, `someone-${i}@brightwater.example`)).status);
  expect([...statuses]).toEqual([200, 429]);
});

onSqlite('the mail is in the language of the person, else in that of the browser', async () => {
  const there = await byMail();
  const german = { headers: { 'accept-language': 'de-AT,de;q=0.9' } };
  await there.change('Sofia Marek', { lang: 'pl' });
  const { lang } = await there.person('Ines Castellan');
  expect(lang ?? 'unknown').toBe('unknown');
  const page = await there.browser().send('/sign-in/mail', { email: sofia }, german);
  expect(await wordsOf(page)).toContain('Sieh in deine E-Mails');
  await there.links(1);
  await there.browser().send('/sign-in/mail', { email: 'ines.castellan@brightwater.example' }, german);
  await there.links(2);
  expect(there.received.map(({ parsed }) => parsed.subject)).toEqual([
    'Link do logowania',
    expect.stringContaining('Anmelden'),
  ]);
});

onSqlite('the token is in the mail and nowhere else: not in the database, not in the log', async () => {
  const there = await byMail();
  const lines = new PassThrough();
  let logged = '';
  lines.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  const log = pino({ level: 'trace' }, lines);
  const app = there.served(there.settings, log);
  const browser = there.browser(app);
  await ask(browser, sofia, '/team?q=secret-place');
  const [link] = await there.links(1);
  const token = tokenOf(link!);
  const everything = async () => {
    const tables = await there.db.introspection.getTables();
    const rows = await Promise.all(
      tables.map(({ name }) =>
        there.db
          .selectFrom(name as 'person')
          .selectAll()
          .execute(),
      ),
    );
    return JSON.stringify(rows);
  };
  expect(await everything()).toContain('secret-place');
  expect(await everything()).not.toContain(token);
  await browser.open(link!);
  await browser.send('/sign-in/link', { token });
  await browser.open(link!);
  await browser.send('/sign-in/link', { token: 'a-forged-one' });
  expect(await browser.whoAmI()).toBe('Sofia Marek');
  const kept = await everything();
  for (const secret of [token, ...Object.values(browser.cookies)]) {
    expect(secret.length).toBeGreaterThan(40);
    expect(kept).not.toContain(secret);
    expect(logged).not.toContain(secret);
  }
  expect(logged).toContain('/sign-in/link');
  expect(logged).not.toMatch(/secret-place|sofia|marek|a-forged-one/i);

  // A mail server that is gone: the log says so without saying for whom.
  const nowhere = there.served({ ...there.settings, A39_SMTP_URL: 'smtp://127.0.0.1:1' }, log);
  expect((await ask(there.browser(nowhere), sofia)).status).toBe(200);
  await expect.poll(() => logged).toContain('a sign-in link was not mailed');
  expect(logged).not.toMatch(/sofia|marek/i);
});

onSqlite('the pages need no script, and what is wrong is said at the field', async () => {
  const there = await byMail();
  const browser = there.browser();
  const page = await browser.open('/sign-in?to=/team');
  const text = await page.text();
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(text).not.toMatch(/<script|onclick|javascript:/);
  expect(text).toContain('<input type="hidden" name="to" value="/team" />');
  expect(text).toContain('<label for="email">');
  expect(text).toMatch(/autocomplete="email"/);

  for (const email of [
    '',
    'sofia',
    'sofia@',
    `${'s'.repeat(250)}@brightwater.example`,
    '"><script>alert(1)</script>',
  ]) {
    const wrong = await ask(browser, email, '/team');
    const said = await wrong.text();
    expect([wrong.status, said]).toEqual([400, expect.stringContaining('aria-invalid="true"')]);
    expect(said).toContain('aria-describedby="fault hint"');
    expect(said).toContain('<title>There is a problem: Sign in');
    expect(said).not.toContain('<script');
  }
  expect(await (await ask(browser, 'sofia@', '/team')).text()).toContain('value="sofia@"');
  const odd = await there.app.request('/sign-in/mail', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: '{"email":"x"}',
  });
  expect(odd.status).toBe(400);
  const large = await browser.send('/sign-in/mail', { email: 's'.repeat(70_000) });
  expect(large.status).toBe(413);
  expect(there.received).toEqual([]);

  const unknown = await browser.open(`${learn}/sign-in/link?token=${'A'.repeat(43)}`);
  expect([unknown.status, await wordsOf(unknown)]).toEqual([401, expect.stringContaining('Have a new one sent')]);
  expect((await browser.open('/sign-in/link')).status).toBe(401);
  expect((await browser.send('/sign-in/link', {})).status).toBe(401);
});

onSqlite('a form on somebody else’s page neither sends links nor signs anybody in', async () => {
  const there = await byMail();
  const victim = there.browser();
  for (const from of ['cross-site', 'same-site', 'none'] as const) {
    const mailed = await victim.send('/sign-in/mail', { email: sofia }, { from });
    expect([from, mailed.status]).toEqual([from, 403]);
  }
  await ask(there.browser(), sofia);
  const [link] = await there.links(1);
  // Somebody's own link, sent by a form on their page: the victim would work in their name.
  for (const from of ['cross-site', 'same-site'] as const) {
    const entered = await victim.send('/sign-in/link', { token: tokenOf(link!) }, { from });
    expect([from, entered.status, await victim.whoAmI()]).toEqual([from, 403, undefined]);
  }
  expect((await victim.send('/sign-in/link', { token: tokenOf(link!) })).status).toBe(200);
  expect(await victim.whoAmI()).toBe('Sofia Marek');
  expect(there.received).toHaveLength(1);
});
