import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { enterAs, newBrowser, runningServer } from '../support/browser.ts';

test('a training administrator makes a link for the LMS, connects one by hand, makes a package, and adds a record store', async () => {
  const { url } = await runningServer({ A39_WEBHOOK_PRIVATE: 'yes' });
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Tobias Feld', '/learning-platforms');
  await page.getByText('No platform is connected yet.').waitFor();
  expect(await axeFinds(page)).toEqual([]);

  await page.getByRole('link', { name: 'Connect a platform' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByRole('button', { name: 'Make a link' }).last().click();
  const link = page.getByRole('group', { name: 'Link for your LMS' });
  await link.waitFor();
  expect(await link.innerText()).toContain(`${url}/lms/lti/register?invitation=`);
  await page
    .getByText(/made by Tobias Feld/)
    .first()
    .waitFor();

  await page.getByRole('button', { name: 'Connect by hand' }).click();
  const typed = {
    Name: 'Academy',
    Issuer: 'https://lms.example',
    'Client ID': 'c1',
    'Authentication request URL': 'https://lms.example/auth',
    'Access token URL': 'https://lms.example/token',
    'Public keyset URL of the LMS': 'https://lms.example/keys',
    'Deployment ID': '7',
  };
  for (const [label, text] of Object.entries(typed))
    await page.getByLabel(label, { exact: label === 'Name' }).fill(text);
  await page.getByRole('button', { name: 'Connect by hand' }).last().click();
  await page.getByText('Academy is connected.').waitFor();
  await page.getByRole('link', { name: 'Platforms', exact: true }).click();
  await page.getByRole('button', { name: 'Switch off: Academy' }).click();
  await page.getByRole('button', { name: 'Switch off', exact: true }).click();
  await page.getByText('Academy is switched off.').waitFor();

  await page.getByRole('link', { name: 'Packages' }).click();
  await page.getByRole('button', { name: 'Make a package' }).click();
  await page.getByLabel('Course', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Name', { exact: true }).fill('Suite');
  await page.getByLabel('Address of the LMS').fill('https://suite.example');
  await page.getByRole('button', { name: 'Make a package' }).last().click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/-en-scorm12-connected\.zip$/);
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
  await page.getByText('https://suite.example', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Record stores' }).click();
  await page.getByRole('button', { name: 'Add a record store' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Warehouse');
  await page.getByLabel('Address', { exact: true }).fill('http://127.0.0.1:9/xapi');
  await page.getByLabel('Key', { exact: true }).fill('a');
  await page.getByLabel('Secret', { exact: true }).fill('b');
  await page.getByRole('button', { name: 'Add a record store' }).last().click();
  await page.getByText('Warehouse is added. Test it now.').waitFor();
  await page.getByRole('button', { name: 'Test: Warehouse' }).click();
  await page.getByText('It does not work.').waitFor();

  for (const [part, text] of [
    ['Who is who', 'Nobody is waiting'],
    ['What was reported', 'Nothing has been reported yet'],
  ] as const) {
    await page.getByRole('link', { name: part }).first().click();
    await page.getByText(text).waitFor();
  }
});
