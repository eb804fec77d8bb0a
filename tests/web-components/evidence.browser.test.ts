/// <reference types="@vitest/browser-playwright" />
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39Evidence } from '../../web-components/evidence/evidence.ts';
import '../../web-components/evidence/evidence.ts';
import { evidenceLog } from './evidence.ts';
import { expectAccessible, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

/** Elements within elements: what changes slowly there is out of reach of `expectAccessible`, which would look too early. */
const setMotion = (value: '' | 'reduce') =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
beforeAll(() => setMotion('reduce'));
afterAll(() => setMotion(''));

const says = (text: string) => expect.element(page.getByText(text, { exact: false }).first()).toBeVisible();
const figure = (name: string) =>
  page.getByText(name, { exact: true }).first().element().parentElement?.querySelector('dd')?.textContent;

test('says in a sentence how much is in the log, and names all ten types of entries, also those there are none of', async () => {
  const api = new TrainingServer();
  api.log = { ...evidenceLog, counts: { ...evidenceLog.counts, record: 1234, revoke: 2 } };
  await stage<A39Evidence>('a39-evidence', { api });
  await says('1,234 completions are on record. The log began on 1 October 2026');
  const figures = [
    'Completions',
    'Assignments',
    'Course versions published',
    'Completions corrected',
    'Completions withdrawn',
    'Erasures',
    'Auditors’ nonces',
    'Changes of the key',
    'Beginning of the log',
    'End of the log',
  ].map((name) => figure(name)?.trim());
  expect(figures).toEqual(['1,234', '40', '1', '0', '2', '0', '0', '0', '1', '0']);
  await expectAccessible();
});

test('while nothing has left the house, says what that means and what to do', async () => {
  await stage<A39Evidence>('a39-evidence', { api: new TrainingServer() });
  await says('could still write another history without it showing');
  await says('Nothing has left the house by mail, time stamp or witness yet.');
  await says('A39_CHECKPOINT_MAIL');
  expect(page.getByText('Not yet').elements()).toHaveLength(4);
});

test('a certificate alone is paper that somebody must keep: the log still counts as not held', async () => {
  const api = new TrainingServer();
  api.log = { ...evidenceLog, outside: [{ kind: 'print', size: 43, on: '2026-11-24' }] };
  await stage<A39Evidence>('a39-evidence', { api });
  await says('could still write another history');
  await says('Certificates count as far as people keep them.');
});

test('says what left the house on which day, and how many entries came since', async () => {
  const api = new TrainingServer();
  api.log = {
    ...evidenceLog,
    outside: [
      { kind: 'mail', size: 40, on: '2026-11-23' },
      { kind: 'witness', size: 41, on: '2026-11-24' },
      { kind: 'print', size: 43, on: '2026-11-25' },
    ],
  };
  await stage<A39Evidence>('a39-evidence', { api });
  await says('What was entered until the checkpoint of 24 November 2026 cannot be changed or taken out any more');
  await says('2 entries came since.');
  await expect
    .element(page.getByRole('row').filter({ hasText: 'Mail to the data protection officer' }))
    .toMatchTextContent(/23 November 2026\s+40 of 43/);
  await expectAccessible();

  api.log = { ...api.log, outside: [{ kind: 'rfc3161', size: 43, on: '2026-11-25' }] };
  await stage<A39Evidence>('a39-evidence', { api });
  await says('Every entry is covered.');
});

test('a log that has stopped is an alarm, with the reason, and says that answers are kept', async () => {
  const api = new TrainingServer();
  const reason = 'The database has 40 entries of evidence, but 43 were written.';
  api.log = { ...evidenceLog, halted: reason };
  await stage<A39Evidence>('a39-evidence', { api });
  const alert = page.getByRole('alert');
  await expect.element(alert).toBeVisible();
  await expect.element(alert).toMatchTextContent(/The log has stopped/);
  await expect.element(alert).toMatchTextContent(/their answers are kept/);
  await expect.element(alert).toMatchTextContent(new RegExp(reason));
  await expectAccessible();
});

test('names each key with what became of it, and what came back after a restore', async () => {
  const api = new TrainingServer();
  const [key] = evidenceLog.keys;
  api.log = {
    ...evidenceLog,
    keys: [
      { ...key!, vkey: `${key!.vkey}1`, state: 'compromised' },
      { ...key!, vkey: `${key!.vkey}2`, state: 'retire', since: '2026-10-15' },
      { ...key!, since: '2026-11-01' },
    ],
    restores: [
      { from: 12, to: 15, on: '2026-11-02' },
      { from: 20, to: 20, on: '2026-11-03' },
    ],
  };
  await stage<A39Evidence>('a39-evidence', { api });
  await says('Compromised; it was in force from 1 October 2026. Do not trust it');
  await says('Retired; it was in force from 15 October 2026');
  await says('In force since 1 November 2026');
  await says('Entries 12 to 15 were taken back into the database on 2 November 2026.');
  await says('Entry 20 was taken back');
  await expect.element(page.getByRole('button', { name: 'Copy: Key 3' })).toBeVisible();
  await expectAccessible();
});

test('shows the signed checkpoint to download and to copy; says why there is none, and tries again', async () => {
  const api = new TrainingServer();
  await stage<A39Evidence>('a39-evidence', { api });
  const show = page.getByText('Show the signed checkpoint');
  api.refuseWith = new ApiError('evidence_halted', '');
  await show.click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The log has stopped/);
  api.refuseWith = null;
  await show.click();
  await show.click();
  await expect.element(page.getByRole('region', { name: 'The signed checkpoint' })).toMatchTextContent(/try\s43/);
  await expect.element(page.getByRole('button', { name: 'Copy: The signed checkpoint' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Download it' })).toBeVisible();
  await expectAccessible();
});

test('fits 360 pixels and speaks German', async () => {
  await page.viewport(360, 800);
  const api = new TrainingServer();
  api.log = {
    ...evidenceLog,
    halted: 'The history was changed.',
    outside: [{ kind: 'mail', size: 40, on: '2026-11-23' }],
  };
  await stage<A39Evidence>('a39-evidence', { api }, 'de');
  await says('Ein Abschluss ist festgehalten.');
  await says('Das Protokoll steht still');
  await says('Mail an die Datenschutzbeauftragte');
  await says('Wer an einem Tag geschult war');
  await says('Alles ist in Ordnung');
  await page.getByRole('radio', { name: 'Einträge, die die Prüferin gezogen hat' }).click();
  await page.getByText('Mehr Schutz', { exact: false }).click();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible();
  await page.viewport(1000, 800);
});
