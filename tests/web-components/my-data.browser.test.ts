import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { MyCorrectionRequest, MyData, MyDataApi, Section } from '../../web-components/my-data/my-data-api.ts';
import type { A39MyData } from '../../web-components/my-data/my-data.ts';
import '../../web-components/my-data/my-data.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const why = 'To assign trainings to you and to prove them.';
const kept = 'To the end of the year 3 years later.';
const line = (...fields: [string, string][]) => fields.map(([label, text]) => ({ label, text }));
const section = (name: Section['name'], title: string, lines: Section['lines']): Section => ({
  name,
  title,
  why,
  kept,
  lines,
});

const data: MyData = {
  madeOn: '2026-11-24',
  organisation: 'Brightwater Outdoor',
  contact: { name: 'Ines Castellan', email: 'privacy@brightwater.example', phone: null },
  sections: [
    section('person', 'Who you are', [
      line(['Name', 'Mina Okafor'], ['Staff number', 'BW-1005'], ['E-mail', 'mina.okafor@brightwater.example']),
    ]),
    section('roles', 'Your roles', []),
    section('groups', 'Groups', []),
    section(
      'evidence',
      'Entries in the evidence log',
      Array.from({ length: 24 }, (_, i) =>
        line(
          ['Entry in the log', String(i)],
          ['What it says', `sub: BW-1005; content: sha256:${'0123456789abcdef'.repeat(4)}`],
        ),
      ),
    ),
    section('looks', 'Who looked', [
      line(['Day', '24 November 2026'], ['Name', 'Henrik Vass'], ['As', 'colleague'], ['Saw', 'the team screen']),
    ]),
    section('requests', 'Your requests for correction', []),
  ],
};

const answered: MyCorrectionRequest = {
  id: 'q0',
  about: 40,
  text: 'I joined in May.',
  madeOn: '2026-10-01',
  answered: { on: '2026-10-09', outcome: 'granted', answer: 'HR has put it right.' },
};

class MyDataServer extends TrainingServer implements MyDataApi {
  data = data;
  requests: MyCorrectionRequest[] = [answered];
  beforeDue = true;
  /** A part of its own asks for it, and has its own tests. */
  signIns = async () => [];
  madeOn: string | null = null;
  refusing: ApiError | null = null;

  async #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.refusing) throw this.refusing;
    return structuredClone(value());
  }

  myData = () => this.#does('myData', () => this.data);
  correctionRequests = () => this.#does('correctionRequests', () => this.requests);
  askForCorrection = (text: string) =>
    this.#does(`ask ${text}`, () => {
      const asked = { id: 'q1', about: null, text, madeOn: '2026-11-24', answered: null };
      return (this.requests = [asked, ...this.requests]);
    });
  mailChoices = () => this.#does('mailChoices', () => ({ beforeDue: this.beforeDue }));
  chooseMails = ({ beforeDue }: { beforeDue: boolean }) =>
    this.#does(`chooseMails ${beforeDue}`, () => ({ beforeDue: (this.beforeDue = beforeDue) }));
  calendar = () => this.#does('calendar', () => ({ madeOn: this.madeOn }));
  renewCalendar = () =>
    this.#does('renewCalendar', () => ({
      url: 'https://learn.example/calendar/secret.ics',
      webcal: 'webcal://learn.example/calendar/secret.ics',
      madeOn: (this.madeOn = '2026-11-24'),
    }));
  endCalendar = () => this.#does('endCalendar', () => (this.madeOn = null));
  dataHref = (ending: 'json' | 'pdf') => `/api/my/data.${ending}`;
}

const begin = (api = new MyDataServer(), lang = 'en') => stage<A39MyData>('a39-my-data', { api }, lang).then(() => api);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('says what is stored, why and how long, what is not, and who looked; all of it is two links away', async () => {
  await begin();
  await expectAccessible();
  for (const [name, href] of [
    ['All of it as a PDF', '/api/my/data.pdf'],
    ['All of it as JSON', '/api/my/data.json'],
  ] as const) {
    await expect.element(page.getByRole('link', { name })).toHaveAttribute('href', href);
    await expect.element(page.getByRole('link', { name })).toHaveAttribute('download');
  }
  await expect.element(page.getByText('Nothing is stored about: Your roles, Groups.')).toBeVisible();
  await expect.element(page.getByText('mina.okafor@brightwater.example')).not.toBeVisible();
  await page.getByText('Who you are').click();
  await expect.element(page.getByText('mina.okafor@brightwater.example')).toBeVisible();
  await expect.element(page.getByText(kept).first()).toBeVisible();
  // Who looked stands open.
  await expect.element(page.getByText('Henrik Vass')).toBeVisible();
  await expectAccessible();
});

