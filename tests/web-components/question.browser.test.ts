import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { A39Course } from '../../web-components/course/course.ts';
import '../../web-components/course/course.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const api = (): TrainingServer => new TrainingServer();

async function at(server: TrainingServer, step: string): Promise<A39Course> {
  await server.startAttempt();
  await server.saveStep('', step);
  const element = await stage<A39Course>('a39-course', { api: server, assignment: 'a1' });
  await page.getByRole('button', { name: 'Continue where you left off' }).click();
  await settled(element);
  return element;
}

const check = (): Promise<void> => page.getByRole('button', { name: 'Check my answer' }).click();

test('nothing chosen: says so at the top and at the question, with focus, and leads to the first control', async () => {
  await at(api(), 'personal/2');
  await check();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Choose one of the answers/);
  expect(focused()?.className).toBe('a39-summary');
  await expectAccessible();
  await page.getByRole('link', { name: 'Choose one of the answers' }).click();
  expect((focused() as HTMLInputElement).type).toBe('radio');
});

test('Choose one, by keyboard: a reason for every option, focus on the verdict, and another try with the choice kept', async () => {
  const element = await at(api(), 'personal/2');
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await userEvent.keyboard('{Enter}');
  await settled(element);
  expect(focused()?.textContent).toContain('Not right');
  for (const reason of ['Reason 1.', 'Reason 2.', 'Reason 3.'])
    await expect.element(page.getByText(reason)).toBeVisible();
  await expect
    .element(page.getByRole('listitem').filter({ hasText: 'Neither of them' }))
    .toMatchTextContent(/You chose this/);
  await expectAccessible();

  await page.getByRole('button', { name: 'Try again' }).click();
  await settled(element);
  await expect.element(page.getByLabelText('Neither of them')).toBeChecked();
  await page.getByLabelText('The one that names Anna').click();
  await check();
  await settled(element);
  expect(focused()?.textContent?.trim()).toBe('Right');
});

test('Choose all says which fits and was left out', async () => {
  await at(api(), 'personal/4');
  await page.getByLabelText('Keeping a backup').click();
  await check();
  const row = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await expect.element(row('Keeping a backup')).toMatchTextContent(/Right/);
  await expect.element(row('Deleting a list')).toMatchTextContent(/This one fits; you left it out/);
  await expect.element(row('Printing a total')).toMatchTextContent(/Rightly left out/);
  await expectAccessible();
});

test.for([
  ['Sort', 'personal/5'],
  ['Match', 'personal/6'],
])('%s works with one select a row, by keyboard', async ([, step]) => {
  await at(api(), step!);
  await check();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/each of the 2 open lines/);
  await expectAccessible();
  (document.querySelector('select') as HTMLSelectElement).focus();
  await userEvent.keyboard('Not');
  await userEvent.tab();
  await userEvent.keyboard('Not');
  await check();
  const rows = page.getByRole('listitem');
  await expect.element(rows.filter({ hasText: 'anna@ferngate' })).toMatchTextContent(/You chose: Not personal/);
  await expect.element(rows.filter({ hasText: 'Open rate' })).toMatchTextContent(/Right/);
  await expectAccessible();
});

test('Order: up and down keep the focus with the step and say where it is', async () => {
  const element = await at(api(), 'personal/7');
  await expectAccessible();
  const down = page.getByRole('button', { name: 'Move down: Tell the authority' });
  (down.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await settled(element);
  expect(focused()?.getAttribute('aria-label')).toBe('Move down: Tell the authority');
  await expect.element(page.getByText('Now at 2 of 3')).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  await settled(element);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('It is the last already')).toBeInTheDocument();
  await check();
  await settled(element);
  expect(focused()?.textContent?.trim()).toBe('Right');
  await expectAccessible();
});

test('Recall: the words stay in the browser, are compared, and rated', async () => {
  const server = api();
  const sent: unknown[] = [];
  const { answer } = server;
  server.answer = (attempt, question, response) => {
    sent.push(response);
    return answer(attempt, question, response);
  };
  const element = await at(server, 'personal/8');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Write a few words/);
  await page.getByLabelText('Your answer').fill('A secret thought');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect.element(page.getByText('A secret thought')).toBeVisible();
  await expect.element(page.getByText('The same address gives the same hash.')).toBeVisible();
  await page.getByLabelText('Partly').click();
  await settled(element);
  expect((focused() as HTMLInputElement).value).toBe('partly');
  await expect.element(page.getByText('Noted.', { exact: false })).toBeVisible();
  expect(sent).toEqual([{ rating: null }, { rating: 'partly' }]);
  await expectAccessible();
});

test('not sure: explains, and does not call it wrong', async () => {
  await at(api(), 'personal/2');
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await expect.element(page.getByRole('heading', { name: 'Here is why' })).toBeVisible();
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  await expectAccessible();
});

test('a choice that was not sent survives moving about', async () => {
  const element = await at(api(), 'personal/2');
  await page.getByLabelText('Both of them').click();
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await settled(element);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect.element(page.getByLabelText('Both of them')).toBeChecked();
});
