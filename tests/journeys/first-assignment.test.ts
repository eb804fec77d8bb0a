import { expect, test } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { allCourses } from '../support/installation.ts';
import { enterAs, goBy, newBrowser, picture, runningServer } from '../support/browser.ts';

const title = 'Choose, contract, check, leave';

test('a rule for a unit: looked at, made, seen by a learner of that unit alone, ended', async () => {
  const { url } = await runningServer({ A39_COURSES: allCourses });
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Tobias Feld');
  await goBy(page, 'Obligations');
  await page.getByRole('heading', { name: 'Obligations', level: 1 }).waitFor();
  // It is set up, so there is no guide.
  expect(await page.locator('a39-first-run').count()).toBe(0);
  await page.getByRole('button', { name: 'Make a rule' }).click();
  await page.getByLabel('Course').selectOption({ label: title });
  await page.getByLabel('Units, jobs or locations').check();
  await page.getByRole('checkbox', { name: 'Warehouse', exact: true }).check();
  await page.getByLabel('Days', { exact: true }).fill('21');
  await page.getByLabel('Why').fill('They choose the carriers');
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'See whom it affects' }).click();
  await page.getByText(/10 people get it now/).waitFor();
  await page.getByText(/The 10 names/).click();
  await page.getByRole('rowheader', { name: 'Sven Aalto' }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'obligations-preview');

  // Nothing happened so far.
  const learner = await (await newBrowser()).newPage();
  await enterAs(learner, url, 'Sven Aalto');
  await learner.getByRole('link', { name: /Whose data, who decides/ }).waitFor();
  expect(await learner.getByRole('link', { name: title }).count()).toBe(0);

  await page.getByRole('button', { name: 'Make the rule, assign 10 people' }).click();
  await page.getByText('The rule is in force. 10 people were assigned the course.').waitFor();
  await learner.reload();
  await learner.getByRole('link', { name: new RegExp(title) }).waitFor();
  const other = await (await newBrowser()).newPage();
  await enterAs(other, url, 'Priya Nair');
  await other.getByRole('link', { name: /Whose data, who decides/ }).waitFor();
  expect(await other.getByRole('link', { name: new RegExp(title) }).count()).toBe(0);

  await page.getByRole('button', { name: `End: Warehouse · ${title}` }).click();
  await page.getByText(/Of 10 people it is no longer asked/).waitFor();
  await page.getByRole('button', { name: 'End the rule' }).click();
  await page.getByText('The rule has ended. Of 10 people the course is no longer asked.').waitFor();
  await page.getByText(/Rules that have ended/).click();
  await page.getByText(/Warehouse · Choose, contract, check, leave · within 21 days/).waitFor();
  await learner.reload();
  await learner.getByRole('link', { name: /Whose data, who decides/ }).waitFor();
  expect(await learner.getByRole('link', { name: new RegExp(title) }).count()).toBe(0);
});

test('with no rule the guide is there, leads to an assignment in a few presses, and the list below shows it', async () => {
  const { url } = await runningServer({ A39_COURSES: allCourses });
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Ines Castellan', '/obligations');
  for (let left = 3; left > 0; left--) {
    await page
      .getByRole('button', { name: /^End: / })
      .first()
      .click();
    await page.getByRole('button', { name: 'End the rule' }).click();
    await page.getByText('The rule has ended.', { exact: false }).waitFor();
  }
  await page.goto(`${url}/team`);
  const guide = page.locator('a39-first-run');
  await guide.getByRole('heading', { name: 'From nothing to the first assignment' }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.goto(`${url}/obligations`);
  await guide.getByLabel('Course').selectOption({ label: title });
  await guide.getByRole('button', { name: 'See who gets it' }).click();
  // Purchasing has it from elsewhere already.
  await guide.getByText(/33 people get it now/).waitFor();
  await picture(page, 'first-run');
  await guide.getByRole('button', { name: 'Assign it to 33 people' }).click();
  await guide.getByText(/33 people have the course/).waitFor();
  await page.getByText(`Everyone · ${title} · within 30 days of joining · again 12 months after completion`).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: 'Obligations', level: 1 }).waitFor();
  expect(await guide.count()).toBe(0);
  await goBy(page, 'Settings');
  await page.getByRole('link', { name: 'Show the guide to the first assignment' }).click();
  await guide.getByRole('heading', { name: 'From nothing to the first assignment' }).waitFor();
});

test('a learner who looks, as a works council may, finds what is kept and nothing else', async () => {
  const { url } = await runningServer();
  const page = await (await newBrowser({ viewport: { width: 360, height: 800 }, colorScheme: 'dark' })).newPage();
  await enterAs(page, url, 'Sofia Marek', '/settings');
  await page.getByRole('heading', { name: 'Who sees what' }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Download: Annex to a works agreement/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^works-agreement-annex-.*\.md$/);
  await page.goto(`${url}/obligations`);
  await page.getByText(/not for your role/).waitFor();
}, 60_000);
