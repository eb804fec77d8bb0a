import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError, type Step } from '../../web-components/api/client.ts';
import type { A39Course } from '../../web-components/course/course.ts';
import '../../web-components/course/course.ts';
import { partsOf } from './narrow.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';
import { done, open, TrainingServer } from './training-server.ts';

function course(server: TrainingServer, props: Partial<A39Course> = {}, lang = 'en'): Promise<A39Course> {
  return stage<A39Course>('a39-course', { api: server, assignment: 'a1', ...props }, lang);
}

async function press(element: A39Course, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await settled(element);
}

async function answerCheck(element: A39Course, words: string): Promise<void> {
  for (const n of [1, 2]) {
    await expect.element(page.getByRole('heading', { name: `Knowledge check · question ${n} of 2` })).toBeVisible();
    await page.getByLabelText(words, { exact: true }).click();
    await press(element, 'Check my answer');
    await press(element, 'Continue');
  }
}

test('begins with what it is about, then one step a screen, with the heading focused and the step saved', async () => {
  const server = new TrainingServer();
  const element = await course(server);
  await expect.element(page.getByRole('heading', { name: 'Whose data, who decides' })).toBeVisible();
  await expect
    .element(page.getByText('At the end, 2 questions. With 2 right you pass', { exact: false }))
    .toBeVisible();
  expect(document.activeElement).toBe(document.body);
  await expectAccessible();

  const steps: unknown[] = [];
  element.addEventListener('a39-step', (event) => steps.push((event as CustomEvent).detail));
  await press(element, 'Start');
  expect(focused()?.textContent).toBe('Is it personal data?');
  await expect.element(page.getByText('Module 1 of 1 · step 1 of 9')).toBeVisible();
  await expect.element(page.getByRole('status')).toMatchTextContent(/Saved/);
  expect(server.attempt?.step).toBe('personal/1');
  expect(steps).toEqual([{ index: 1, total: 15 }]);
  await expectAccessible();

  await press(element, 'Continue');
  await press(element, 'Back');
  expect(server.attempt?.step).toBe('personal/1');
});

test('a heading with a colon is shown whole; that of a worked case in two lines', async () => {
  const server = new TrainingServer();
  server.taught = structuredClone(server.taught);
  const [first, , worked] = server.taught.modules[0]!.steps as [Step, Step, Step];
  Object.assign(first, { role: 'lesson', section: 'California: a way out' });
  worked.section = 'Worked case: The Friday list';
  const element = await course(server, { hashLinks: true });
  await press(element, 'Start');
  expect(focused()?.textContent).toBe('California: a way out');
  location.hash = 'personal/3';
  await expect.element(page.getByRole('heading', { name: 'Worked case The Friday list', exact: true })).toBeVisible();
});

test('text and questions are in the light DOM, and come back when a host wipes them', async () => {
  const element = await course(new TrainingServer());
  expect(element.querySelector('.a39-content')?.textContent).toContain('You will spot personal data.');
  element.replaceChildren();
  await settled(element);
  expect(element.querySelector('.a39-content')?.textContent).toContain('You will spot personal data.');
});

test('in shadow, nothing of it is in the page', async () => {
  const element = await course(new TrainingServer(), { content: 'shadow' });
  expect(element.childElementCount).toBe(0);
  await expect.element(page.getByText('You will spot personal data.')).toBeVisible();
  await expectAccessible();
});

test('the host’s words stand above, below and at the end, and every part is there to be styled', async () => {
  const server = new TrainingServer();
  await server.startAttempt();
  await server.saveStep('', 'personal/3');
  const words = ['before', 'help', 'complete'].map((slot) => `<p slot="${slot}">Our ${slot}.</p>`).join('');
  const element = await course(server, { innerHTML: words, start: 'beginning' });
  await expect.element(page.getByText('Our before.')).toBeVisible();
  await expect.element(page.getByText('Our help.')).toBeVisible();
  await expect.element(page.getByText('Our complete.')).not.toBeVisible();
  await press(element, 'Start');
  const shell = [
    'base',
    'header',
    'title',
    'progress',
    'nav',
    'back',
    'continue',
    'button',
    'footer',
    'status',
    'link',
  ];
  expect(partsOf(element)).toEqual(new Set(shell));
  server.assignments = [done];
  const other = await course(server, { innerHTML: words });
  await press(other, 'What to remember');
  await expect.element(page.getByText('Our complete.')).toBeVisible();
});

test('resumes where another device was', async () => {
  const server = new TrainingServer();
  await server.startAttempt();
  await server.saveStep('', 'personal/3');
  const element = await course(server);
  await press(element, 'Continue where you left off');
  await expect.element(page.getByRole('heading', { name: 'Worked case The Friday list' })).toBeVisible();
  await expectAccessible();
});

test('with hash-links the step is in the address, and Back of the browser goes one step back', async () => {
  const element = await course(new TrainingServer(), { hashLinks: true });
  await press(element, 'Start');
  expect(location.hash).toBe('#personal/1');
  await press(element, 'Continue');
  expect(location.hash).toBe('#personal/2');
  history.back();
  await expect.element(page.getByText('step 1 of 9', { exact: false })).toBeVisible();
  expect(focused()?.textContent).toBe('Is it personal data?');
});

