import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { draw } from '../../server/auditors/draw.ts';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { axeFinds } from '../support/axe.ts';
import { enterAs, goBy, newBrowser, picture, sharedServer } from '../support/browser.ts';
import { temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';

/** Brightwater with four who completed. */
const trained = sharedServer(async (folder) => {
  const there = await installation({ A39_DATA: folder, A39_DATABASE: join(folder, 'article39.sqlite') });
  for (const name of ['Sven Aalto', 'Carmen Ortiz', 'Henrik Vass', 'Mina Okafor'])
    await completeFirstCourse(there.tools, await there.enter(name));
  await there.close();
});

async function saved(page: Page, by: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), by.click()]);
  return download;
}

test('the DPO lets an auditor in, who asks, draws a sample that checks, and is out when the access is revoked', async () => {
  const { url } = await trained();
  const dpo = await (await newBrowser()).newPage();
  await enterAs(dpo, url, 'Ines Castellan');
  await goBy(dpo, 'Auditor’s questions');
  await dpo.getByRole('heading', { name: 'Who had to be trained, and why?' }).waitFor();
  expect(await axeFinds(dpo)).toEqual([]);
  await dpo.getByRole('button', { name: 'Give access' }).click();
  await dpo.getByLabel('Name', { exact: true }).fill('Runa Dahl');
  await dpo.getByLabel('Organisation', { exact: true }).fill('Dahl & Partners');
  await dpo.getByLabel('E-mail address').fill('runa@dahl-audit.example');
  await dpo.getByLabel('Some units').check();
  await dpo.getByLabel('Warehouse').check();
  expect(await axeFinds(dpo)).toEqual([]);
  await dpo.getByRole('button', { name: 'Make the link' }).click();
  const link = await dpo.locator('a39-questions .once code').innerText();

  // Somebody else, elsewhere, with nothing but the link.
  const page = await (await newBrowser()).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(link.replace('127.0.0.1', 'localhost'));
  await page.getByText('Runa Dahl, Dahl & Partners: you can look here', { exact: false }).waitFor();
  expect(page.url()).toBe(`${url}/audit`);
  const token = link.split('#')[1]!;
  expect(asked.filter((address) => address.includes(token))).toEqual([]);
  // The page asks nothing of staff's.
  expect(asked.filter((address) => /\/api\/(?!audit)/.test(address))).toEqual([]);
  await page.getByText('10 people were on staff.').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show the people' }).click();
  const sven = page.getByRole('row').filter({ hasText: 'Sven Aalto' });
  expect(await sven.innerText()).toMatch(/done on/);
  expect(await page.getByText('Mina Okafor').count()).toBe(0);

  await page.getByLabel('Nonce', { exact: true }).fill('dahl-2026');
  await page.getByRole('button', { name: 'Send the nonce' }).click();
  await page.getByText('is entry', { exact: false }).waitFor();
  await page.getByLabel('How many to draw').fill('1');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.getByText('One entry is drawn from 2.').first().waitFor();
  const list = await saved(page, page.getByRole('link', { name: /that were drawn from/ }));
  const numbers = readFileSync(await list.path(), 'utf8')
    .trimEnd()
    .split('\n')
    .map(Number);
  const leaf = await page.locator('#sample td code').innerText();
  const drawn = await page.getByLabel('Numbers of the entries').inputValue();
  expect(draw('dahl-2026', leaf, numbers, 1)).toEqual([Number(drawn)]);
  // The commands for the auditor's own shell say the same.
  const folder = temporaryFolder();
  await list.saveAs(join(folder, 'records.txt'));
  const commands = (await page.locator('#sample pre').textContent())!;
  expect(execFileSync('bash', ['-c', commands], { cwd: folder, encoding: 'utf8' }).trimEnd().split('\n').at(-1)).toBe(
    drawn,
  );
  const bundle = await saved(page, page.getByRole('button', { name: 'Download the sample' }));
  const zip = join(temporaryFolder(), 'bundle.zip');
  await bundle.saveAs(zip);
  const vkey = await page.locator('a39-auditor code').filter({ hasText: 'evidence/try+' }).innerText();
  const verdict = await verifyBundle(zip, { vkeys: [vkey], held: [], nonce: 'dahl-2026' });
  expect([verdict.errors, verdict.ok, verdict.counts.records]).toEqual([[], true, 1]);

  const proof = await saved(page, page.getByRole('link', { name: /\.tlog-proof$/ }));
  expect(readFileSync(await proof.path(), 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/);
  await page.getByRole('button', { name: /^Read Whose data/ }).click();
  await page.getByText('The lesson as learners saw it.', { exact: false }).waitFor();
  expect(await axeFinds(page)).toEqual([]);

  await dpo.getByRole('button', { name: 'Revoke the access of Runa Dahl' }).click();
  await dpo.getByText('They are out.', { exact: false }).waitFor();
  await page.reload();
  await page.getByText('Open the link that you were sent.', { exact: false }).waitFor();
  await page.goto(`${url}/audit#${token}`);
  await page.reload();
  await page.getByText('Open the link that you were sent.', { exact: false }).waitFor();
  await page.goto('about:blank');
  await page.goto(`${url}/audit#${token}`);
  await page.getByText('The access has ended.', { exact: false }).waitFor();
});

const looks = {
  '1280': { viewport: { width: 1280, height: 900 } },
  '360-dark-de': { viewport: { width: 360, height: 800 }, colorScheme: 'dark', locale: 'de-DE' },
  '320-forced': { viewport: { width: 320, height: 700 }, forcedColors: 'active' },
} as const;

test('both screens fit every width, in the dark and with forced colours, with nothing that axe finds', async () => {
  const { url } = await trained();
  for (const [name, look] of Object.entries(looks)) {
    const page = await (await newBrowser(look)).newPage();
    await enterAs(page, url, 'Ines Castellan');
    const link = await page.evaluate(
      async ([of]) => {
        const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
        const made = await fetch('/api/auditors', {
          method: 'POST',
          headers: { 'x-a39-client': 'test', 'content-type': 'application/json' },
          body: JSON.stringify({
            name: 'Runa Dahl',
            organisation: 'Dahl & Partners',
            email: `${of}@dahl-audit.example`,
            fromOn: day(0),
            untilOn: day(30),
            periodFrom: day(-300),
            periodTo: day(0),
            audience: { kind: 'everyone' },
            maySeeNames: true,
          }),
        });
        return ((await made.json()) as { link: string }).link;
      },
      [name],
    );
    await page.goto(`${url}/questions`);
    await page.locator('a39-questions .questions').waitFor();
    await page.locator('[data-opens=invite]').click();
    await looked(page, `questions-${name}`);
    await page.goto(link.replace('127.0.0.1', 'localhost'));
    await page.locator('a39-auditor .questions').waitFor();
    await page.locator('#people button').click();
    await page.locator('#people table').waitFor();
    await page.locator('#overdue button').click();
    await page.locator('#overdue table').waitFor();
    await page.locator('#nonce').fill(`nonce-${name}`);
    await page.locator('#sample form button').first().click();
    await page.locator('#size').waitFor();
    await page.locator('#sample form button').nth(1).click();
    await page.locator('#sample details').waitFor();
    await looked(page, `auditor-${name}`);
    await page.close();
  }
});

async function looked(page: Page, name: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBe(0);
  // The system paints forced colours, and the rest is as in the dark.
  if (!name.endsWith('-forced')) expect(await axeFinds(page), name).toEqual([]);
  await picture(page, name, { fullPage: true });
}
