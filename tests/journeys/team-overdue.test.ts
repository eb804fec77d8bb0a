import { expect, test } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { enterAs, newBrowser, picture, runningServer } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';

test('a DPO filters, searches and pages through everybody, and a link of it opens the same for a colleague', async () => {
  const { url } = await runningServer();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Ines Castellan');
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByText('1–25 of 40').waitFor();
  await page.getByRole('img', { name: /^Whose data, who decides: of 40 people,/ }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'team-dpo');
  await page.getByRole('link', { name: 'Next' }).click();
  await page.getByText('26–40 of 40').waitFor();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Standing').selectOption('Overdue');
  await page.getByLabel('Unit').selectOption('Customer service');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByText('1–10 of 10').waitFor();
  const link = page.url();
  expect(new URL(link).search).toBe('?standing=overdue&unit=Customer+service');
  await page.goBack();
  await page.getByText('26–40 of 40').waitFor();
  await page.getByRole('searchbox').fill('Vass');
  await page.keyboard.press('Enter');
  await page.getByText('1–1 of 1').waitFor();
  expect(page.url()).not.toContain('Vass');

  const colleague = await (await newBrowser()).newPage();
  await enterAs(colleague, url, 'Tobias Feld', new URL(link).pathname + new URL(link).search);
  await colleague.getByText('1–10 of 10').waitFor();
  expect(await colleague.getByRole('rowheader').allInnerTexts()).toContain('Henrik Vass\nCustomer service');
});

test('a DPO exempts somebody, whose manager then sees that and not why', async () => {
  const { url } = await runningServer();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Ines Castellan', '/team');
  await page.getByRole('button', { name: 'Daan Visser' }).click();
  await page.getByRole('button', { name: 'Exempt from “Whose data, who decides”' }).click();
  await page.getByLabel('Why').selectOption('Away for long');
  await page.getByLabel('Last day of the exemption').fill('2099-01-31');
  await page.getByRole('button', { name: 'Exempt', exact: true }).click();
  await page.getByText('Exempt until 31 Jan 2099 (Away for long)').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'team-person');
  await page.keyboard.press('Escape');
  await page.getByText('1–25 of 39').waitFor();

  const manager = await (await newBrowser()).newPage();
  await enterAs(manager, url, 'Henrik Vass', '/team?standing=everyone');
  await manager.getByRole('cell', { name: 'Exempt' }).waitFor();
  await manager.getByRole('button', { name: 'Daan Visser' }).click();
  await manager.getByText('Exempt until 31 Jan 2099').waitFor();
  expect(await manager.getByRole('dialog').innerText()).not.toMatch(/away for long/i);
  expect(await manager.getByRole('dialog').getByRole('button').allInnerTexts()).toEqual(['Close']);
});

test('a manager reminds two of their own people and undoes it, with the keyboard alone', async () => {
  const { url } = await runningServer();
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Henrik Vass');
  const keyboard = new Keyboard(page);
  await keyboard.enter('Overdue');
  await page.getByText('9 trainings are overdue.').waitFor();
  const names = await page.getByRole('rowheader').allInnerTexts();
  expect(names).toHaveLength(9);
  expect(names.join()).not.toMatch(/Okafor|Vass/);
  await keyboard.enter('Person');
  await page.getByRole('columnheader', { name: 'Person sorted' }).waitFor();
  for (const name of ['Daan Visser', 'Freya Holt']) {
    await keyboard.tabTo(`Select ${name}, Whose data, who decides`, 'checkbox');
    await page.keyboard.press('Space');
  }
  await page.getByText('2 selected').waitFor();
  // Back to the beginning of the page: the button stands above the list.
  await keyboard.enter('Remind…');
  await page.getByRole('dialog').waitFor();
  await page.getByText('By 2 mails').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'overdue-preview');
  await keyboard.enter('Send 2 reminders');
  await page.getByText(/2 reminders go out/).waitFor();
  await picture(page, 'overdue-sent');

  // Whoever has one on its way is left out of the next, and the screen says why.
  await keyboard.tabTo('Select Daan Visser, Whose data, who decides', 'checkbox');
  await page.keyboard.press('Space');
  await keyboard.enter('Remind…');
  await page.getByText('There is nobody to remind').waitFor();
  await page.getByText(/Daan Visser, Whose data, who decides: a reminder is on its way already/).waitFor();
  await page.keyboard.press('Escape');

  await keyboard.enter('Undo');
  await page.getByText('Undone: 2 reminders are not sent.').waitFor();
  await keyboard.enter('Remind…');
  await page.getByText('Send one reminder?').waitFor();
});
