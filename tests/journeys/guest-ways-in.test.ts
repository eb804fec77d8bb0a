import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright';
import { addIssuer } from '../../server/embedding/issuers.ts';
import { newBrowser, picture } from '../support/browser.ts';
import { answerRightly, questionsByPrompt } from '../support/course-key.ts';
import { blocksCookiesElsewhere, intranet, learnServer } from '../support/intranet.ts';

type Learn = Awaited<ReturnType<typeof learnServer>>;

const questions = await questionsByPrompt();
const next = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true });
const signIn = (page: Page) => page.getByText('Sign in', { exact: true }).first();
const guests = () => newBrowser({ ignoreHTTPSErrors: true });

/** Our script, a course, and what else the page says. */
const withCourse = (learn: Learn, config: string): string =>
  `<script type="module" src="${learn.origin}/embed/v1/a39.js"></script></head>
  <body><main><h1>Intranet</h1>${config}<a39-course course="whose-data"></a39-course></main></body></html>`;

function wait(learn: Learn, minutes: number): void {
  learn.clock.now = new Date(learn.clock.now.getTime() + minutes * 60_000);
}

async function idOf({ tools }: Learn, name: string): Promise<string> {
  return (await tools.db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
}

/** What another script of the page could read. */
async function leftBehind(page: Page): Promise<unknown> {
  return page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.hash]);
}

/** The person presses the button, and says on our own pages who they are. */
async function signsInBeside(page: Page, name: string): Promise<void> {
  const [beside] = await Promise.all([page.context().waitForEvent('page'), signIn(page).click()]);
  await Promise.all([beside.waitForEvent('close'), saysWho(beside, name)]);
}

async function saysWho(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Choose who you are' }).click();
  await page.getByRole('button', { name }).first().click();
}

async function begins(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await next(page).click();
  await answerRightly(page, questions);
  await page.getByText('Saved').waitFor();
  await next(page).click();
}

/** An intranet whose own sign-in knows who is there, and signs it. */
async function vouching(learn: Learn, origin: string, name: string): Promise<() => Promise<string>> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const { db } = learn.tools;
  const { email } = await db.selectFrom('person').select('email').where('name', '=', name).executeTakeFirstOrThrow();
  const keys = [{ ...(await exportJWK(publicKey)), kty: 'EC' as const }];
  const terms = { kind: 'keys' as const, audience: learn.origin, keys, foundBy: 'email' as const, makesPeople: false };
  const by = { id: await idOf(learn, 'Ines Castellan'), now: learn.clock.now };
  await addIssuer(db, { name: 'Intranet', iss: origin, origin, terms }, by);
  return () => {
    const now = Math.floor(learn.clock.now.getTime() / 1_000);
    return new SignJWT({ email, email_verified: true, jti: randomUUID(), sub: 'colleague-7', aud: learn.origin })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
      .setIssuer(origin)
      .setIssuedAt(now)
      .setExpirationTime(now + 120)
      .sign(privateKey);
  };
}

test('a page of another site vouches for whoever is signed in there, and again when the token has ended', async () => {
  const acme = await intranet('intranet.acme.test');
  const learn = await learnServer('learn.lms.test', acme.origin);
  acme.show({
    body: withCourse(learn, '<a39-config></a39-config><script type="module" src="/page.js"></script>'),
    script: `globalThis.asked = [];
      document.querySelector('a39-config').getToken = async ({ reason }) => {
        asked.push(reason);
        return (await fetch('/token')).text();
      };`,
    answers: { '/token': await vouching(learn, acme.origin, 'Mina Okafor') },
  });
  const page = await (await guests()).newPage();
  await page.goto(acme.origin);
  await begins(page);
  wait(learn, 16);
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await page.getByText('Here is why').waitFor();
  expect(await page.evaluate('asked')).toEqual(['first', 'refused']);
  expect(await leftBehind(page)).toEqual([0, 0, '', '']);
});

