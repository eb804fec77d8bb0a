import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError, type SessionView } from '../../web-components/api/client.ts';
import type {
  FileToImport,
  ImportPreview,
  ImportResult,
  PeopleImportApi,
  PlannedPerson,
} from '../../web-components/people-import/people-import-api.ts';
import type { A39PeopleImport } from '../../web-components/people-import/people-import.ts';
import '../../web-components/people-import/people-import.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';
import { session, TrainingServer } from './training-server.ts';

const csv = 'Staff number,Name,E-mail\nBW-2001,Nele Sturm,nele.sturm@brightwater.example\n';
const file = () => new File([csv], 'staff.csv', { type: 'text/csv' });

const nele: PlannedPerson = {
  line: 2,
  staffNumber: 'BW-2001',
  name: 'Nele Sturm',
  unit: 'Marketing',
  on: '2026-12-01',
  changes: [],
};
const none = { joins: [], returns: [], moves: [], leaves: [], manager: [], changes: [] };
const nothing: ImportPreview = {
  fileName: 'staff.csv',
  mode: 'changes',
  today: '2026-11-24',
  encoding: 'utf-8',
  separator: ',',
  columns: [
    { field: 'staffNumber', heading: 'Staff number' },
    { field: 'name', heading: 'Name' },
    { field: 'email', heading: 'E-mail' },
  ],
  ignored: ['Cost centre'],
  counts: {
    joins: 0,
    returns: 0,
    moves: 0,
    leaves: 0,
    manager: 0,
    changes: 0,
    unchanged: 41,
    lines: 41,
    good: 41,
    faults: 0,
    remarks: 0,
  },
  staff: 40,
  drastic: false,
  people: none,
  faults: [],
  remarks: [],
  fingerprint: 'f1',
};
const priya: PlannedPerson = { ...nele, line: 15, staffNumber: 'BW-1015', name: 'Priya Nair', on: null };
const some: ImportPreview = {
  ...nothing,
  counts: { ...nothing.counts, joins: 1204, moves: 1, leaves: 1, manager: 1, changes: 1, unchanged: 36, remarks: 2 },
  people: {
    ...none,
    joins: [nele],
    moves: [{ ...priya, changes: [{ field: 'unit', from: 'Customer service', to: 'Marketing' }] }],
    leaves: [
      {
        ...priya,
        line: null,
        name: 'Noor Aziz',
        staffNumber: 'BW-1011',
        on: '2026-11-23',
        changes: [
          { field: 'leftOn', from: null, to: '2026-11-23' },
          { field: 'job', from: 'Writer', to: null },
        ],
      },
    ],
    manager: [{ ...priya, changes: [{ field: 'manager', from: 'Henrik Vass (BW-1014)', to: null }] }],
    changes: [{ ...priya, name: 'Jonas Weil', changes: [{ field: 'joinedOn', from: '2025-10-20', to: '2025-10-01' }] }],
  },
  remarks: [
    { line: null, column: 'Ines Castellan (BW-1002)', code: 'role_ends', value: 'dpo', message: '' },
    { line: 9, column: 'E-mail', code: 'email_shared', value: 'BW-1005, BW-1009', message: '' },
  ],
};
const faulty: ImportPreview = {
  ...some,
  counts: { ...some.counts, good: 39, faults: 2 },
  faults: [
    { line: 3, column: 'E-mail', code: 'email_invalid', value: 'nonsense', message: '' },
    { line: 7, column: 'Manager', code: 'manager_cycle', value: '7 → 8 → 7', message: '' },
  ],
};
const halfLeaves: ImportPreview = {
  ...some,
  mode: 'complete',
  drastic: true,
  staff: 2400,
  counts: { ...some.counts, leaves: 1200 },
};

class ImportServer extends TrainingServer implements PeopleImportApi {
  shown: ImportPreview;
  sent: (FileToImport & { fingerprint?: string; confirmLeavers?: number })[] = [];
  refusing: ApiError | null = null;
  /** Holds an answer back until it is called. */
  wait: Promise<unknown> = Promise.resolve();
  roles: SessionView['roles'] = ['learner', 'training_admin'];

  constructor(shown: ImportPreview) {
    super();
    this.shown = shown;
  }

  override session = async () => ({ ...session, roles: this.roles });

  async #does<T>(given: FileToImport, value: T): Promise<T> {
    this.sent.push(given);
    await this.wait;
    if (this.refusing) throw this.refusing;
    return structuredClone(value);
  }

  previewImport = (given: FileToImport) => this.#does(given, { ...this.shown, mode: given.mode });
  importPeople = (given: FileToImport): Promise<ImportResult> =>
    this.#does(given, { fileName: 'staff.csv', mode: given.mode, counts: this.shown.counts, assigned: 1204, ended: 1 });
}

