import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import '../../web-components/obligations/obligations.ts';
import type { A39Obligations } from '../../web-components/obligations/obligations.ts';
import { schemes, setScheme } from './media.ts';
import { everyoneRule, ObligationsServer, unitRule } from './obligations.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';

async function begin(api: ObligationsServer, lang = 'en') {
  const element = await stage<A39Obligations>('a39-obligations', { api }, lang);
  await expect.element(page.getByText(lang === 'de' ? 'Gruppe anlegen' : 'Make a group')).toBeVisible();
  return element;
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const says = async (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible();

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('says rules in words, with their history, and those that have ended', async () => {
  const api = new ObligationsServer();
  api.all.inForce = [
    everyoneRule,
    unitRule,
    {
      ...everyoneRule,
      id: 'r3',
      line: 'l3',
      audience: { kind: 'people', ids: ['a', 'b', 'c', 'd'] },
      audienceNames: ['Ada Quist', 'Bram Janssen', 'Callum Reid', 'Daan Visser'],
      repeat: { kind: 'never' },
    },
  ];
  api.all.before = [
    { ...everyoneRule, id: 'r0', dueDays: 60, endedOn: '2026-01-01', madeOn: '2025-03-01' },
    { ...unitRule, id: 'r7', line: 'gone', title: 'Lists and lives', endedOn: '2026-05-01' },
  ];
  await begin(api);
  const rules = [...document.querySelector('a39-obligations')!.shadowRoot!.querySelectorAll('.said')].map((said) =>
    said.textContent.replaceAll(/\s+/g, ' ').trim(),
  );
  expect(rules).toEqual([
    'Everyone · Whose data, who decides · within 30 days of joining · again 12 months after completion',
    'Marketing or Sales as Editor in Northfield · Mail to many · by 31 January 2027, who joins later within 14 days · every year by 30 November · overdue only 7 days after that',
    'Ada Quist, Bram Janssen and 2 more · Whose data, who decides · within 30 days of joining · once',
  ]);
  await page.getByText('Changed once').click();
  await says(/within 60 days of joining/);
  await page.getByText(/Rules that have ended/).click();
  await says(/Lists and lives/);
  await expect.element(page.getByRole('link', { name: 'Courses' })).toHaveAttribute('href', '/courses');
  await expectAccessible();
});

test('makes a rule only after a look at whom it affects, by keyboard, and going back loses nothing', async () => {
  const api = new ObligationsServer();
  const element = await begin(api);
  let told = 0;
  element.addEventListener('a39-rules-changed', () => told++);
  await button('Make a rule').click();
  expect(focused()?.textContent).toBe('A new rule');
  await button('See whom it affects').click();
  expect(focused()).toBe(page.getByLabelText('Course').element());
  for (const fault of ['Choose a course.', 'Say it in 3 to 200 characters.']) await says(fault);
  await expectAccessible();

  await page.getByLabelText('Course').selectOptions('Mail to many');
  await page.getByLabelText('Units, jobs or locations').click();
  await button('See whom it affects').click();
  await says('Choose at least one unit, job or location.');
  await page.getByRole('checkbox', { name: 'Warehouse' }).click();
  await page.getByLabelText('Days', { exact: true }).fill('400');
  await page.getByLabelText('Again').selectOptions('Every year on a day');
  await page.getByLabelText('Day', { exact: true }).fill('31');
  await page.getByLabelText('Why').fill('They pick orders with names on them');
  await button('See whom it affects').click();
  await says('Give a number from 1 to 365.');
  await says('Give a day that the month has.');
  await expectAccessible();
  await page.getByLabelText('Days', { exact: true }).fill('20');
  await page.getByLabelText('Day', { exact: true }).fill('5');
  page.getByRole('button', { name: 'See whom it affects' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await says('Before anything happens');
  expect(focused()?.textContent).toBe('Before anything happens');
  await says(/38 people get it now/);
  await says(/Of 2 people it is no longer asked\..*Nothing that was completed changes\./);
  expect(api.asked.filter((one) => one.startsWith('carry out'))).toEqual([]);
  await page.getByText(/Names of the first 2 of 38/).click();
  await expect.element(page.getByRole('row', { name: 'Mina Okafor Marketing 24 December 2026' })).toBeVisible();
  await expectAccessible();

  await button('Change something').click();
  await expect.element(page.getByLabelText('Why')).toHaveValue('They pick orders with names on them');
  await expect.element(page.getByRole('checkbox', { name: 'Warehouse' })).toBeChecked();
  await button('See whom it affects').click();
  await button('Make the rule, assign 38 people').click();
  await says('The rule is in force. 38 people were assigned the course.');
  expect(focused()?.textContent).toMatch(/The rule is in force/);
  expect(told).toBe(1);
  const sent = api.asked.find((one) => one.startsWith('carry out'))!;
  expect(JSON.parse(sent.slice('carry out '.length))).toEqual({
    kind: 'make',
    terms: {
      courseId: 'mail',
      audience: { kind: 'matching', units: ['Warehouse'], jobs: [], locations: [] },
      reason: 'They pick orders with names on them',
      dueOn: null,
      dueDays: 20,
      repeat: { kind: 'fixed_day', day: '11-05' },
      graceDays: 0,
      leadDays: 30,
    },
  });
});

test('single people are found by name, and a server’s refusal stands at its field', async () => {
  const api = new ObligationsServer();
  await begin(api);
  await button('Make a rule').click();
  await page.getByLabelText('Course').selectOptions('Mail to many');
  await page.getByLabelText('Why').fill('They asked for it');
  await page.getByLabelText('Single people').click();
  await button('See whom it affects').click();
  await says('Choose at least one person.');
  const search = page.getByRole('searchbox', { name: 'People: Part of a name' });
  await search.fill('x');
  await userEvent.keyboard('{Enter}');
  await expect.element(search).toHaveAccessibleDescription('Type at least two letters.');
  await search.fill('we');
  await userEvent.keyboard('{Enter}');
  await button('Choose Mina Okafor').click();
  await button('Choose Jonas Weil').click();
  await button('Take Mina Okafor off').click();
  await says('One person is chosen:');
  await expectAccessible();
  api.refusing = new ApiError('invalid_input', 'The request does not fit. terms.reason: write at least 3 characters.');
  await button('See whom it affects').click();
  await expect.element(page.getByLabelText('Why')).toHaveAccessibleDescription(/Say it in 3 to 200 characters/);
  expect(focused()).toBe(page.getByLabelText('Why').element());
  api.refusing = new ApiError('course_unknown', '');
  await button('See whom it affects').click();
  await expect.element(page.getByLabelText('Course')).toHaveAccessibleDescription(/not there any more/);
  api.refusing = null;
  await button('See whom it affects').click();
  await says('Before anything happens');
  expect(api.asked.at(-1)).toContain('"audience":{"kind":"people","ids":["jonas"]}');
  await button('Not now').click();
  expect(focused()).toBe(button('Make a rule').element());
});

test('a rule that somebody else changed meanwhile is shown as it is now, and nothing is done', async () => {
  const api = new ObligationsServer();
  await begin(api);
  await button('Change: Everyone · Whose data, who decides').click();
  await expect.element(page.getByLabelText('Days', { exact: true })).toHaveValue('30');
  await page.getByLabelText('Days', { exact: true }).fill('10');
  await button('See whom it affects').click();
  await expect.element(button('Change the rule')).toBeVisible();
  api.refusing = new ApiError('rule_changed', '');
  api.all.inForce = [{ ...everyoneRule, id: 'r1b', dueDays: 45 }];
  await button('Change the rule').click();
  await says('Somebody changed this rule meanwhile. Look at it as it is now; nothing was done.');
  await says(/within 45 days of joining/);
  await expect.element(page.getByText('Before anything happens')).not.toBeInTheDocument();
  await expectAccessible();
  // Not lost for a reason that passes.
  api.refusing = null;
  await button('Change: Everyone · Whose data, who decides').click();
  await button('See whom it affects').click();
  await says('Before anything happens');
  api.refusing = new ApiError('offline', '');
  await button('Change the rule').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  await says('Before anything happens');
  api.refusing = null;
  await button('Change the rule').click();
  await says(/The rule has changed. 38 people were assigned the course; of 2 it is no longer asked./);
  expect(api.asked.at(-1)).toContain('"line":"l1","id":"r1b"');
});

test('ends a rule after a look, and then says what to do next', async () => {
  const api = new ObligationsServer();
  api.preview = { gets: { total: 0, people: [] }, noLonger: api.preview.noLonger };
  await begin(api);
  await button('End: Everyone · Whose data, who decides').click();
  await says(/Of 2 people it is no longer asked/);
  expect(focused()?.textContent).toBe('Before anything happens');
  await expect.element(button('Change something')).not.toBeInTheDocument();
  await expectAccessible();
  await button('End the rule').click();
  await says('The rule has ended. Of 2 people the course is no longer asked.');
  await says(/Nothing is asked of anybody yet/);
  expect(api.asked.at(-1)).toBe('carry out {"kind":"end","line":"l1","id":"r1"}');
});

test('exempts somebody until a day, never with anything about health, and ends it', async () => {
  const api = new ObligationsServer();
  await begin(api);
  await says('Nobody is exempt.');
  await button('Exempt somebody').click();
  await button('Exempt').click();
  for (const fault of ['Choose a person.', 'Choose a course.', 'Choose today or a day']) await says(new RegExp(fault));
  await says(/Health is never written down/);
  await expectAccessible();
  await page.getByRole('searchbox').fill('mi');
  await button('Find').click();
  await button('Choose Mina Okafor').click();
  await page.getByLabelText('Course').selectOptions('Mail to many');
  await page.getByLabelText('Away for long').click();
  await page.getByLabelText('Last day of the exemption').fill('2027-06-30');
  api.refusing = new ApiError('waiver_there', '');
  await button('Exempt').click();
  await expect.element(page.getByRole('searchbox')).toHaveAccessibleDescription(/exempt from that course already/);
  api.refusing = null;
  await button('Exempt').click();
  await says('Mina Okafor is exempt from “Mail to many” until 30 June 2027.');
  expect(api.asked.at(-1)).toBe(
    'waive {"personId":"mina","courseId":"mail","category":"long_absence","untilOn":"2027-06-30"}',
  );
  await expect
    .element(page.getByRole('row', { name: /Mina Okafor Marketing Mail to many Away for long 30 June 2027/ }))
    .toBeVisible();
  await expectAccessible();
  await button('End the exemption of Mina Okafor from “Mail to many”').click();
  await says('Nobody is exempt.');
});

test('makes, changes and takes away groups, but not one that a rule is about or a directory keeps', async () => {
  const api = new ObligationsServer();
  const [own] = api.grouped;
  api.grouped.push(
    { ...own!, id: 'g3', name: 'Azure group', managed: true, people: 1 },
    {
      ...own!,
      id: 'g4',
      name: 'Editors',
      kind: 'rule',
      matches: { units: [], jobs: ['Editor'], locations: [] },
      courses: ['mail'],
    },
  );
  await begin(api);
  await says(/Kept by your directory/);
  await says(/as Editor · 2 people · A rule is about it/);
  await expect.element(button('Change: Azure group')).not.toBeInTheDocument();
  await expect.element(button('Take away: Editors')).not.toBeInTheDocument();
  await button('Show people: First aiders').click();
  await expect.element(page.getByRole('list', { name: 'People in First aiders' })).toMatchTextContent(/Mina Okafor/);
  await expectAccessible();

  await button('Make a group').click();
  await button('Save').click();
  await says('Give it a name of 2 to 120 characters.');
  await page.getByLabelText('Name', { exact: true }).fill('Northfield');
  await page.getByLabelText('Whoever works there').click();
  await button('Save').click();
  await says('Choose at least one unit, job or location.');
  await page.getByRole('checkbox', { name: 'Northfield' }).click();
  await expectAccessible();
  api.refusing = new ApiError('name_taken', '');
  await button('Save').click();
  await expect.element(page.getByLabelText('Name', { exact: true })).toHaveAccessibleDescription(/called so already/);
  api.refusing = null;
  await button('Save').click();
  await says('“Northfield” is saved. One person was assigned a course.');
  expect(api.asked).toContain(
    'save new {"name":"Northfield","kind":"rule","matches":{"units":[],"jobs":[],"locations":["Northfield"]}}',
  );

  await button('Change: First aiders').click();
  await says('2 people are chosen:');
  await button('Take Jonas Weil off').click();
  await button('Save').click();
  await says(/“First aiders” is saved/);
  expect(api.asked).toContain('save g1 {"name":"First aiders","kind":"list","personIds":["mina"]}');
  await button('Take away: First aiders').click();
  await says('“First aiders” was taken away.');
  await says(/There is no group yet/);
});

test('speaks German', async () => {
  const api = new ObligationsServer();
  api.all.inForce = [everyoneRule, unitRule];
  await begin(api, 'de');
  await says(/innerhalb von 30 Tagen nach dem Eintritt/);
  await says(/Marketing oder Sales als Editor in Northfield/);
  await says(/jedes Jahr bis 30\. November/);
});

test('fits 320 pixels with every form open, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  const element = await begin(new ObligationsServer());
  const open = [
    async () => button('Make a rule').click(),
    async () => page.getByLabelText('Units, jobs or locations').click(),
    async () => button('End: Everyone · Whose data, who decides').click(),
    async () => button('Exempt somebody').click(),
    async () => button('Make a group').click(),
  ];
  for (const [i, step] of open.entries()) {
    await step();
    await settled(element);
    for (const scheme of schemes) {
      await setScheme(scheme);
      const width = document.documentElement.scrollWidth;
      expect({ i, scheme, width, violations: await violations(scheme) }).toEqual({
        i,
        scheme,
        width: 320,
        violations: [],
      });
    }
  }
});