test('somebody signs in beside a page of another site; it lasts the day, and what was answered after the end is not lost', async () => {
  const acme = await intranet('intranet.acme.test');
  const learn = await learnServer('learn.lms.test', acme.origin);
  acme.show({ body: withCourse(learn, '') });
  const context = await guests();
  const page = await context.newPage();
  await blocksCookiesElsewhere(page, acme.origin);
  await page.goto(`${acme.origin}/news?week=48`);
  await signsInBeside(page, 'Mina Okafor');
  await begins(page);
  expect(await leftBehind(page)).toEqual([0, 0, '', '']);

  // The token ends; a cookie that is kept for this site alone gets the next one, and the one after that.
  for (const prompt of ['next', 'and the next']) {
    wait(learn, 16);
    await page.reload();
    await page.getByRole('button', { name: 'Continue where you left off' }).click();
    expect([prompt, await page.getByText(/step 3 of/).innerText()]).toEqual([prompt, expect.stringMatching(/step 3/)]);
  }

  // Everything is ended elsewhere while somebody thinks.
  await learn.tools.sessions.closeOf(await idOf(learn, 'Mina Okafor'));
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await page.getByText('Your answer is kept here until you sign in').waitFor();
  await picture(page, 'guest-signed-out');
  await signsInBeside(page, 'Mina Okafor');
  await page.getByText('Here is why').waitFor();
  await page.getByText('Saved').waitFor();
  const answers = await learn.tools.db.selectFrom('answer').select('question_id').execute();
  expect(answers).toHaveLength(2);
});

test('where no window may be opened the page leaves, and comes back to the same place', async () => {
  const acme = await intranet('127.0.0.1');
  const learn = await learnServer('localhost', acme.origin);
  acme.show({ body: withCourse(learn, '<a39-signin></a39-signin>') });
  const page = await (await guests()).newPage();
  await page.addInitScript(() => {
    globalThis.open = () => null;
  });
  await page.goto(`${acme.origin}/news?week=48#more`);
  await signIn(page).click();
  await saysWho(page, 'Mina Okafor');
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  expect(page.url()).toBe(`${acme.origin}/news?week=48#more`);
  expect(await leftBehind(page)).toEqual([0, 0, '', '#more']);
});

test.each([
  ['hangs', '() => new Promise(() => {})', 'token_timeout'],
  ['fails', '() => Promise.reject(new Error("no session"))', 'token_failed'],
  ['answers nothing', 'async () => ""', 'token_missing'],
  ['answers nonsense', 'async () => "<html>Sign in</html>"', 'host_token_refused'],
])('a page whose token %s hears why, and nothing hangs', async (_, getToken, code) => {
  const acme = await intranet('intranet.acme.test');
  const learn = await learnServer('learn.lms.test', acme.origin);
  acme.show({
    body: withCourse(learn, '<a39-config auth="token"></a39-config><script type="module" src="/page.js"></script>'),
    script: `globalThis.heard = [];
      document.addEventListener('a39-auth-error', ({ detail }) => heard.push(detail));
      document.querySelector('a39-config').getToken = ${getToken};`,
  });
  const page = await (await guests()).newPage();
  await page.clock.install();
  await page.goto(acme.origin);
  for (let i = 0; i < 20 && !(await page.getByRole('alert').isVisible()); i++) await page.clock.runFor(1_000);
  await page.getByRole('alert').waitFor();
  expect(await page.evaluate('heard')).toContainEqual({ code });
});

test('signed in on our pages once, a sister page of the same site asks for nothing', async () => {
  const corp = await intranet('intranet.corp.test');
  const learn = await learnServer('learn.corp.test', corp.origin);
  corp.show({ body: withCourse(learn, '') });
  const context: BrowserContext = await guests();
  const page = await context.newPage();
  await page.goto(corp.origin);
  await signIn(page).waitFor();
  await page.goto(`${learn.origin}/sign-in`);
  await saysWho(page, 'Mina Okafor');
  await page.waitForURL(/\/training/);
  await page.goto(corp.origin);
  await begins(page);
  expect(await leftBehind(page)).toEqual([0, 0, '', '']);
  // A page of the same site that is not registered is a stranger all the same.
  const stranger = await intranet('wiki.corp.test');
  stranger.show({ body: withCourse(learn, '') });
  await page.goto(stranger.origin);
  await page.getByRole('alert').waitFor();
});
