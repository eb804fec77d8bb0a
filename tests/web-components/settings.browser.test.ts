import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import '../../web-components/settings/settings.ts';
import type { A39Settings } from '../../web-components/settings/settings.ts';
import { schemes, setScheme } from './media.ts';
import { SettingsServer } from './settings.ts';
import { expectAccessible, focused, stage, violations } from './stage.ts';

async function begin(api: SettingsServer, section = '', lang = 'en') {
  const element = await stage<A39Settings>('a39-settings', { api }, lang);
  if (section) location.hash = section;
  return element;
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const says = async (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible();
const links = () =>
  page
    .getByRole('navigation', { name: 'Parts of Settings' })
    .getByRole('link')
    .elements()
    .map((link) => link.textContent.trim());

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(async () => {
  history.replaceState(null, '', location.pathname);
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('who has a role sees their parts, and whoever has none, like a works council, what everybody may read', async () => {
  await begin(new SettingsServer(['learner', 'dpo']));
  await expect.poll(links).toContain('Access log');
  expect(links()).toHaveLength(10);
  await begin(new SettingsServer(['learner', 'training_admin']));
  await expect.poll(links).toHaveLength(8);
  for (const forDpo of ['Access log', 'Auditors']) expect(links()).not.toContain(forDpo);
  await begin(new SettingsServer(['learner']));
  await expect.poll(links).toEqual(['Transparency', 'Retention']);
  await says('Who sees what');
  await expect.element(page.getByRole('link', { name: /guide/ })).not.toBeInTheDocument();
  // What is not offered is not opened by its address either.
  location.hash = 'keys';
  await expect.element(page.getByRole('link', { name: 'Transparency' })).toHaveAttribute('aria-current', 'true');
});

test('the part that is shown stands in the address, and comes by keyboard', async () => {
  await begin(new SettingsServer());
  await says(/Being a manager is no role/);
  (page.getByRole('link', { name: 'Retention' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await says(/To the end of the year 5 years later/);
  expect(location.hash).toBe('#retention');
  await says(/At most 12 hours/);
  await expect.element(page.getByRole('link', { name: 'What is erased tonight' })).toHaveAttribute('href', '/erasure');
  await expect
    .element(page.getByRole('link', { name: 'Show the guide to the first assignment' }))
    .toHaveAttribute('href', '/obligations?guide');
  location.hash = 'auditors';
  await expect.element(page.getByRole('link', { name: /To the auditor/ })).toHaveAttribute('href', '/questions');
  await expectAccessible();
});

test('the DPO grants and takes roles, but not the last one; a training administrator reads', async () => {
  const api = new SettingsServer();
  await begin(api, 'roles');
  await button('Grant a role').click();
  await button('Grant a role').last().click();
  await says('Choose a person.');
  await page.getByRole('searchbox').fill('mi');
  await userEvent.keyboard('{Enter}');
  await button('Choose Mina Okafor').click();
  await expectAccessible();
  await button('Grant a role').last().click();
  await says('Mina Okafor is Training administrator now.');
  expect(api.asked).toContain('grant mina training_admin');
  api.refusing = new ApiError('last_dpo', '');
  await button('Take the role Data protection officer from Ines Castellan').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Somebody must be data protection officer/);
  await expectAccessible();

  await begin(new SettingsServer(['learner', 'training_admin']), 'roles');
  await says(/Roles are granted and taken by the data protection officer/);
  await expect.element(button('Grant a role')).not.toBeInTheDocument();
  await expect.element(button(/^Take the role/)).not.toBeInTheDocument();
});

test('a deputy is named for a manager until a day, and ended', async () => {
  const api = new SettingsServer();
  await begin(api, 'deputies');
  await says('Nobody stands in for anybody.');
  await button('Name a deputy').click();
  await button('Name a deputy').last().click();
  for (const fault of ['Choose a manager.', 'Choose a deputy who is somebody else.', 'Choose a day after the first'])
    await says(new RegExp(fault));
  const [managers, deputies] = ['Manager', 'Deputy'].map((who) =>
    page.getByRole('searchbox', { name: `${who}: Part of a name` }),
  );
  await managers!.fill('mi');
  await userEvent.keyboard('{Enter}');
  await button('Choose Mina Okafor').click();
  await deputies!.fill('jo');
  await userEvent.keyboard('{Enter}');
  await button('Choose Jonas Weil').last().click();
  await page.getByLabelText('First day').fill('2026-12-01');
  await page.getByLabelText('Last day').fill('2026-12-31');
  await expectAccessible();
  api.refusing = new ApiError('not_allowed', '');
  await button('Name a deputy').last().click();
  await expect.element(managers!).toHaveAccessibleDescription(/only somebody who manages people/);
  api.refusing = null;
  await button('Name a deputy').last().click();
  await says('Jonas Weil stands in for Mina Okafor until 31 December 2026.');
  await button('End: Jonas Weil for Mina Okafor').click();
  await says('Nobody stands in for anybody.');
  expect(api.asked.at(-1)).toBe('end {"managerId":"mina","deputyId":"jonas"}');
});

test('says how people are reminded, changes it, and sends a failed mail again', async () => {
  const api = new SettingsServer();
  await begin(api, 'reminders');
  await says(/No mail server is set up/);
  await says('Before the last day: 14 and 3 days ahead');
  await says('Overdue: first after 3 days, then every 7 days');
  await says('Never to the manager');
  await says('On Monday, Tuesday, Wednesday, Thursday and Friday');
  await says('One mail failed. Look below.');
  await expectAccessible();
  await button('Send again: Mina Okafor').click();
  await says('The mail to Mina Okafor is on its way again.');
  expect(api.asked).toContain('retry m1');
  await button('Older').click();
  await expect.poll(() => api.asked.at(-1)).toBe('outbox  1');
  await page.getByLabelText('Show').selectOptions('Failed, tried again (1)');
  await expect.poll(() => api.asked.at(-1)).toBe('outbox failed 0');

  await button('Change').click();
  await page.getByLabelText('Days before the last day').fill('90, 3');
  await page.getByLabelText('To the manager', { exact: true }).click();
  await page.getByLabelText('To the manager: Then every').fill('3');
  await page.getByLabelText('Quiet from').fill('7');
  await button('Save').click();
  for (const fault of ['Write up to five numbers', 'Give a number from 7 to 60', 'Write it as 18:00, at least'])
    await says(new RegExp(fault));
  expect(focused()).toBe(page.getByLabelText('Days before the last day').element());
  await expectAccessible();
  await page.getByLabelText('Days before the last day').fill('7');
  await page.getByLabelText('To the manager: Then every').fill('14');
  await page.getByLabelText('Quiet from').fill('19:00');
  await page.getByRole('checkbox', { name: 'Saturday' }).click();
  await button('Save').click();
  await says('Saved. It holds from the next mail on.');
  const sent = api.asked.find((one) => one.startsWith('reminders '))!;
  expect(JSON.parse(sent.slice(10))).toEqual({
    beforeDays: [7],
    onDueDay: true,
    overdue: { firstDays: 3, everyDays: 7 },
    escalation: { firstDays: 7, everyDays: 14 },
    quietFrom: '19:00',
    quietUntil: '07:30',
    workingDays: [1, 2, 3, 4, 5, 6],
    calendarFile: true,
  });
});

test('connects a chat system with numbers only, shows a secret once, and sends again what failed', async () => {
  const api = new SettingsServer();
  await begin(api, 'webhooks');
  await says(/It answered 404 for three days/);
  await button('Deliveries: chat.example').click();
  await button('Send again').click();
  await says('It is on its way again.');
  await expectAccessible();
  await button('Pause: chat.example').click();
  await says('chat.example is paused.');
  await button('Go on: chat.example').click();
  await button('Connect a chat system').click();
  await button('Connect a chat system').last().click();
  await says('Give an address that begins with https://.');
  await page.getByLabelText('Address').fill('http://localhost/hook');
  await page.getByLabelText('JSON, signed').click();
  await page.getByRole('checkbox', { name: /how many are overdue/ }).click();
  api.refusing = new ApiError('webhook_address', '');
  await button('Connect a chat system').last().click();
  await expect.element(page.getByLabelText('Address')).toHaveAccessibleDescription(/does not send to that address/);
  api.refusing = null;
  await page.getByLabelText('Address').fill('https://programs.example/hook');
  await button('Connect a chat system').last().click();
  await says('whsec_c2VjcmV0');
  await expectAccessible();
  await button('I have it').click();
  await expect.element(page.getByText('whsec_c2VjcmV0')).not.toBeInTheDocument();
});

test('a key is shown once, says what it may do, and is revoked', async () => {
  const api = new SettingsServer(['learner', 'training_admin']);
  await begin(api, 'keys');
  await says(/keep people and groups over SCIM/);
  await button('Make a key').click();
  await expect.element(page.getByRole('checkbox', { name: /read evidence/ })).not.toBeInTheDocument();
  await button('Make a key').last().click();
  for (const fault of ['Give it a name', 'Choose at least one.', 'Choose a day that is still to come'])
    await says(new RegExp(fault));
  await expectAccessible();
  await page.getByLabelText('Name').fill('Numbers');
  await page.getByRole('checkbox', { name: 'read where people stand' }).click();
  await page.getByLabelText('Last day').fill('2027-03-31');
  await button('Make a key').last().click();
  await says('a39_once-and-never-again');
  expect(api.asked).toContain('key {"name":"Numbers","scopes":["reports:read"],"expiresOn":"2027-03-31"}');
  await expectAccessible();
  location.hash = 'retention';
  await says(/To the end of the year/);
  location.hash = 'keys';
  await says('Directory');
  await expect.element(page.getByText('a39_once-and-never-again')).not.toBeInTheDocument();
  await button('Revoke the key “Directory”').click();
  await says('The key “Directory” no longer works.');
  await page.getByText('One key that no longer works').click();
  await says(/revoked 24 November 2026/);
});

test('the catalogue of reports, and who exported what, also somebody who is gone', async () => {
  const api = new SettingsServer();
  await begin(api, 'reports');
  await says(/What is overdue today/);
  await expect
    .element(page.getByRole('row', { name: /Overdue CSV .*no longer here.* 23 November 2026 .*12 .*9/ }))
    .toBeVisible();
  await expectAccessible();
  await button('Older').click();
  await expect.poll(() => api.asked.at(-1)).toBe('exports 1');
});

test('the access log of everybody, of a day, and of one person', async () => {
  const api = new SettingsServer();
  await begin(api, 'access');
  await says(/Since 18 November 2026/);
  await expect
    .element(
      page.getByRole('row', {
        name: /23 November 2026 Vera Holm auditor, Holm Audit .*evidence .*Mina Okafor and 3 more/,
      }),
    )
    .toBeVisible();
  await says(/no longer here/);
  await expectAccessible();
  await page.getByRole('searchbox').fill('mi');
  await userEvent.keyboard('{Enter}');
  await button('Choose Mina Okafor').click();
  await expect.poll(() => api.asked.at(-1)).toBe('access {"person":"mina","page":0}');
  await page.getByLabelText('On a day').fill('2026-11-23');
  await button('Show').click();
  await expect.poll(() => api.asked.at(-1)).toBe('access {"person":"mina","day":"2026-11-23","page":0}');
  await button('Show all').click();
  await expect.poll(() => api.asked.at(-1)).toBe('access {"page":0}');
});

test('transparency from the live settings, with drafts to download', async () => {
  await begin(new SettingsServer(), 'transparency');
  await expect
    .element(page.getByRole('row', { name: /Answers, wrong answers, attempts while working never/ }))
    .toBeVisible();
  await says(/2 keys in force, 1 of them for SCIM/);
  await says('2 training administrators, one data protection officer');
  await says(/Groups of fewer than 10 people/);
  await expect
    .element(page.getByRole('link', { name: /Download: Annex to a works agreement/ }))
    .toHaveAttribute('href', '/draft-of-works-agreement-annex');
  await expectAccessible();
});

test('speaks German in every part, and fits 320 pixels in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  await begin(new SettingsServer(), '', 'de');
  const parts: [string, string | RegExp][] = [
    ['roles', /Vorgesetzt zu sein ist keine Rolle/],
    ['deputies', 'Niemand vertritt jemanden.'],
    ['reminders', 'Eine Mail ist gescheitert. Sieh unten nach.'],
    ['webhooks', /nie einen Namen/],
    ['keys', /Personen und Gruppen über SCIM führen/],
    ['retention', /Bis zum Ende des Jahres 5 Jahre später/],
    ['reports', 'Gemachte Exporte'],
    ['access', /Seit 18\. November 2026/],
    ['transparency', 'Was nie erfasst wird'],
  ];
  for (const [part, text] of parts) {
    location.hash = part;
    await says(text);
    for (const scheme of schemes) {
      await setScheme(scheme);
      const width = document.documentElement.scrollWidth;
      expect({ part, scheme, width, violations: await violations(scheme) }).toEqual({
        part,
        scheme,
        width: 320,
        violations: [],
      });
    }
  }
});
