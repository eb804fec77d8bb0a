import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright';
import { startServer } from '../../bench/server-process.ts';
import { enterAs, newBrowser, picture, runningServer } from '../support/browser.ts';
import { lineText } from '../../server/courses/plain-text.ts';
import { answerRightly, questionsByPrompt } from '../support/course-key.ts';
import { temporaryFolder } from '../support/database.ts';
import { courseForAll } from '../support/installation.ts';

/** A server as an operator runs it: a process of its own, which ends well when it is told to. */
async function ownProcess(): Promise<string> {
  const { url, child } = await startServer({ A39_DATA: temporaryFolder(), A39_COURSES: courseForAll() });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0);
  });
  return url.replace('127.0.0.1', 'localhost');
}

const next = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true });

test('a learner reads, decides, leaves, resumes elsewhere, fails once, passes, and takes the certificate home', async () => {
  const url = await ownProcess();
  const questions = await questionsByPrompt();
  const page = await (await newBrowser()).newPage();
  await page.goto(`${url}/try`);
  await page.getByRole('button', { name: 'Mina Okafor' }).first().click();
  await page.waitForURL(/\/training/);

  // My training says what is due, when, and how long it takes.
  const row = page.getByRole('link', { name: /Whose data, who decides/ });
  expect(await page.getByRole('listitem').filter({ has: row }).innerText()).toMatch(/Due in 9 days[\s\S]*20 minutes/);
  await row.click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();

  // Reads, decides two cases, gets a reason for every option.
  await next(page).click();
  const first = await answerRightly(page, questions);
  const options = first.body.shape === 'options' ? first.body.options : [];
  for (const option of options) {
    const why = option.why[0];
    const words = why?.t === 'p' && typeof why.c[0] === 'string' ? why.c[0] : '';
    await page.getByText(words.slice(0, 40)).first().waitFor();
  }
  await picture(page, 'course');
  await next(page).click();
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await page.getByText('Here is why').waitFor();
  await next(page).click();
  await page.getByText(/step 4 of/).waitFor();
  await page.getByText('Saved').waitFor();

  // Another browser opens at the same step.
  const other = await (await newBrowser()).newPage();
  await enterAs(other, url, 'Mina Okafor');
  await other.getByRole('link', { name: /Whose data/ }).click();
  await other.getByRole('button', { name: 'Continue where you left off' }).click();
  await other.getByText(/step 4 of/).waitFor();

  // The knowledge check: unsure of everything, so not passed.
  await other.goto(`${other.url().split('#')[0]}#check`);
  await other.getByRole('button', { name: 'Begin' }).click();
  const seen = new Set<string>();
  for (let i = 0; i < 12; i++) {
    seen.add((await other.locator('a39-course legend').first().innerText()).trim());
    await other.getByRole('button', { name: 'I’m not sure' }).click();
    await next(other).click();
  }
  await other.getByRole('button', { name: 'Hand in' }).click();
  await other.getByRole('heading', { name: 'Not there yet' }).waitFor();
  await picture(other, 'not-passed');

  // A fresh draw, all right.
  await other.getByRole('button', { name: 'Try again with new questions' }).click();
  for (let i = 0; i < 12; i++) {
    const question = await answerRightly(other, questions);
    expect(seen).not.toContain(lineText(question.prompt));
    await next(other).click();
  }
  await other.getByRole('button', { name: 'Hand in' }).click();
  await other.getByRole('heading', { name: 'Passed' }).waitFor();
  await other.getByText('What to remember').waitFor();
  await other.getByText('Ines Castellan').first().waitFor();
  await picture(other, 'passed');

  const [download] = await Promise.all([
    other.waitForEvent('download'),
    other.getByRole('link', { name: 'Certificate (PDF)' }).first().click(),
  ]);
  const pdf = readFileSync(await download.path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(download.suggestedFilename()).toMatch(/^completion-whose-data-/);

  await other.goto(`${url}/training`);
  await other
    .getByText(/Completed on/)
    .first()
    .waitFor();
}, 180_000);

test('the first page is small: at most 60 KB and seven requests', async () => {
  const { url } = await runningServer();
  const context = await newBrowser();
  const page = await context.newPage();
  await enterAs(page, url, 'Mina Okafor');
  const fresh = await newBrowser();
  await fresh.addCookies(await context.cookies());
  const cold = await fresh.newPage();
  const devtools = await fresh.newCDPSession(cold);
  await devtools.send('Network.enable');
  const requests: string[] = [];
  let bytes = 0;
  devtools.on('Network.requestWillBeSent', ({ request }) => requests.push(new URL(request.url).pathname));
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await cold.goto(`${url}/training`, { waitUntil: 'networkidle' });
  await cold.getByText('Whose data').waitFor();
  expect(requests.length, requests.join(' ')).toBeLessThanOrEqual(7);
  expect(bytes / 1024).toBeLessThanOrEqual(60);
});

/** The README shows what the product looks like now. */
test('the picture in the README is one of ours', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const shown = /!\[[^\]]+\]\(([^)]+)\)/.exec(readme)![1]!;
  expect(
    readFileSync(join(import.meta.dirname, '../..', shown))
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});
