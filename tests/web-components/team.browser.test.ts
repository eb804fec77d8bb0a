import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import {
  addressOf,
  askedIn,
  sorts,
  standings,
  type Asked,
  type Query,
} from '../../web-components/people-list/asked.ts';
import type { Team, TeamApi, TeamCell } from '../../web-components/team/team-api.ts';
import type { A39Team } from '../../web-components/team/team.ts';
import '../../web-components/team/team.ts';
import { schemes, setScheme } from './media.ts';
import { expectFitsNarrow, partsOf } from './narrow.ts';
import { courses, PeopleServer } from './people-list.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';

const cell = (standing: TeamCell['standing'], dueOn: string | null, doneOn: string | null = null): TeamCell => ({
  standing,
  dueOn,
  doneOn,
});
const people: Team['people'] = [
  {
    id: 'jonas',
    name: 'Jonas Weil',
    unit: 'Marketing',
    cells: { 'whose-data': cell('overdue', '2026-11-18', '2025-10-02'), mail: cell('open', '2026-12-24') },
  },
  {
    id: 'leila',
    name: 'Leila Haddad',
    unit: 'Customer service',
    cells: { 'whose-data': cell('done', '2026-11-18', '2026-10-02') },
  },
  {
    id: 'noor',
    name: 'Noor Aziz',
    unit: null,
    cells: { 'whose-data': cell('done', '2026-11-18', '2026-10-02'), mail: cell('exempt', null) },
  },
];
const isOpen = (standing: TeamCell['standing']) => standing === 'open' || standing === 'overdue';
const isNeedy = ({ cells }: Team['people'][number]) => Object.values(cells).some(({ standing }) => isOpen(standing));

/** Filters, sorts and cuts into pages as the server does. */
class TeamServer extends PeopleServer implements TeamApi {
  all = people;
  scope: Team['scope'] = 'reports';
  mandatory = courses;
  queries: Query[] = [];

  team = (query: Query) =>
    this.does(`team ${JSON.stringify(query)}`, (): Team => {
      this.queries.push(query);
      const { standing = 'everyone', course, unit, q, sort, dir } = query;
      const isSuch = ({ standing: one }: TeamCell) =>
        standing === 'everyone' || (['action', 'open'].includes(standing) ? isOpen(one) : one === standing);
      const fitting = this.all
        .filter(({ cells }) =>
          course
            ? cells[course] !== undefined && isSuch(cells[course])
            : standing === 'everyone' || Object.values(cells).some(isSuch),
        )
        .filter((one) => !unit || one.unit === unit)
        .filter((one) => !q || one.name.toLowerCase().includes(q.toLowerCase()))
        .toSorted((a, b) =>
          sort === 'unit' ? (a.unit ?? '').localeCompare(b.unit ?? '') : a.name.localeCompare(b.name),
        );
      if (dir === 'desc') fitting.reverse();
      const [number, size] = [Number(query.page), Number(query.size)];
      return {
        today: '2026-11-24',
        courses: this.mandatory,
        people: fitting.slice(number * size, (number + 1) * size),
        total: fitting.length,
        page: number,
        size,
        counts: {
          people: this.all.length,
          action: this.all.filter(isNeedy).length,
          overdue: this.all.filter(({ cells }) => Object.values(cells).some(({ standing: one }) => one === 'overdue'))
            .length,
        },
        peopleChangedOn: null,
        scope: this.scope,
      };
    });
  summary = () =>
    this.does('summary', () => ({
      today: '2026-11-24',
      onStaff: 40,
      courses: [{ ...courses[0]!, open: 13, overdue: 3, done: 25, exempt: 2 }],
    }));
  unitSummary = (course: string) =>
    this.does(`unitSummary ${course}`, () => ({
      today: '2026-11-24',
      course,
      units: [
        { unit: 'Customer service', people: 12, done: 9, open: 3, overdue: 3 },
        { unit: null, people: 11, done: 9, open: 1, overdue: 0 },
      ],
      withheld: 17,
    }));
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const names = () =>
  page
    .getByRole('rowheader')
    .elements()
    .map((one) => one.querySelector('button')!.textContent.trim());
const begin = (api: TeamServer, lang = 'en') => stage<A39Team>('a39-team', { api }, lang);

/** Sixty people of whom each has something to do. */
function sixty(): Team['people'] {
  return Array.from({ length: 60 }, (_, k) => ({
    ...people[0]!,
    id: `p${k}`,
    name: `Person ${String(k).padStart(2, '0')}`,
  }));
}

beforeEach(() => page.viewport(1000, 800));
afterEach(async () => {
  await setScheme(null);
  history.replaceState(null, '', location.pathname);
});

test('shows first who needs action; everyone as soon as that is taken off, by keyboard', async () => {
  await begin(new TeamServer());
  await expect.element(page.getByText('One person is overdue, of 3.')).toBeVisible();
  expect(names()).toEqual(['Jonas Weil']);
  await expect.element(page.getByRole('cell', { name: 'Overdue since 18 Nov last done 2 Oct 2025' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: 'Open due 24 Dec' })).toBeVisible();
  await expect.element(page.getByText('1–1 of 1')).toBeVisible();
  await expectAccessible();

  const chip = button('Take off: Standing: Needs action');
  // Its code comes after the list.
  await expect.element(button('Export')).toBeVisible();
  for (let i = 0; i < 5; i++) await userEvent.tab();
  expect(focused()).toBe(chip.element());
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('1–3 of 3')).toBeVisible();
  expect(focused()?.textContent).toContain('1–3 of 3');
  expect(names()).toEqual(['Jonas Weil', 'Leila Haddad', 'Noor Aziz']);
  await expect.element(page.getByRole('cell', { name: 'Done 2 Oct' }).first()).toBeVisible();
  await expect.element(page.getByRole('cell', { name: 'Exempt' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: 'Not asked for' })).toBeVisible();
  expect(page.getByRole('list', { name: 'Filters in force' }).elements()).toEqual([]);
  await expectAccessible();
});

