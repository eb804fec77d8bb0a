import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import { questionElement } from '../../web-components/question/index.ts';
import type { PracticeShown, QuickCheckApi } from '../../web-components/quick-check/quick-check-api.ts';
import { defineQuickCheck, type A39QuickCheck } from '../../web-components/quick-check/quick-check.ts';
import { chooseOne, lesson } from './lesson.ts';
import { expectFitsNarrow, partsOf } from './narrow.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

defineQuickCheck(questionElement);

class ExerciseServer extends TrainingServer implements QuickCheckApi {
  assignmentId: string | null = 'a1';
  practice = async (course: string, question: string): Promise<PracticeShown> => {
    this.asked.push(`practice ${course} ${question}`);
    if (this.refuseWith) throw this.refuseWith;
    const { content, lang } = lesson;
    return { content, lang, question: chooseOne.question, assignmentId: this.assignmentId };
  };
}

const question = 'whose-data/pd-address';
const begin = (api: ExerciseServer, props: Partial<A39QuickCheck> = {}, lang = 'en') =>
  stage<A39QuickCheck>('a39-quick-check', { api, question, ...props }, lang);

test('by keyboard: one exercise, reasons at once, nothing kept, and the page hears no answer', async () => {
  const api = new ExerciseServer();
  const element = await begin(api, { innerHTML: '<p slot="after">Read more in the handbook.</p>' });
  const heard: unknown[] = [];
  for (const type of ['a39-answered', 'a39-error'] as const)
    element.addEventListener(type, ({ detail }) => heard.push([type, detail]));
  await expect.element(page.getByRole('heading', { name: 'Quick check' })).toBeVisible();
  await expect.element(page.getByText('Your answer is judged and not kept.')).toBeVisible();
  await expect.element(page.getByText('Read more in the handbook.')).not.toBeVisible();
  await expectAccessible();
  expect(partsOf(element)).toEqual(new Set(['base', 'legend', 'option', 'button', 'status']));

  await userEvent.keyboard('{Tab}{ArrowDown}{Tab}{Enter}');
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  expect(focused()?.textContent).toMatch(/Right/);
  await expect.element(page.getByText('Read more in the handbook.')).toBeVisible();
  await expect.poll(() => partsOf(element)).toContain('feedback');
  expect(heard).toEqual([['a39-answered', {}]]);
  expect(api.asked).toEqual(['practice whose-data pd-address', 'practise pd-address']);
  await expectAccessible();
  await expectFitsNarrow(element);
});

test('where the page asks for it, the answer counts in the course of whoever has it to do, and says so', async () => {
  const api = new ExerciseServer();
  await begin(api, { record: 'completion' });
  await expect.element(page.getByText('Your answer goes with your course', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  expect(api.asked).toEqual(['practice whose-data pd-address', 'startAttempt', 'answer pd-address']);

  const other = Object.assign(new ExerciseServer(), { assignmentId: null });
  await begin(other, { record: 'completion' });
  await expect.element(page.getByText('not kept', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
  expect(other.asked).toEqual(['practice whose-data pd-address', 'practise pd-address']);
});

test('an answer to another version than is read is not kept; offline, it waits and is sent', async () => {
  const api = new ExerciseServer();
  const element = await begin(api, { record: 'completion' });
  api.taught = { ...lesson, content: 'sha256:newer' };
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/newer version/);
  expect(api.asked).not.toContain('answer pd-address');
  await expectAccessible();

  api.taught = lesson;
  api.refuseWith = new ApiError('sign_in_required', '');
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await expect.element(page.getByRole('status')).toMatchTextContent(/kept here until you sign in/);
  api.refuseWith = null;
  dispatchEvent(new Event('a39-signed-in'));
  await settled(element);
  await expect.element(page.getByText('Reason 2.')).toBeVisible();
});

test('says so when there is no such exercise, and speaks German', async () => {
  const api = new ExerciseServer();
  api.refuseWith = new ApiError('question_unknown', '');
  await begin(api);
  await expect.element(page.getByRole('alert')).toBeVisible();
  api.refuseWith = null;
  await begin(api, {}, 'de');
  await expect.element(page.getByText('Deine Antwort wird beurteilt und nicht aufgehoben.')).toBeVisible();
});
