import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { axeFinds } from '../support/axe.ts';
import { enterAs, newBrowser, picture, sharedServer } from '../support/browser.ts';
import { temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';

let records: number[];

/** Brightwater with three who completed on 24 November; what one of them has was withdrawn a day later. */
const brightwater = sharedServer(async (folder) => {
  const there = await installation({ A39_DATA: folder, A39_DATABASE: join(folder, 'article39.sqlite') });
  const { clock, tools } = there;
  for (const name of ['Sven Aalto', 'Carmen Ortiz', 'Henrik Vass'])
    await completeFirstCourse(tools, await there.enter(name));
  const rows = await tools.db.selectFrom('completion').select('evidence_idx').orderBy('evidence_idx').execute();
  records = rows.map((row) => row.evidence_idx);
  clock.now = new Date('2026-11-25T10:00:00Z');
  const ines = await there.enter('Ines Castellan');
  const revoked = await ines.post(`/api/evidence/records/${records[0]}/revoke`, { reason: 'Somebody else sat there' });
  expect(revoked.status).toBe(200);
  await there.close();
});

async function saved(page: Page, by: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), by.click()]);
  return download;
}

test('the DPO checks the log, asks who was trained on a day, and hands out a sample that passes an auditor’s check', async () => {
  const { url } = await brightwater();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Ines Castellan');
  await page.getByRole('link', { name: 'Evidence' }).click();
  await page.getByText('3 completions are on record.').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'evidence');

  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('Everything is in order').waitFor();

  await page.getByLabel('Day', { exact: true }).fill('2026-11-24');
  await page.getByLabel('Course', { exact: true }).selectOption({ label: 'Whose data, who decides' });
  await page.getByRole('button', { name: 'Look it up' }).click();
  await page.getByRole('heading', { name: 'On 24 November 2026' }).waitFor();
  expect(new URL(page.url()).search).toBe('?on=2026-11-24&course=whose-data');
  const sven = page.getByRole('row').filter({ hasText: 'Sven Aalto' });
  expect(await sven.innerText()).toMatch(/24 Nov 2026\s+Does not count\s+Withdrawn on 25 Nov 2026 by Ines Castellan/);
  expect(await page.getByRole('row').count()).toBeGreaterThanOrEqual(4);
  expect(await axeFinds(page)).toEqual([]);

  await page.getByText('Show the signed checkpoint').click();
  const checkpoint = await saved(page, page.getByRole('button', { name: 'Download it' }));
  expect(checkpoint.suggestedFilename()).toMatch(/^checkpoint-\d+\.txt$/);
  const held = readFileSync(await checkpoint.path(), 'utf8');

  await page.getByRole('radio', { name: 'Entries that the auditor drew' }).check();
  await page.getByLabel('Numbers of the entries').fill(`${records[0]}, ${records[1]}\n99999`);
  await page.getByText('More protection').click();
  await page.getByLabel('Nonce of the auditor').fill('drawn-on-2026-11-25');
  const make = page.getByRole('button', { name: 'Make the bundle' });
  await make.click();
  await page.getByText('The log has no entry 99999.').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByLabel('Numbers of the entries').fill(`${records[0]}, ${records[1]}`);
  await page.getByLabel('Leave out who it was').check();
  const download = await saved(page, make);
  await page.getByText(/is in your downloads/).waitFor();
  const zip = join(temporaryFolder(), 'bundle.zip');
  await download.saveAs(zip);

  const vkey = await page.locator('a39-evidence code').filter({ hasText: 'evidence/try+' }).innerText();
  const verdict = await verifyBundle(zip, { vkeys: [vkey], held: [held], nonce: 'drawn-on-2026-11-25' });
  expect(verdict.errors).toEqual([]);
  expect(verdict.ok).toBe(true);
  expect(verdict.shows.join(' ')).toContain('drawn-on-2026-11-25');
  const other = await verifyBundle(zip, { vkeys: [vkey], held: [], nonce: 'another' });
  expect(other.errors.map(({ code }) => code)).toEqual(['nonce_missing']);

  const checkingPage = await saved(page, page.getByRole('link', { name: 'The checking page (verify.html)' }));
  expect(readFileSync(await checkingPage.path(), 'utf8')).toContain('<html');

  // The question and the choice are in the address: what a link or a reload brings back.
  await page.reload();
  await page.getByRole('heading', { name: 'On 24 November 2026' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Entries that the auditor drew' }).isChecked()).toBe(true);
  expect(await page.getByLabel('Numbers of the entries').inputValue()).toBe(`${records[0]}, ${records[1]}`);
});

const looks = {
  'evidence-1280': { viewport: { width: 1280, height: 900 } },
  'evidence-360-dark': { viewport: { width: 360, height: 800 }, colorScheme: 'dark', locale: 'de-DE' },
  'evidence-320-forced': { viewport: { width: 320, height: 700 }, forcedColors: 'active' },
} as const;

test('the screen fits every width, in the dark and with forced colours, with nothing that axe finds', async () => {
  const { url } = await brightwater();
  for (const [name, look] of Object.entries(looks)) {
    const page = await (await newBrowser(look)).newPage();
    await enterAs(page, url, 'Ines Castellan', '/evidence?on=2026-11-24&bundle=sample&entries=3,4&names=hidden');
    await page.locator('a39-as-of tbody').waitFor();
    await page.locator('a39-bundle details').evaluate((details: HTMLDetailsElement) => (details.open = true));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBe(0);
    // The system paints forced colours, and the rest is as in the dark.
    if (!name.endsWith('-forced')) expect(await axeFinds(page), name).toEqual([]);
    await picture(page, name, { fullPage: true });
    await page.close();
  }
});
