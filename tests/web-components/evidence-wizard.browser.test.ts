import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39EvidenceWizard } from '../../web-components/evidence-wizard/evidence-wizard.ts';
import '../../web-components/evidence-wizard/evidence-wizard.ts';
import type { AskedQuestion, DayOfPeople } from '../../web-components/evidence-wizard/asked-question.ts';
import type {
  OfferedFile,
  Population,
  PopulationRow,
  QuestionCatalogue,
  QuestionPreview,
  WizardApi,
} from '../../web-components/evidence-wizard/wizard-api.ts';
import { ExportServer } from './exports.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';

const clauses: QuestionCatalogue['clauses'] = [
  { id: 'gdpr-39-1-b', name: 'GDPR Art. 39(1)(b)', asks: 'Staff are made aware and trained.', servedBy: '' },
  { id: 'gdpr-32-4', name: 'GDPR Art. 32(4)', asks: 'People process the data only on instructions.', servedBy: '' },
  { id: 'gdpr-28-3-b', name: 'GDPR Art. 28(3)(b)', asks: 'People have committed themselves.', servedBy: '' },
];
const catalogue: QuestionCatalogue = {
  questions: [
    { kind: 'who_is_trained', asks: ['course', 'unit'], needs: [], clauses: ['gdpr-39-1-b', 'gdpr-32-4'] },
    { kind: 'everyone_trained_on_day', asks: ['on', 'course', 'unit'], needs: ['on'], clauses: ['gdpr-39-1-b'] },
    { kind: 'person', asks: ['person'], needs: ['person'], clauses: ['gdpr-32-4'] },
    { kind: 'joiners', asks: ['from', 'to', 'unit'], needs: ['from', 'to'], clauses: ['gdpr-39-1-b'] },
    { kind: 'confidentiality', asks: ['on', 'course', 'unit'], needs: [], clauses: ['gdpr-28-3-b'] },
  ],
  clauses,
  courses: [
    { id: 'whose-data', title: 'Whose data, who decides', isPolicy: false },
    { id: 'clean-desk', title: 'Clean desk', isPolicy: true },
  ],
  units: ['Customer service', 'Marketing'],
};
const files: OfferedFile[] = [
  {
    kind: 'bundle',
    title: 'Evidence bundle',
    about: 'Everything.',
    path: '/api/evidence/bundle',
    body: { kind: 'period', from: '2025-01-01', to: '2026-01-31' },
  },
  {
    kind: 'export',
    title: 'Obligations',
    about: 'A working list.',
    path: '/api/exports',
    body: { report: 'obligations', shape: 'long', format: 'csv', filter: { to: '2026-01-31' } },
  },
  {
    kind: 'export',
    title: 'A row for each person',
    about: 'A working list.',
    path: '/api/exports',
    body: { report: 'standing', shape: 'pivot', format: 'csv', filter: {} },
  },
];
const row = (k: number): PopulationRow => ({
  personId: `p${k}`,
  sub: `B-${k}`,
  name: `Person ${k}`,
  unit: 'Marketing',
  course: { id: 'whose-data', version: '1.0.0' },
  standing: k === 0 ? 'overdue' : 'done',
  assignedOn: '2025-12-01',
  dueOn: '2025-12-31',
  doneOn: k === 0 ? null : '2025-12-12',
  exemptUntil: null,
  recordedLate: k === 1,
  withdrawnOn: null,
  entries: [k + 4],
});

/** Answers as the server does. `hold` keeps the next answer back until it is let go, or left. */
class WizardServer extends ExportServer implements WizardApi {
  preview: Partial<QuestionPreview> = {};

