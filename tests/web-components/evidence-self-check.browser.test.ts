import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { SelfCheckFault } from '../../web-components/evidence/evidence-api.ts';
import type { A39SelfCheck } from '../../web-components/evidence/self-check.ts';
import '../../web-components/evidence/self-check.ts';
import { checkedLog } from './evidence.ts';
import { expectAccessible, focused, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const check = () => page.getByRole('button', { name: 'Check now' });

test('says what the last check found and when; before the first, that there was none', async () => {
  const api = new TrainingServer();
  await stage<A39SelfCheck>('a39-self-check', { api });
  await expect.element(page.getByText('Everything is in order')).toBeVisible();
  await expect.element(page.getByText('43 entries, checked on 24 November 2026', { exact: false })).toBeVisible();
  api.lastCheck = null;
  await stage<A39SelfCheck>('a39-self-check', { api });
  await expect.element(page.getByText('It has not run yet.')).toBeVisible();
  await expectAccessible();
});

test('checks at once, says so while it runs, is not asked twice, and says the result', async () => {
  const api = new TrainingServer();
  api.lastCheck = null;
  let finish = (): void => {};
  let begun = 0;
  const real = api.selfCheck;
  api.selfCheck = async () => {
    begun++;
    await new Promise<void>((resolve) => (finish = resolve));
    return real();
  };
  await stage<A39SelfCheck>('a39-self-check', { api });
  await check().click();
  const status = page.getByRole('status');
  await expect.element(status).toMatchTextContent(/Checking…/);
  await expect.element(page.getByRole('progressbar', { name: 'Checking…' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Checking…' }).click({ force: true });
  finish();
  await expect.element(status).toMatchTextContent(/Everything is in order/);
  expect(focused()?.textContent?.trim()).toBe('Check now');
  expect(begun).toBe(1);
  await expectAccessible();
});

test('lists faults in words with what the server says, and how many there are in all', async () => {
  const api = new TrainingServer();
  const codes: SelfCheckFault['code'][] = [
    'entry_missing',
    'leaf_changed',
    'root_differs',
    'tile_differs',
    'head_differs',
    'log_shorter',
    'opening_foreign',
    'opening_missing',
    'erased_readable',
    'row_without_entry',
    'row_differs',
    'entry_without_row',
    'departed',
  ];
  api.lastCheck = {
    ...checkedLog,
    faults: codes.map((code, i) => ({ code, index: i === 12 ? null : 1000 + i, message: `Said of ${code}.` })),
    faultCount: 1250,
  };
  await stage<A39SelfCheck>('a39-self-check', { api });
  await expect.element(page.getByText('1,250 faults')).toBeVisible();
  const items = page.getByRole('listitem').elements();
  expect(items).toHaveLength(13);
  expect(items[1]?.textContent).toMatch(/The text of an entry was changed\s+Entry 1001\s+Said of leaf_changed\./);
  expect(items[12]?.textContent).toMatch(/The log as a whole/);
  await expect.element(page.getByText('The first 13 of 1,250 are listed.')).toBeVisible();
  await expect.element(page.getByText('Change nothing, and keep the backups.', { exact: false })).toBeVisible();
  await expectAccessible();
});

test('a check that fails is said, and the last result stays', async () => {
  const api = new TrainingServer();
  await stage<A39SelfCheck>('a39-self-check', { api });
  api.refuseWith = new ApiError('busy', '');
  await check().click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The server is busy/);
  await expect.element(page.getByText('Everything is in order')).toBeVisible();
  api.refuseWith = null;
  await check().click();
  await expect.element(page.getByText('checked on 25 November 2026', { exact: false })).toBeVisible();
  expect(page.getByRole('alert').elements()).toHaveLength(0);
});
