import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39AsOf } from '../../web-components/evidence/as-of.ts';
import '../../web-components/evidence/as-of.ts';
import { evidenceLog, trainedOn } from './evidence.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const courses = [{ id: 'whose-data', title: 'Whose data, who decides', lang: 'en' }];
const began = evidenceLog.firstDate;
const day = () => page.getByLabelText('Day');
const ask = () => page.getByRole('button', { name: 'Look it up' });
const row = (name: string) => page.getByRole('row').filter({ hasText: name });

test('answers who was trained on a day: then, now, what was written since, by whom and why', async () => {
  const api = new TrainingServer();
  await stage<A39AsOf>('a39-as-of', { api, courses, began });
  await expectAccessible();
  await day().fill('2026-11-21');
  await page.getByLabelText('Course').selectOptions('Whose data, who decides');
  await ask().click();
  await expect.element(page.getByRole('heading', { name: 'On 21 November 2026' })).toBeVisible();
  expect(focused()?.textContent).toBe('On 21 November 2026');
  expect(api.asked).toEqual(['asOf 2026-11-21 whose-data 0']);
  expect(location.search).toBe('?on=2026-11-21&course=whose-data');
  await expect
    .element(row('Mina Okafor'))
    .toMatchTextContent(
      /20 Nov 2026\s+Does not count\s+Withdrawn on 24 Nov 2026 by Ines Castellan\s*Somebody else\s+entry 52/,
    );
  await expect
    .element(row('Leila Haddad'))
    .toMatchTextContent(
      /Not on record\s+20 Nov 2026\s+Entered on 23 Nov 2026\s+entry 50\s+Corrected on 24 Nov 2026 by Ines/,
    );
  await expect.element(row('Person 100')).toMatchTextContent(/20 Nov 2026\s+20 Nov 2026\s+Nothing/);
  await expect.element(page.getByText('3 completions were erased since', { exact: false })).toBeVisible();
  await expectAccessible();
});

test('turns the pages of 200, with the page in the address; Back goes back', async () => {
  const api = new TrainingServer();
  const element = await stage<A39AsOf>('a39-as-of', { api, courses, began });
  await day().fill('2026-11-21');
  await ask().click();
  await expect.element(page.getByText('1 to 200 of 250')).toBeVisible();
  expect(page.getByRole('link', { name: 'Previous' }).elements()).toHaveLength(0);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect.element(page.getByText('201 to 250 of 250')).toBeVisible();
  expect(focused()?.textContent).toBe('On 21 November 2026');
  expect(location.search).toBe('?on=2026-11-21&page=1');
  expect(page.getByRole('link', { name: 'Next' }).elements()).toHaveLength(0);
  history.back();
  await expect.element(page.getByText('1 to 200 of 250')).toBeVisible();
  history.back();
  await expect.element(page.getByText('1 to 200 of 250')).not.toBeInTheDocument();
  await settled(element);
  expect(api.asked).toEqual(['asOf 2026-11-21 * 0', 'asOf 2026-11-21 * 1', 'asOf 2026-11-21 * 0']);
});

test('an answer that comes late does not replace that to the newer question', async () => {
  const api = new TrainingServer();
  const element = await stage<A39AsOf>('a39-as-of', { api, courses, began });
  const real = api.asOf;
  let answerFirst = (): void => {};
  api.asOf = async (question) => {
    api.asOf = real;
    await new Promise<void>((resolve) => (answerFirst = resolve));
    return real(question);
  };
  await day().fill('2026-11-21');
  await ask().click();
  await day().fill('2026-11-22');
  await page.getByRole('button', { name: 'Looking it up…' }).click({ force: true });
  await expect.element(page.getByRole('heading', { name: 'On 22 November 2026' })).toBeVisible();
  answerFirst();
  await settled(element);
  await expect.element(page.getByRole('heading', { name: 'On 22 November 2026' })).toBeVisible();
});

test('answers what the address asks when the page opens', async () => {
  const api = new TrainingServer();
  const element = await stage<A39AsOf>('a39-as-of', { api, courses, began });
  history.replaceState(null, '', '?on=2026-11-21&course=whose-data&page=1');
  await element.reload();
  await expect.element(page.getByText('201 to 250 of 250')).toBeVisible();
  await expect.element(day()).toHaveValue('2026-11-21');
  await expect.element(page.getByLabelText('Course')).toHaveValue('whose-data');
  expect(api.asked).toEqual(['asOf 2026-11-21 whose-data 1']);
});

test('says when the log knows nothing of the day, and when nobody had completed', async () => {
  const api = new TrainingServer();
  await stage<A39AsOf>('a39-as-of', { api, courses, began });
  await day().fill('2026-09-01');
  await ask().click();
  await expect
    .element(page.getByText('The log began on 1 October 2026. It knows nothing of days before.'))
    .toBeVisible();
  await expectAccessible();
  api.trained = (question) => ({ ...trainedOn(question), rows: [], total: 0 });
  await day().fill('2026-10-02');
  await ask().click();
  await expect.element(page.getByText('Nobody had completed it by then', { exact: false })).toBeVisible();
  await expectAccessible();
});

test('a day that is missing, to come or not one is said at the field; what else fails, below', async () => {
  const api = new TrainingServer();
  await stage<A39AsOf>('a39-as-of', { api, courses, began });
  const isWrong = async () => {
    await expect.element(day()).toHaveAccessibleDescription(/not in the future/);
    await expect.element(day()).toHaveAttribute('aria-invalid', 'true');
  };
  await ask().click();
  await isWrong();
  expect(focused()).toBe(day().element());
  await expectAccessible();
  await day().fill('2999-01-01');
  await ask().click();
  await isWrong();
  expect(api.asked).toEqual([]);

  await day().fill('2026-11-21');
  api.refuseWith = new ApiError('invalid_input', 'The request does not fit. on: There is no such day..');
  await ask().click();
  await isWrong();
  api.refuseWith = new ApiError('offline', '');
  await ask().click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  api.refuseWith = null;
  await ask().click();
  await expect.element(page.getByRole('heading', { name: 'On 21 November 2026' })).toBeVisible();
  expect(page.getByRole('alert').elements()).toHaveLength(0);
});

test('fits 360 pixels and speaks German', async () => {
  await page.viewport(360, 800);
  const element = await stage<A39AsOf>('a39-as-of', { api: new TrainingServer(), courses, began }, 'de');
  history.replaceState(null, '', '?on=2026-11-21');
  await element.reload();
  await expect.element(page.getByRole('heading', { name: 'Am 21. November 2026' })).toBeVisible();
  await expect.element(row('Mina Okafor')).toMatchTextContent(/Zurückgezogen am 24. Nov. 2026 von Ines Castellan/);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible();
  await page.viewport(1000, 800);
});
