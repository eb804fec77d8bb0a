import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { LeftOut, Overdue, OverdueApi, Pair } from '../../web-components/overdue/overdue-api.ts';
import type { A39Overdue } from '../../web-components/overdue/overdue.ts';
import '../../web-components/overdue/overdue.ts';
import type { Query } from '../../web-components/people-list/asked.ts';
import { schemes, setScheme } from './media.ts';
import { PeopleServer } from './people-list.ts';
import { expectAccessible, focused, stage, violations } from './stage.ts';

type Row = Overdue['rows'][number];

const row: Row = {
  personId: 'jonas',
  name: 'Jonas Weil',
  unit: 'Marketing',
  courseId: 'whose-data',
  course: 'Whose data, who decides',
  dueOn: '2026-11-18',
  daysOver: 6,
  remindedOn: null,
};
const rows: Row[] = [
  row,
  { ...row, courseId: 'mail', course: 'Mail to many', dueOn: '2026-11-20', daysOver: 4, remindedOn: '2026-11-21' },
  { ...row, personId: 'leila', name: 'Leila Haddad', unit: null, dueOn: '2026-11-23', daysOver: 1 },
];
const many = (k: number): Row[] =>
  Array.from({ length: k }, (_, at) => ({ ...row, personId: `p${at}`, name: `Person ${String(at).padStart(3, '0')}` }));

const inMinutes = (k: number) => new Date(Date.now() + k * 60_000).toISOString();

/** Leaves out whom the server would leave out, and lets the rest wait five minutes. */
class OverdueServer extends PeopleServer implements OverdueApi {
  all: Row[];
  leftOut: LeftOut[] = [];
  mailIsSetUp = true;
  sendsIn = 5;

  constructor(all: Row[] = rows) {
    super();
    this.all = all;
  }

  overdue = (query: Query) =>
    this.does(`overdue ${JSON.stringify(query)}`, (): Overdue => {
      const [number, size] = [Number(query.page), Number(query.size)];
      const fitting = this.all.filter(
        ({ unit, name }) => (!query.unit || unit === query.unit) && (!query.q || name.includes(query.q)),
      );
      if (query.sort === 'name') fitting.sort((a, b) => a.name.localeCompare(b.name));
      if (query.dir === 'desc') fitting.reverse();
      return {
        today: '2026-11-24',
        rows: fitting.slice(number * size, (number + 1) * size),
        total: fitting.length,
        page: number,
        size,
        peopleChangedOn: null,
        scope: 'reports',
      };
    });
  #due(pairs: Pair[]): Row[] {
    const out = (one: Pair) =>
      this.leftOut.some((left) => left.personId === one.personId && left.courseId === one.courseId);
    return this.all.filter(
      (one) => pairs.some((pair) => pair.personId === one.personId && pair.courseId === one.courseId) && !out(one),
    );
  }
  previewReminders = (pairs: Pair[]) =>
    this.does(`preview ${pairs.map((pair) => `${pair.personId}/${pair.courseId}`).join(' ')}`, () => ({
      mails: [...Map.groupBy(this.#due(pairs), (one) => one.personId)].map(([id, due]) => ({
        recipient: { id, name: due[0]!.name },
        lang: 'en',
        courses: due.map(({ courseId, course, dueOn }) => ({ courseId, title: course, dueOn, isOverdue: true })),
        subject: `${due.length} overdue`,
        text: `Hello ${due[0]!.name},\nplease finish this.`,
        html: '<p>Never in the page</p>',
      })),
      leftOut: this.leftOut,
      sendsAt: inMinutes(this.sendsIn),
      mailIsSetUp: this.mailIsSetUp,
    }));
  remind = (pairs: Pair[]) =>
    this.does(`remind ${pairs.length}`, () => {
      const reminded = this.#due(pairs).length;
      return {
        batchId: reminded > 0 ? 'b1' : null,
        reminded,
        undoUntil: inMinutes(this.sendsIn),
        sendsAt: inMinutes(this.sendsIn),
        leftOut: this.leftOut,
        mailIsSetUp: this.mailIsSetUp,
      };
    });
  undoReminders = (batch: string) => this.does(`undo ${batch}`, () => ({ undone: 2 }));
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const box = (name: string) => page.getByRole('checkbox', { name });
const begin = (api: OverdueServer, lang = 'en') => stage<A39Overdue>('a39-overdue', { api }, lang);

beforeEach(() => page.viewport(1000, 800));
afterEach(async () => {
  vi.useRealTimers();
  await setScheme(null);
  history.replaceState(null, '', location.pathname);
});