  evidenceQuestions = () => this.does('questions', () => catalogue);
  previewQuestion = (question: AskedQuestion, signal: AbortSignal) =>
    this.slowly(`preview ${JSON.stringify(question)}`, signal, (): QuestionPreview => ({
      kind: question.kind,
      question: `What about ${question.on ?? 'today'}?`,
      clauses,
      counts: { onStaff: 150, asked: 250, done: 200, open: 40, overdue: 10, exempt: 10, entries: 512 },
      gaps: [
        { code: 'asked_without_record', count: 40, text: '40 times there is no record on 2026-01-31.' },
        { code: 'before_the_log', count: 1, text: 'The log began later.' },
      ],
      files,
      ...this.preview,
    }));
  population = (day: DayOfPeople, number: number, signal: AbortSignal) =>
    this.slowly(`population ${JSON.stringify(day)} ${number}`, signal, (): Population => ({
      on: day.on,
      sizeThen: 500,
      sizeNow: 512,
      logBegan: '2025-01-01',
      counts: {
        asked: 250,
        done: 200,
        open: 40,
        overdue: 10,
        exempt: 10,
        onStaff: 150,
        unasked: 0,
        recordedLate: 1,
        withdrawnSince: 0,
        erased: 0,
      },
      courses: [],
      rows: Array.from({ length: number === 2 ? 50 : 100 }, (_, i) => row(number * 100 + i)),
      total: 250,
      page: number,
      size: 100,
      reminders: { sent: 12, people: 7, escalated: 1 },
    }));
  findOnRecord = (query: string) =>
    this.does(`find ${query}`, () => [{ id: 'p5', name: 'Mina Okafor', unit: 'Marketing' }]);
  onRecord = (person: string) =>
    this.does(`name ${person}`, () => ({ id: person, name: 'Mina Okafor', unit: 'Marketing' }));
  makeBundle: WizardApi['makeBundle'] = (wanted, { signal, received }) => {
    received(2_048);
    return this.slowly(`bundle ${JSON.stringify(wanted)}`, signal, () => ({
      file: new Blob(['zip']),
      name: 'evidence.zip',
    }));
  };
}

let api: WizardServer;
const shown = (props: Partial<A39EvidenceWizard> = {}, lang = 'en') =>
  stage<A39EvidenceWizard>('a39-evidence-wizard', { api, urlState: 'page', ...props }, lang);
const radio = (name: string) => page.getByRole('radio', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const ask = () => button('See what is there');
const answered = () => page.getByText('What about 31 January 2026?');

/** As a link opens it. */
async function opened(search: string): Promise<void> {
  document.documentElement.lang = 'en';
  history.replaceState(null, '', location.pathname + search);
  const element = document.createElement('a39-evidence-wizard') as A39EvidenceWizard;
  const main = document.createElement('main');
  main.append(Object.assign(element, { headingLevel: 1, urlState: 'page', api }));
  document.body.replaceChildren(main);
  await settled(element);
}

beforeEach(() => {
  api = new WizardServer();
});

test('the questions stand under the clause that each serves first; what is missing is said at its field', async () => {
  await shown();
  const group = page.getByRole('group', { name: /^GDPR Art. 39/ });
  await expect.element(group.getByRole('radio').nth(2)).toBeVisible();
  expect(group.getByRole('radio').elements()).toHaveLength(3);
  expect(page.getByRole('radio').elements()).toHaveLength(5);
  await expectAccessible();
  await radio('Was everyone trained on a certain day?').click();
  await expect.element(page.getByLabelText('About which course?')).toMatchTextContent(/Whose data, who decides$/);
  await ask().click();
  await expect.element(page.getByText('Give a day.')).toBeVisible();
  expect(focused()?.id).toBe('on');
  await page.getByLabelText('On which day?').fill('2999-01-01');
  await ask().click();
  await expect.element(page.getByText('That day is still to come.')).toBeVisible();
  await expectAccessible();
  expect(api.asked.filter((one) => one.startsWith('preview'))).toEqual([]);
  await radio('Who had acknowledged the policies?').click();
  await expect.element(page.getByLabelText('About which policy?')).toMatchTextContent(/Clean desk$/);
});

test('counts are drawn and stand in a table, each gap says what to do, and the address has the question', async () => {
  await shown();
  await radio('Was everyone trained on a certain day?').click();
  await page.getByLabelText('On which day?').fill('2026-01-31');
  await page.getByLabelText('In which unit?').selectOptions('Marketing');
  await ask().click();
  await expect.element(answered()).toBeVisible();
  expect(focused()?.textContent).toBe('What is there');
  expect(location.search).toBe('?ask=everyone_trained_on_day&day=2026-01-31&unit=Marketing');
  await expect
    .element(page.getByRole('img'))
    .toHaveAttribute('aria-label', 'Of 250 that were asked: 200 done, 30 open and in time, 10 overdue and 10 exempt');
  await page.getByText('The same as a table').click();
  await expect.element(page.getByRole('row', { name: 'Open, in time 30' })).toBeVisible();
  await expect.element(page.getByText('40 times there is no record on 31 January 2026.')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'To what is overdue, to remind' }))
    .toHaveAttribute('href', expect.stringMatching(/\/overdue$/));
  await expectAccessible();
  // Another question: what is said of the one before is gone.
  await page.getByLabelText('In which unit?').selectOptions('All of them');
  await expect.element(answered()).not.toBeInTheDocument();
});

