import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39Versions } from '../../web-components/versions/versions.ts';
import '../../web-components/versions/versions.ts';
import { expectAccessible, focused, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const compare = () => page.getByRole('button', { name: 'Show what changed' });

test('compares the newest two versions, the key first, and says what screen readers need', async () => {
  const element = await stage<A39Versions>('a39-versions', { api: new TrainingServer() });
  await expect.element(page.getByText('2 courses, 3 versions.', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('rowheader', { name: '1.1.0' })).toBeVisible();
  await expect.element(page.getByText('fewer than 5')).toBeVisible();
  await expectAccessible();

  await compare().click();
  await expect.element(page.getByRole('heading', { name: 'From 1.0.0 to 1.1.0' })).toBeVisible();
  expect(focused()?.textContent).toBe('From 1.0.0 to 1.1.0');
  await expect.element(page.getByText('This looks material', { exact: false })).toBeVisible();
  await expect.element(page.getByText('The author of 1.1.0 calls it minor.', { exact: false })).toBeVisible();
  await expect.element(page.getByText('Another answer is right now.')).toBeVisible();
  // A kind of change that this version of the element has no words for.
  await expect.element(page.getByText('Something newer changed.')).toBeVisible();
  const [removed, added] = ['del', 'ins'].map((tag) =>
    [...element.renderRoot.querySelectorAll(tag)].map((one) => [
      one.parentElement!.textContent.replace(/\s+/g, ' ').trim(),
      one.querySelector('b')?.textContent ?? null,
    ]),
  );
  expect(removed).toContainEqual(['Before: Report it to the team within the day.', 'the day.']);
  expect(added).toContainEqual(['Now: Report it to the team within 1 hour.', '1 hour.']);
  expect(added).toContainEqual(['Now: right', 'right']);
  expect(element.renderRoot.querySelectorAll('del').length).toBe(6);
  await expectAccessible();
});

test('finds what was taught on a day and shows it from its first word to its last', async () => {
  const api = new TrainingServer();
  await stage<A39Versions>('a39-versions', { api });
  await page.getByLabelText('Day').fill('2026-10-17');
  await page.getByRole('button', { name: 'Find the version' }).click();
  expect(api.asked).toContain('taughtOn 2026-10-17');
  await page.getByRole('button', { name: 'Read 1.0.0' }).click();
  await expect.element(page.getByText('We sell tents.')).toBeVisible();
  await expect.element(page.getByText('The one that names Anna')).toBeVisible();
  await expect.element(page.getByText('Open rate: 31 %').first()).toBeVisible();
  await expectAccessible();
});

test('says that nothing was published by then, and what failed', async () => {
  const api = new TrainingServer();
  await stage<A39Versions>('a39-versions', { api });
  api.refuseWith = new ApiError('course_unknown', '');
  await page.getByRole('button', { name: 'Find the version' }).click();
  await expect.element(page.getByText('Nothing of this course was published by then.')).toBeVisible();
  api.refuseWith = new ApiError('offline', '');
  await compare().click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  await expectAccessible();
  api.refuseWith = null;
  await compare().click();
  await expect.element(page.getByRole('heading', { name: 'From 1.0.0 to 1.1.0' })).toBeVisible();
  expect(page.getByRole('alert').elements()).toHaveLength(0);
});

test('opens one course at a time; one version is compared with nothing', async () => {
  const element = await stage<A39Versions>('a39-versions', { api: new TrainingServer() });
  await page.getByText('Wessen Daten', { exact: false }).click();
  await expect.element(page.getByText('There is one version so far', { exact: false })).toBeVisible();
  expect(element.renderRoot.querySelectorAll('details.course[open]').length).toBe(1);
  expect(compare().elements()).toHaveLength(0);
  await expectAccessible();
});

test('fits 360 pixels and speaks German', async () => {
  await page.viewport(360, 800);
  await stage<A39Versions>('a39-versions', { api: new TrainingServer() }, 'de');
  await page.getByRole('button', { name: 'Änderungen zeigen' }).click();
  await expect.element(page.getByText('Eine andere Antwort ist jetzt richtig.')).toBeVisible();
  await expect.element(page.getByText('Das sieht wesentlich aus', { exact: false })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible();
});
