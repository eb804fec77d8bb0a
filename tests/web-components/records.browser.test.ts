import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import { changesOf, valuesOf } from '../../web-components/records/correcting.ts';
import { outcomes } from '../../web-components/records/records-api.ts';
import type {
  Correction,
  Erasing,
  OpenCorrectionRequest,
  PersonEvidence,
  RecordsApi,
} from '../../web-components/records/records-api.ts';
import type { A39Records } from '../../web-components/records/records.ts';
import '../../web-components/records/records.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';
import { session, TrainingServer } from './training-server.ts';

type Entry = PersonEvidence['entries'][number];

const course = { id: 'whose-data', version: '1.0.0' };
const nothing = { outcome: null, completedOn: null, dueOn: null, via: null, reason: null, by: null };
const said = { name: 'Mina Okafor', staffNumber: 'BW-1005', email: 'mina@brightwater.example', unit: 'Retail' };
const untouched = { ...nothing, course, said, target: null, amendedBy: null, revokedBy: null };
const assigned: Entry = { ...untouched, index: 12, type: 'assign', date: '2026-10-01', dueOn: '2026-12-03' };
const record: Entry = {
  ...untouched,
  index: 40,
  type: 'record',
  date: '2026-11-03',
  outcome: 'passed',
  completedOn: '2026-11-03',
  via: 'player',
};

/** Answers as the server does for one person, and remembers what was asked of it. */
class RecordsServer extends TrainingServer implements RecordsApi {
  roles: typeof session.roles = ['learner', 'dpo'];
  entries: Entry[] = [assigned, record];
  hold: string | null = null;
  erasure: Erasing['basis'] | null = null;
  isGone = false;
  refusing: ApiError | null = null;
  overwritten = true;
  requests: OpenCorrectionRequest[] = [];

  async #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.refusing) throw this.refusing;
    return structuredClone(value());
  }

  override session = async () => ({ ...session, roles: this.roles });
  openRequests = async () => structuredClone(this.requests);
  answerRequest = (request: string, outcome: 'granted' | 'refused', answer: string) =>
    this.#does(`answer ${request} ${outcome} ${answer}`, () => null);
  titles = () => this.#does('titles', () => new Map([['whose-data 1.0.0', 'Whose data, who decides']]));
  findPeople = (query: string) =>
    this.#does(`findPeople ${query}`, () =>
      query === 'nobody' || this.isGone
        ? []
        : [
            {
              id: 'mina',
              name: 'Mina Okafor',
              staffNumber: 'BW-1005',
              unit: 'Marketing',
              leftOn: null,
              hold: this.hold,
              erasure: this.erasure,
            },
            {
              id: 'otto',
              name: 'Otto Okonedo',
              staffNumber: 'BW-0007',
              unit: null,
              leftOn: '2024-03-31',
              hold: null,
              erasure: null,
            },
          ],
    );
  evidenceAbout = (person: string) =>
    this.#does(`evidenceAbout ${person}`, () => ({
      person: {
        id: 'mina',
        name: 'Mina Okafor',
        staffNumber: 'BW-1005',
        email: 'mina@brightwater.example',
        unit: null,
      },
      entries: this.entries,
    }));
  amendRecord = (index: number, correction: Correction) =>
    this.#does(`amend ${index} ${JSON.stringify(correction)}`, () => {
      const { completedOn = record.completedOn, outcome = record.outcome, ...who } = correction.changes;
      const { reason } = correction;
      const amend = { ...record, index: 51, type: 'amend' as const, via: 'admin', reason, target: 40 };
      const now = { completedOn, outcome, said: { ...said, ...who } };
      this.entries = [assigned, { ...record, amendedBy: 51 }, { ...amend, ...now, by: 'Ines Castellan' }];
      return 51;
    });
  revokeRecord = (index: number, reason: string) =>
    this.#does(`revoke ${index} ${reason}`, () => {
      const revoke = { ...untouched, index: 52, type: 'revoke' as const, date: '2026-11-24', reason, target: 40 };
      this.entries = [assigned, { ...record, revokedBy: 52 }, { ...revoke, said: null, course: null }];
      return 52;
    });
  bundleOf = (index: number) => this.#does(`bundleOf ${index}`, () => ({ file: new Blob(['zip']), name: 'one.zip' }));
  erase = (erasing: Erasing) =>
    this.#does(`erase ${JSON.stringify(erasing)}`, () => {
      if (erasing.when === 'tonight') this.erasure = erasing.basis;
      else this.isGone = true;
      return { erased: erasing.when === 'now' ? 2 : 0, overwritten: this.overwritten };
    });
  cancelErasure = (person: string) => this.#does(`cancelErasure ${person}`, () => (this.erasure = null));
  setHold = (person: string, reason: string) => this.#does(`setHold ${person} ${reason}`, () => (this.hold = reason));
  liftHold = (person: string) => this.#does(`liftHold ${person}`, () => (this.hold = null));
}