test('filters behind one button, all at once, and Escape leaves them', async () => {
  const api = new TeamServer();
  const element = await begin(api);
  const told: Event[] = [];
  element.addEventListener('a39-filter', (event) => told.push(event));
  expect(api.asked).not.toContain('choices');
  await button('Filter').click();
  await expect.element(button('Filter')).toHaveAttribute('aria-expanded', 'true');
  expect(focused()?.textContent).toBe('Show only');
  await expectAccessible();
  // What nobody has cannot be chosen.
  expect(page.getByLabelText('Job').elements()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  expect(focused()).toBe(button('Filter').element());
  await button('Filter').click();
  await page.getByLabelText('Standing').selectOptions('All');
  await page.getByLabelText('Unit').selectOptions('Marketing');
  await page.getByLabelText('Group').selectOptions('Handles health data');
  await button('Show').click();
  await expect.element(button('Take off: Unit: Marketing')).toBeVisible();
  await expect.element(button('Take off: Group: Handles health data')).toBeVisible();
  expect(api.queries.at(-1)).toMatchObject({ standing: 'everyone', unit: 'Marketing', group: 'g1', page: '0' });
  expect(told.map((event) => (event as CustomEvent).detail)).toEqual([{}]);
  expect(location.search).toBe('');
  await expectAccessible();
  await button('Take all off').click();
  await expect.element(page.getByText('1–3 of 3')).toBeVisible();
});

test('a search asks the server and says so, but never goes into the address', async () => {
  const api = new TeamServer();
  api.all = sixty();
  await stage<A39Team>('a39-team', { api, urlState: 'page' });
  const search = page.getByRole('searchbox', { name: 'Name or staff number' });
  await search.fill('P');
  await userEvent.keyboard('{Enter}');
  await expect.element(search).toHaveAccessibleDescription(/at least two characters/);
  expect(focused()).toBe(search.element());
  await expectAccessible();
  await search.fill('person');
  await userEvent.keyboard('{Enter}');
  await expect.element(button('Take off: Search: person')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect.element(page.getByText('26–50 of 60')).toBeVisible();
  expect(api.queries.at(-1)).toMatchObject({ q: 'person', page: '1' });
  expect(location.href).not.toMatch(/person|page=/i);
  await button('Take off: Search: person').click();
  await expect.element(search).toHaveValue('');
  expect(focused()).toBe(search.element());
});

test('on our own page filters, order and page are in the address, and back goes back', async () => {
  const api = new TeamServer();
  api.all = sixty();
  await stage<A39Team>('a39-team', { api, urlState: 'page' });
  await page.getByRole('link', { name: 'Next' }).click();
  await expect.element(page.getByText('26–50 of 60')).toBeVisible();
  expect(focused()?.textContent).toContain('26–50 of 60');
  expect(location.search).toBe('?page=1');
  await expectAccessible();
  const sort = button('Person sorted');
  await sort.click();
  await expect.element(page.getByRole('columnheader', { name: /Person/ })).toHaveAttribute('aria-sort', 'descending');
  expect(focused()).toBe(sort.element());
  expect(names()[0]).toBe('Person 59');
  expect(location.search).toBe('?dir=desc');
  await button('Unit').click();
  expect(location.search).toBe('?sort=unit');
  history.back();
  await expect.element(page.getByRole('columnheader', { name: /Person/ })).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => names()[0]).toBe('Person 59');
  history.back();
  await expect.element(page.getByText('26–50 of 60')).toBeVisible();
  history.back();
  await expect.element(page.getByText('1–25 of 60')).toBeVisible();
});

test('an address opens what it names, and what makes no sense in it is left out', async () => {
  const api = new TeamServer();
  api.all = sixty();
  const element = await begin(api);
  history.replaceState(null, '', '?standing=everyone&group=g1&sort=weight&page=99&other=stays');
  const main = element.parentElement!;
  const second = Object.assign(document.createElement('a39-team') as A39Team, {
    api,
    urlState: 'page',
    headingLevel: 1,
  });
  main.replaceChildren(second);
  await expect.element(button('Take off: Group: Handles health data')).toBeVisible();
  // There is no page 100; the last one is shown.
  await expect.element(page.getByText('51–60 of 60')).toBeVisible();
  expect(api.queries.at(-1)).toMatchObject({ standing: 'everyone', sort: 'name', page: '2' });
  await button('Take off: Group: Handles health data').click();
  await expect.poll(() => location.search).toBe('?standing=everyone&other=stays');
});

test('whatever is asked for, its address asks for the same', () => {
  const word = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { nil: undefined });
  const asked = fc.record({
    standing: fc.constantFrom(...standings),
    course: word,
    unit: word,
    location: word,
    job: word,
    group: word,
    sort: fc.constantFrom(...sorts),
    dir: fc.constantFrom('asc' as const, 'desc' as const),
    page: fc.nat(999_999),
  });
  const usual = { standing: 'action', sort: 'name' } as const;
  fc.assert(
    fc.property(asked, (one) => {
      const known = JSON.parse(JSON.stringify(one)) as Asked;
      expect(askedIn(new URL(addressOf(known, usual)).searchParams, usual)).toEqual(known);
    }),
  );
});

