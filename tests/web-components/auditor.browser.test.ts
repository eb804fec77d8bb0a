import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { AuditedOrder, AuditorApi, AuditorSelf } from '../../web-components/auditor/auditor-api.ts';
import type { A39Auditor } from '../../web-components/auditor/auditor.ts';
import '../../web-components/auditor/auditor.ts';
import { fullAnswers, lateOnes } from './answers-given.ts';
import { lesson } from './lesson.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const self: AuditorSelf = {
  name: 'Runa Dahl',
  organisation: 'Dahl & Partners',
  of: 'Brightwater Outdoor',
  contact: { name: 'Ines Castellan', email: 'privacy@brightwater.example', phone: null },
  today: '2026-11-24',
  untilOn: '2026-12-24',
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  audience: { kind: 'matching', units: ['Warehouse'], jobs: [], locations: [] },
  groups: [],
  maySeeNames: true,
  log: { origin: 'learn.example/evidence/try', vkey: 'learn.example/evidence/try+0a1b2c3d+AAAA' },
  nonces: [],
};

class AuditorServer extends TrainingServer implements AuditorApi {
  me = self;
  closed: ApiError | null = null;
  ordered: AuditedOrder[] = [];

  #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    return this.closed ? Promise.reject(this.closed) : Promise.resolve(structuredClone(value()));
  }

  openLink = (token: string) => this.#does(`openLink ${token}`, () => null);
  leave = () => this.#does('leave', () => null);
  self = () => this.#does('self', () => this.me);
  answers = () => this.#does('answers', () => ({ ...fullAnswers, isEverybody: false }));
  lateJoiners = () => this.#does('lateJoiners', () => lateOnes);
  people = (at: number) =>
    this.#does(`people ${at}`, () => ({
      on: '2026-11-24',
      people: [
        {
          who: this.me.maySeeNames
            ? { name: at === 0 ? 'Sven Aalto' : 'Zoë Müller', staffNumber: 'BW-1031', unit: 'Warehouse' }
            : null,
          joinedOn: '2025-10-20',
          leftOn: null,
          courses: [
            { courseId: 'a', course: 'First', standing: 'done' as const, dueOn: null, doneOn: '2026-11-20', entry: 77 },
            {
              courseId: 'b',
              course: 'Second',
              standing: 'overdue' as const,
              dueOn: '2026-11-01',
              doneOn: null,
              entry: null,
            },
            {
              courseId: 'c',
              course: 'Third',
              standing: 'open' as const,
              dueOn: '2026-12-01',
              doneOn: null,
              entry: null,
            },
            { courseId: 'd', course: 'Fourth', standing: 'exempt' as const, dueOn: null, doneOn: null, entry: null },
          ],
        },
        { who: null, joinedOn: '2025-10-20', leftOn: '2026-10-31', courses: [] },
      ],
      total: 4,
      page: at,
      size: 2,
    }));
  overdue = (at: number) =>
    this.#does(`overdue ${at}`, () => ({
      on: '2026-11-24',
      rows: [
        {
          who: { name: 'Sven Aalto', staffNumber: 'BW-1031', unit: 'Warehouse' },
          courseId: 'b',
          course: 'Second',
          dueOn: '2026-11-01',
          daysOver: 23,
        },
      ],
      total: 1,
      page: 0,
      size: 50,
    }));
  versions = () => this.#does('versions', () => fullAnswers.content.versions);
  text = () => this.#does('text', () => lesson);
  sendNonce = (nonce: string) =>
    this.#does(`sendNonce ${nonce}`, () => {
      const entered = { nonce, index: 90, onDay: '2026-11-24', leaf: 'OmOS4cRCDgBwQoLtsd5GQsXkfyHhNXMy0B/CAJ6D128=' };
      this.me = { ...this.me, nonces: [...this.me.nonces, entered] };
      return { ...entered, proof: '' };
    });
  draw = (nonce: string, size: number) =>
    this.#does(`draw ${nonce} ${size}`, () => ({
      nonce,
      index: 90,
      leaf: 'OmOS4cRCDgBwQoLtsd5GQsXkfyHhNXMy0B/CAJ6D128=',
      from: 60,
      listSha256: 'ab'.repeat(32),
      drawn: [81, 12, 40],
    }));
  override checkpoint = () => this.#does('checkpoint', () => 'origin\n91\nroot\n');
  makeBundle = (order: AuditedOrder) =>
    this.#does('makeBundle', () => {
      this.ordered.push(order);
      return { file: new Blob(['zip']), name: 'evidence-try-91-20261124.zip' };
    });
  makeReport = (report: string) =>
    this.#does(`makeReport ${report}`, () => ({ file: new Blob(['csv']), name: `${report}-2026-11-24.csv` }));
  recordsHref = (nonce: string | null) => `/api/audit/records.txt${nonce === null ? '' : `?nonce=${nonce}`}`;
  proofHref = (index: number) => `/api/audit/proof/${index}`;
}