async function begin(api = new RecordsServer(), lang = 'en'): Promise<RecordsServer> {
  await stage<A39Records>('a39-records', { api }, lang);
  return api;
}

/** Finds people and opens the first of them. */
async function open(api = new RecordsServer()): Promise<RecordsServer> {
  await begin(api);
  await page.getByLabelText('Name or staff number').fill('ok');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: 'Mina Okafor' }).click();
  await expect.element(page.getByRole('heading', { name: 'Mina Okafor' })).toBeVisible();
  return api;
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('finds people by keyboard alone, says who is held or has left, and opens one', async () => {
  const api = new RecordsServer();
  api.hold = 'Lawsuit 12/2026';
  await begin(api);
  await expectAccessible();
  await userEvent.tab();
  await userEvent.keyboard('o{Enter}');
  await expect.element(page.getByText('Type at least two characters.')).toBeVisible();
  await expect.element(page.getByLabelText('Name or staff number')).toHaveAccessibleDescription(/Type at least two/);
  await userEvent.keyboard('k{Enter}');
  await expect.element(page.getByText('2 people')).toBeVisible();
  await expect.element(page.getByText('BW-1005 · Marketing · On legal hold')).toBeVisible();
  await expect.element(page.getByText('BW-0007 · left on 31 March 2024')).toBeVisible();
  await expectAccessible();

  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Assigned, to be done by 3 December 2026.')).toBeVisible();
  expect(focused()?.textContent).toBe('Mina Okafor');
  await expectAccessible();
  await button('Another person').click();
  await settled(document.querySelector<A39Records>('a39-records')!);
  expect(focused()?.textContent?.trim()).toBe('Mina Okafor');
});

test('says that nobody is found, what cannot be reached, and whom the page is not for', async () => {
  const api = await begin();
  await page.getByLabelText('Name or staff number').fill('nobody');
  await button('Find').click();
  await expect.element(page.getByText('Nobody has that name or number.', { exact: false })).toBeVisible();
  api.refusing = new ApiError('offline', '');
  await button('Find').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  await expectAccessible();
  const other = new RecordsServer();
  other.roles = ['learner', 'training_admin'];
  await begin(other);
  await expect.element(page.getByText(/not for your role/)).toBeVisible();
  expect(other.asked).toEqual([]);
});

test('says in plain words what the log says, with entry, day and title, and no time of day', async () => {
  await open();
  const items = page.getByRole('list').getByRole('listitem');
  await expect
    .element(items.nth(0))
    .toMatchTextContent(/^Entry 12 1 October 2026 Whose data, who decides 1\.0\.0 Assigned/);
  await expect
    .element(items.nth(1))
    .toMatchTextContent(/^Entry 40 3 November 2026 .* Passed on 3 November 2026, in the course player\./);
  // As the record says it: in the staff list she has no unit.
  await expect
    .element(items.nth(1))
    .toMatchTextContent(/About: Mina Okafor · BW-1005 · mina@brightwater\.example · Retail/);
  expect(document.querySelector('a39-records')!.shadowRoot!.textContent).not.toMatch(/\d:\d\d/);
  expect(button(/^Correct: entry/).elements().length).toBe(1);
});

