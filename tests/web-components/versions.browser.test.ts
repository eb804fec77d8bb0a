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

test('below what led to the newest version, asks who takes it again, says it in words, and does it once', async () => {
  const api = new TrainingServer();
  await stage<A39Versions>('a39-versions', { api });
  await compare().click();
  await expect.element(page.getByRole('heading', { name: 'Who takes it again?' })).toBeVisible();
  await expect
    .element(page.getByText('12 people have completed an older version only', { exact: false }))
    .toBeVisible();
  expect(api.asked).toContain('retakePreview sha256:5');
  await expect.element(page.getByLabelText('Why')).toHaveAccessibleDescription(/name no person/);
  await expectAccessible();

  // Nothing goes on without a day and a reason.
  const ask = page.getByRole('button', { name: 'Ask them to take it again' });
  await ask.click();
  expect(page.getByText('Please confirm').elements()).toHaveLength(0);
  await page.getByLabelText('To be done by').fill('2026-12-24');
  await page.getByLabelText('Why').fill('    ');
  await ask.click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/3 to 200 characters/);
  await page.getByLabelText('Why').fill(' The answer key changed ');
  await ask.click();
  expect(focused()?.textContent).toBe('Please confirm');
  await expect
    .element(
      page.getByText('12 people get the course again, in version 1.1.0, to be done by 24 December 2026.', {
        exact: false,
      }),
    )
    .toBeVisible();
  await expect.element(page.getByText('The answer key changed')).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'Go back' }).click();
  await expect.element(page.getByLabelText('Why')).toHaveValue('The answer key changed');
  expect(focused()).toBe(ask.element());
  await ask.click();
  expect(api.asked.filter((one) => one.startsWith('askToRetake'))).toEqual([]);

  const yes = page.getByRole('button', { name: 'Ask 12 people' });
  api.refuseWith = new ApiError('version_stale', '');
  await yes.click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Reload the page/);
  api.refuseWith = new ApiError('invalid_input', '');
  await yes.click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/must not be over/);
  api.refuseWith = null;
  await yes.click();
  const result = page.getByText('12 people have the course again, to be done by 24 December 2026.');
  await expect.element(result).toBeVisible();
  expect(result.element().closest('[role=status]')).not.toBeNull();
  expect(focused()?.textContent).toContain('12 people have the course again');
  expect(api.asked.at(-1)).toBe('askToRetake sha256:5 2026-12-24 The answer key changed');
  expect(page.getByLabelText('Why').elements()).toHaveLength(0);
  expect(page.getByRole('alert').elements()).toHaveLength(0);
  await expectAccessible();
});

test('asks nobody when there is nobody, and not below an older version', async () => {
  const api = new TrainingServer();
  api.toRetake = 0;
  await stage<A39Versions>('a39-versions', { api });
  await compare().click();
  await expect.element(page.getByText('Nobody needs to be asked', { exact: false })).toBeVisible();
  expect(page.getByLabelText('Why').elements()).toHaveLength(0);
  await page.getByRole('combobox').nth(1).selectOptions('1.0.0 · 1 Oct 2026');
  await compare().click();
  await expect.element(page.getByRole('heading', { name: 'From 1.0.0 to 1.1.0' })).toBeVisible();
  expect(page.getByRole('heading', { name: 'Who takes it again?' }).elements()).toHaveLength(0);
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
  await page.getByLabelText('Zu erledigen bis').fill('2026-12-24');
  await page.getByLabelText('Warum').fill('Datenschutzgrundverordnungsänderungsbekanntmachung'.repeat(2));
  await page.getByRole('button', { name: 'Um Wiederholung bitten' }).click();
  await expect.element(page.getByText('12 Personen bekommen den Kurs noch einmal', { exact: false })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible();
});
