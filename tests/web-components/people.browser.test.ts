import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { A39People } from '../../web-components/people/people.ts';
import '../../web-components/people/people.ts';
import { expectAccessible, settled, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

test('finds people by name, unit or role, and enters as one of them', async () => {
  const api = new TrainingServer();
  const element = await stage<A39People>('a39-people', { api, to: '#entered' });
  await expect.element(page.getByText('A learner with something overdue')).toBeVisible();
  await expectAccessible();

  await page.getByLabelText('Find a person, a unit or a role').fill('officer');
  await expect.element(page.getByRole('status')).toMatchTextContent(/1 person/);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await settled(element);
  expect(api.asked.at(-1)).toBe('enterAs ines');
  expect(location.hash).toBe('#entered');
});

test('says when nobody is found', async () => {
  await stage<A39People>('a39-people', { api: new TrainingServer() });
  await page.getByLabelText('Find a person, a unit or a role').fill('Nobody');
  await expect.element(page.getByRole('status')).toMatchTextContent(/Nobody of that name works here\./);
});