test('an address with a group that was taken away shows everybody and says so', async () => {
  const api = new TeamServer();
  api.refusing = new ApiError('group_unknown', '');
  await begin(api);
  await expect.element(page.getByRole('alert')).toMatchTextContent(/not there any more/);
  expect(names()).toHaveLength(3);
});

test('a refusal later leaves what was shown', async () => {
  const api = new TeamServer();
  api.all = sixty();
  await begin(api);
  api.refusing = new ApiError('offline', '');
  await button('Next').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  expect(names()).toHaveLength(25);
  await expectAccessible();
});

test('says what to do next where there is nobody, no course, nobody who needs action, nobody who fits', async () => {
  const nobody = new TeamServer();
  nobody.all = [];
  await begin(nobody);
  await expect.element(page.getByText(/Nobody reports to you today/)).toBeVisible();
  expect(page.getByRole('link').elements()).toEqual([]);
  nobody.scope = 'all';
  await begin(nobody);
  await expect.element(page.getByRole('link', { name: 'Bring people in' })).toHaveAttribute('href', '/people');
  const noCourse = new TeamServer();
  noCourse.mandatory = [];
  noCourse.scope = 'all';
  await begin(noCourse);
  await expect.element(page.getByRole('link', { name: 'Say who takes what' })).toHaveAttribute('href', '/obligations');
  await expectAccessible();
  const clear = new TeamServer();
  clear.all = people.slice(1);
  await begin(clear);
  await expect.element(page.getByText('Nobody needs a reminder.')).toBeVisible();
  await expectAccessible();
  await button('Show everyone').click();
  await expect.element(page.getByText('1–2 of 2')).toBeVisible();
  await page.getByRole('searchbox').fill('zzz');
  await button('Find').click();
  await expect.element(page.getByText('Nobody fits this filter.')).toBeVisible();
  await button('Show everyone').click();
  await expect.element(page.getByText('1–2 of 2')).toBeVisible();
});

