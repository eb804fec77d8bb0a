import { join } from 'node:path';
import { build, preview } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { newBrowser, picture } from '../support/browser.ts';

const configFile = join(import.meta.dirname, '../../vite.gallery.config.ts');

test('the gallery shows what its address asks for, and nothing in it leads away', async () => {
  await build({ configFile, logLevel: 'silent' });
  const server = await preview({ configFile, logLevel: 'silent', preview: { port: 0, host: 'localhost' } });
  onTestFinished(() => server.close());
  const url = server.resolvedUrls!.local[0]!;
  const page = await (await newBrowser()).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => (message.type() === 'error' ? complaints.push(message.text()) : undefined));

  await page.goto(`${url}?element=a39-my-training&state=due&theme=dark&lang=pl`);
  await page.getByRole('heading', { name: 'Moje szkolenia' }).waitFor();
  expect(await page.locator('.card').count()).toBe(1);
  expect(await page.locator('a39-my-training').getAttribute('theme')).toBe('dark');
  await page.getByRole('link', { name: 'Mail to many' }).click();
  await page.locator('.heard').getByText('a39-open {"courseId":"whose-data"}').waitFor();
  expect(await axeFinds(page)).toEqual([]);

  await page.getByLabel('Language').selectOption('[Pseudo]');
  await page.getByText(/^\[Mý tráá/).waitFor();
  expect(new URL(page.url()).searchParams.get('dir')).toBe(null);
  expect(await page.locator('.stand').getAttribute('dir')).toBe('rtl');
  await page.getByRole('link', { name: 'All states' }).click();
  await page.locator('main[data-ready]').waitFor();
  expect(await page.locator('.card').count()).toBeGreaterThan(8);
  expect(await page.locator('.fault').allInnerTexts()).toEqual([]);
  await picture(page, 'gallery');

  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(complaints).toEqual([]);
});
