import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type {
  DocumentOverview,
  DocumentsApi,
  NewDocument,
  OutsideTraining,
} from '../../web-components/documents/documents-api.ts';
import type { A39Documents } from '../../web-components/documents/documents.ts';
import '../../web-components/documents/documents.ts';
import { base64Of, portableName, shortName } from '../../web-components/documents/file.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, stage, violations } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const policy: DocumentOverview = {
  id: 'd1',
  documentId: 'working-from-home',
  kind: 'policy',
  version: '2026-1',
  lang: 'en',
  title: 'Working from home',
  content: `sha256:${'7'.repeat(64)}`,
  publishedOn: '2026-11-02',
  asked: 40,
  acknowledged: 12,
  recorded: 0,
};
const workshop: DocumentOverview = {
  ...policy,
  id: 'd2',
  documentId: 'first-aid',
  kind: 'training',
  title: 'First aid for data',
  asked: 0,
  acknowledged: 0,
  recorded: 3,
};

class DocumentsServer extends TrainingServer implements DocumentsApi {
  all: DocumentOverview[];
  refusing: ApiError | null = null;

  constructor(...all: DocumentOverview[]) {
    super();
    this.all = all;
  }

  async #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.refusing) throw this.refusing;
    return structuredClone(value());
  }

  documents = () => this.#does('documents', () => this.all);
  publishDocument = (document: NewDocument) =>
    this.#does(`publish ${JSON.stringify(document)}`, () => {
      const { file: _file, fileName: _fileName, ...rest } = document;
      this.all = [{ ...policy, ...rest, id: 'd3', asked: 0, acknowledged: 0 }, ...this.all];
    });
  askToAcknowledge = (id: string, dueOn: string) =>
    this.#does(`ask ${id} ${dueOn}`, () => {
      this.all = this.all.map((one) => (one.id === id ? { ...one, asked: 41 } : one));
      return 41 - policy.asked;
    });
  documentHref = (id: string) => `/file-of-${id}`;
  findStaff = (query: string) =>
    this.#does(`findStaff ${query}`, () =>
      query === 'nobody'
        ? []
        : [
            { id: 'mina', name: 'Mina Okafor', staffNumber: 'BW-1005' },
            { id: 'jonas', name: 'Jonas Weil', staffNumber: 'BW-1009' },
          ],
    );
  recordOutsideTraining = (training: OutsideTraining) =>
    this.#does(`record ${JSON.stringify(training)}`, () => ({ first: 1204, recorded: training.personIds.length }));
}

const begin = (api: DocumentsServer, lang = 'en') => stage<A39Documents>('a39-documents', { api }, lang);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('lists documents with how many acknowledged or are recorded', async () => {
  await begin(new DocumentsServer(policy, workshop));
  await expect
    .element(page.getByRole('row', { name: /Working from home 2026-1 · en Policy 2 Nov 2026 12 of 40 acknowledged/ }))
    .toBeVisible();
  await expect
    .element(page.getByRole('row', { name: /First aid for data .* Training elsewhere .* 3 records/ }))
    .toBeVisible();
  expect(button(/^Ask/).elements()).toHaveLength(1);
  const download = page.getByRole('link', { name: 'Download: First aid for data, 2026-1' });
  await expect.element(download).toHaveAttribute('href', '/file-of-d2');
  await expectAccessible();
});

