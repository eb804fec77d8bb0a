import { expect, test } from 'vitest';
import { enterAs, newBrowser, picture, runningServer } from '../support/browser.ts';

test('a browser that asks for German gets the pages, the elements and the course in German', async () => {
  const { url } = await runningServer();
  const page = await (await newBrowser({ locale: 'de-DE' })).newPage();
  await enterAs(page, url, 'Sven Aalto');
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  await page.getByRole('heading', { name: 'Meine Schulungen' }).waitFor();
  await page.getByRole('link', { name: /Wessen Daten/ }).click();
  await page.getByRole('button', { name: 'Beginnen', exact: true }).click();
  await page.getByText(/Modul 1 von 4/).waitFor();
  await picture(page, 'german');
});