test('a long list shows its first entries, and all by keyboard', async () => {
  await begin();
  await page.getByText('Entries in the evidence log').click();
  const list = page.getByRole('list', { name: 'Entries in the evidence log' });
  expect(list.getByRole('listitem').elements().length).toBe(10);
  (button('Show all 24: Entries in the evidence log').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => list.getByRole('listitem').elements().length).toBe(24);
  expect(focused()?.textContent).toMatch(/Entry in the log\s*10/);
  await expectAccessible();
});

test('asks for a correction, and shows what was asked and answered', async () => {
  const api = await begin();
  await expect.element(page.getByText('HR has put it right.')).toBeVisible();
  await button('Ask for a correction').click();
  await expectAccessible();
  await button('Send the request').click();
  const field = page.getByLabelText('What is wrong, and what is right');
  await expect.element(field).toHaveAccessibleDescription(/between 3 and 2,000/);
  await field.fill('My unit is Marketing.');
  api.refusing = new ApiError('too_many_requests', '');
  await button('Send the request').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Ten of your requests/);
  await expect.element(field).toHaveValue('My unit is Marketing.');
  api.refusing = null;
  await button('Send the request').click();
  await expect.element(page.getByText('Your request is on its way.', { exact: false })).toBeVisible();
  expect(focused()?.textContent).toMatch(/on its way/);
  const requests = page.getByRole('list', { name: 'Your requests' }).getByRole('listitem');
  await expect.element(requests.nth(0)).toMatchTextContent(/My unit is Marketing\. Waits for an answer/);
  await expect.element(requests.nth(1)).toMatchTextContent(/Granted on 9 October 2026 HR has put it right\./);
  expect(api.asked).toContain('ask My unit is Marketing.');
  await expectAccessible();
});

test('mails can be refused; a calendar address is shown once, renewed and ended', async () => {
  const api = await begin();
  await page.getByLabelText('Remind me before the due day').click();
  await expect.element(page.getByText('Noted: you get no mails before the due day.')).toBeVisible();
  expect(api.asked).toContain('chooseMails false');
  await button('Make an address').click();
  await expect
    .element(page.getByLabelText('Address of your calendar'))
    .toHaveValue('https://learn.example/calendar/secret.ics');
  const subscribe = page.getByRole('link', { name: 'Subscribe in the calendar program' });
  await expect.element(subscribe).toHaveAttribute('href', 'webcal://learn.example/calendar/secret.ics');
  await expectAccessible();
  await button('End it').click();
  await expect.element(page.getByText('The address has stopped.')).toBeVisible();
  expect(page.getByLabelText('Address of your calendar').elements()).toEqual([]);
  await expectAccessible();
});

test('what cannot be done is said, and nobody signed in is led to signing in', async () => {
  const api = await begin();
  api.refusing = new ApiError('offline', '');
  await page.getByLabelText('Remind me before the due day').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  const other = new MyDataServer();
  other.refusing = new ApiError('sign_in_required', '');
  await begin(other);
  await expect.element(page.getByText('not signed in', { exact: false })).toBeVisible();
});

test('in German, at 360 and 1280 pixels, light and dark, nothing overflows and axe finds nothing', async () => {
  await begin(new MyDataServer(), 'de');
  await expect.element(page.getByRole('heading', { name: 'Meine Daten' })).toBeVisible();
  await page.getByText('Entries in the evidence log').click();
  await button('Berichtigung beantragen').click();
  for (const width of [360, 1280])
    for (const scheme of schemes) {
      await page.viewport(width, 900);
      await setScheme(scheme);
      await settled(document.querySelector<A39MyData>('a39-my-data')!);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(await violations(scheme)).toEqual([]);
    }
});
