import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../../server/pages/page.css';
import { ApiError } from '../../../web-components/api/client.ts';
import { overview } from '../../../web-components/course/screens/overview.ts';
import { step } from '../../../web-components/course/screens/step.ts';
import { preview, type A39Preview } from '../../../web-components/preview/preview.ts';
import type { Exercise, PreviewApi, PreviewPage, Where } from '../../../web-components/preview/preview-api.ts';
import { questionElement } from '../../../web-components/question/index.ts';
import { checkQuestions, chooseOne, judge, lesson } from '../../web-components/lesson.ts';
import { expectAccessible } from '../../web-components/stage.ts';

preview(step, overview, questionElement);

const file = 'whose-data/en/01-personal.md';
const exercise: Exercise = {
  line: 20,
  tests: ['O1'],
  use: 'practice',
  source: 'GDPR Art 4(1)',
  key: [
    { right: true, label: '', text: ['The one that names Anna'], why: [{ t: 'p', c: ['It names one person.'] }] },
    { right: false, label: '', text: ['Neither of them'], why: [] },
  ],
};

/** Answers as the preview's server does; a test changes `page` and calls `heard`. */
class Folder implements PreviewApi {
  heard: (what: 'watching' | 'changed' | 'gone') => void = () => {};
  refuseWith: ApiError | null = null;
  asked: Where[] = [];
  module: PreviewPage = {
    file,
    lesson: structuredClone(lesson),
    number: 1,
    minutes: { declared: 7, counted: 5 },
    objectives: [{ id: 'O1', text: 'Recognise personal data', must: true, have: 2, need: 8 }],
    rows: [
      ...lesson.modules[0]!.steps.map(({ id, section }, i) => ({ line: 10 * (i + 1), step: id, title: section })),
      { line: 95, step: null, title: 'Sort: What is it?' },
    ],
    bank: checkQuestions.map(({ question }, i) => ({ line: 200 + i, question, title: question.id })),
    exercises: { [chooseOne.question.id]: exercise },
    remarks: [
      {
        severity: 'error',
        rule: 'option-without-reason',
        file,
        line: 22,
        row: 20,
        message: 'The answer "Neither" has no reason. Add a line below it that starts with two spaces and `>`.',
        paste: '  > No. …',
      },
      { severity: 'error', rule: 'id-line', file, line: 96, row: 95, message: 'The exercise has no source.' },
      { severity: 'warning', rule: 'give-away', file, line: 203, row: 201, message: 'The right answer is long.' },
    ],
  };

  async courses() {
    const pages = [
      { name: 'course', id: null, title: 'course.md', errors: 0, warnings: 0 },
      { name: '01-personal', id: 'personal', title: 'Is it personal data?', errors: 2, warnings: 1 },
      { name: '02-broken', id: null, title: '02-broken.md', errors: 1, warnings: 0 },
    ];
    const languages = ['en', 'de'].map((lang) => ({ lang, title: lesson.title, pages, errors: 3, warnings: 1 }));
    return { root: 'courses', courses: [{ id: 'whose-data', languages }] };
  }

  async page(where: Where): Promise<PreviewPage> {
    this.asked.push(where);
    if (this.refuseWith) throw this.refuseWith;
    const bare = { number: 0, rows: [], bank: [], exercises: {}, remarks: [] };
    if (where.module === 'course') return { ...this.module, ...bare };
    if (where.module === '01-personal') return structuredClone(this.module);
    const message = 'The top block lacks "minutes". Add a line for it.';
    const remarks = [
      { severity: 'error' as const, rule: 'top-block', file: 'whose-data/en/02-broken.md', line: 1, row: 0, message },
    ];
    return { ...bare, file: remarks[0]!.file, lesson: null, minutes: null, objectives: [], remarks };
  }

  judge = async ({ question, response }: { question: string; response: unknown }) => judge(question, response);

  changes(heard: Folder['heard']): () => void {
    this.heard = heard;
    return () => {};
  }
}

let folder: Folder;

async function staged(address = ''): Promise<A39Preview> {
  document.documentElement.lang = 'en';
  history.replaceState(null, '', location.pathname + address);
  const element = Object.assign(document.createElement('a39-preview') as A39Preview, { api: folder });
  const main = document.createElement('main');
  main.append(element);
  document.body.replaceChildren(main);
  await expect.element(page.getByRole('combobox', { name: 'Module' })).toBeVisible();
  return element;
}

async function sized(width: number): Promise<void> {
  const { innerWidth, innerHeight } = window;
  await page.viewport(width, 800);
  onTestFinished(() => page.viewport(innerWidth, innerHeight));
}

