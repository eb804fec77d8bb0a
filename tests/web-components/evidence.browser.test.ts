import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39Evidence } from '../../web-components/evidence/evidence.ts';
import '../../web-components/evidence/evidence.ts';
import { expectAccessible, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

test('shows the log, its key, and what the bundle does not show', async () => {
  await stage<A39Evidence>('a39-evidence', { api: new TrainingServer() });
  await expect.element(page.getByText('One completion is on record.', { exact: false })).toBeVisible();
  await expect.element(page.getByText('+AdSzPONzsejFwemCfOslUO2wF7KQkQJBf/0BU8sI9P/8', { exact: false })).toBeVisible();
  await expect.element(page.getByText('Training is not behaviour.', { exact: false })).toBeVisible();
  await page.getByText('Show the signed checkpoint').click();
  await expect.element(page.getByText('try 43', { exact: false })).toBeVisible();
  await expectAccessible();
});

test('makes the bundle and says where it is; a failure is said and can be repeated', async () => {
  const api = new TrainingServer();
  await stage<A39Evidence>('a39-evidence', { api });
  api.refuseWith = new ApiError('offline', '');
  await page.getByRole('button', { name: 'Make the bundle' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  api.refuseWith = null;
  await page.getByRole('button', { name: 'Make the bundle' }).click();
  await expect.element(page.getByText('evidence.zip is in your downloads.')).toBeVisible();
  await expectAccessible();
});