test('a matrix that is too wide scrolls in a region that has a name and takes the focus; names and courses stay', async () => {
  const api = new TeamServer();
  api.all = sixty();
  await begin(api);
  expect(page.getByRole('region').elements()).toEqual([]);
  api.mandatory = Array.from({ length: 12 }, (_, k) => ({ id: `c${k}`, title: `Course ${k}` }));
  await begin(api);
  const region = page.getByRole('region', { name: 'Mandatory courses of the people whom you manage' });
  await expect.element(region).toHaveAttribute('tabindex', '0');
  await expectAccessible();
  region.element().scrollTo(400, 300);
  const at = (one: Element) => one.getBoundingClientRect();
  const place = at(region.element());
  expect(at(page.getByRole('rowheader').elements().at(-1)!).left).toBe(place.left);
  expect(Math.round(at(page.getByRole('columnheader').elements().at(-1)!).top - place.top)).toBeLessThanOrEqual(1);
});

test('above twelve courses it says of each person what is open', async () => {
  const api = new TeamServer();
  api.mandatory = [...courses, ...Array.from({ length: 11 }, (_, k) => ({ id: `c${k}`, title: `Course ${k}` }))];
  await begin(api);
  expect(page.getByRole('columnheader').elements()).toHaveLength(3);
  const cells = page.getByRole('cell').elements();
  expect(cells.at(-1)!.textContent).toMatch(
    /Overdue: Whose data, who decides\s+since 18 Nov[^]*Open: Mail to many\s+due 24 Dec/,
  );
  await expectAccessible();
});

test('a person’s rounds open in a panel that has the focus, and Escape closes it', async () => {
  const api = new TeamServer();
  await begin(api);
  await button('Jonas Weil').click();
  await expect.element(page.getByRole('dialog', { name: 'Jonas Weil' })).toBeVisible();
  await expect.poll(() => focused()?.textContent).toBe('Jonas Weil');
  expect(focused()?.localName).toBe('h2');
  await expect.element(page.getByText('Due 18 Nov 2025: done on 2 Oct 2025, version 1.0.0')).toBeVisible();
  await expect.element(page.getByText('Due 18 Nov 2024: no longer asked for: exempt')).toBeVisible();
  // A manager grants nothing.
  expect(page.getByRole('button', { name: /Exempt/ }).elements()).toEqual([]);
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([]);
  expect(focused()).toBe(button('Jonas Weil').element());
  expect(api.asked.filter((one) => one.startsWith('team'))).toHaveLength(1);
});

test('who sees everybody exempts a person and ends it, and nothing about health can be written', async () => {
  const api = new TeamServer();
  api.scope = 'all';
  await begin(api);
  await button('Jonas Weil').click();
  await button('Exempt from “Mail to many”').click();
  expect(focused()?.textContent).toBe('Exempt from “Mail to many”');
  await expect.element(page.getByText(/Health is never written down/)).toBeVisible();
  const dialog = document.querySelector('a39-team')!.shadowRoot!.querySelector('a39-person-panel')!.shadowRoot!;
  expect(dialog.querySelectorAll('input:not([type=date]), textarea')).toHaveLength(0);
  await button('Exempt').click();
  await expect.element(page.getByLabelText('Why')).toHaveAccessibleDescription(/Choose a reason/);
  expect(focused()).toBe(page.getByLabelText('Why').element());
  await expectAccessible();
  await page.getByLabelText('Why').selectOptions('Away for long');
  await page.getByLabelText('Last day of the exemption').fill('2026-11-23');
  await button('Exempt').click();
  await expect.element(page.getByLabelText('Last day of the exemption')).toHaveAccessibleDescription(/still to come/);
  await page.getByLabelText('Last day of the exemption').fill('2027-03-01');
  await button('Exempt').click();
  await expect.element(page.getByText('Exempt from “Mail to many” until 1 Mar 2027.')).toBeVisible();
  expect(api.asked).toContain(
    'waive {"personId":"jonas","courseId":"mail","category":"long_absence","untilOn":"2027-03-01"}',
  );
  await expect.element(page.getByText('Exempt until 1 Mar 2027 (Away for long)')).toBeVisible();
  await expectAccessible();
  await button('End the exemption from “Mail to many”').click();
  await button('End the exemption').click();
  await expect.element(page.getByText('The exemption from “Mail to many” has ended.')).toBeVisible();
  expect(api.asked).toContain('endWaiver w1');
  api.refusing = new ApiError('waiver_there', '');
  await button('Exempt from “Mail to many”').click();
  await page.getByLabelText('Why').selectOptions('Another reason');
  await page.getByLabelText('Last day of the exemption').fill('2027-03-01');
  await button('Exempt').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/exempt from that course already/);
  const before = api.queries.length;
  await button('Close').click();
  // What changed shows in the list.
  await expect.poll(() => api.queries.length).toBe(before + 1);
});

