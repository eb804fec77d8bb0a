import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError, type MyTraining } from '../../web-components/api/client.ts';
import type { BadgesApi, MyBadge } from '../../web-components/badges/badges-api.ts';
import type { A39Badges } from '../../web-components/badges/badges.ts';
import '../../web-components/badges/badges.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, stage, violations } from './stage.ts';
import { TrainingServer } from './training-server.ts';

type Assignment = MyTraining['assignments'][number];

const done: Assignment = {
  id: 'a1',
  courseId: 'whose-data',
  title: 'Whose data, who decides',
  minutes: 20,
  dueOn: '2026-12-01',
  standing: 'completed',
  overdue: false,
  completedOn: '2026-11-24',
  completionId: 'c1',
};
const longAgo: Assignment = { ...done, id: 'a2', title: 'Clean desk', completedOn: '2025-03-02', completionId: 'c2' };
const open: Assignment = { ...done, id: 'a3', title: 'Not yet', standing: 'in_progress', completionId: null };
const badge: MyBadge = { id: 'b2', completionId: 'c2', name: true, madeOn: '2026-11-24' };

class BadgeServer extends TrainingServer implements BadgesApi {
  badges: MyBadge[];
  refusing: ApiError | null = null;

  constructor(assignments: Assignment[], badges: MyBadge[] = []) {
    super();
    this.assignments = assignments;
    this.badges = badges;
  }

  async #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.refusing) throw this.refusing;
    return structuredClone(value());
  }

  myBadges = async () => structuredClone(this.badges);
  giveBadge = (completionId: string, name: boolean) =>
    this.#does(`give ${completionId} ${name}`, () => {
      this.badges.push({ ...badge, id: `b-${completionId}`, completionId, name });
    });
  takeBadgeBack = (id: string) =>
    this.#does(`take ${id}`, () => {
      this.badges = this.badges.filter((one) => one.id !== id);
    });
  badgeHref = (id: string, form: string) => `/api/my/badges/${id}/badge.${form}`;
}

const begin = (api: BadgeServer, lang = 'en') => stage<A39Badges>('a39-badges', { api }, lang);

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('shows what was completed, newest first, with the files of the badges that there are', async () => {
  await begin(new BadgeServer([longAgo, open, done], [badge]));
  const items = page.getByRole('listitem');
  await expect.poll(() => items.elements().length).toBe(2);
  await expect
    .element(items.nth(0))
    .toMatchTextContent(/^\s*Whose data, who decides .*24 November 2026 Get a badge\s*$/);
  await expect.element(items.nth(1)).toMatchTextContent(/Clean desk .*2 March 2025 With your name Picture \(SVG\)/);
  const picture = page.getByRole('link', { name: 'Picture (SVG): Clean desk' });
  await expect.element(picture).toHaveAttribute('href', '/api/my/badges/b2/badge.svg');
  const file = page.getByRole('link', { name: 'Signed file (JWT): Clean desk' });
  await expect.element(file).toHaveAttribute('href', '/api/my/badges/b2/badge.jwt');
  await expect.element(file).toHaveAttribute('download');
  await expectAccessible();
});

test('a badge is asked for with the keyboard, without the name unless that is wanted, and once', async () => {
  const api = new BadgeServer([done, longAgo]);
  await begin(api);
  expect(api.asked.filter((one) => one.startsWith('give'))).toEqual([]);
  await userEvent.tab();
  await expect.element(page.getByRole('checkbox', { name: 'Put my name on it' })).not.toBeChecked();
  await userEvent.tab();
  expect(focused()?.getAttribute('aria-label')).toBe('Get a badge: Whose data, who decides');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Here is your badge of “Whose data, who decides”.')).toBeVisible();
  expect(focused()?.textContent).toMatch(/^\s*Here is your badge/);
  await expect.element(page.getByText('With a fingerprint of your e-mail address')).toBeVisible();
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Get a badge: Clean desk' }).click();
  await expect.element(page.getByText('With your name')).toBeVisible();
  expect(api.asked.filter((one) => one.startsWith('give'))).toEqual(['give c1 false', 'give c2 true']);
  // There is nothing left to choose for.
  expect(page.getByRole('checkbox').elements()).toEqual([]);
  await expectAccessible();
});

test('taking back asks first what that means, and can be left', async () => {
  const api = new BadgeServer([longAgo], [badge]);
  await begin(api);
  await page.getByRole('button', { name: 'Take back: Clean desk' }).click();
  await expect.element(page.getByRole('group')).toMatchTextContent(/no longer holds/);
  expect(focused()?.textContent).toMatch(/no longer holds/);
  await expectAccessible();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(focused()?.getAttribute('aria-label')).toBe('Take back: Clean desk');
  expect(api.asked.filter((one) => one.startsWith('take'))).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect.element(page.getByText('Your badge of “Clean desk” is taken back.')).toBeVisible();
  expect(focused()?.textContent).toMatch(/is taken back/);
  await expect.element(page.getByRole('button', { name: 'Get a badge: Clean desk' })).toBeVisible();
  expect(api.asked.filter((one) => one.startsWith('take'))).toEqual(['take b2']);
});

test('a refusal stands at its course, and it can be tried again', async () => {
  const api = new BadgeServer([done]);
  await begin(api);
  api.refusing = new ApiError('badge_needs_name', '');
  await page.getByRole('button').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Put your name on the badge\./);
  await expectAccessible();
  api.refusing = null;
  await page.getByRole('button').click();
  await expect.element(page.getByText('Here is your badge', { exact: false })).toBeVisible();
});

test('without a completion it says so', async () => {
  await begin(new BadgeServer([open]));
  await expect.element(page.getByText('There is nothing to make a badge of yet.', { exact: false })).toBeVisible();
  expect(page.getByRole('checkbox').elements()).toEqual([]);
  await expectAccessible();
});

test('speaks German', async () => {
  await begin(new BadgeServer([done]), 'de');
  await expect.element(page.getByRole('button', { name: 'Badge holen: Whose data, who decides' })).toBeVisible();
});

test('fits 320 pixels, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  await begin(new BadgeServer([done, longAgo], [badge]));
  await page.getByRole('button', { name: 'Take back: Clean desk' }).click();
  for (const scheme of schemes) {
    await setScheme(scheme);
    const width = document.documentElement.scrollWidth;
    expect({ scheme, width, violations: await violations(scheme) }).toEqual({ scheme, width: 320, violations: [] });
  }
});