const begin = (api: AuditorServer, lang = 'en') => stage<A39Auditor>('a39-auditor', { api }, lang);

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
  history.replaceState(null, '', location.pathname);
});

test('says who it is for, until when and about whom, and answers the questions', async () => {
  await page.viewport(1280, 800);
  const api = new AuditorServer();
  await begin(api);
  for (const text of [
    'Runa Dahl, Dahl & Partners: you can look here until 24 December 2026.',
    'Everything is about 1 January 2026 to 31 December 2026, and about people in Warehouse.',
    'Whoever you look at by name can see that you did.',
    'Questions go to Ines Castellan, privacy@brightwater.example.',
  ])
    await expect.element(page.getByText(text, { exact: false })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Is the evidence whole?' })).toBeVisible();
  // People are looked at when that is asked for.
  expect(api.asked.filter((one) => /people|overdue|lateJoiners/.test(one))).toEqual([]);
  await expectAccessible();
});

test('takes the token out of the address before it asks anything', async () => {
  const api = new AuditorServer();
  const token = 'T'.repeat(43);
  const seen: string[] = [];
  api.openLink = (given) => {
    seen.push(given, location.hash);
    return Promise.resolve(null);
  };
  const element = await begin(api);
  element.remove();
  history.replaceState(null, '', `${location.pathname}#${token}`);
  document.querySelector('main')!.append(element);
  expect(location.hash).toBe('');
  await element.reload();
  expect(seen).toEqual([token, '']);
});

test('says why a link does not open, and with none how to come in', async () => {
  for (const [code, text] of [
    ['link_ended', /The access has ended/],
    ['link_not_yet', /It is too early/],
    ['link_unknown', /a newer one has replaced it/],
  ] as const) {
    const api = new AuditorServer();
    const element = await begin(api);
    api.closed = new ApiError(code, '');
    location.hash = 'T'.repeat(43);
    await expect.element(page.getByRole('alert')).toMatchTextContent(text);
    await expectAccessible();
    element.remove();
  }
  const api = new AuditorServer();
  api.closed = new ApiError('sign_in_required', '');
  await begin(api);
  await expect.element(page.getByText('You are not signed in.')).toBeVisible();
});

test('shows people and what is overdue page by page, and no more than a standing', async () => {
  const api = new AuditorServer();
  const element = await begin(api);
  await page.getByRole('button', { name: 'Show the people' }).click();
  await expect.element(page.getByText('done on 20 Nov 2026')).toBeVisible();
  await expect.element(page.getByText('Entry 77')).toBeVisible();
  await expect.element(page.getByText('overdue since 1 Nov 2026').first()).toBeVisible();
  await expect.element(page.getByText('open, due 1 Dec 2026')).toBeVisible();
  await expect.element(page.getByText('left on 31 Oct 2026')).toBeVisible();
  await expect.element(page.getByText('1 to 2 of 4')).toBeVisible();
  await page.getByRole('button', { name: 'Further' }).click();
  await expect.element(page.getByText('Zoë Müller', { exact: false })).toBeVisible();
  await settled(element);
  expect(focused()?.textContent).toBe('People');
  await page.getByRole('button', { name: 'Show what is overdue' }).click();
  await expect.element(page.getByRole('row', { name: /Sven Aalto BW-1031 Second 1 Nov 2026 23/ })).toBeVisible();
  await expectAccessible();
});

test('without names people are numbers', async () => {
  const api = new AuditorServer();
  api.me = { ...self, maySeeNames: false };
  await begin(api);
  await expect.element(page.getByText('You see no names', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Show the people' }).click();
  await expect.element(page.getByRole('rowheader', { name: 'Person 1' })).toBeVisible();
});

test('sends a nonce, draws, and downloads the sample and the period', async () => {
  const api = new AuditorServer();
  const element = await begin(api);
  await page.getByLabelText('Nonce', { exact: true }).fill('two words');
  await page.getByRole('button', { name: 'Send the nonce' }).click();
  await expect.element(page.getByText('Write at most 64 letters', { exact: false })).toBeVisible();
  expect((focused() as HTMLInputElement).id).toBe('nonce');
  await page.getByLabelText('Nonce', { exact: true }).fill('dahl-1');
  await page.getByRole('button', { name: 'Send the nonce' }).click();
  await expect.element(page.getByText('dahl-1 is entry 90 of the log.')).toBeVisible();
  await settled(element);
  expect(focused()?.textContent).toContain('dahl-1 is entry 90');
  await page.getByLabelText('How many to draw').fill('3');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect.element(page.getByText('81, 12, 40')).toBeVisible();
  expect(api.asked).toContain('draw dahl-1 3');
  await expect.element(page.getByLabelText('Numbers of the entries')).toHaveValue('12, 40, 81');
  await page.getByText('Repeat the draw yourself').click();
  await expect.element(page.getByText("printf '%s:%s:%s' 'dahl-1'", { exact: false })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Download the sample' }).click();
  await expect.element(page.getByText('evidence-try-91-20261124.zip is in your downloads.')).toBeVisible();
  await page.getByRole('button', { name: 'Download everything of the period' }).click();
  await expect.poll(() => api.ordered).toEqual([{ kind: 'sample', indexes: [12, 40, 81] }, { kind: 'period' }]);
  await page.getByLabelText('Numbers of the entries').fill('twelve');
  await page.getByRole('button', { name: 'Download the sample' }).click();
  await expect.element(page.getByText('Write at least one number', { exact: false })).toBeVisible();
});

test('downloads the report behind an answer; without names there is none', async () => {
  const api = new AuditorServer();
  await begin(api);
  await page.getByRole('button', { name: 'Download as CSV: Who was exempt?' }).click();
  await expect.element(page.getByText('waivers-2026-11-24.csv is in your downloads.')).toBeVisible();
  // The list of staff is about everybody, and this audit is not.
  expect(page.getByRole('button', { name: 'Download as CSV: What about those who left?' }).elements()).toEqual([]);
  api.me = { ...self, maySeeNames: false };
  await begin(api);
  expect(page.getByRole('button', { name: /Download as CSV/ }).elements()).toEqual([]);
});

test('reads a course text, and leaves', async () => {
  const api = new AuditorServer();
  await begin(api);
  await page.getByRole('button', { name: 'Read Whose data, who decides 1.0.0 (en)' }).click();
  await expect.element(page.getByText('The lesson as learners saw it.', { exact: false })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'End the session' }).click();
  await expect.element(page.getByText('Your session has ended. Your link opens it again.')).toBeVisible();
  expect(api.asked).toContain('leave');
});

test('speaks German, politely', async () => {
  await begin(new AuditorServer(), 'de');
  await expect
    .element(page.getByText('Sie können hier bis 24. Dezember 2026 nachsehen.', { exact: false }))
    .toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Ihre eigene Stichprobe' })).toBeVisible();
});

test('fits 320 pixels, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  const api = new AuditorServer();
  api.me = { ...self, nonces: [{ nonce: 'n'.repeat(64), index: 90, onDay: '2026-11-24', leaf: 'A'.repeat(44) }] };
  await begin(api);
  await page.getByRole('button', { name: 'Show the people' }).click();
  await page.getByRole('button', { name: 'Show what is overdue' }).click();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect.element(page.getByText('81, 12, 40')).toBeVisible();
  for (const scheme of schemes) {
    await setScheme(scheme);
    expect(document.documentElement.scrollWidth, scheme).toBeLessThanOrEqual(320);
    expect(await violations(scheme), scheme).toEqual([]);
  }
});
