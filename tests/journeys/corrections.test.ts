import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Page } from 'playwright';
import { axeFinds } from '../support/axe.ts';
import { enterAs, goBy, newBrowser, picture, runningServer } from '../support/browser.ts';

const text = 'Lock the screen when you leave the desk.';

/** The person's records, opened by searching for them. */
async function openRecords(page: Page, name: string): Promise<void> {
  await goBy(page, 'Records');
  await page.getByLabel('Name or staff number').fill(name);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name }).waitFor();
}

/** Fills in the staff number that the confirmation asks for. */
async function confirmErasure(page: Page): Promise<void> {
  const field = page.getByLabel(/^Type the staff number/);
  const label = await page.locator('label', { hasText: 'Type the staff number' }).innerText();
  await field.fill(/number (\S+)/.exec(label)![1]!);
  await page.getByRole('button', { name: 'Erase tonight' }).click();
}

test('a DPO publishes a policy, learners acknowledge it, and records are corrected, withdrawn, kept and asked to be erased', async () => {
  const { url } = await runningServer();
  const dpo = await (await newBrowser()).newPage();
  await enterAs(dpo, url, 'Ines Castellan');

  await goBy(dpo, 'Documents');
  await dpo.getByRole('button', { name: 'Publish a document' }).click();
  await dpo.getByLabel('Title').fill('Working from home');
  await dpo.getByLabel('Version').fill('2026-1');
  const file = { name: 'Working from home (final).txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await dpo.getByLabel('File').setInputFiles(file);
  await dpo.getByRole('button', { name: 'Publish', exact: true }).click();
  await dpo.getByText('“Working from home”, version 2026-1, is published.').waitFor();
  await dpo.getByRole('button', { name: /^Ask everybody/ }).click();
  await dpo.getByLabel('To be read by').fill('2099-12-24');
  await dpo.getByRole('button', { name: 'Ask them' }).click();
  await dpo.getByText('40 people were asked to read it by 24 December 2099.').waitFor();
  expect(await axeFinds(dpo)).toEqual([]);
  await picture(dpo, 'documents');

  const [own] = await Promise.all([
    dpo.waitForEvent('download'),
    dpo.getByRole('link', { name: 'Download: Working from home, 2026-1' }).click(),
  ]);
  expect(readFileSync(await own.path(), 'utf8')).toBe(text);

  for (const name of ['Mina Okafor', 'Sven Aalto']) {
    const learner = await (await newBrowser()).newPage();
    await enterAs(learner, url, name);
    const [download] = await Promise.all([
      learner.waitForEvent('download'),
      learner.getByRole('link', { name: 'Open the document: Working from home' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Working-from-home-final.txt');
    expect(readFileSync(await download.path(), 'utf8')).toBe(text);
    expect(await axeFinds(learner)).toEqual([]);
    await learner.getByRole('button', { name: /^I have read it and will follow it/ }).click();
    await learner.getByText('Noted: you have read “Working from home”').waitFor();
    await picture(learner, 'my-documents');
  }
  await dpo.reload();
  await dpo.getByText('2 of 40 acknowledged').waitFor();

  await openRecords(dpo, 'Mina Okafor');
  await dpo.getByRole('button', { name: /^Correct: entry/ }).click();
  expect(await dpo.getByLabel('Name', { exact: true }).inputValue()).toBe('Mina Okafor');
  expect(await dpo.getByLabel('Unit').inputValue()).toBe('Marketing');
  await dpo.getByLabel('Unit').fill('');
  await dpo.getByLabel('Why').fill('She had moved before');
  expect(await axeFinds(dpo)).toEqual([]);
  await picture(dpo, 'records-correct');
  await dpo.getByRole('button', { name: 'Add the correction' }).click();
  await dpo.getByText(/Entry \d+ corrects the record\./).waitFor();
  await dpo.getByText('Ines Castellan: “She had moved before”').waitFor();
  const amended = dpo.getByRole('listitem').filter({ hasText: /Corrects entry \d+\. Since then it reads:/ });
  await amended.getByText(/^About: Mina Okafor · \S+ · \S+@\S+$/).waitFor();
  await dpo.getByRole('button', { name: /^Correct: entry/ }).click();
  expect(await dpo.getByLabel('Unit').inputValue()).toBe('');
  await dpo.getByText('In the staff list: Marketing').waitFor();
  await dpo.getByRole('button', { name: 'Leave it as it is' }).click();

  const [bundle] = await Promise.all([
    dpo.waitForEvent('download'),
    dpo.getByRole('button', { name: /^Make a bundle of it/ }).click(),
  ]);
  expect(bundle.suggestedFilename()).toMatch(/^evidence-.*\.zip$/);

  await dpo.getByRole('button', { name: 'Another person' }).click();
  await openRecords(dpo, 'Sven Aalto');
  await dpo.getByRole('button', { name: /^Withdraw: entry/ }).click();
  await dpo.getByLabel('Why').fill('Somebody else sat at his desk');
  await dpo.getByRole('button', { name: 'Withdraw the record' }).click();
  await dpo.getByText(/^Withdrawn by entry \d+$/).waitFor();
  await goBy(dpo, 'Documents');
  await dpo.getByText('1 of 40 acknowledged').waitFor();

  await openRecords(dpo, 'Sven Aalto');
  await dpo.getByRole('button', { name: 'Erase this person' }).click();
  expect(await axeFinds(dpo)).toEqual([]);
  await picture(dpo, 'records-erase');
  await confirmErasure(dpo);
  await dpo.getByText('They are erased tonight.').waitFor();
  await goBy(dpo, 'Erasure');
  await dpo.getByText('Tonight one person would be erased.').waitFor();
  expect(await axeFinds(dpo)).toEqual([]);
  await picture(dpo, 'erasure');

  await openRecords(dpo, 'Sven Aalto');
  await dpo.getByRole('button', { name: 'Set a legal hold' }).click();
  await dpo.getByLabel('What it is for').fill('Audit 2026');
  await dpo.getByRole('button', { name: 'Set the hold' }).click();
  await dpo.getByText('On legal hold: Audit 2026').waitFor();
  await goBy(dpo, 'Erasure');
  await dpo.getByRole('heading', { name: 'Would go, but are on legal hold' }).waitFor();
  expect(await axeFinds(dpo)).toEqual([]);
  await picture(dpo, 'erasure-held');
  await dpo.getByRole('button', { name: 'Cancel the erasure of Sven Aalto' }).click();
  await dpo.getByText('The erasure of Sven Aalto was cancelled.').waitFor();
  await dpo.getByText('Tonight nothing is erased.').waitFor();
  await dpo.getByRole('button', { name: 'Lift the hold for Sven Aalto' }).click();
  await dpo.getByText('There is no legal hold.').waitFor();

  await openRecords(dpo, 'Mina Okafor');
  await dpo.getByRole('button', { name: 'Set a legal hold' }).click();
  await dpo.getByLabel('What it is for').fill('Lawsuit 12/2026');
  await dpo.getByRole('button', { name: 'Set the hold' }).click();
  await dpo.getByText('On legal hold: Lawsuit 12/2026').waitFor();
  await dpo.getByRole('button', { name: 'Erase this person' }).click();
  await confirmErasure(dpo);
  await dpo.getByRole('alert').getByText('A legal hold forbids the erasure.').waitFor();
  await picture(dpo, 'records-held');
  await goBy(dpo, 'Erasure');
  await dpo.getByRole('button', { name: 'Lift the hold for Mina Okafor' }).click();
  await dpo.getByText('There is no legal hold.').waitFor();
});

test('a training admin publishes and records a training elsewhere; records and erasure are not for them', async () => {
  const { url } = await runningServer();
  const page = await (await newBrowser({ viewport: { width: 360, height: 800 }, colorScheme: 'dark' })).newPage();
  await enterAs(page, url, 'Tobias Feld');
  expect(await page.getByRole('link', { name: 'Records' }).isVisible()).toBe(false);
  await goBy(page, 'Documents');
  await page.getByRole('button', { name: 'Record a training elsewhere' }).click();
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Whose data, who decides · 1.0.0 · en' });
  await page.getByRole('searchbox').fill('okafor');
  await page.getByRole('searchbox').press('Enter');
  await page.getByRole('button', { name: 'Add Mina Okafor' }).click();
  await page.getByLabel('Day', { exact: true }).fill('2026-10-05');
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'documents-360');
  await page.getByRole('button', { name: 'Record one person' }).click();
  await page.getByText(/One training is on record, from entry \d+\./).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  for (const path of ['/records', '/erasure']) {
    await page.goto(url + path);
    await page.getByText(/not for your role/).waitFor();
  }
});
