import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError, type SessionView } from '../../web-components/api/client.ts';
import type { FirstRunApi } from '../../web-components/first-run/first-run-api.ts';
import '../../web-components/first-run/first-run.ts';
import type { A39FirstRun } from '../../web-components/first-run/first-run.ts';
import { schemes, setScheme } from './media.ts';
import { ObligationsServer } from './obligations.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';
import { session } from './training-server.ts';

class FirstRunServer extends ObligationsServer implements FirstRunApi {
  people: number;
  constructor(people: number, roles: SessionView['roles'] = ['learner', 'dpo']) {
    super();
    this.people = people;
    this.all.inForce = [];
    this.preview = { gets: { total: people, people: [] }, noLonger: { total: 0, people: [] } };
    this.session = () => Promise.resolve({ ...session, roles });
  }
  onStaff = () => Promise.resolve(this.people);
}

const begin = (api: FirstRunServer, props: Partial<A39FirstRun> = {}, lang = 'en') =>
  stage<A39FirstRun>('a39-first-run', { headingLevel: 2, ...props, api }, lang);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const says = async (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible();
const shown = () => document.querySelector('a39-first-run')!.shadowRoot!.textContent.trim();
const ticked = () =>
  [...document.querySelector('a39-first-run')!.shadowRoot!.querySelectorAll<HTMLElement>('.is-done')].map(
    ({ dataset }) => dataset['step'],
  );

beforeEach(() => localStorage.clear());
afterEach(async () => {
  localStorage.clear();
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('shows itself only to those who may assign, and only while nothing is set up', async () => {
  await begin(new FirstRunServer(40, ['learner', 'manager']));
  expect(shown()).toBe('');
  const ready = new FirstRunServer(40);
  ready.all.inForce = new ObligationsServer().all.inForce;
  await begin(ready);
  expect(shown()).toBe('');
  await begin(ready, { asked: true });
  await says('From nothing to the first assignment');
  // A rule, but nobody whom it could reach.
  ready.people = 1;
  await begin(ready);
  await says(/One person is on staff/);
  const failing = new FirstRunServer(0);
  failing.session = () => Promise.reject(new ApiError('offline', ''));
  await begin(failing);
  expect(shown()).toBe('');
});

test('leads to the first assignment by keyboard, and ticks what is done', async () => {
  const api = new FirstRunServer(40);
  const element = await begin(api);
  let told = 0;
  element.addEventListener('a39-rules-changed', () => told++);
  await expectAccessible();
  expect(ticked()).toEqual(['people', 'whom', 'times']);
  await button('See who gets it').click();
  expect(focused()).toBe(page.getByLabelText('Course').element());
  await says('Choose a course.');
  await page.getByLabelText('Course').selectOptions('Mail to many');
  expect(ticked()).toEqual(['people', 'whom', 'course', 'times']);
  page.getByRole('button', { name: 'See who gets it' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await says(/40 people get it now/);
  expect(ticked()).toEqual(['people', 'whom', 'course', 'times', 'see']);
  await expectAccessible();
  // What was looked at does not hold any more.
  await page.getByLabelText('Days', { exact: true }).fill('14');
  expect(ticked()).toEqual(['people', 'whom', 'course', 'times']);
  await says('Look first who gets it.');
  await button('See who gets it').click();
  await button('Assign it to 40 people').click();
  await says(/Done: 40 people have the course/);
  expect(told).toBe(1);
  expect(focused()?.textContent).toMatch(/Done: 40 people/);
  const sent = api.asked.find((one) => one.startsWith('carry out'))!;
  expect(JSON.parse(sent.slice('carry out '.length))).toEqual({
    kind: 'make',
    terms: {
      courseId: 'mail',
      audience: { kind: 'everyone' },
      reason: 'Everybody works with personal data',
      dueOn: null,
      dueDays: 14,
      repeat: { kind: 'from_completion', months: 12 },
      graceDays: 0,
      leadDays: 30,
    },
  });
  await expect.element(page.getByRole('link', { name: 'See who stands where' })).toHaveAttribute('href', '/team');
  await expectAccessible();
});

test('with nobody else there it can be tried with oneself, and a refusal is said', async () => {
  const api = new FirstRunServer(1);
  await begin(api);
  await says(/So far only you/);
  await expect
    .element(page.getByRole('link', { name: 'Import a file of HR’s (CSV)' }))
    .toHaveAttribute('href', '/people');
  await button('Just try it with yourself').click();
  await says('One person is chosen:');
  expect(focused()).toBe(page.getByLabelText('Course').element());
  await page.getByLabelText('Course').selectOptions('Mail to many');
  api.refusing = new ApiError('course_unknown', '');
  await button('See who gets it').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/That course is not there any more/);
  api.refusing = null;
  await button('See who gets it').click();
  await button('Assign it to one person').click();
  await says(/one person has the course/);
  expect(api.asked.at(-1)).toContain('"audience":{"kind":"people","ids":["mina"]}');
  expect(api.asked.at(-1)).toContain('These people work with personal data');
});

test('closed, it stays away until somebody asks for it', async () => {
  const api = new FirstRunServer(40);
  await begin(api);
  await button('Close the guide').click();
  expect(shown()).toBe('');
  await begin(api);
  expect(shown()).toBe('');
  await begin(api, { asked: true });
  await says('From nothing to the first assignment');
});

test('speaks German, and fits 320 pixels in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  const element = await begin(new FirstRunServer(3), {}, 'de');
  await says('Von nichts zur ersten Zuweisung');
  await page.getByLabelText('Einheiten, Tätigkeiten oder Standorte').click();
  await settled(element);
  for (const scheme of schemes) {
    await setScheme(scheme);
    const width = document.documentElement.scrollWidth;
    expect({ scheme, width, violations: await violations(scheme) }).toEqual({ scheme, width: 320, violations: [] });
  }
});
