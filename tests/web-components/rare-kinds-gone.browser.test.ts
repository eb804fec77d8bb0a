import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { A39Course } from '../../web-components/course/course.ts';
import '../../web-components/course/course.ts';
import { RareKindsServer } from './rare-kinds.ts';
import { expectAccessible, stage } from './stage.ts';

vi.mock(import('../../web-components/question/rare-kinds.ts'), () => ({
  defineKinds: () => Promise.reject(new TypeError('gone')),
}));

test('code that the server has no longer: says so, and the course goes on', async () => {
  const server = new RareKindsServer();
  await server.startAttempt();
  await server.saveStep('', 'personal/1');
  await stage<A39Course>('a39-course', { api: server, assignment: 'a1' });
  await page.getByRole('button', { name: 'Continue where you left off' }).click();
  await expect.element(page.getByText(/needs a newer version of this page/)).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await expect.element(page.getByText(/step 2 of 5/)).toBeVisible();
});
