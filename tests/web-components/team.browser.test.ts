import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { A39Team } from '../../web-components/team/team.ts';
import '../../web-components/team/team.ts';
import { expectAccessible, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

test('shows first who needs action, then everyone, by keyboard', async () => {
  await stage<A39Team>('a39-team', { api: new TrainingServer() });
  await expect.element(page.getByText('One person is overdue, of 2.')).toBeVisible();
  expect(page.getByRole('rowheader').elements()).toHaveLength(1);
  await expect.element(page.getByRole('cell', { name: 'Overdue since 18 Nov' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: 'Open due 24 Dec' })).toBeVisible();
  await expectAccessible();

  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  expect(page.getByRole('rowheader').elements()).toHaveLength(2);
  await expect.element(page.getByRole('cell', { name: 'Done 2 Oct' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: 'Not assigned' })).toBeVisible();
  await expectAccessible();
});

test('speaks German', async () => {
  await stage<A39Team>('a39-team', { api: new TrainingServer() }, 'de-AT');
  await expect.element(page.getByText('Eine Person ist überfällig, von 2.')).toBeVisible();
});