const begin = (api: ImportServer, lang = 'en') => stage<A39PeopleImport>('a39-people-import', { api }, lang);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const alert = (text: RegExp) => page.getByRole('alert').filter({ hasText: text });
/** A button that says that it is disabled can be pressed all the same. */
const press = (name: string) => (button(name).element() as HTMLElement).click();
const summary = (text: string) => page.getByText(text, { exact: true });

async function choose(): Promise<void> {
  await userEvent.upload(page.getByLabelText('File', { exact: true }), file());
}

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('a file is checked, then imported with what the preview showed, and the result says what was assigned', async () => {
  await page.viewport(1000, 800);
  const api = new ImportServer(some);
  const element = await begin(api);
  await expectAccessible();
  await button('Check').click();
  await expect.element(page.getByLabelText('File', { exact: true })).toHaveAccessibleDescription(/Choose a file\./);
  expect(focused()).toBe(page.getByLabelText('File', { exact: true }).element());
  expect(api.sent).toEqual([]);
  await expectAccessible();

  await choose();
  await button('Check').click();
  await expect.element(page.getByRole('heading', { name: 'What staff.csv would change' })).toBeVisible();
  expect(focused()?.textContent).toBe('What staff.csv would change');
  await expect.element(page.getByText('41 lines, read as UTF-8, separated by commas.', { exact: false })).toBeVisible();
  // What somebody should look at is open, the rest is a list of numbers.
  await expect.element(page.getByText('leaves, and is the data protection officer here.')).toBeVisible();
  await expect
    .element(
      page.getByRole('row', { name: /Noor Aziz BW-1011 Marketing 23 Nov 2026 Job: Writer → none not in the file/ }),
    )
    .toBeVisible();
  await summary('Join: 1,204').click();
  await expect.element(page.getByText('The first 1 of 1,204.')).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Nele Sturm BW-2001 Marketing 1 Dec 2026 line 2/ })).toBeVisible();
  await summary('Move to another unit: 1').click();
  await expect.element(page.getByText('Unit: Customer service → Marketing')).toBeVisible();
  await summary('Get another manager: 1').click();
  await expect.element(page.getByText('Manager: Henrik Vass (BW-1014) → none')).toBeVisible();
  await summary('Change otherwise: 1').click();
  await expect.element(page.getByText('First day: 20 Oct 2025 → 1 Oct 2025')).toBeVisible();
  await summary('How the columns were read').click();
  await expect.element(page.getByText('Not used: Cost centre.')).toBeVisible();
  await expectAccessible();

  let heard = 0;
  element.addEventListener('a39-people-imported', () => heard++);
  await button('Import').click();
  await expect
    .element(
      page.getByText(
        'Imported: 1,204 people joined, one moved, one left, one has another manager, one changed otherwise. 1,204 courses were assigned, and one is no longer asked for.',
      ),
    )
    .toBeVisible();
  expect(focused()?.textContent).toContain('Imported: 1,204');
  expect(heard).toBe(1);
  expect(api.sent).toEqual([
    { file: btoa(csv), fileName: 'staff.csv', mode: 'changes' },
    { file: btoa(csv), fileName: 'staff.csv', mode: 'changes', fingerprint: 'f1' },
  ]);
  await expect.element(button('Check')).toBeVisible();
  await expectAccessible();
});

test('while a file has faults they are shown with line and column, and there is nothing to import', async () => {
  const api = new ImportServer(faulty);
  await begin(api);
  await choose();
  await button('Check').click();
  await expect.element(page.getByText('39 of 41 lines are good.', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'line 3 E-mail “nonsense” is no e-mail address.' })).toBeVisible();
  await expect
    .element(page.getByRole('row', { name: /line 7 Manager They would manage each other: 7 → 8 → 7\./ }))
    .toBeVisible();
  expect(button('Import').elements()).toEqual([]);
  await expectAccessible();
  api.shown = nothing;
  await button('Check again').click();
  await expect.element(page.getByText('Nothing: everybody is as the file says.')).toBeVisible();
  expect(button('Import').elements()).toEqual([]);
  await button('Take another file').click();
  expect(focused()).toBe(page.getByLabelText('File', { exact: true }).element());
  expect((focused() as HTMLInputElement).files).toHaveLength(0);
});

test('an import after which many would have left asks for their number', async () => {
  const api = new ImportServer(halfLeaves);
  await begin(api);
  await choose();
  await page.getByRole('radio', { name: 'Everybody on staff' }).click();
  await button('Check').click();
  await expect.element(page.getByText('1,200 people of 2,400 would leave.', { exact: false })).toBeVisible();
  const number = page.getByLabelText('How many leave');
  for (const typed of ['', '1199', 'yes']) {
    await number.fill(typed);
    await button('Import').click();
    await expect.element(number).toHaveAccessibleDescription(/Type 1,200, if so many leave/);
    expect(focused()).toBe(number.element());
  }
  await expectAccessible();
  expect(api.sent).toHaveLength(1);
  await number.fill('1,200');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('1,200 left', { exact: false })).toBeVisible();
  expect(api.sent[1]).toMatchObject({ mode: 'complete', confirmLeavers: 1200, fingerprint: 'f1' });
});

