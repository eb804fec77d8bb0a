import type { Page, Route } from 'playwright';
import { expect, test } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { enterAs, newBrowser, sharedServer } from '../support/browser.ts';

const brightwater = sharedServer();

const paths = [
  '/training',
  '/training/refresher',
  '/training/badges',
  '/training/nowhere',
  '/team',
  '/overdue',
  '/obligations',
  '/people',
  '/intranet',
  '/learning-platforms',
  '/settings',
  '/my-data',
  '/courses',
  '/documents',
  '/records',
  '/evidence',
  '/erasure',
  '/try',
  '/nowhere',
];

/** What the headings of the first level say that can be seen, shadow roots included. */
const titles = (page: Page): Promise<string[]> =>
  page.getByRole('heading', { level: 1 }).filter({ visible: true }).allInnerTexts();

/** The only heading of the first level, as soon as the page no longer waits for an answer. */
async function settledTitle(page: Page): Promise<string> {
  // More than one part of a page can wait.
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
  await expect.poll(() => titles(page)).toHaveLength(1);
  return (await titles(page))[0]!;
}

test('every page has one heading of the first level, whoever opens it and whatever comes of it', async () => {
  const { url } = await brightwater();
  const page = await (await newBrowser()).newPage();
  for (const name of [null, 'Mina Okafor', 'Ines Castellan']) {
    if (name) await enterAs(page, url, name);
    for (const path of paths) {
      await page.goto(url + path);
      const title = await settledTitle(page);
      expect(title, `${path} for ${name}`).not.toBe('');
      // Whoever is not signed in, or refused, sees the same everywhere; what a learner is shown has journeys of its own.
      if (name === 'Ines Castellan' || (!name && ['/training', '/try', '/nowhere'].includes(path)))
        expect(await axeFinds(page), `${path} for ${name}`).toEqual([]);
    }
  }
  // Refused, it is called as in the navigation.
  await enterAs(page, url, 'Mina Okafor', '/records');
  await page.getByText(/not for your role/).waitFor();
  expect(await titles(page)).toEqual(['Records']);
});

test('also while the server does not answer, and where no script runs', async () => {
  const { url } = await brightwater();
  const page = await (await newBrowser()).newPage();
  let unanswered: Route[] | undefined;
  await page.route('**/api/**', (route) => (unanswered ? void unanswered.push(route) : route.abort()));
  const scriptless = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  for (const path of paths.filter((one) => one !== '/nowhere')) {
    const waiting: Route[] = (unanswered = []);
    await page.goto(url + path);
    await page.getByText('Loading…').first().waitFor();
    expect(await titles(page), path).toHaveLength(1);
    unanswered = undefined;
    await Promise.all(waiting.map((route) => route.abort()));
    await page
      .getByText(/cannot be reached/)
      .filter({ visible: true })
      .waitFor();
    expect(await titles(page), path).toHaveLength(1);
    // What is said then looks alike everywhere.
    if (path === '/team' || path === '/training') expect(await axeFinds(page), path).toEqual([]);
    await scriptless.goto(url + path);
    expect(await titles(scriptless), path).toHaveLength(1);
  }
});

test('the navigation of a DPO stands in one line at 1280 pixels in German, and fits 360', async () => {
  const { url } = await brightwater();
  const page = await (await newBrowser({ locale: 'de-DE' })).newPage();
  await enterAs(page, url, 'Ines Castellan', '/documents');
  await page.getByRole('button', { name: 'Abmelden' }).waitFor();
  const tops = () =>
    page.evaluate(() => {
      const boxes = [...document.querySelectorAll('header.site :is(.mark, nav > a:not([hidden]), nav summary)')].map(
        (one) => one.getBoundingClientRect(),
      );
      const who = document.querySelector('a39-site-nav')!.shadowRoot!.querySelector('.who')!.getBoundingClientRect();
      return new Set([...boxes, who].map(({ top, height }) => Math.round((top + height / 2) / 12))).size;
    });
  expect(await tops()).toBe(1);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await axeFinds(page)).toEqual([]);
});

test('what is behind *More* opens by keyboard over the page, moves nothing, and is out of the way afterwards', async () => {
  const { url } = await brightwater();
  const page = await (await newBrowser({ viewport: { width: 360, height: 800 } })).newPage();
  await enterAs(page, url, 'Ines Castellan', '/erasure');
  await settledTitle(page);
  const more = page.locator('header summary');
  const erasure = page.getByRole('link', { name: 'Erasure' });
  const height = () => page.evaluate(() => document.querySelector('header')!.getBoundingClientRect().height);
  const before = await height();
  expect(await erasure.isVisible()).toBe(false);
  await more.focus();
  await page.keyboard.press('Enter');
  expect(await erasure.getAttribute('aria-current')).toBe('page');
  expect([await erasure.isVisible(), await height()]).toEqual([true, before]);
  expect(await axeFinds(page)).toEqual([]);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('People');
  for (let i = 0; i < 12; i++) await page.keyboard.press('Tab');
  expect(await erasure.isVisible()).toBe(false);
  // Nothing is there for those who have none of it.
  await enterAs(page, url, 'Sofia Marek');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  expect(await more.isVisible()).toBe(false);
});
