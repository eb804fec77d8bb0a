import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { A39Course } from '../../web-components/course/course.ts';
import '../../web-components/course/course.ts';
import { PreCheckServer } from './pre-check.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';
import { done } from './training-server.ts';

const course = (server: PreCheckServer, props: Partial<A39Course> = {}, lang = 'en') =>
  stage<A39Course>('a39-course', { api: server, assignment: 'a1', ...props }, lang);

const heading = (name: string) => expect.element(page.getByRole('heading', { name, exact: true })).toBeVisible();

async function press(element: A39Course, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await settled(element);
}

async function decide(element: A39Course, ...labels: string[]): Promise<void> {
  for (const label of labels) await page.getByLabelText(label, { exact: true }).click();
  await press(element, 'Check my answer');
}

test('is offered beside Start, and one case a screen is decided with its reasons at once', async () => {
  const server = new PreCheckServer();
  const element = await course(server);
  await expect.element(page.getByText('Know this already? Decide 2 cases first.', { exact: false })).toBeVisible();
  await expectAccessible();

  await press(element, 'Take the quick look');
  await heading('Quick look · case 1 of 2');
  expect(focused()?.textContent).toBe('Quick look · case 1 of 2');
  await expect.element(page.getByText('Your first answer decides, and nobody sees it.')).toBeVisible();
  await expectAccessible();
  await decide(element, 'The one that names Anna');
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  expect(page.getByRole('button', { name: 'Try again' }).elements()).toHaveLength(0);
  await expectAccessible();

  await press(element, 'Continue');
  await decide(element, 'Keeping a backup');
  await press(element, 'Continue');
  await heading('You know some of this already');
  expect(focused()?.textContent).toBe('You know some of this already');
  await expect.element(page.getByText('Shown: you may skip it')).toBeVisible();
  expect(page.getByText('Read this one').elements()).toHaveLength(2);
  await expectAccessible();

  await press(element, 'Continue');
  await heading('What counts as processing?');
  // Answers before the course are not answers in it: the same case is open here.
  await press(element, 'Continue');
  await expect.element(page.getByRole('button', { name: 'Check my answer' })).toBeVisible();
  expect(server.attempt?.step).toBe('acts/2');
  expect(server.asked.filter((call) => /^(answer |saveStep pre)/.test(call))).toEqual([]);
});

test('Continue passes by what was shown, which can be opened all the same', async () => {
  const server = new PreCheckServer();
  const element = await course(server, { hashLinks: true });
  await page.getByRole('link', { name: 'Take the quick look' }).click();
  await settled(element);
  expect(location.hash).toBe('#pre-check/1');
  await press(element, 'Skip for now');
  await decide(element, 'Keeping a backup', 'Deleting a list');
  await press(element, 'Continue');
  expect(location.hash).toBe('#pre-check');
  await page.getByRole('link', { name: 'At work: What counts as processing?' }).click();
  await expect.element(page.getByText('Ask who could tell.')).toBeVisible();
  history.back();
  await heading('You know some of this already');
  await page.getByRole('link', { name: 'Continue' }).click();
  await heading('Is it personal data?');
  await press(element, 'Continue');
  await press(element, 'Skip for now');
  await press(element, 'Continue');
  await heading('When something goes wrong');

  await page.getByRole('link', { name: 'Whose data, who decides' }).click();
  await expect.element(page.getByText('Shown in the quick look')).toBeVisible();
  expect(page.getByText('Know this already?', { exact: false }).elements()).toHaveLength(0);
  await expectAccessible();
  await page.getByRole('link', { name: 'What counts as processing?' }).click();
  await expect.element(page.getByText('Module 2 of 3 · step 1 of 3')).toBeVisible();
  await press(element, 'Continue');
  await expect.element(page.getByText('Module 2 of 3 · step 2 of 3')).toBeVisible();
});

test('all shown: on to the knowledge check', async () => {
  const server = new PreCheckServer();
  server.taught = { ...server.taught, modules: server.taught.modules.slice(0, 2) };
  const element = await course(server);
  await press(element, 'Take the quick look');
  await decide(element, 'The one that names Anna');
  await press(element, 'Continue');
  await decide(element, 'Keeping a backup', 'Deleting a list');
  await press(element, 'Continue');
  await heading('You know this already');
  await press(element, 'To the knowledge check');
  await heading('Knowledge check');
});

test('left in between, it keeps what was shown and goes on at the next case', async () => {
  const server = new PreCheckServer();
  const element = await course(server);
  await press(element, 'Take the quick look');
  await decide(element, 'The one that names Anna');
  await press(element, 'Whose data, who decides');
  await expect.element(page.getByText('Shown in the quick look')).toBeVisible();
  await press(element, 'Take the quick look');
  await heading('Quick look · case 2 of 2');
  await press(element, 'Back');
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  await press(element, 'Back');
  await press(element, 'Start');
  await heading('What counts as processing?');
});

test('is not offered again once every case was decided', async () => {
  const server = new PreCheckServer();
  await server.startAttempt();
  for (const id of ['pd-address', 'pd-acts']) await server.answerPreCheck('', id, { unsure: true });
  await course(server);
  await expect.element(page.getByRole('button', { name: 'Start' })).toBeVisible();
  expect(page.getByText('Know this already?', { exact: false }).elements()).toHaveLength(0);
});

test('is not offered once completed, and its address leads to the overview', async () => {
  const server = Object.assign(new PreCheckServer(), { assignments: [{ ...done, id: 'a1' }] });
  const element = await course(server, { hashLinks: true });
  expect(page.getByText('Know this already?', { exact: false }).elements()).toHaveLength(0);
  location.hash = 'pre-check/1';
  await settled(element);
  await expect.element(page.getByText('Completed on 4 May 2026')).toBeVisible();
  expect(server.asked).not.toContain('preCheck');
});

test('speaks German, with du, and fits 360 pixels', async () => {
  await page.viewport(360, 800);
  const element = await course(new PreCheckServer(), {}, 'de');
  await expect.element(page.getByText('Kennst du das schon?', { exact: false })).toBeVisible();
  await press(element, 'Erst die Fälle');
  await heading('Vorab-Blick · Fall 1 von 2');
  await press(element, 'Vorerst überspringen');
  await press(element, 'Vorerst überspringen');
  await heading('Das Lesen lohnt sich, von Anfang an');
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible();
});