test('publishes a policy: the file goes along in base64, and its name as the log takes it', async () => {
  const api = new DocumentsServer();
  await begin(api);
  await expect.element(page.getByText('Nothing is published yet.', { exact: false })).toBeVisible();
  await expectAccessible();
  await button('Publish a document').click();
  expect(focused()?.textContent).toBe('Publish a document');
  await button('Publish').click();
  expect(focused()).toBe(page.getByLabelText('Title').element());
  for (const fault of ['Give it a title', 'Use small letters', 'Write it as 2026-1', 'Choose a file.'])
    await expect.element(page.getByText(fault, { exact: false })).toBeVisible();
  await expectAccessible();

  await page.getByLabelText('Title').fill('Clean desk, clear screen');
  await expect.element(page.getByLabelText('Short name')).toHaveValue('clean-desk-clear-screen');
  await page.getByLabelText('Short name').fill('clean-desk');
  await page.getByLabelText('Title').fill('Clean desk and clear screen');
  await expect.element(page.getByLabelText('Short name')).toHaveValue('clean-desk');
  await page.getByLabelText('Version').fill('2026-1');
  await page.getByLabelText('Language').selectOptions('German');
  const file = new File(['Lock the screen.'], 'Richtlinie Übung (2).txt', { type: 'text/plain' });
  await userEvent.upload(page.getByLabelText('File'), file);
  await button('Publish').click();
  await expect
    .element(page.getByText('“Clean desk and clear screen”, version 2026-1, is published.', { exact: false }))
    .toBeVisible();
  expect(focused()?.textContent).toMatch(/is published/);
  const sent = JSON.parse(api.asked.find((one) => one.startsWith('publish'))!.slice(8)) as NewDocument;
  expect(sent).toEqual({
    kind: 'policy',
    documentId: 'clean-desk',
    version: '2026-1',
    lang: 'de',
    title: 'Clean desk and clear screen',
    fileName: 'Richtlinie-Ubung-2.txt',
    file: btoa('Lock the screen.'),
  });
  await expect.element(page.getByRole('row', { name: /Clean desk .* Nobody was asked/ })).toBeVisible();
  await expectAccessible();
});

test('a refusal stands at its field, and what was filled in stays', async () => {
  const api = new DocumentsServer(policy);
  await begin(api);
  await button('Publish a document').click();
  await page.getByLabelText('Title').fill('Whose data');
  await page.getByLabelText('Short name').fill('whose-data');
  await page.getByLabelText('Version').fill('1');
  await userEvent.upload(page.getByLabelText('File'), new File(['x'.repeat(10 * 1024 * 1024 + 1)], 'large.txt'));
  await button('Publish').click();
  await expect.element(page.getByText('no name that a course has', { exact: false })).toBeVisible();
  await expect.element(page.getByLabelText('File')).toHaveAccessibleDescription(/larger than 10 MB/);

  await page.getByLabelText('Short name').fill('whose-data-policy');
  await userEvent.upload(page.getByLabelText('File'), new File(['small'], 'small.txt'));
  api.refusing = new ApiError('document_changed', '');
  await button('Publish').click();
  await expect
    .element(page.getByLabelText('Version'))
    .toHaveAccessibleDescription(/published already with another file/);
  expect(focused()).toBe(page.getByLabelText('Version').element());
  api.refusing = new ApiError('invalid_input', 'documentId: There is a course called so.');
  await button('Publish').click();
  await expect.element(page.getByLabelText('Short name')).toHaveAccessibleDescription(/no name that a course has/);
  api.refusing = new ApiError('offline', '');
  await button('Publish').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  await expect.element(page.getByLabelText('Title')).toHaveValue('Whose data');
  await expectAccessible();
  await button('Not now').click();
  expect(focused()).toBe(button('Publish a document').element());
});

test('asks everybody to read it by a day that is not over', async () => {
  const api = new DocumentsServer(policy);
  await begin(api);
  await button('Ask whoever is new: Working from home, 2026-1').click();
  expect(focused()?.textContent).toMatch(/^Ask everybody to read “Working from home”, version 2026-1/);
  await page.getByLabelText('To be read by').fill('2026-11-23');
  await button('Ask them').click();
  await expect.element(page.getByLabelText('To be read by')).toHaveAccessibleDescription(/still to come/);
  await expectAccessible();
  await page.getByLabelText('To be read by').fill('2026-12-24');
  await button('Ask them').click();
  await expect.element(page.getByText('One person was asked to read it by 24 December 2026.')).toBeVisible();
  expect(api.asked).toContain('ask d1 2026-12-24');
});