test('lists what is overdue, since when, and when it was last reminded', async () => {
  const api = new OverdueServer();
  await begin(api);
  await expect.element(page.getByText('3 trainings are overdue.')).toBeVisible();
  await expect
    .element(page.getByRole('row', { name: /Jonas Weil Marketing Mail to many 20 Nov 4 days over 21 Nov/ }))
    .toBeVisible();
  await expect.element(page.getByRole('row', { name: /Leila Haddad .* 23 Nov 1 day over Not yet/ })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: /^Due/ })).toHaveAttribute('aria-sort', 'ascending');
  await expectAccessible();
  await button('Remind…').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Select whom to remind first/);
  expect(api.asked.filter((one) => one.startsWith('preview'))).toEqual([]);
  await expectAccessible();
});

test('reminds by keyboard: selects, looks at the mails, sends, undoes', async () => {
  const api = new OverdueServer();
  api.leftOut = [
    {
      personId: 'leila',
      courseId: 'whose-data',
      name: null,
      title: null,
      reason: 'reminded_recently',
      againOn: '2026-11-28',
      sentence: 'English',
    },
  ];
  await begin(api);
  box('Select all on this page').element().focus();
  await userEvent.keyboard(' ');
  await expect.element(page.getByText('3 selected')).toBeVisible();
  await userEvent.tab({ shift: true });
  await userEvent.tab({ shift: true });
  expect(focused()).toBe(button('Remind…').element());
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expect.poll(() => focused()?.textContent).toBe('Send 2 reminders?');
  expect(api.asked.at(-1)).toBe('preview jonas/whose-data jonas/mail leila/whose-data');
  await expect.element(page.getByText(/By one mail/)).toBeVisible();
  await expect.element(page.getByText(/go out in five minutes/)).toBeVisible();
  // It has no name of its own: the asker knows it from the list.
  await expect
    .element(page.getByText(/reminded within the last seven days, possible again on 28 Nov/))
    .toMatchTextContent(/Leila Haddad, Whose data, who decides/);
  await expect.element(page.getByText(/Hello Jonas Weil,\s*please finish this/)).toBeVisible();
  expect(document.querySelector('a39-overdue')!.shadowRoot!.innerHTML).not.toContain('Never in the page');
  await expectAccessible();

  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([]);
  expect(focused()).toBe(button('Remind…').element());
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => focused()?.textContent).toBe('Send 2 reminders?');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/2 reminders go out at \d\d:\d\d\. One was left out\./)).toBeVisible();
  expect(focused()?.textContent).toMatch(/You can undo it for 4 minutes/);
  await expect.element(page.getByText('Nothing selected')).toBeVisible();
  await expectAccessible();

  await userEvent.tab();
  expect(focused()).toBe(button('Undo').element());
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Undone: 2 reminders are not sent.')).toBeVisible();
  expect(api.asked).toContain('undo b1');
  expect(focused()?.textContent).toMatch(/Undone/);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(page.getByText(/Undone/).elements()).toEqual([]);
});