test('who it is comes by name only when asked for, page by page, with what was done about it', async () => {
  await shown();
  await radio('Was everyone trained on a certain day?').click();
  await page.getByLabelText('On which day?').fill('2026-01-31');
  await ask().click();
  await expect.element(answered()).toBeVisible();
  expect(api.asked.some((one) => one.startsWith('population'))).toBe(false);
  await button('Show who it is').click();
  await expect.element(page.getByText('1–100 of 250')).toBeVisible();
  expect(focused()?.textContent?.trim()).toBe('1–100 of 250');
  await expect
    .element(page.getByRole('row').filter({ hasText: /^\s*Person 1\s/ }))
    .toMatchTextContent(/Whose data, who decides 1.0.0\s*Done.*done on 12 Dec 2025.*written down later/s);
  await expect
    .element(page.getByText(/Until that day 12 reminders went to 7 of them, and one to their managers\./))
    .toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect.element(page.getByText('101–200 of 250')).toBeVisible();
  expect(location.search).toBe('?ask=everyone_trained_on_day&day=2026-01-31&people=1');
  history.back();
  await expect.element(page.getByText('1–100 of 250')).toBeVisible();
  history.back();
  await expect.element(button('Show who it is')).toBeVisible();
  expect(api.asked.filter((one) => one.startsWith('preview'))).toHaveLength(1);
});

test('a link opens the same question, the same page and the person by their id', async () => {
  await opened('?ask=everyone_trained_on_day&day=2026-01-31&people=2');
  await expect.element(page.getByText('201–250 of 250')).toBeVisible();
  expect(radio('Was everyone trained on a certain day?').element()).toHaveProperty('checked', true);
  await opened('?ask=person&person=p5');
  await expect.element(button('Take Mina Okafor off')).toBeVisible();
  await expect.element(page.getByText('What about today?')).toBeVisible();
  await opened('?ask=nonsense&day=2026-01-31');
  await expect.element(radio('Who is trained today?')).toBeVisible();
  expect(ask().elements()).toHaveLength(0);
});

test('somebody is found by name; the address has the id alone, and no address without url-state', async () => {
  await shown();
  await radio('What is there about one person?').click();
  await page.getByRole('searchbox').fill('Okafor');
  await userEvent.keyboard('{Enter}');
  await button('Choose Mina Okafor').click();
  await ask().click();
  await expect.element(page.getByText('What about today?')).toBeVisible();
  expect(location.search).toBe('?ask=person&person=p5');
  expect(api.asked).toContain('preview {"kind":"person","person":"p5"}');
  await expectAccessible();
  await shown({ urlState: 'none' });
  await radio('Who is trained today?').click();
  await ask().click();
  await expect.element(page.getByText('What about today?')).toBeVisible();
  expect(location.search).toBe('');
});

test('reading the log can be left; it says so, and the question stays', async () => {
  await shown();
  await radio('Was everyone trained on a certain day?').click();
  await page.getByLabelText('On which day?').fill('2026-01-31');
  const left = api.hold();
  await ask().click();
  await expect.element(page.getByText('Reading the log…')).toBeVisible();
  await expectAccessible();
  await button('Stop').click();
  await expect.element(page.getByText('Stopped. Nothing was made, and your question is still here.')).toBeVisible();
  expect(await left).toBe('left');
  await expect.element(page.getByLabelText('On which day?')).toHaveValue('2026-01-31');
  await ask().click();
  await expect.element(answered()).toBeVisible();
});

