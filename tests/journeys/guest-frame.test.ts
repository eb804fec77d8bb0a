import { expect, test } from 'vitest';
import type { Page } from 'playwright';
import { axeFinds } from '../support/axe.ts';
import { newBrowser, picture } from '../support/browser.ts';
import { intranet, learnServer } from '../support/intranet.ts';

/** A page of another site that shows a frame of ours, and demands that everything in it says who may use it. */
async function framed({ blocksCookies }: { blocksCookies: boolean }) {
  const acme = await intranet('intranet.acme.test');
  const learn = await learnServer('learn.lms.test', acme.origin);
  acme.show({
    headers: { 'cross-origin-embedder-policy': 'require-corp' },
    body: `</head><body><main><h1>Intranet</h1>
      <iframe title="Training" width="900" height="600" src="${learn.origin}/embed/frame/my-training"></iframe>
      </main></body></html>`,
  });
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: blocksCookies });
  await page.goto(acme.origin);
  const frame = page.frameLocator('iframe');
  const signIn = frame.getByText('Sign in', { exact: true });
  await signIn.waitFor();
  const hasAccess = await page.frames()[1]!.evaluate(() => document.hasStorageAccess());
  expect(hasAccess).toBe(!blocksCookies);
  return { context, page, frame, signIn };
}

/** What the window beside the frame asks, on our own pages. */
async function connects(beside: Page): Promise<void> {
  await beside.getByRole('link', { name: 'Choose who you are' }).click();
  await beside.getByRole('button', { name: 'Mina Okafor' }).first().click();
  await beside.getByRole('heading', { name: 'You are signed in' }).waitFor();
  expect(await axeFinds(beside)).toEqual([]);
  await beside.close();
}

test('a frame from which cookies are kept: a window beside it, then a click that lets them through, and no click the next time', async () => {
  const { context, page, frame, signIn } = await framed({ blocksCookies: true });
  const [beside] = await Promise.all([context.waitForEvent('page'), signIn.click()]);
  await connects(beside);
  await context.grantPermissions(['storage-access']);
  await signIn.click();
  const course = frame.getByRole('link', { name: /Whose data/ });
  await course.waitFor();
  await page.reload();
  await course.click();
  await frame.getByRole('button', { name: 'Start', exact: true }).click();
  await frame.getByText(/step 1 of/).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'guest-frame');
});

test('a frame to which cookies come: a window beside it, and coming back is enough', async () => {
  const { context, page, frame, signIn } = await framed({ blocksCookies: false });
  const [beside] = await Promise.all([context.waitForEvent('page'), signIn.click()]);
  await connects(beside);
  // A browser without a screen gives no window the focus.
  await page.frames()[1]!.evaluate(() => dispatchEvent(new Event('focus')));
  await frame.getByRole('link', { name: /Whose data/ }).waitFor();
});

test('a page that is not registered shows no frame of ours', async () => {
  const learn = await learnServer('learn.lms.test', 'https://intranet.acme.test');
  const page = await (await newBrowser({ ignoreHTTPSErrors: true })).newPage();
  const stranger = await intranet('intranet.other.test');
  stranger.show({ body: `</head><body><iframe src="${learn.origin}/embed/frame/my-training"></iframe></body></html>` });
  await page.goto(stranger.origin);
  expect(page.frames()[1]!.url()).toBe('chrome-error://chromewebdata/');
});