test('records a training for people who are found, put on a list and taken off it, by keyboard', async () => {
  const api = new DocumentsServer(policy, workshop);
  await begin(api);
  await button('Record a training elsewhere').click();
  await button('Record 0 people').click();
  for (const fault of ['Choose what was taught.', 'Put at least one person', 'Choose a day that is not still to come.'])
    await expect.element(page.getByText(fault, { exact: false })).toBeVisible();
  await expectAccessible();
  await page.getByLabelText('What', { exact: true }).selectOptions('First aid for data · 2026-1');
  const search = page.getByRole('searchbox', { name: 'Name or staff number' });
  await search.fill('x');
  await userEvent.keyboard('{Enter}');
  await expect.element(search).toHaveAccessibleDescription(/at least two characters/);
  await search.fill('nobody');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Nobody on staff has that name or number.')).toBeVisible();
  await search.fill('we');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('2 people found')).toBeVisible();
  await expectAccessible();
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('One person is on the list:')).toBeVisible();
  expect(focused()).toBe(search.element());
  await button('Add Jonas Weil').click();
  await button('Take Mina Okafor off the list').click();
  await expect.element(page.getByText('One person is on the list:')).toBeVisible();
  expect(focused()?.id).toBe('chosen');
  await button('Add Mina Okafor').click();
  await page.getByLabelText('Passed a test').click();
  await page.getByLabelText('Day', { exact: true }).fill('2026-11-20');
  await expectAccessible();
  await button('Record 2 people').click();
  await expect.element(page.getByText('2 trainings are on record, from entry 1,204.')).toBeVisible();
  expect(api.asked).toContain(
    'record {"taught":{"documentVersionId":"d2"},"personIds":["jonas","mina"],"outcome":"passed","completedOn":"2026-11-20"}',
  );
});

test('of our courses the newest versions can be recorded, and says by name who has none open', async () => {
  const api = new DocumentsServer();
  await begin(api);
  await button('Record a training elsewhere').click();
  const options = [...document.querySelector('a39-documents')!.shadowRoot!.querySelectorAll('#taught option')];
  expect(options.map((option) => option.textContent?.trim())).toEqual([
    'Choose…',
    'Whose data, who decides · 1.1.0 · en',
    'Wessen Daten, wessen Entscheidung · 1.0.0 · de',
  ]);
  await page.getByLabelText('What', { exact: true }).selectOptions('Whose data, who decides · 1.1.0 · en');
  await page.getByRole('searchbox').fill('we');
  await button('Find').click();
  await button('Add Jonas Weil').click();
  await page.getByLabelText('Day', { exact: true }).fill('2026-11-20');
  api.refusing = new ApiError(
    'assignment_unknown',
    'Jonas Weil has no open assignment of this course. Assign it first.',
  );
  await button('Record one person').click();
  await expect
    .element(page.getByRole('searchbox'))
    .toHaveAccessibleDescription(/Jonas Weil has no open assignment of this course.*Nobody was recorded/);
  expect(focused()).toBe(page.getByRole('searchbox').element());
  expect(api.asked).toContain(
    `record {"taught":{"content":"sha256:${'5'.repeat(64)}"},"personIds":["jonas"],"outcome":"attended","completedOn":"2026-11-20"}`,
  );
  await expectAccessible();
});

test('whatever a file and a title are called, the names that are sent are ones that the server takes', async () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (name) => {
      const portable = portableName(name);
      expect(portable).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/);
      expect(portable).not.toMatch(/\.$/);
      expect(shortName(name)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
      const back = Uint8Array.from(atob(await base64Of(new Blob([new Uint8Array(bytes)]))), (one) => one.charCodeAt(0));
      expect([...back]).toEqual([...bytes]);
    }),
    { numRuns: 30 },
  );
});

test('speaks German', async () => {
  await begin(new DocumentsServer(policy), 'de');
  await expect.element(page.getByText('12 von 40 bestätigt')).toBeVisible();
});

test('fits 320 pixels with every form open, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  await begin(new DocumentsServer(policy, workshop));
  for (const name of [
    'Publish a document',
    'Record a training elsewhere',
    'Ask whoever is new: Working from home, 2026-1',
  ]) {
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
