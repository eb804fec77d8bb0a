import { expect, test } from 'vitest';
import { invite } from '../../server/lms/invitations.ts';
import { axeFinds } from '../support/axe.ts';
import { frameAt, newBrowser, picture } from '../support/browser.ts';
import { learnServer } from '../support/intranet.ts';
import { ltiPlatform, roles } from '../support/lti-platform.ts';
import { campus } from '../support/lti/campus.ts';

test('an administrator of an LMS pastes an address, reads what is left to do, and goes back', async () => {
  const learn = await learnServer('learn.brightwater.test');
  learn.config.webhookPrivate = true;
  const platform = await ltiPlatform({ clock: learn.clock });
  const terms = { foundBy: 'staff_number', makesPeople: false, takesStudents: false, sends: 'completion' } as const;
  const { id } = await learn.enter('Tobias Feld');
  const { address } = await invite(learn.tools.db, learn.origin, terms, { id, now: learn.clock.now });
  const page = await (await newBrowser({ ignoreHTTPSErrors: true })).newPage();
  await page.goto(platform.registrationPage(platform.registrationUrl(address)));
  const frame = await frameAt(page, '/lms/lti/register');
  await frame.getByRole('heading', { name: 'The learning platform is connected' }).waitFor();
  expect(await axeFinds(page, 'colours')).toEqual([]);
  await picture(page, 'lms-registered');
  await frame.getByRole('button', { name: 'Back to the learning platform' }).click();
  await expect
    .poll(() =>
      page.evaluate(() => (window as unknown as { heard: { subject: string }[] }).heard.map((one) => one.subject)),
    )
    .toEqual(['org.imsglobal.lti.close']);
});

test('in the frame of an LMS somebody who teaches chooses a course by keyboard, and the LMS has its link', async () => {
  const { platform, tool } = await campus();
  const link = platform.link({ course: platform.course(), tool });
  const teacher = platform.user({ name: 'Ann Teacher', roles: [roles.instructor] });
  const context = await newBrowser({
    ignoreHTTPSErrors: true,
    colorScheme: 'dark',
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.goto(platform.pageOf(link, teacher, 'LtiDeepLinkingRequest'));
  const frame = await frameAt(page, '/lms/lti/choose');
  const course = frame.getByRole('checkbox', { name: 'Whose data, who decides' });
  await course.waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'lms-choose-360-dark');
  // Nothing was chosen: it says so.
  await frame.getByRole('button', { name: 'Add to the course' }).press('Enter');
  await frame.getByRole('alert').waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await axeFinds(page, 'colours')).toEqual([]);
  await course.press('Space');
  await picture(page, 'lms-choose-1280');
  await frame.getByRole('button', { name: 'Add to the course' }).press('Enter');
  await expect.poll(() => platform.chosen.length).toBe(1);
  await frame.getByText('Chosen: 1').waitFor();
  expect(platform.chosen[0]!.items).toMatchObject([
    { custom: { course: 'whose-data' }, lineItem: { tag: 'completion' } },
  ]);
});