test('the time to undo is counted down by the minute, and then over', async () => {
  const api = new OverdueServer();
  await begin(api);
  await box('Select Leila Haddad, Whose data, who decides').click();
  await button('Remind…').click();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  await button('Send one reminder').click();
  await expect.element(page.getByText(/You can undo it for 5 minutes/)).toBeVisible();
  vi.advanceTimersByTime(4 * 60_000 + 30_000);
  await expect.element(page.getByText(/You can undo it for less than a minute/)).toBeVisible();
  vi.advanceTimersByTime(31_000);
  await expect.element(page.getByText('One reminder is on its way.')).toBeVisible();
  expect(button('Undo').elements()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('too late to undo, or refused, is said in words', async () => {
  const api = new OverdueServer();
  await begin(api);
  await box('Select all on this page').click();
  await button('Remind…').click();
  await button('Send 3 reminders').click();
  await expect.element(button('Undo')).toBeVisible();
  api.refusing = new ApiError('offline', '');
  await button('Undo').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  await expect.element(button('Undo')).toBeVisible();
  api.refusing = new ApiError('too_late_to_undo', '');
  await button('Undo').click();
  await expect.element(page.getByText('Too late to undo: they have gone out.')).toBeVisible();
});

test('quiet hours, no mail server, and nobody left are said before anything is sent', async () => {
  const api = new OverdueServer();
  api.mailIsSetUp = false;
  api.sendsIn = 3 * 24 * 60;
  await begin(api);
  await box('Select all on this page').click();
  await button('Remind…').click();
  await expect
    .element(page.getByText(/They go out on \w+day \d+ \w+ at \d\d:\d\d, because of the quiet hours/))
    .toBeVisible();
  await expect.element(page.getByText(/No mail server is set up/)).toBeVisible();
  await expectAccessible();
  api.refusing = new ApiError('busy', '');
  await button('Send 3 reminders').click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await button('Send 3 reminders').click();
  await expect.element(page.getByText(/You can undo it until \w+day/)).toBeVisible();

  api.leftOut = rows.map(({ personId, courseId, name, course }) => ({
    personId,
    courseId,
    name,
    title: course,
    reason: 'already_waiting',
    againOn: null,
    sentence: '',
  }));
  await box('Select all on this page').click();
  await button('Remind…').click();
  await expect.element(page.getByText('There is nobody to remind')).toBeVisible();
  expect(page.getByRole('button', { name: /^Send/ }).elements()).toEqual([]);
  expect(page.getByText(/a reminder is on its way already/).elements()).toHaveLength(3);
  await expectAccessible();
});

test('selects some, the page, and all that fit the filter; another filter selects nobody', async () => {
  const api = new OverdueServer(many(60));
  await begin(api);
  await box('Select Person 003, Whose data, who decides').click();
  const all = box('Select all on this page');
  expect((all.element() as HTMLInputElement).indeterminate).toBe(true);
  await button('Next').click();
  await expect.element(page.getByText('26–50 of 60')).toBeVisible();
  await expect.element(page.getByText('1 selected')).toBeVisible();
  expect((all.element() as HTMLInputElement).indeterminate).toBe(false);
  await all.click();
  await expect.element(page.getByText('26 selected')).toBeVisible();
  await expectAccessible();
  await button('Select all 60 that fit').click();
  await expect.element(page.getByText('60 selected')).toBeVisible();
  expect(focused()).toBe(button('Remind…').element());
  await button('Remind…').click();
  await expect.element(page.getByText('Send 60 reminders?')).toBeVisible();
  await button('Not now').click();
  await page.getByRole('searchbox').fill('Person 01');
  await button('Find').click();
  await expect.element(page.getByText('10 overdue trainings fit the filter.')).toBeVisible();
  await expect.element(page.getByText('Nothing selected')).toBeVisible();
});

test('at most 500 at a time', async () => {
  const api = new OverdueServer(many(620));
  await begin(api);
  await box('Select all on this page').click();
  await button('Select the first 500').click();
  await expect.element(page.getByText('500 selected')).toBeVisible();
  expect(api.asked.filter((one) => one.includes('"size":"100"'))).toHaveLength(5);
  await button('Next').click();
  await button('Select none').click();
  await expect.element(page.getByText('Nothing selected')).toBeVisible();
  expect(focused()).toBe(box('Select all on this page').element());
});

test('order, filter and page are in the address of our own page; a person opens from it', async () => {
  const api = new OverdueServer(many(60));
  await stage<A39Overdue>('a39-overdue', { api, urlState: 'page' });
  await button('Person').click();
  await expect.element(page.getByRole('columnheader', { name: /Person/ })).toHaveAttribute('aria-sort', 'ascending');
  expect(location.search).toBe('?sort=name');
  await page.getByRole('link', { name: 'Next' }).click();
  await expect.poll(() => location.search).toBe('?sort=name&page=1');
  await button('Filter').click();
  // Everything here is overdue.
  expect(page.getByLabelText('Standing').elements()).toEqual([]);
  await page.getByLabelText('Unit').selectOptions('Customer service');
  await button('Show').click();
  await expect.poll(() => location.search).toBe('?sort=name&unit=Customer+service');
  await expect.element(page.getByText('Nobody fits this filter.')).toBeVisible();
  history.back();
  await expect.element(page.getByText('26–50 of 60')).toBeVisible();
  await button('Person 030').click();
  await expect.element(page.getByRole('dialog', { name: 'Jonas Weil' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => focused()).toBe(button('Person 030').element());
});

test('says so when nothing is overdue', async () => {
  await begin(new OverdueServer([]));
  await expect.element(page.getByText('Nothing is overdue. There is nobody to remind.')).toBeVisible();
  await expectAccessible();
});

test('speaks German', async () => {
  await begin(new OverdueServer(), 'de');
  await expect.element(page.getByText('3 Schulungen sind überfällig.')).toBeVisible();
  await box('Alle auf dieser Seite auswählen').click();
  await button('Erinnern…').click();
  await button('3 Erinnerungen senden').click();
  await expect.element(page.getByText(/3 Erinnerungen gehen um \d\d:\d\d hinaus\./)).toBeVisible();
});

test.each(schemes)('long names fit 360 pixels, %o', async (scheme) => {
  await setScheme(scheme);
  await page.viewport(360, 800);
  const name = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu Hohenlohe';
  await begin(new OverdueServer([{ ...row, name, unit: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau' }]));
  expect(document.documentElement.scrollWidth).toBe(360);
  expect(await violations(scheme)).toEqual([]);
  await button('Person').click();
  await box('Select all on this page').click();
  await button('Remind…').click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(await violations(scheme)).toEqual([]);
  await button('Send one reminder').click();
  await expect.element(button('Undo')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(360);
  expect(await violations(scheme)).toEqual([]);
});
