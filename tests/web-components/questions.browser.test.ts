import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type {
  AuditorList,
  AuditorView,
  AuditorWish,
  Period,
  QuestionsApi,
} from '../../web-components/questions/questions-api.ts';
import type { A39Questions } from '../../web-components/questions/questions.ts';
import '../../web-components/questions/questions.ts';
import { emptyAnswers, fullAnswers, lateOnes } from './answers-given.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const runa: AuditorView = {
  id: 'runa',
  name: 'Runa Dahl',
  organisation: 'Dahl & Partners',
  email: 'runa@dahl-audit.example',
  fromOn: '2026-11-24',
  untilOn: '2026-12-24',
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  audience: { kind: 'groups', ids: ['g1'] },
  maySeeNames: false,
  madeBy: 'Ines Castellan',
  madeOn: '2026-11-24',
  revokedOn: null,
  lastUsedOn: '2026-11-24',
  state: 'open',
};

class QuestionsServer extends TrainingServer implements QuestionsApi {
  list: AuditorList = {
    today: '2026-11-24',
    mail: true,
    mostDays: 180,
    accounts: [],
    units: ['Marketing', 'Warehouse'],
    groups: [{ id: 'g1', name: 'Shift leaders' }],
  };
  given = fullAnswers;
  wished: AuditorWish | null = null;
  refusing: ApiError | null = null;

  #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    return this.refusing ? Promise.reject(this.refusing) : Promise.resolve(structuredClone(value()));
  }

  answers = ({ from, to }: Period) =>
    this.#does(`answers ${from ?? ''} ${to ?? ''}`, () => ({
      ...this.given,
      ...(from && { from }),
      ...(to && { to, on: to }),
    }));
  lateJoiners = () => this.#does('lateJoiners', () => lateOnes);
  auditors = () => this.#does('auditors', () => this.list);
  invite = (wish: AuditorWish) =>
    this.#does('invite', () => {
      this.wished = wish;
      this.list.accounts = [runa];
      return { account: runa, link: 'https://learn.example/audit#secret-token', mailed: 'not_asked' as const };
    });
  newLink = (id: string) =>
    this.#does(`newLink ${id}`, () => ({
      account: runa,
      link: 'https://learn.example/audit#another-token',
      mailed: 'not_asked' as const,
    }));
  makeReport = (report: string, { from, to }: Period) =>
    this.#does(`makeReport ${report} ${from ?? ''} ${to ?? ''}`, () => ({
      file: new Blob(['csv']),
      name: `${report}-2026-11-24.csv`,
    }));
  revokeAuditor = (id: string) =>
    this.#does(`revokeAuditor ${id}`, () => {
      this.list.accounts = [{ ...runa, state: 'revoked', revokedOn: '2026-11-24' }];
    });
}

const begin = (api: QuestionsServer, lang = 'en') => stage<A39Questions>('a39-questions', { api }, lang);

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('answers every question in words and numbers, with what it rests on', async () => {
  await page.viewport(1280, 800);
  await begin(new QuestionsServer());
  for (const question of [
    'Who had to be trained, and why?',
    'With what content?',
    'When, by whom, and identified how?',
    'Who is missing, and what was done about it?',
    'Were those who joined trained in time?',
    'What about those who left?',
    'Who was exempt?',
    'Is it repeated?',
    'How do you know that it works?',
    'Is the evidence whole?',
  ])
    await expect.element(page.getByRole('heading', { name: question })).toBeVisible();
  for (const text of [
    'As of 24 November 2026, for 25 November 2025 to 24 November 2026.',
    '41 people were on staff. 2 rules say what was asked of whom.',
    '30 days after joining, 7 days of grace, every 12 months',
    'by 31 Mar 2026, 14 days after joining, every year on 31 March',
    '1,204 courses were completed, the first on 26 November 2025, the last on 23 November 2026.',
    'Of 50 obligations, 38 are met. 10 are open, of which 3 are overdue, of 3 people. 2 exemptions are in force.',
    'Reminders sent in this period: 12 before the day, 1 to managers.',
    /11 of 13 completed it in time \(within 30 days of joining\), 2 were late or still are, 1 has time left, half of them within 9.5 days/,
    '3 people left. One obligation was open then, and ended.',
    '2 × long absence.',
    /40 rounds were given out, for 41 people whom the rule is about, 37 completed, 2 gaps longer than the rule allows, and still open/,
    '38 of 41 have completed it.',
    'Scores, answers and tries are not evaluated.',
    'On 24 November 2026 its first 5,020 entries were recomputed, and everything was in order.',
    'A checkpoint of 5,000 entries left by mail on 23 November 2026.',
    'GDPR Art. 32(4) and 39(1)(b) · SOC 2 CC1.4, CC2.2',
  ])
    await expect.element(page.getByText(text, { exact: false }).first()).toBeVisible();
  await expectAccessible();
});

test('says in words when there is nothing, and says first that the log has stopped', async () => {
  const api = new QuestionsServer();
  api.given = emptyAnswers;
  await begin(api);
  for (const text of [
    'No rule asked anything of them in this period.',
    'No course was taught.',
    'Nothing was completed in this period.',
    'Nobody was asked to do anything.',
    'Nobody joined.',
    'Nobody left.',
    'Nobody is exempt.',
    'No rule asks for a repetition.',
    'The log has stopped',
    'It was not recomputed yet.',
    'No checkpoint has left the house yet',
    'Nobody from outside has had access yet.',
  ])
    await expect.element(page.getByText(text, { exact: false }).first()).toBeVisible();
  await expectAccessible();
});

