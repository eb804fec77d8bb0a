import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import { questionElement } from '../../web-components/question/index.ts';
import { defineRefresher, type A39Refresher } from '../../web-components/refresher/refresher.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

defineRefresher(questionElement);

function due(): TrainingServer {
  return Object.assign(new TrainingServer(), {
    refresher: { kind: 'week', dueOn: '2026-11-24', cases: 6, minutes: 2 } as const,
  });
}

async function tabTo(name: string, steps = 30): Promise<void> {
  if (focused()?.textContent?.includes(name)) return;
  expect(steps, `${name} is not in reach`).toBeGreaterThan(0);
  await userEvent.keyboard('{Tab}');
  await tabTo(name, steps - 1);
}

test('by keyboard: one case a screen, reasons at once, and at the end it is finished', async () => {
  const server = due();
  const element = await stage<A39Refresher>('a39-refresher', { api: server });
  await expect.element(page.getByRole('heading', { name: 'Case 1 of 2' })).toBeVisible();
  await expect.element(page.getByText('Whose data, who decides')).toBeVisible();
  await expectAccessible();

  await userEvent.keyboard('{Tab}{ArrowDown}');
  await tabTo('Check my answer');
  await userEvent.keyboard('{Enter}');
  await settled(element);
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  expect(focused()?.textContent).toMatch(/Right/);
  await expectAccessible();

  await tabTo('Continue');
  await userEvent.keyboard('{Enter}');
  await settled(element);
  expect(focused()?.textContent).toBe('Case 2 of 2');
  expect(page.getByText('Post an viele').element().getAttribute('lang')).toBe('de');
  await tabTo('I’m not sure');
  await userEvent.keyboard('{Enter}');
  await settled(element);
  await expect.element(page.getByText('It names one person.')).toBeVisible();
  await tabTo('Finish');
  await userEvent.keyboard('{Enter}');
  await settled(element);
  expect(focused()?.textContent).toBe('Done.');
  await expect.element(page.getByText('Nothing was kept but that you were here.')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Back to My training' })).toHaveAttribute('href', '/training');
  expect(server.asked).toEqual([
    'takeRefresher',
    'judgeInRefresher pd-address',
    'judgeInRefresher pd-sort',
    'finishRefresher',
  ]);
  await expectAccessible();
});

test('offline, an answer waits for the network', async () => {
  const server = due();
  const element = await stage<A39Refresher>('a39-refresher', { api: server });
  server.refuseWith = new ApiError('offline', '');
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await settled(element);
  await expect.element(page.getByRole('status')).toMatchTextContent(/kept here and sent again/);
  server.refuseWith = null;
  dispatchEvent(new Event('online'));
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
});

test('says so when none is due, and when nobody is signed in', async () => {
  await stage<A39Refresher>('a39-refresher', { api: new TrainingServer() });
  await expect.element(page.getByRole('heading', { name: 'Nothing to refresh today' })).toBeVisible();
  await expectAccessible();
  const server = Object.assign(new TrainingServer(), { refuseWith: new ApiError('sign_in_required', '') });
  await stage<A39Refresher>('a39-refresher', { api: server });
  await expect.element(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('speaks German and fits 360 pixels', async () => {
  await page.viewport(360, 800);
  const element = await stage<A39Refresher>('a39-refresher', { api: due() }, 'de');
  await expect.element(page.getByRole('heading', { name: 'Fall 1 von 2' })).toBeVisible();
  for (const _ of [1, 2]) {
    await page.getByRole('button', { name: 'Vorerst überspringen' }).click();
    await settled(element);
  }
  await expect.element(page.getByText('Festgehalten ist nur, dass du hier warst.')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible();
});

test('the yearly one begins with what changed, old and new told apart without colour', async () => {
  const lines = [
    { was: null, is: 'The clock has 3 hands now.' },
    { was: 'It had two.', is: null },
  ];
  const server = Object.assign(due(), { changed: [{ courseTitle: 'Whose data, who decides', lang: 'en', lines }] });
  const element = await stage<A39Refresher>('a39-refresher', { api: server });
  await expect.element(page.getByRole('heading', { name: 'What changed since you completed it' })).toBeVisible();
  await expect.element(page.getByText('The clock has 3 hands now.')).toBeVisible();
  await expectAccessible();
  await tabTo('To the cases');
  await userEvent.keyboard('{Enter}');
  await settled(element);
  expect(focused()?.textContent).toBe('Case 1 of 2');
});
