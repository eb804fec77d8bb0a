import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39MyTraining } from '../../web-components/my-training/my-training.ts';
import '../../web-components/my-training/my-training.ts';
import { expectFitsNarrow, partsOf } from './narrow.ts';
import { expectAccessible, settled, stage } from './stage.ts';
import { done, late, open, TrainingServer } from './training-server.ts';

function serverWith(assignments: TrainingServer['assignments']): TrainingServer {
  return Object.assign(new TrainingServer(), { assignments });
}

test('says what is due, when in words, and how long it takes', async () => {
  await stage<A39MyTraining>('a39-my-training', { api: serverWith([late, open, done]) });
  await expect.element(page.getByText('Due in 9 days, Thursday 3 December')).toBeVisible();
  await expect.element(page.getByText('Overdue since Wednesday 18 November')).toBeVisible();
  await expect.element(page.getByText('Completed on 4 May 2026')).toBeVisible();
  await expect
    .element(
      page.getByText(
        '2 courses wait for you. Together about 40 minutes, and you can stop at any time. One of them is overdue.',
      ),
    )
    .toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Certificate (PDF): Lists and lives' }))
    .toHaveAttribute('download');
  await expectAccessible();
});

test('opens a course by its whole row, and lets the host open it instead', async () => {
  const element = await stage<A39MyTraining>('a39-my-training', {
    api: serverWith([open]),
    courseHref: '/x?c={id}&a={assignment}',
  });
  const link = element.renderRoot.querySelector<HTMLAnchorElement>('.course')!;
  expect(link.getAttribute('href')).toBe('/x?c=whose-data&a=a1');
  const row = link.closest('li')!.getBoundingClientRect();
  expect(element.shadowRoot!.elementFromPoint(row.right - 5, row.bottom - 5)).toBe(link);
  expect(row.height).toBeGreaterThanOrEqual(44);

  let detail: unknown;
  element.addEventListener('a39-open', (event) => {
    event.preventDefault();
    ({ detail } = event as CustomEvent);
  });
  link.click();
  expect(detail).toEqual({ courseId: 'whose-data' });
});

test('as cards they stand beside each other where there is room; one list alone, and at most so many', async () => {
  await page.viewport(1000, 800);
  const element = await stage<A39MyTraining>('a39-my-training', {
    api: serverWith([late, open, done]),
    layout: 'cards',
    innerHTML: '<h3 slot="heading">What waits</h3>',
  });
  const boxes = () => [...element.renderRoot.querySelectorAll('li')].map((one) => one.getBoundingClientRect());
  const [first, second] = boxes();
  expect(second!.top).toBe(first!.top);
  expect(second!.left).toBeGreaterThan(first!.right);
  await expect.element(page.getByRole('heading', { name: 'What waits' })).toBeVisible();
  expect(partsOf(element)).toEqual(new Set(['base', 'heading', 'list', 'item', 'title', 'due', 'link']));
  await expectAccessible();
  await expectFitsNarrow(element);
  element.layout = 'list';
  await element.updateComplete;
  expect(boxes()[1]!.top).toBeGreaterThanOrEqual(boxes()[0]!.bottom);
  element.show = 'open';
  element.limit = 1;
  await element.updateComplete;
  expect(boxes()).toHaveLength(1);
});

test('says that nothing is assigned', async () => {
  await stage<A39MyTraining>('a39-my-training', { api: serverWith([]) });
  await expect.element(page.getByText('Nothing is assigned to you.', { exact: false })).toBeVisible();
  await expectAccessible();
});

test('offers a refresher when one is due, and only then', async () => {
  const server = Object.assign(serverWith([open, done]), {
    refresher: { kind: 'week', dueOn: '2026-11-24', cases: 6, minutes: 2 } as const,
  });
  await stage<A39MyTraining>('a39-my-training', { api: server });
  const link = page.getByRole('link', { name: 'Two minutes to keep it fresh: 6 cases' });
  await expect.element(link).toHaveAttribute('href', '/training/refresher');
  await expect.element(page.getByText('A week has passed', { exact: false })).toMatchTextContent(/nobody sees it/);
  await expectAccessible();
  await stage<A39MyTraining>('a39-my-training', { api: server, refresherHref: '/fresh' });
  await expect.element(link).toHaveAttribute('href', '/fresh');
  await stage<A39MyTraining>('a39-my-training', { api: serverWith([open]) });
  expect(link.elements()).toHaveLength(0);
});

test('asks to sign in, with an event, and goes on after sign-in', async () => {
  const server = serverWith([open]);
  server.refuseWith = new ApiError('sign_in_required', '');
  const element = await stage<A39MyTraining>('a39-my-training', { api: server });
  await expect.element(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expectAccessible();
  server.refuseWith = null;
  dispatchEvent(new Event('a39-signed-in'));
  await settled(element);
  await expect.element(page.getByRole('link', { name: open.title })).toBeVisible();
});

test('says what to do when the server cannot be reached', async () => {
  const server = serverWith([open]);
  server.refuseWith = new ApiError('offline', '');
  await stage<A39MyTraining>('a39-my-training', { api: server });
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  server.refuseWith = null;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('link', { name: open.title })).toBeVisible();
});

test('speaks German where the page does', async () => {
  await stage<A39MyTraining>('a39-my-training', { api: serverWith([open]) }, 'de');
  await expect.element(page.getByRole('heading', { name: 'Meine Schulungen' })).toBeVisible();
  await expect.element(page.getByText('Fällig in 9 Tagen, Donnerstag, 3. Dezember')).toBeVisible();
});