test('who sees everybody sees the organisation: a bar with its sentence, a table, and units large enough', async () => {
  const api = new TeamServer();
  api.scope = 'all';
  await begin(api);
  await expect
    .element(
      page.getByRole('img', {
        name: 'Whose data, who decides: of 40 people, 25 done, 10 open, 3 overdue and 2 exempt.',
      }),
    )
    .toBeVisible();
  const bar = document.querySelector('a39-team')!.shadowRoot!.querySelector('a39-organisation')!.shadowRoot!;
  const widths = [...bar.querySelectorAll('svg.bar rect')].map((one) => one.getAttribute('width'));
  expect(widths).toEqual(['62.50%', '25.00%', '7.50%', '5.00%']);
  await expectAccessible();
  await page.getByText('As a table').click();
  await expect.element(page.getByRole('row', { name: 'Whose data, who decides 25 10 3 2' })).toBeVisible();
  await button('By unit: Whose data, who decides').click();
  await expect
    .element(page.getByRole('img', { name: 'Customer service: of 12 people, 9 done and 3 overdue.' }))
    .toBeVisible();
  await expect
    .element(page.getByRole('img', { name: 'Without a unit: of 11 people, 9 done, 1 open and 1 exempt.' }))
    .toBeVisible();
  await expect.element(page.getByText(/17 people are in units that are not shown/)).toBeVisible();
  await expectAccessible();
  await button('By unit: Whose data, who decides').click();
  expect(page.getByRole('img').elements()).toHaveLength(1);
});

/** In a page of another origin. */
function elsewhere(): TeamServer {
  return Object.assign(new TeamServer(), { pageHref: (path: string) => `https://learn.example${path}` });
}
const guest = (api: TeamServer, props: Partial<A39Team> = {}, lang = 'en') =>
  stage<A39Team>('a39-team', { api, ...props }, lang);

test('in a page of another origin it only shows: no file, no panel; a link leads to the Team page', async () => {
  const element = await guest(elsewhere(), { innerHTML: '<button slot="toolbar">Ours</button>' });
  await expect.element(page.getByRole('rowheader', { name: /Jonas Weil/ })).toBeVisible();
  const buttons = page.getByRole('button').elements();
  expect(buttons.map((one) => one.textContent.trim().replaceAll(/\s+/g, ' '))).toEqual([
    'Ours',
    'Find',
    'Filter',
    'Take off: Standing: Needs action',
    'Person sorted',
    'Unit',
    'Due',
  ]);
  expect(element.renderRoot.querySelector('a39-export, a39-person-panel')).toBeNull();
  const parts = ['base', 'toolbar', 'table', 'cell', 'button', 'link', 'status'];
  expect(partsOf(element)).toEqual(new Set(parts));
  const link = page.getByRole('link', { name: 'Open the team page' });
  await expect.element(link).toHaveAttribute('href', 'https://learn.example/team');
  element.addEventListener('a39-open-team', (event) => event.preventDefault());
  await link.click();
  element.manageHref = '/intranet/team';
  await element.updateComplete;
  await expect.element(link).toHaveAttribute('href', '/intranet/team');
  await expectAccessible();
  await expectFitsNarrow(element);
});

test('in the address of another page its words begin with a39-, and what the page has there stays', async () => {
  const api = elsewhere();
  api.all = sixty();
  const element = await guest(api, { urlState: 'query' });
  history.replaceState({ router: 7 }, '', '?page=home&a39-sort=unit');
  await page.getByRole('link', { name: 'Next' }).click();
  await expect.element(page.getByText('26–50 of 60')).toBeVisible();
  expect([location.search, history.state]).toEqual(['?page=home&a39-page=1', { router: 7 }]);
  expect(partsOf(element)).toContain('pagination');
  history.back();
  await expect.poll(() => api.queries.at(-1)).toMatchObject({ page: '0', sort: 'unit' });
});