test('it says that it works, and does nothing twice meanwhile', async () => {
  const api = new ImportServer(some);
  const element = await begin(api);
  await choose();
  let go = (): void => {};
  api.wait = new Promise<void>((resolve) => (go = resolve));
  await button('Check').click();
  await expect.element(page.getByRole('progressbar', { name: 'Checking staff.csv…' })).toBeVisible();
  press('Check');
  await expectAccessible();
  go();
  await expect.element(button('Import')).toBeVisible();
  expect(api.sent).toHaveLength(1);
  api.wait = new Promise<void>((resolve) => (go = resolve));
  await button('Import').click();
  await expect.element(page.getByRole('progressbar', { name: /^Importing/ })).toBeVisible();
  for (const name of ['Import', 'Check again', 'Take another file']) press(name);
  await settled(element);
  expect(api.sent).toHaveLength(2);
  go();
  await expect.element(page.getByText('Imported:', { exact: false })).toBeVisible();
});

test('a file can be dropped', async () => {
  const api = new ImportServer(some);
  const element = await begin(api);
  const given = new DataTransfer();
  given.items.add(file());
  const zone = element.renderRoot.querySelector('.drop')!;
  const over = new DragEvent('dragover', { dataTransfer: given, cancelable: true, bubbles: true });
  zone.dispatchEvent(over);
  expect(over.defaultPrevented).toBe(true);
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: given, cancelable: true, bubbles: true }));
  await button('Check').click();
  await expect.element(page.getByRole('heading', { name: 'What staff.csv would change' })).toBeVisible();
  expect(api.sent).toMatchObject([{ file: btoa(csv), fileName: 'staff.csv' }]);
});

test('a refusal says what to do, with the headings or the line that the server names', async () => {
  const api = new ImportServer(some);
  await begin(api);
  await choose();
  const cases = [
    [
      'import_columns',
      'The file has no column for: e-mail. Its first line has: "Nr", "Wer"',
      /needs one column each.*"Nr", "Wer"/,
    ],
    ['import_unreadable', 'From line 12 on the file cannot be read: …', /From line 12 on the file cannot be read/],
    ['import_unreadable', 'The file is empty. …', /no CSV file that can be read/],
    ['body_too_large', '', /larger than 20 MB/],
  ] as const;
  for (const [code, message, says] of cases) {
    api.refusing = new ApiError(code, message);
    await button('Check').click();
    await expect.element(alert(says)).toBeVisible();
  }
  await expectAccessible();
  api.refusing = null;
  await button('Check').click();
  await expect.element(button('Import')).toBeVisible();
  api.refusing = new ApiError('import_changed', '');
  await button('Import').click();
  await expect.element(alert(/Nothing was imported\. Check it again\./)).toBeVisible();
  api.refusing = null;
  await button('Check again').click();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await button('Import').click();
  await expect.element(page.getByText('Imported:', { exact: false })).toBeVisible();
});

test('who does not answer for the staff is told so', async () => {
  const api = new ImportServer(some);
  api.roles = ['learner', 'manager'];
  const element = await begin(api);
  expect(element.renderRoot.querySelector('input')).toBeNull();
  await expect.element(page.getByRole('alert')).toBeVisible();
});

test('speaks German', async () => {
  await begin(new ImportServer(faulty), 'de');
  await userEvent.upload(page.getByLabelText('Datei', { exact: true }), file());
  await button('Prüfen').click();
  await expect.element(page.getByRole('heading', { name: 'Was staff.csv ändern würde' })).toBeVisible();
  await expect.element(page.getByText('„nonsense“ ist keine E-Mail-Adresse.')).toBeVisible();
  await expect.element(summary('Kommen neu: 1.204')).toBeVisible();
});

test('fits 320 pixels with everything open, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  for (const shown of [faulty, halfLeaves]) {
    const element = await begin(new ImportServer(shown));
    await choose();
    await button('Check').click();
    await expect.element(button('Check again')).toBeVisible();
    for (const one of element.renderRoot.querySelectorAll('details')) one.open = true;
    for (const scheme of schemes) {
      await setScheme(scheme);
      const width = document.documentElement.scrollWidth;
      expect({ scheme, width, violations: await violations(scheme) }).toEqual({ scheme, width: 320, violations: [] });
    }
    await setScheme(null);
  }
});
