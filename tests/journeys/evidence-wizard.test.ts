import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Locator, Page } from 'playwright';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { axeFinds } from '../support/axe.ts';
import { enterAs, newBrowser, picture, sharedServer } from '../support/browser.ts';
import { temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { Keyboard } from '../support/keyboard.ts';

const untrained = sharedServer();

/** Brightwater with two who completed. */
const brightwater = sharedServer(async (folder) => {
  const there = await installation({ A39_DATA: folder, A39_DATABASE: join(folder, 'article39.sqlite') });
  for (const name of ['Sven Aalto', 'Carmen Ortiz']) await completeFirstCourse(there.tools, await there.enter(name));
  await there.close();
});

async function saved(page: Page, by: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), by.click()]);
  return download;
}

const wizard = (page: Page) => page.locator('a39-evidence-wizard');

test('a DPO asks whether everyone was trained on a day, sees counts and gaps, and gets the workbook and the bundle', async () => {
  const { url } = await brightwater();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Ines Castellan', '/evidence');
  const keyboard = new Keyboard(page);
  await page.getByRole('radio', { name: 'Who is trained today?' }).waitFor();
  await page.getByRole('radio', { name: 'Was everyone trained on a certain day?' }).check();
  // Asked without a day, it says so at the day.
  await keyboard.enter('See what is there');
  await page.getByText('Give a day.').waitFor();
  await page.getByLabel('On which day?').fill('2026-11-25');
  await keyboard.enter('See what is there');
  await page.getByText('Was everyone trained on 25 November 2026?').waitFor();
  expect(new URL(page.url()).search).toBe('?ask=everyone_trained_on_day&day=2026-11-25');
  await page.getByRole('img', { name: 'Of 40 that were asked: 2 done' }).waitFor();
  await page.getByText(/^38 times a course was asked of somebody and there is no record/).waitFor();
  await page.getByRole('link', { name: 'To what is overdue, to remind' }).waitFor();
  await page.getByText('The same as a table').click();
  await page.getByRole('row', { name: 'Done 2', exact: true }).waitFor();
  expect(await axeFinds(page)).toEqual([]);

  await keyboard.enter('Show who it is');
  await page.getByText('1–40 of 40').waitFor();
  const people = page.getByRole('table', { name: 'Who should have been trained on 25 November 2026' });
  expect(await people.getByRole('row').filter({ hasText: 'Sven Aalto' }).innerText()).toMatch(
    /Done.*done on 24 Nov 2026/s,
  );
  expect(await people.getByRole('row').filter({ hasText: 'Daan Visser' }).innerText()).toMatch(/Overdue|Open/);
  await page.getByText('Until that day nobody of them was reminded.').waitFor();
  expect(page.url()).toContain('people=0');
  expect(page.url()).not.toMatch(/Aalto|Visser/);

  await page.getByText('Due until 25 November 2026.').waitFor();
  const workbook = await saved(page, page.getByRole('button', { name: 'Obligations, round by round: XLSX' }));
  const log = await wizard(page).locator('.finished').innerText();
  const bytes = readFileSync(await workbook.path());
  expect(log).toContain(createHash('sha256').update(bytes).digest('hex'));
  expect(log).toMatch(/The log has the same SHA-256/);
  // A round that is due later was asked too, but is none of that time.
  expect(log).toMatch(/People\s+10/);
  expect(await readSheet(bytes, 2)).toHaveLength(11);

  const bundle = await saved(page, page.getByRole('button', { name: /^Evidence bundle of that time: ZIP/ }));
  await page.getByText(/\.zip is in your downloads/).waitFor();
  const zip = join(temporaryFolder(), 'bundle.zip');
  await bundle.saveAs(zip);
  const vkey = await page.locator('a39-evidence code').filter({ hasText: 'evidence/try+' }).innerText();
  const verdict = await verifyBundle(zip, { vkeys: [vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(verdict.ok).toBe(true);
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'evidence-wizard-answered');

  // A link or a reload asks the same again.
  await page.reload();
  await page.getByText('1–40 of 40').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Show who it is' }).waitFor();
});

test('what is known of one person is asked by search, and the address has the id alone', async () => {
  const { url } = await brightwater();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Ines Castellan', '/evidence');
  await page.getByRole('radio', { name: 'What is there about one person?' }).check();
  await page.getByLabel('About whom?: Part of a name').fill('Aalto');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose Sven Aalto' }).click();
  await page.getByRole('button', { name: 'See what is there' }).click();
  await page.getByRole('button', { name: 'Evidence bundle of these entries: ZIP' }).waitFor();
  expect(page.url()).not.toMatch(/Aalto/i);
  await page.reload();
  await page.getByRole('button', { name: 'Take Sven Aalto off' }).waitFor();
  await page.getByRole('button', { name: 'Evidence bundle of these entries: ZIP' }).waitFor();
});

test('a manager exports an overdue list with its filter and finds it in the log of exports', async () => {
  const { url } = await untrained();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Henrik Vass', '/overdue');
  await page.getByText('9 trainings are overdue.').waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('9 rows').waitFor();
  await dialog.getByText('Everybody whom you manage today').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  const file = await saved(page, dialog.getByRole('button', { name: 'Make the file' }));
  const text = readFileSync(await file.path());
  expect(text.toString().match(/^[^#\n]+/gm)).toHaveLength(10);
  await dialog.getByText('The log has the same SHA-256.').waitFor();
  expect(await dialog.innerText()).toContain(createHash('sha256').update(text).digest('hex'));
  await picture(page, 'export-dialog');
  await page.keyboard.press('Escape');
  expect(await dialog.count()).toBe(0);
});

test('what the Team page shows is what its export has, as a wide workbook too', async () => {
  const { url } = await untrained();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Ines Castellan', '/team?standing=overdue&unit=Customer+service');
  await page.getByText('1–10 of 10').waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Unit: Customer service').waitFor();
  await dialog.getByText('10 people').waitFor();
  await dialog.getByLabel('Rows').selectOption('One for each person, courses side by side');
  await dialog.getByLabel('File').selectOption('XLSX, for Excel');
  const workbook = await saved(page, dialog.getByRole('button', { name: 'Make the file' }));
  expect(await readSheet(readFileSync(await workbook.path()), 2)).toHaveLength(11);
  await dialog.getByText('The log has the same SHA-256.').waitFor();
  const logged = (await page.evaluate(async () => (await fetch('/api/exports')).json())) as {
    exports: { filter: object; people: number }[];
  };
  expect(logged.exports[0]).toMatchObject({
    filter: { standing: 'overdue', unit: 'Customer service' },
    people: 10,
  });
});

const looks = {
  'evidence-wizard-1280': { viewport: { width: 1280, height: 900 } },
  'evidence-wizard-360-dark': { viewport: { width: 360, height: 800 }, colorScheme: 'dark', locale: 'de-DE' },
} as const;

test('wizard and export fit every width, light and dark, with nothing that axe finds', async () => {
  const { url } = await brightwater();
  for (const [name, look] of Object.entries(looks)) {
    const page = await (await newBrowser(look)).newPage();
    await enterAs(page, url, 'Ines Castellan', '/evidence');
    await page.locator('a39-evidence-wizard').getByRole('radio').first().waitFor();
    await picture(page, `${name}-begun`);
    await page.goto(`${url}/evidence?ask=everyone_trained_on_day&day=2026-11-25&people=0`);
    await page.locator('a39-evidence-wizard .people').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBe(0);
    expect(await axeFinds(page), name).toEqual([]);
    await picture(page, name, { fullPage: true });
    await page.goto(`${url}/team`);
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await axeFinds(page), name).toEqual([]);
    await picture(page, `${name}-export`);
    await page.close();
  }
});