test('answers for another period, and keeps it in the address', async () => {
  const api = new QuestionsServer();
  await begin(api);
  await page.getByLabelText('From', { exact: true }).fill('2025-01-01');
  await page.getByLabelText('To', { exact: true }).fill('2025-12-31');
  await page.getByRole('button', { name: 'Answer for this period' }).click();
  await expect.element(page.getByText('As of 31 December 2025, for 1 January 2025 to 31 December 2025.')).toBeVisible();
  expect(location.search).toBe('?from=2025-01-01&to=2025-12-31');
  expect(api.asked).toContain('answers 2025-01-01 2025-12-31');
});

test('shows who was late when it is asked for, and not before', async () => {
  const api = new QuestionsServer();
  await begin(api);
  expect(api.asked).not.toContain('lateJoiners');
  await page.getByRole('button', { name: 'Who was late' }).click();
  await expect.element(page.getByRole('row', { name: /Lin Wei BW-1036/ })).toBeVisible();
  await expectAccessible();
});

test('downloads the report behind an answer, for its period', async () => {
  const api = new QuestionsServer();
  await begin(api);
  await page.getByRole('button', { name: 'Download as CSV: When, by whom, and identified how?' }).click();
  await expect.poll(() => api.asked).toContain('makeReport completions 2025-11-25 2026-11-24');
  await page.getByRole('button', { name: 'Download as CSV: Who is missing, and what was done about it?' }).click();
  await expect.poll(() => api.asked).toContain('makeReport overdue  ');
  await expect.element(page.getByText('overdue-2026-11-24.csv is in your downloads.')).toBeVisible();
});

test('gives an auditor access by the keyboard: what is wrong is said at its field, and the link is shown once', async () => {
  const api = new QuestionsServer();
  const element = await begin(api);
  await page.getByRole('button', { name: 'Give access' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect.element(page.getByText('Write the name.')).toBeVisible();
  expect((focused() as HTMLInputElement).id).toBe('name');
  await userEvent.keyboard('Runa Dahl{Tab}Dahl & Partners{Tab}runa@dahl-audit.example');
  await page.getByText('Some groups').click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect.element(page.getByText('Choose at least one.')).toBeVisible();
  await expectAccessible();
  await page.getByText('Shift leaders').click();
  await page.getByRole('checkbox', { name: /Show names/ }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect.element(page.getByText('https://learn.example/audit#secret-token')).toBeVisible();
  expect(api.wished).toEqual({
    name: 'Runa Dahl',
    organisation: 'Dahl & Partners',
    email: 'runa@dahl-audit.example',
    fromOn: '2026-11-24',
    untilOn: '2026-12-24',
    periodFrom: '2025-11-25',
    periodTo: '2026-11-24',
    audience: { kind: 'groups', ids: ['g1'] },
    maySeeNames: false,
    mail: false,
  });
  await settled(element);
  expect(focused()?.textContent).toContain('The link for Runa Dahl is made.');
  await expect
    .element(
      page.getByRole('row', { name: /Runa Dahl .* Shift leaders, without names .* last used on 24 November 2026/ }),
    )
    .toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'New link for Runa Dahl; the old one ends' }).click();
  await expect.element(page.getByText('https://learn.example/audit#another-token')).toBeVisible();
  await expect.element(page.getByText('#secret-token')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Revoke the access of Runa Dahl' }).click();
  await expect.element(page.getByText('The access of Runa Dahl is revoked. They are out.')).toBeVisible();
  await expect.element(page.getByText('#another-token')).not.toBeInTheDocument();
  expect(page.getByRole('button', { name: /Revoke/ }).elements()).toEqual([]);
});

test('a refusal is said, and what was typed stays', async () => {
  const api = new QuestionsServer();
  await begin(api);
  await page.getByRole('button', { name: 'Give access' }).click();
  await userEvent.keyboard('{Tab}Runa Dahl{Tab}Dahl & Partners{Tab}runa@dahl-audit.example');
  api.refusing = new ApiError('auditor_there', '');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/exactly this access already/);
  await expect.element(page.getByLabelText('E-mail address')).toHaveValue('runa@dahl-audit.example');
});

test('speaks German', async () => {
  await begin(new QuestionsServer(), 'de');
  await expect.element(page.getByRole('heading', { name: 'Wer fehlt, und was wurde getan?' })).toBeVisible();
  await expect.element(page.getByText('Von 50 Pflichten sind 38 erfüllt.', { exact: false })).toBeVisible();
  await expect.element(page.getByText('jedes Jahr am 31. März', { exact: false })).toBeVisible();
});

test('fits 320 pixels, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  const api = new QuestionsServer();
  api.list.accounts = [runa];
  await begin(api);
  await page.getByRole('button', { name: 'Give access' }).click();
  for (const scheme of schemes) {
    await setScheme(scheme);
    expect(document.documentElement.scrollWidth, scheme).toBeLessThanOrEqual(320);
    expect(await violations(scheme), scheme).toEqual([]);
  }
});
