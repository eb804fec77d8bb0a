import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { enterAs, newBrowser, picture, runningServer, sharedServer } from '../support/browser.ts';

const brightwater = sharedServer();

test('a manager sees open, done and overdue of the own team, and nothing else', async () => {
  const { url } = await brightwater();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Henrik Vass');
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByText(/9 people are overdue/).waitFor();
  const table = page.getByRole('table');
  expect(await table.getByRole('row').count()).toBe(10);
  expect(await table.innerText()).not.toMatch(/score|attempt|percent|minutes/i);
  // The organisation is for those who see all of it.
  expect(await page.locator('a39-organisation').count()).toBe(0);
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'team');
  expect(await page.getByRole('link', { name: 'Evidence' }).isVisible()).toBe(false);
});

test('the DPO makes a bundle, and the auditor checks it with the command line alone', async () => {
  const { url, folder } = await brightwater();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Ines Castellan');
  await page.getByRole('link', { name: 'Evidence' }).click();
  await page.getByRole('radio', { name: 'Everything' }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Make the bundle' }).click(),
  ]);
  await picture(page, 'evidence');
  expect(await axeFinds(page)).toEqual([]);
  const zip = join(folder, 'bundle.zip');
  await download.saveAs(zip);
  const vkey = await page.locator('a39-evidence code').filter({ hasText: 'evidence/try+' }).innerText();
  const cli = join(import.meta.dirname, '../../server/article39.mjs');
  const said = execFileSync(process.execPath, [cli, 'verify', zip, '--key', vkey], { encoding: 'utf8' });
  expect(said).toMatch(/verified/i);
  expect(said).toContain('does not show');
  expect(() =>
    execFileSync(process.execPath, [cli, 'verify', zip, '--key', vkey.replace(/.$/, 'A')], { stdio: 'pipe' }),
  ).toThrow();
});

test('the same elements work on a page of another origin, and there even a DPO is a learner', async () => {
  const intranet = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    // The strictest policy that our documentation promises to work under.
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${server.url}; connect-src ${server.url}; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`,
    );
    response.end(`<!doctype html><html lang="en"><head><title>Intranet</title>
      <script type="module" src="${server.url}/embed/v1/a39.js"></script></head>
      <body><main><h1>Brightwater intranet</h1>
      <a39-status variant="banner"></a39-status>
      <a39-my-training><a href="${server.url}/training">My training</a></a39-my-training>
      <a39-course course="whose-data"></a39-course>
      <a39-team></a39-team></main></body></html>`);
  }).listen(0, 'localhost');
  await once(intranet, 'listening');
  onTestFinished(() => void intranet.close());
  const origin = `http://localhost:${(intranet.address() as AddressInfo).port}`;
  const server = await runningServer({ A39_EMBED_ORIGINS: origin });

  const page = await (await newBrowser()).newPage();
  await enterAs(page, server.url, 'Mina Okafor');
  await page.goto(origin);
  await page
    .getByRole('link', { name: /Whose data, who decides/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText(/step 1 of/).waitFor();
  await page
    .getByText(/not for your role/)
    .first()
    .waitFor();
  await picture(page, 'intranet');

  const stranger = await (await newBrowser()).newPage();
  await stranger.goto(origin);
  await stranger
    .getByText(/not signed in/i)
    .first()
    .waitFor();
});

test.each([
  ['360 pixels, in the dark', { viewport: { width: 360, height: 800 }, colorScheme: 'dark' as const }],
  ['320 pixels, with forced colours', { viewport: { width: 320, height: 700 }, forcedColors: 'active' as const }],
])('everything fits %s, with nothing that axe finds', async (_, look) => {
  const { url } = await runningServer();
  const soundAt = async (place: string) => {
    // The system paints forced colours, and the rest is as at 360 pixels.
    if (!('forcedColors' in look)) expect([place, await axeFinds(page)]).toEqual([place, []]);
  };
  const context = await newBrowser(look);
  const page = await context.newPage();
  await page.goto(`${url}/try`);
  await page.getByRole('button', { name: 'Mina Okafor' }).waitFor();
  for (const path of ['/try', '/training', '/team', '/overdue']) {
    if (path === '/training') await enterAs(page, url, 'Mina Okafor');
    else await page.goto(url + path);
    await page.waitForLoadState('networkidle');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([path, overflow]).toEqual([path, 0]);
    await soundAt(path);
  }
  await page.goto(`${url}/training`);
  await page.getByRole('link', { name: /Whose data/ }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.locator('a39-course fieldset').waitFor();
  await soundAt('question');
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await page.getByText('Here is why').waitFor();
  await soundAt('reasons');
  await picture(page, `course-${look.viewport.width}`);
});
