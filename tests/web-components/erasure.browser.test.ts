import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { ErasureApi, ErasureOverview } from '../../web-components/erasure/erasure-api.ts';
import type { A39Erasure } from '../../web-components/erasure/erasure.ts';
import '../../web-components/erasure/erasure.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, stage, violations } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const nothing: ErasureOverview = {
  today: '2026-11-24',
  keepRecordsYears: 3,
  keepIdleAnswersDays: 30,
  endedOn: '2022-12-31',
  tonight: { requested: [], leavers: [], held: [], records: 0, idleAttempts: 0 },
  holds: [],
};

const much: ErasureOverview = {
  ...nothing,
  tonight: {
    requested: [
      { id: 'mina', name: 'Mina Okafor', basis: 'art17' },
      { id: 'sven', name: 'Sven Aalto', basis: 'other' },
    ],
    leavers: [{ id: 'otto', name: 'Otto Okonedo', leftOn: '2022-03-31' }],
    held: [
      { id: 'jonas', name: 'Jonas Weil', reason: 'Lawsuit 12/2026', requested: true },
      { id: 'aino', name: 'Aino Virta', reason: 'Audit 2026', requested: false },
    ],
    records: 1204,
    idleAttempts: 1,
  },
  holds: [{ id: 'jonas', name: 'Jonas Weil', reason: 'Lawsuit 12/2026', placedOn: '2026-11-02' }],
};

class ErasureServer extends TrainingServer implements ErasureApi {
  plan: ErasureOverview;
  refusing: ApiError | null = null;

  constructor(plan: ErasureOverview) {
    super();
    this.plan = structuredClone(plan);
  }

  async #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.refusing) throw this.refusing;
    return structuredClone(value());
  }

  erasure = () => this.#does('erasure', () => this.plan);
  cancelErasure = (person: string) =>
    this.#does(`cancelErasure ${person}`, () => {
      const { tonight } = this.plan;
      tonight.requested = tonight.requested.filter(({ id }) => id !== person);
      tonight.held = tonight.held.filter(({ id }) => id !== person);
    });
  liftHold = (person: string) =>
    this.#does(`liftHold ${person}`, () => {
      this.plan.holds = this.plan.holds.filter(({ id }) => id !== person);
    });
}

const begin = (api: ErasureServer, lang = 'en') => stage<A39Erasure>('a39-erasure', { api }, lang);

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('says what would go tonight, who is held, and how long things are kept', async () => {
  await page.viewport(1280, 800);
  await begin(new ErasureServer(much));
  await expect
    .element(page.getByText('Tonight 3 people and 1,204 records of people who stay would be erased.'))
    .toBeVisible();
  await expect.element(page.getByRole('row', { name: /Mina Okafor They asked for it \(Art 17 GDPR\)/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'Otto Okonedo 31 March 2022' })).toBeVisible();
  await expect
    .element(page.getByText('The answers of one attempt that nobody has gone on with for 30 days.'))
    .toBeVisible();
  await expect
    .element(page.getByRole('row', { name: /^Jonas Weil Lawsuit 12\/2026 It was asked for Cancel the erasure/ }))
    .toBeVisible();
  await expect.element(page.getByRole('row', { name: /^Aino Virta Audit 2026 They left long ago\s*$/ })).toBeVisible();
  await expect.element(page.getByText(/third year after theirs\. .* up to 31 December 2022\./)).toBeVisible();
  await expectAccessible();
});

test('says in words that nothing is waiting', async () => {
  await begin(new ErasureServer(nothing));
  for (const text of [
    'Tonight nothing is erased.',
    'Nobody is waiting to be erased. A request is entered under Records.',
    'Nobody who left by 31 December 2022 is still here.',
    'No record has reached the end of its period.',
    'There is no legal hold. One is set under Records.',
  ])
    await expect.element(page.getByText(text)).toBeVisible();
  expect(page.getByRole('table').elements()).toEqual([]);
  await expectAccessible();
});

test('does not call it nothing when answers go', async () => {
  await begin(new ErasureServer({ ...nothing, tonight: { ...nothing.tonight, idleAttempts: 2 } }));
  await expect.element(page.getByText(/only answers that nobody goes on with/)).toBeVisible();
});

test('cancels an erasure and lifts a hold, each by its name, and says what was done', async () => {
  const api = new ErasureServer(much);
  await begin(api);
  await page.getByRole('button', { name: 'Cancel the erasure of Mina Okafor' }).click();
  await expect.element(page.getByText('The erasure of Mina Okafor was cancelled. Nothing was erased.')).toBeVisible();
  expect(focused()?.textContent).toMatch(/was cancelled/);
  expect(api.asked).toContain('cancelErasure mina');
  await page.getByRole('button', { name: 'Cancel the erasure of Jonas Weil' }).click();
  await expect.element(page.getByText('The erasure of Jonas Weil was cancelled. Nothing was erased.')).toBeVisible();
  expect(api.asked).toContain('cancelErasure jonas');
  expect(page.getByRole('button', { name: /^Cancel/ }).elements()).toHaveLength(1);
  await page.getByRole('button', { name: 'Lift the hold for Jonas Weil' }).click();
  await expect.element(page.getByText('The legal hold for Jonas Weil was lifted.')).toBeVisible();
  await expect.element(page.getByText('There is no legal hold.', { exact: false })).toBeVisible();
  await expectAccessible();
});

test('a refusal is said, and the list stays', async () => {
  const api = new ErasureServer(much);
  await begin(api);
  api.refusing = new ApiError('offline', '');
  await page.getByRole('button', { name: 'Lift the hold for Jonas Weil' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  await expect.element(page.getByRole('button', { name: 'Lift the hold for Jonas Weil' })).toBeVisible();
  await expectAccessible();
});

test('speaks German', async () => {
  await begin(new ErasureServer(much), 'de');
  await expect
    .element(page.getByText('Heute Nacht würde gelöscht: 3 Personen und 1.204 Einträge von Leuten, die bleiben.'))
    .toBeVisible();
});

test('fits 320 pixels, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  await begin(new ErasureServer(much));
  for (const scheme of schemes) {
    await setScheme(scheme);
    const width = document.documentElement.scrollWidth;
    expect({ scheme, width, violations: await violations(scheme) }).toEqual({ scheme, width: 320, violations: [] });
  }
});