test('as a list of who is overdue, of one group or course, by keyboard', async () => {
  const api = elsewhere();
  const element = await guest(api);
  element.setAttribute('view', 'overdue');
  await expect.element(page.getByRole('heading', { name: 'Overdue in the team' })).toBeVisible();
  await expect.element(page.getByText('One person is overdue.')).toBeVisible();
  const row = page.getByRole('row', { name: /Jonas Weil/ });
  await expect.element(row).toMatchTextContent(/Overdue: Whose data, who decides\s+since 18 Nov/);
  expect(row.element().textContent).not.toMatch(/Mail to many/);
  expect(api.queries.at(-1)).toMatchObject({ standing: 'overdue', sort: 'due' });
  // What is fixed is no filter to take off.
  expect(page.getByRole('list', { name: 'Filters in force' }).elements()).toEqual([]);
  await expectAccessible();
  Object.assign(element, { group: 'g1', courses: 'mail' });
  element.innerHTML = '<p slot="empty">All in time.</p>';
  await expect.element(page.getByText('All in time.')).toBeVisible();
  expect(api.queries.at(-1)).toMatchObject({ standing: 'overdue', group: 'g1', course: 'mail' });
  (button('Filter').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('Unit')).toBeVisible();
  for (const name of ['Standing', 'Group', 'Course']) expect(page.getByLabelText(name).elements()).toEqual([]);
  await expectFitsNarrow(element);
});

test('as a summary it says how many, and asks for nobody’s name', async () => {
  const api = elsewhere();
  const element = await guest(api, { view: 'summary' });
  await expect.element(page.getByText('One person is overdue, of 3.')).toBeVisible();
  await expect
    .element(page.getByRole('img', { name: 'All mandatory courses: of 3 people, 2 with nothing open and 1 overdue.' }))
    .toBeVisible();
  await expectAccessible();
  element.courses = 'whose-data, mail, none';
  await expect
    .element(page.getByRole('img', { name: 'Mail to many: of 2 people, 1 open and 1 exempt.' }))
    .toBeVisible();
  await expect
    .element(page.getByRole('img', { name: 'Whose data, who decides: of 3 people, 2 done and 1 overdue.' }))
    .toBeVisible();
  expect(page.getByRole('img').elements()).toHaveLength(2);
  await page.getByText('As a table').click();
  await expect.element(page.getByRole('row', { name: 'Mail to many 0 1 0 1' })).toBeVisible();
  expect(api.queries.filter((query) => Number(query.page) * Number(query.size) < api.all.length)).toEqual([]);
  expect(partsOf(element)).toEqual(new Set(['base', 'chart', 'table', 'link']));
  await expectAccessible();
  await expectFitsNarrow(element);
});

test('speaks German', async () => {
  const api = new TeamServer();
  api.scope = 'all';
  await begin(api, 'de-AT');
  await expect.element(page.getByText('Eine Person ist überfällig, von 3.')).toBeVisible();
  await expect
    .element(page.getByRole('img', { name: /von 40 Personen 25 erledigt, 10 offen, 3 überfällig und 2 befreit/ }))
    .toBeVisible();
  await button('Filtern').click();
  await expect.element(page.getByLabelText('Bereich')).toBeVisible();
  await button('Jonas Weil').click();
  await button('Von „Mail to many“ befreien').click();
  await expect.element(page.getByText(/Gesundheit wird nie aufgeschrieben/)).toBeVisible();
});

test.each(schemes)('long names fit 360 pixels, %o', async (scheme) => {
  await setScheme(scheme);
  await page.viewport(360, 800);
  const api = new TeamServer();
  api.scope = 'all';
  const name = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu Hohenlohe';
  api.all = [
    { ...people[0]!, name, unit: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau' },
    ...people.slice(1),
  ];
  const element = await begin(api);
  await settled(element);
  expect(document.documentElement.scrollWidth).toBe(360);
  await button('Filter').click();
  expect(document.documentElement.scrollWidth).toBe(360);
  expect(await violations(scheme)).toEqual([]);
  await button(name).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(await violations(scheme)).toEqual([]);
});
