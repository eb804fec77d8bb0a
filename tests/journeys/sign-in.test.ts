import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { newBrowser, picture } from '../support/browser.ts';
import { temporaryFolder } from '../support/database.ts';
import { intranet, overTls } from '../support/intranet.ts';
import { Keyboard } from '../support/keyboard.ts';
import { clientId, openIdProvider } from '../support/oidc.ts';
import { mailServer } from '../support/smtp.ts';
import { signInWith } from '../sign-in/on-our-pages.ts';

/** Our server under a name of its own, with both ways to sign in, and an intranet on another site. */
async function bothWays() {
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end();
  const learn = await overTls('learn.brightwater.test', (request, response) => answer(request, response));
  const host = await intranet('intranet.elsewhere.test');
  const provider = await openIdProvider({ learn, accounts: { ines: {}, stranger: {} }, isPublic: true });
  const mail = await mailServer();
  const folder = temporaryFolder();
  const settings = {
    A39_OIDC_ISSUER: provider.issuer,
    A39_OIDC_CLIENT_ID: clientId,
    A39_OIDC_NAME: 'Brightwater account',
    A39_MAIL_SIGN_IN: 'yes',
    A39_SMTP_URL: mail.url,
  };
  const kept = { A39_DATA: folder, A39_DATABASE: join(folder, 'article39.sqlite') };
  const there = await signInWith(settings, { ...kept, A39_PUBLIC_URL: learn, A39_EMBED_ORIGINS: host.origin });
  await there.change('Ines Castellan', { external_id: 'ines' });
  const link = async (): Promise<string> => {
    await expect.poll(() => mail.received.length).toBeGreaterThan(0);
    return /https:\/\/\S+/.exec(mail.received.pop()!.parsed.text!)![0];
  };
  there.runClock();
  const listener = getRequestListener(there.app.fetch);
  answer = (request, response) => void listener(request, response);
  onTestFinished(() => void (answer = (_request, response) => response.writeHead(503).end()));
  return { ...there, learn, host, provider, link };
}

const browsers = { ignoreHTTPSErrors: true, reducedMotion: 'reduce' } as const;

test('somebody signs in by the company and by mail with the keyboard alone, and without a script', async () => {
  const { learn, link } = await bothWays();
  const context = await newBrowser({ ...browsers, javaScriptEnabled: false });
  const page = await context.newPage();
  // Without scripts nothing can be asked of the page, so keys go by their number.
  await page.goto(`${learn}/sign-in?to=/sign-out`);
  await page.getByRole('link', { name: 'Sign in with Brightwater account' }).press('Enter');
  await page.getByRole('textbox').fill('ines');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign out' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/sign-out');
  const cookies = await context.cookies(learn);
  expect(cookies.every(({ httpOnly, secure }) => httpOnly && secure)).toBe(true);
  expect(Object.fromEntries(cookies.map(({ name, sameSite }) => [name, sameSite]))).toEqual({
    '__Host-a39_browser': 'Lax',
    '__Host-a39_embed': 'Lax',
    '__Host-a39_session': 'Strict',
  });
  await page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await page.getByRole('link', { name: 'Sign in' }).press('Enter');
  await page.getByLabel('Your e-mail address at work').fill('sofia.marek@brightwater.example');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await page.goto(await link());
  await page.getByText('You sign in as Sofia Marek.').waitFor();
  await page.getByRole('button', { name: 'Sign in now' }).press('Enter');
  await page.waitForURL(`${learn}/training`);

  const scripted = await (await newBrowser(browsers)).newPage();
  const keyboard = new Keyboard(scripted);
  await scripted.goto(`${learn}/sign-in?to=/team`);
  await keyboard.enter('Sign in with Brightwater account');
  await scripted.getByRole('textbox').fill('ines');
  await scripted.keyboard.press('Enter');
  await scripted.waitForURL(`${learn}/team`);
  await scripted.getByRole('button', { name: 'Sign out' }).waitFor();
});

test('after a link by mail somebody comes back to the page of the intranet that they came from', async () => {
  const { learn, host, link } = await bothWays();
  host.show({ body: '<main><h1>Intranet</h1></main>' });
  const page = await (await newBrowser(browsers)).newPage();
  const asked = new URLSearchParams({
    origin: host.origin,
    redirect_uri: `${host.origin}/home`,
    state: 'S'.repeat(43),
    code_challenge: 'C'.repeat(43),
  });
  await page.goto(`${learn}/embed/authorize?${asked}`);
  await page.getByLabel('Your e-mail address at work').fill('sofia.marek@brightwater.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await page.goto(await link());
  await page.getByRole('button', { name: 'Sign in now' }).click();
  await page.getByRole('heading', { name: 'Intranet' }).waitFor();
  const back = new URL(page.url());
  expect([back.origin, back.pathname]).toEqual([host.origin, '/home']);
  expect(new URLSearchParams(back.hash.slice(1)).get('a39_code')).toMatch(/^[\w-]{43}$/);
});

test('the pages hold at any width, in the dark, and for axe', async () => {
  const { learn, link } = await bothWays();
  const looks = [
    { width: 360, colorScheme: 'dark', locale: 'de-DE', email: 'sofia.marek@brightwater.example' },
    { width: 1280, colorScheme: 'light', locale: 'en-GB', email: 'mina.okafor@brightwater.example' },
  ] as const;
  for (const { width, colorScheme, locale, email } of looks) {
    const context = await newBrowser({ ...browsers, viewport: { width, height: 800 }, colorScheme, locale });
    const page = await context.newPage();
    const look = async (name: string) => {
      const shown = `sign-in-${name}-${width}-${colorScheme}`;
      expect([shown, await axeFinds(page)]).toEqual([shown, []]);
      expect([shown, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([
        shown,
        true,
      ]);
      expect(await page.locator('h1').count()).toBe(1);
      await picture(page, shown);
    };
    await page.goto(`${learn}/sign-in?to=/team`);
    await look('choose');
    await page.locator('#email').fill('sofia.marek');
    await page.locator('form button').click();
    await page.locator('#fault').waitFor();
    await look('wrong');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    await page.locator('#email').fill(email);
    await page.locator('form button').click();
    await page.waitForURL(`${learn}/sign-in/mail`);
    await look('sent');
    await page.goto(await link());
    await look('link');
    await page.goto(`${learn}/sign-in/done`);
    await look('no-cookies');
    await signInAs(page, learn, 'stranger');
    await page.getByRole('alert').waitFor();
    await look('not-found');
    await page.goto(`${learn}/sign-out`);
    await look('sign-out');
    await page.locator('form button').click();
    await look('signed-out');
  }
});

async function signInAs(page: Page, learn: string, account: string): Promise<void> {
  await page.goto(`${learn}/sign-in/company`);
  await page.getByRole('textbox').fill(account);
  await page.keyboard.press('Enter');
}