test('a file says how much of it has come, can be left, and is made again; what is refused leaves the form', async () => {
  await opened('?ask=everyone_trained_on_day&day=2026-01-31');
  await expect.element(answered()).toBeVisible();
  const left = api.hold();
  await button('Evidence bundle: ZIP').click();
  await expect.element(page.getByText('Making “Evidence bundle”…')).toBeVisible();
  await expect.element(page.getByText(/ · 2 KB$/)).toBeVisible();
  await button('Stop').click();
  await expect.element(page.getByText('Stopped. “Evidence bundle” was not saved', { exact: false })).toBeVisible();
  expect(await left).toBe('left');

  api.refusing = new ApiError('evidence_halted', 'The log has stopped.');
  await button('Evidence bundle: ZIP').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The log has stopped; nothing is signed/);
  await expect.element(answered()).toBeVisible();
  await expectAccessible();
  await button('Evidence bundle: ZIP').click();
  await expect.element(page.getByText('evidence.zip is in your downloads.')).toBeVisible();
  expect(page.getByRole('alert').elements()).toHaveLength(0);
});

test('a bundle is encrypted to the auditor; what is no age key is said before anything is sent', async () => {
  await opened('?ask=everyone_trained_on_day&day=2026-01-31');
  await page.getByText(/^Encrypt the bundle/).click();
  const key = page.getByLabelText('Public age key of the auditor');
  await key.fill('ssh-rsa');
  await button('Evidence bundle: Encrypted ZIP').click();
  await expect.element(page.getByText('That is no public age key. It begins with age1.')).toBeVisible();
  expect(focused()?.id).toBe('age');
  expect(api.asked.some((one) => one.startsWith('bundle'))).toBe(false);
  await key.fill('age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg');
  // The browser knows the form of a key, the server its check digits.
  api.refusing = new ApiError('invalid_input', 'The request does not fit. age: give a recipient that begins with age1');
  await button('Evidence bundle: Encrypted ZIP').click();
  await expect.element(page.getByText('That is no public age key. It begins with age1.')).toBeVisible();
  await key.fill('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p');
  await button('Evidence bundle: Encrypted ZIP').click();
  await expect.element(page.getByText('evidence.zip is in your downloads.')).toBeVisible();
  expect(api.asked.at(-1)).toMatch(/^bundle \{"kind":"period".*"age":"age1ql3z7/);
});

test('a report comes as CSV, XLSX or PDF, with its SHA-256 and its line in the log; the wide one not as PDF', async () => {
  await opened('?ask=everyone_trained_on_day&day=2026-01-31');
  await expect.element(page.getByText('A working list. Due until 31 January 2026.')).toBeVisible();
  await button('Obligations: XLSX').click();
  await expect.element(page.getByText(/The log has the same SHA-256\./)).toBeVisible();
  expect(api.asked).toContain(
    'export {"report":"obligations","shape":"long","format":"xlsx","filter":{"to":"2026-01-31"},"options":{"separator":",","about":"end"}}',
  );
  await expectAccessible();
  expect(button('Obligations: PDF').elements()).toHaveLength(1);
  expect(button('A row for each person: XLSX').elements()).toHaveLength(1);
  expect(button('A row for each person: PDF').elements()).toHaveLength(0);
});

test('German: words, days, and the semicolon of its spreadsheets', async () => {
  await shown({}, 'de');
  await page.getByRole('radio', { name: 'Wer ist heute geschult?' }).click();
  await button('Nachsehen, was da ist').click();
  await expect.element(page.getByText('40 times there is no record on 31. Januar 2026.')).toBeVisible();
  await button('Obligations: CSV').click();
  await expect.element(page.getByText(/Im Protokoll steht derselbe SHA-256\./)).toBeVisible();
  expect(api.asked.find((one) => one.startsWith('export'))).toContain('"separator":";"');
  await expectAccessible();
});

test('without a day nobody is in the way: by keyboard alone from the question to the file', async () => {
  await shown();
  const tabTo = async (name: string | RegExp) => {
    for (let i = 0; i < 40; i++) {
      await userEvent.keyboard('{Tab}');
      const at = focused();
      if ((at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim().match(name)) return;
    }
    throw new Error(`Tab never reaches ${name}.`);
  };
  await userEvent.keyboard('{Tab}');
  await userEvent.keyboard(' ');
  await tabTo('See what is there');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('What about today?')).toBeVisible();
  await tabTo(/^Obligations: XLSX$/);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/The log has the same SHA-256\./)).toBeVisible();
});