beforeEach(() => {
  folder = new Folder();
});

test('shows the module, its numbers, and each message beside its screen', async () => {
  await staged();
  const beside = page.getByRole('region', { name: 'Screen 2', exact: true });
  await expect.element(beside.getByText('Which address is personal data?')).toBeVisible();
  await expect.element(beside.getByText('01-personal.md:22')).toBeVisible();
  await expect.element(page.getByText('5 minutes by the text, 7 declared')).toBeVisible();
  await expect.element(page.getByText('2 in the bank, 8 needed')).toBeVisible();
  await expect.element(page.getByText('2 errors, 1 warning')).toBeVisible();
  await expect.element(page.getByText('This exercise cannot be shown yet.', { exact: false })).toBeVisible();
  await expectAccessible();
  await sized(1280);
  const lefts = [...document.querySelectorAll('.a39-screen')].map((one) => one.getBoundingClientRect().left);
  expect(Math.max(...lefts)).toBeLessThan(100);
  const notes = document.querySelector('.a39-row > aside')!.getBoundingClientRect();
  expect(notes.left).toBeGreaterThan(800);
  await expectAccessible();
  await sized(360);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible();
});

test('the key is off, and then under the exercise; it stands in the address', async () => {
  await staged();
  expect(document.querySelector('.a39-key')).toBeNull();
  await page.getByText('Show the key').click();
  await expect.element(page.getByText('It names one person.')).toBeVisible();
  await expect.element(page.getByText('No reason yet')).toBeVisible();
  expect(new URLSearchParams(location.search).get('key')).toBe('1');
  await expectAccessible();
  await sized(360);
  await expectAccessible();
});

test('the bank is turned over one by one, also by a message', async () => {
  await staged();
  const bank = page.getByRole('region', { name: 'Knowledge check' });
  await expect.element(bank.getByText('Case 1: what is it?')).toBeVisible();
  await bank.getByRole('button', { name: '01-personal.md:203' }).click();
  await expect.element(bank.getByText('Bank: 2 of 2')).toBeVisible();
  await expect.element(bank.getByText('Case 2: what is it?')).toBeVisible();
  expect(new URLSearchParams(location.search).get('bank')).toBe('2');
  await bank.getByText('Personal data', { exact: true }).click();
  await bank.getByRole('button', { name: 'Check my answer' }).click();
  await expect.element(bank.getByText('Reason 1.')).toBeVisible();
  await expectAccessible();
  await bank.getByRole('button', { name: 'Forget this answer' }).click();
  await expect.element(bank.getByRole('button', { name: 'Check my answer' })).toBeVisible();
});

test('a saved change is shown; what was typed elsewhere stays', async () => {
  await staged();
  const first = page.getByRole('region', { name: 'Screen 2', exact: true });
  await first.getByLabelText('Both of them').click();
  folder.module.lesson!.modules[0]!.steps[0]!.text = [{ t: 'p', c: ['We sell boots.'] }];
  folder.heard('changed');
  await expect.element(page.getByText('We sell boots.')).toBeVisible();
  await expect.element(page.getByText('Saved change shown', { exact: false })).toBeVisible();
  await expect.element(first.getByLabelText('Both of them')).toBeChecked();
  folder.heard('gone');
  await expect.element(page.getByText('The preview has been stopped', { exact: false })).toBeVisible();
});

test('a page that cannot be read shows its messages, and a refusal is said', async () => {
  await staged('?course=whose-data&lang=en&module=02-broken');
  await expect.element(page.getByRole('heading', { name: 'This page cannot be shown yet' })).toBeVisible();
  await expect.element(page.getByText('The top block lacks "minutes".', { exact: false })).toBeVisible();
  await expectAccessible();
  folder.refuseWith = new ApiError('not_found', 'There is no such page in this course.');
  folder.heard('changed');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/There is no such page/);
  await expectAccessible();
});

test('the cover leads to the modules, and the course is in its own language', async () => {
  const element = await staged('?course=whose-data&lang=de&module=course');
  await expect.element(page.getByRole('heading', { name: lesson.title })).toBeVisible();
  expect(element.lang).toBe('de');
  await expect.element(page.getByText('Ein Kurs von 20 Minuten')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Is it personal data?' }).click();
  await expect.element(page.getByRole('region', { name: 'Screen 2', exact: true })).toBeVisible();
  expect(folder.asked.at(-1)).toEqual({ course: 'whose-data', lang: 'de', module: '01-personal' });
});