test('a form for a correction holds what counts now, and says where the staff list has something else', async () => {
  const api = await open();
  await button('Correct: entry 40').click();
  for (const [label, value] of [
    ['Name', 'Mina Okafor'],
    ['Staff number', 'BW-1005'],
    ['E-mail (may be empty)', 'mina@brightwater.example'],
    ['Unit (may be empty)', 'Retail'],
    ['Day of completion', '2026-11-03'],
    ['Outcome', 'passed'],
  ] as const)
    await expect.element(page.getByLabelText(label, { exact: true })).toHaveValue(value);
  await expect.element(page.getByLabelText(/^Unit/)).toHaveAccessibleDescription('In the staff list: none');
  await expect.element(page.getByLabelText('Name', { exact: true })).toHaveAccessibleDescription('');

  await page.getByLabelText('Name', { exact: true }).fill('');
  await page.getByLabelText('Why').fill('She left the unit');
  await button('Add the correction').click();
  await expect.element(page.getByLabelText('Name', { exact: true })).toHaveAccessibleDescription(/Write a name/);
  await page.getByLabelText('Name', { exact: true }).fill('Mina Okafor');
  await page.getByLabelText(/^Unit/).fill('');
  await page.getByLabelText(/^E-mail/).fill('');
  await page.getByLabelText('Outcome').selectOptions('Attended');
  await button('Add the correction').click();
  await expect.element(page.getByText('Corrects entry 40. Since then it reads:')).toBeVisible();
  expect(api.asked).toContain(
    'amend 40 {"reason":"She left the unit","changes":{"email":null,"unit":null,"outcome":"attended"},"eraseOld":false}',
  );
  // Then it holds what the correction says.
  await button('Correct: entry 40').click();
  await expect.element(page.getByLabelText(/^Unit/)).toHaveValue('');
  await expect.element(page.getByLabelText(/^Unit/)).toHaveAccessibleDescription('');
  await expect.element(page.getByLabelText('Outcome')).toHaveValue('attended');
  await expectAccessible();
});

test('whatever is typed, a correction says what differs and nothing else', () => {
  const text = fc.string({ maxLength: 12 }).map((one) => one.trim());
  const some = text.filter((one) => one !== '');
  const day = fc.constantFrom('2026-01-01', '2026-11-03');
  const claims = fc.record({
    said: fc.record({
      name: some,
      staffNumber: some,
      email: fc.option(some),
      unit: fc.option(some),
    }),
    completedOn: day,
    outcome: fc.constantFrom(...outcomes),
  });
  fc.assert(
    fc.property(claims, claims, (before, after) => {
      const { completedOn, outcome, ...who } = changesOf(valuesOf(after), before);
      expect({
        said: { ...before.said, ...who },
        completedOn: completedOn ?? before.completedOn,
        outcome: outcome ?? before.outcome,
      }).toEqual(after);
      expect(changesOf(valuesOf(before), before)).toEqual({});
    }),
  );
});

test('corrects what was wrong, sends only that, and shows what it says since then and by whom', async () => {
  const api = await open();
  await button('Correct: entry 40').click();
  expect(focused()?.textContent).toBe('Correct entry 40');
  await expectAccessible();
  await button('Add the correction').click();
  await expect.element(page.getByText('Change at least one of these.')).toBeVisible();
  await expect.element(page.getByLabelText('Why')).toHaveAccessibleDescription(/Say why/);
  expect(focused()).toBe(page.getByLabelText('Name', { exact: true }).element());
  await expectAccessible();

  await page.getByLabelText('Name', { exact: true }).fill(' Mina Okafor-Lind ');
  await page.getByLabelText('Outcome').selectOptions('Attended');
  await page.getByLabelText('Why').fill('Misspelt in the staff list');
  await page.getByLabelText('Also erase what it said before').click();
  await expect
    .element(page.getByLabelText('Also erase what it said before'))
    .toHaveAccessibleDescription(/can then never be shown again/);
  await button('Add the correction').click();
  await expect.element(page.getByText('Entry 51 corrects the record.', { exact: false })).toBeVisible();
  expect(focused()?.textContent).toMatch(/Entry 51 corrects/);
  expect(api.asked).toContain(
    'amend 40 {"reason":"Misspelt in the staff list","changes":{"name":"Mina Okafor-Lind","outcome":"attended"},"eraseOld":true}',
  );
  await expect.element(page.getByText('Corrected by entry 51')).toBeVisible();
  await expect.element(page.getByText('Corrects entry 40. Since then it reads:')).toBeVisible();
  await expect.element(page.getByText('Ines Castellan: “Misspelt in the staff list”')).toBeVisible();
  await expectAccessible();
});

