import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { build } from 'vite';
import { newBrowser } from './browser.ts';

const root = join(import.meta.dirname, '../..');

/** The page with which auditors check bundles, built into a folder of its own; answers the folder. */
export async function builtVerifyPage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-verify-'));
  await build({
    root,
    configFile: join(root, 'vite.verify.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The page as an auditor opens it: from the disk. A request for anything that is not on the disk fails the test. */
export async function openVerifyPage(folder: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await newBrowser(options);
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  onTestFinished(() => {
    const outside = requests.filter((url) => !/^(file|blob|data):/.test(url));
    if (outside.length > 0) throw new Error(`The page asked for ${outside.join(', ')}.`);
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href);
  return page;
}

/** What an auditor brings: a bundle (a zip, or a folder), and what to check it with. */
export type Brought = { bundle: string; isFolder?: boolean; keys?: string[]; held?: string[]; nonce?: string };

/** Checks a bundle as with a mouse, and answers what the page says. */
export async function checkOnPage(page: Page, { bundle, isFolder = false, keys = [], held = [], nonce = '' }: Brought) {
  await page.setInputFiles(isFolder ? '#folder' : '#zip', bundle);
  await page.getByLabel('Key of the log').fill(keys.join('\n'));
  await page.getByLabel('Earlier checkpoints').fill(held.join('\n'));
  await page.getByLabel('Your nonce').fill(nonce);
  await page.getByRole('button', { name: 'Check the bundle' }).click();
  return verdictOn(page);
}

/** The verdict that the page shows, as soon as it does. */
export async function verdictOn(page: Page) {
  await page.locator('#verdict').waitFor();
  const textsOf = (selector: string) => page.locator(selector).allTextContents();
  const findings = await page
    .locator('#findings tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  return {
    title: await page.locator('#verdict-title').innerText(),
    wrong: await textsOf('#wrong li > :first-child'),
    shows: await textsOf('#shows li'),
    doesNotShow: await textsOf('#does-not-show li'),
    codes: findings.map(([code]) => code),
    findings,
  };
}