test('the knowledge check: open questions are named, failing is kind, a new try, passing', async () => {
  const server = new TrainingServer();
  const element = await course(server);
  let completed: unknown;
  element.addEventListener('a39-complete', (event) => ({ detail: completed } = event as CustomEvent));

  await page.getByRole('button', { name: 'Knowledge check' }).click();
  await expect.element(page.getByText('You pass when at least 2 are right', { exact: false })).toBeVisible();
  await expectAccessible();
  await press(element, 'Begin');
  await press(element, 'Skip for now');
  await press(element, 'Skip for now');
  await press(element, 'Hand in');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Answer these questions first/);
  await expectAccessible();
  await press(element, 'Question 1');
  await answerCheck(element, 'Not personal data');
  await expect.element(page.getByRole('heading', { name: 'Every question is answered' })).toBeVisible();
  await press(element, 'Hand in');
  await expect.element(page.getByRole('heading', { name: 'Not there yet' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Read § 1, Is it personal data?' })).toBeVisible();
  await expectAccessible();

  await press(element, 'Try again with new questions');
  expect(server.attempt?.number).toBe(2);
  await answerCheck(element, 'Personal data');
  await press(element, 'Hand in');
  await expect.element(page.getByRole('heading', { name: 'Passed' })).toBeVisible();
  expect(focused()?.textContent).toBe('Passed');
  await expect.element(page.getByText('If someone could tell who it is', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('link', { name: '+47 55 00 39 39' })).toHaveAttribute('href', 'tel:+4755003939');
  await expect
    .element(page.getByRole('link', { name: 'Certificate (PDF)' }))
    .toHaveAttribute('href', '/api/completions/c1/certificate.pdf');
  expect(completed).toEqual({ courseId: 'whose-data', version: '1.0.0' });
  await expectAccessible();

  let left = false;
  element.addEventListener('a39-exit', (event) => {
    left = true;
    event.preventDefault();
  });
  await page.getByRole('link', { name: 'Back to My training' }).click();
  await settled(element);
  expect(left).toBe(true);
});

test('completed: everything can be read again, and nothing is recorded', async () => {
  const server = Object.assign(new TrainingServer(), { assignments: [{ ...done, id: 'a1' }] });
  const element = await course(server);
  await expect.element(page.getByText('Completed on 4 May 2026')).toBeVisible();
  await expectAccessible();
  await press(element, 'Read it again');
  await press(element, 'Continue');
  await page.getByLabelText('The one that names Anna').click();
  await press(element, 'Check my answer');
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  expect(server.asked.filter((call) => /^(saveStep|answer|startAttempt)/.test(call))).toEqual([]);
});

test('offline: an answer is kept, said to be kept, and sent when the network is back', async () => {
  const server = new TrainingServer();
  const element = await course(server);
  await press(element, 'Start');
  await press(element, 'Continue');
  server.refuseWith = new ApiError('offline', '');
  await page.getByLabelText('The one that names Anna').click();
  await press(element, 'Check my answer');
  await expect.element(page.getByRole('status')).toMatchTextContent(/Not saved yet\. Your answer is kept here/);
  await expect.element(page.getByLabelText('The one that names Anna')).toBeChecked();
  await expectAccessible();

  server.refuseWith = null;
  dispatchEvent(new Event('online'));
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  await expect.element(page.getByRole('status')).toMatchTextContent(/Saved/);
  expect(server.attempt?.answers['pd-address']?.response).toEqual({ choice: 'o1' });
});

test('signed out in the middle: the answer waits for the sign-in', async () => {
  const server = new TrainingServer();
  const element = await course(server);
  await press(element, 'Start');
  await press(element, 'Continue');
  server.refuseWith = new ApiError('sign_in_required', '');
  await page.getByLabelText('The one that names Anna').click();
  await press(element, 'Check my answer');
  await expect.element(page.getByRole('status')).toMatchTextContent(/kept here until you sign in/);
  await expect.element(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute('target', '_blank');
  server.refuseWith = null;
  dispatchEvent(new Event('a39-signed-in'));
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
});

test('no event carries an answer, a score or a name', async () => {
  const details: string[] = [];
  const types = ['ready', 'step', 'saved', 'complete', 'exit', 'error', 'open', 'count', 'auth-required'];
  const listen = (event: Event): number => details.push(JSON.stringify((event as CustomEvent).detail));
  for (const type of types) document.addEventListener(`a39-${type}`, listen);
  const element = await course(new TrainingServer());
  await press(element, 'Start');
  await press(element, 'Continue');
  await page.getByLabelText('The one that names Anna').click();
  await press(element, 'Check my answer');
  for (const type of types) document.removeEventListener(`a39-${type}`, listen);
  expect(details.join()).not.toMatch(/o1|choice|Anna|Mina|pd-address|right/);
  expect(details.length).toBeGreaterThan(3);
});

test('finds the assignment by its course', async () => {
  const server = Object.assign(new TrainingServer(), { assignments: [open] });
  await course(server, { assignment: '', course: 'whose-data' });
  await expect.element(page.getByRole('heading', { name: 'Whose data, who decides' })).toBeVisible();
});

test('speaks German around an English text', async () => {
  const element = await course(new TrainingServer(), {}, 'de');
  await press(element, 'Beginnen');
  await expect.element(page.getByText('Modul 1 von 1 · Schritt 1 von 9')).toBeVisible();
  expect(page.getByText('We sell tents.').element().closest('[lang]')?.getAttribute('lang')).toBe('en');
  await expectAccessible();
});