test('a refusal stands at its field, or above the button, and what was typed stays', async () => {
  const api = await open();
  await button('Correct: entry 40').click();
  await page.getByLabelText(/^E-mail/).fill('mina@');
  await page.getByLabelText('Why').fill('Another address');
  api.refusing = new ApiError('invalid_input', 'The request does not fit. changes.email: give an e-mail address.');
  await button('Add the correction').click();
  await expect.element(page.getByLabelText(/^E-mail/)).toHaveAccessibleDescription(/Write an e-mail address/);
  expect(focused()).toBe(page.getByLabelText(/^E-mail/).element());
  api.refusing = new ApiError('record_withdrawn', '');
  await button('Add the correction').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('That record was withdrawn already.');
  await expect.element(page.getByLabelText(/^E-mail/)).toHaveValue('mina@');
  await expectAccessible();
  await button('Leave it as it is').click();
  expect(focused()).toBe(button('Correct: entry 40').element());
});

test('withdraws a record after saying what follows, and then offers nothing more for it', async () => {
  const api = await open();
  await button('Withdraw: entry 40').click();
  await expect.element(page.getByText('the person has to do it once more', { exact: false })).toBeVisible();
  await page.getByLabelText('Why').fill('Somebody else sat at the desk');
  await expectAccessible();
  await button('Withdraw the record').click();
  await expect.element(page.getByText('Withdrawn by entry 52')).toBeVisible();
  expect(api.asked).toContain('revoke 40 Somebody else sat at the desk');
  await expect.element(page.getByText('Somebody who was erased since: “Somebody else', { exact: false })).toBeVisible();
  expect(button(/: entry 40$/).elements()).toEqual([]);
  await expectAccessible();
});

test('of corrections whose record was erased the newest can be withdrawn, but not corrected, until it is withdrawn', async () => {
  const amend: Entry = { ...record, type: 'amend', target: 40, reason: 'False name', by: 'Ines Castellan', index: 60 };
  const api = new RecordsServer();
  api.entries = [amend, { ...amend, index: 61 }];
  await open(api);
  await expect.element(page.getByText(/^Corrects entry 40, of which nothing is left/).first()).toBeVisible();
  await expect.element(button('Withdraw: entry 61')).toBeVisible();
  expect(button(/^Withdraw: entry/).elements()).toHaveLength(1);
  expect(button(/^Correct: entry/).elements()).toEqual([]);

  api.entries.push({
    ...untouched,
    index: 62,
    type: 'revoke',
    date: '2026-11-24',
    course: null,
    said: null,
    target: 40,
  });
  await button('Another person').click();
  await button('Mina Okafor').click();
  await expect.element(page.getByText('Withdraws entry 40: it no longer counts.')).toBeVisible();
  expect(page.getByText('Withdrawn by entry 62').elements()).toHaveLength(2);
  expect(button(/^Withdraw: entry/).elements()).toEqual([]);
});

test('makes a bundle of one record', async () => {
  const api = await open();
  await button('Make a bundle of it: entry 40').click();
  await expect.element(page.getByText('one.zip is in your downloads.')).toBeVisible();
  expect(api.asked).toContain('bundleOf 40');
});

test('erases only after the staff number was typed, tonight by itself, and lets it be cancelled', async () => {
  const api = await open();
  await button('Erase this person').click();
  expect(focused()?.textContent).toBe('Erase Mina Okafor');
  for (const term of ['What goes', 'What stays', 'What is not reached', 'No way back'])
    await expect.element(page.getByText(term, { exact: true })).toBeVisible();
  await page.getByLabelText('Type the staff number BW-1005').fill('BW-1006');
  await button('Erase tonight').click();
  await expect.element(page.getByText('That is not the staff number of this person.')).toBeVisible();
  expect(api.asked.some((one) => one.startsWith('erase'))).toBe(false);
  await expectAccessible();
  await page.getByLabelText('Type the staff number BW-1005').fill('BW-1005');
  await button('Erase tonight').click();
  await expect.element(page.getByText('Erased tonight, as they asked (Art 17 GDPR).')).toBeVisible();
  expect(api.asked).toContain('erase {"personId":"mina","basis":"art17","when":"tonight"}');
  await expectAccessible();
  await button('Cancel the erasure').click();
  await expect.element(page.getByText('The erasure was cancelled. Nothing was erased.')).toBeVisible();
  await expect.element(button('Erase this person')).toBeVisible();
});

