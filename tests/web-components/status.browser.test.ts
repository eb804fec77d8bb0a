import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { A39Status } from '../../web-components/status/status.ts';
import '../../web-components/status/status.ts';
import { expectFitsNarrow, partsOf } from './narrow.ts';
import { expectAccessible, stage } from './stage.ts';
import { done, late, open, TrainingServer } from './training-server.ts';

test.for([
  ['badge', '2 trainings to do · 1 overdue'],
  ['banner', '2 trainings to do · 1 overdue'],
  ['count', '2 2 trainings to do'],
] as const)('as a %s it says %s', async ([variant, words]) => {
  const api = Object.assign(new TrainingServer(), { assignments: [late, open] });
  await stage<A39Status>('a39-status', { api, variant });
  await expect.element(page.getByRole('link')).toMatchTextContent(new RegExp(words));
  await expectAccessible();
});

test('tells the host the counts, and can hide when nothing is open', async () => {
  const api = Object.assign(new TrainingServer(), { assignments: [done] });
  let detail: unknown;
  document.addEventListener('a39-count', (event) => ({ detail } = event as CustomEvent), { once: true });
  const element = await stage<A39Status>('a39-status', { api });
  expect(detail).toEqual({ open: 0, overdue: 0 });
  await expect.element(page.getByText('No training due')).toBeVisible();
  element.hideWhenDone = true;
  await element.updateComplete;
  expect(element.renderRoot.querySelector('a')).toBeNull();
});

test('leads where the host says, with the host’s icon, and its words when all is done', async () => {
  const words = '<i slot="icon">!</i><span slot="done">All trained.</span>';
  const api = Object.assign(new TrainingServer(), { assignments: [late] });
  const element = await stage<A39Status>('a39-status', { api, href: '/learn', innerHTML: words, variant: 'banner' });
  await expect.element(page.getByRole('link', { name: /^! 1 training to do/ })).toHaveAttribute('href', '/learn');
  expect(partsOf(element)).toEqual(new Set(['base', 'link', 'icon', 'label']));
  await expectFitsNarrow(element);
  await stage<A39Status>('a39-status', { api: Object.assign(api, { assignments: [done] }), innerHTML: words });
  await expect.element(page.getByText('All trained.')).toBeVisible();
});