test('who was erased now is gone from the screen too', async () => {
  const api = new RecordsServer();
  api.overwritten = false;
  await open(api);
  await button('Erase this person').click();
  await page.getByLabelText('Another reason').click();
  await page.getByLabelText('Now', { exact: true }).click();
  await page.getByLabelText('Type the staff number BW-1005').fill('BW-1005');
  await button('Erase now').click();
  await expect.element(page.getByText('2 entries of the log are unreadable for ever.', { exact: false })).toBeVisible();
  await expect.element(page.getByText('for some minutes more', { exact: false })).toBeVisible();
  expect(focused()?.textContent).toMatch(/The person was erased/);
  expect(api.asked).toContain('erase {"personId":"mina","basis":"other","when":"now"}');
  expect(document.querySelector('a39-records')!.shadowRoot!.textContent).not.toMatch(/Okafor|BW-1005/);
  await expectAccessible();
});

test('sets a legal hold with its reason, is refused an erasure, and lifts it', async () => {
  const api = await open();
  await button('Set a legal hold').click();
  await button('Set the hold').click();
  await expect.element(page.getByText('Say what it is for', { exact: false })).toBeVisible();
  await page.getByLabelText('What it is for').fill('Lawsuit 12/2026');
  await expectAccessible();
  await button('Set the hold').click();
  await expect.element(page.getByText('On legal hold: Lawsuit 12/2026')).toBeVisible();
  expect(api.asked).toContain('setHold mina Lawsuit 12/2026');

  await button('Erase this person').click();
  await page.getByLabelText('Type the staff number BW-1005').fill('BW-1005');
  api.refusing = new ApiError('on_hold', '');
  await button('Erase tonight').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/A legal hold forbids the erasure/);
  await expectAccessible();
  api.refusing = null;
  await button('Leave it as it is').click();
  await button('Lift the hold').click();
  await expect.element(page.getByText('The legal hold was lifted.')).toBeVisible();
  await expect.element(button('Set a legal hold')).toBeVisible();
});

test('speaks German', async () => {
  await begin(new RecordsServer(), 'de');
  await page.getByLabelText('Name oder Personalnummer').fill('ok');
  await button('Suchen').click();
  await page.getByRole('button', { name: 'Mina Okafor' }).click();
  await expect.element(page.getByText('Bestanden am 3. November 2026, in der Kursansicht.')).toBeVisible();
});

test('fits 320 pixels with every form open, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  await open();
  for (const name of ['Correct: entry 40', 'Withdraw: entry 40', 'Erase this person', 'Set a legal hold']) {
    await button(name).click();
    for (const scheme of schemes) {
      await setScheme(scheme);
      const width = document.documentElement.scrollWidth;
      expect({ name, scheme, width, violations: await violations(scheme) }).toEqual({
        name,
        scheme,
        width: 320,
        violations: [],
      });
    }
  }
});

test('a request for correction stands at the top, leads to the records of its maker, and is answered', async () => {
  const api = new RecordsServer();
  const person = { id: 'mina', name: 'Mina Okafor', staffNumber: 'BW-1005' };
  api.requests = [{ id: 'q1', person, about: 40, text: 'I am in Retail.', madeOn: '2026-11-23' }];
  await begin(api);
  await expect.element(page.getByRole('heading', { name: 'One request for correction waits' })).toBeVisible();
  await expectAccessible();
  await button('Records of Mina Okafor').click();
  await expect.element(page.getByRole('heading', { name: 'Mina Okafor' })).toBeVisible();
  await button('Another person').click();

  await button('Answer Mina Okafor').click();
  await button('Send the answer').click();
  await expect.element(page.getByLabelText('Answer', { exact: true })).toHaveAccessibleDescription(/between 3 and/);
  await page.getByLabelText('Refused').click();
  await page.getByLabelText('Answer', { exact: true }).fill('HR says Marketing.');
  await expectAccessible();
  await button('Send the answer').click();
  await expect.element(page.getByText('The answer is there', { exact: false })).toBeVisible();
  expect(api.asked).toContain('answer q1 refused HR says Marketing.');
  expect(page.getByText('I am in Retail.').elements()).toEqual([]);
});
