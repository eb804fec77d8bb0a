import type { BrowserContext, Page } from 'playwright';
import { expect, test } from 'vitest';
import { deliverNow } from '../../server/senders.ts';
import { axeFinds } from '../support/axe.ts';
import { frameAt, newBrowser, picture } from '../support/browser.ts';
import { answerRightly, questionsByPrompt } from '../support/course-key.ts';
import { blocksCookiesElsewhere } from '../support/intranet.ts';
import { lti, type Link, type LmsUser } from '../support/lti-platform.ts';
import { campus } from '../support/lti/campus.ts';

/** An LMS and our server on other sites, and a link to the course for all staff that Leila Haddad is to open. */
async function lms() {
  const { learn, platform, tool } = await campus();
  const { staff_number: number } = await learn.tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('name', '=', 'Leila Haddad')
    .executeTakeFirstOrThrow();
  platform.tamper({ claims: { [lti('lis')]: { person_sourcedid: number } } });
  const user = platform.user({ name: 'Leila Haddad' });
  const link = platform.link(
    { course: platform.course(), tool, custom: { course: 'whose-data' } },
    { scoreMaximum: 100 },
  );
  return { learn, platform, user, link };
}

type Lms = Awaited<ReturnType<typeof lms>>;

/** The page of the LMS in which our frame stands. */
async function pageIn(context: BrowserContext, { platform }: Lms, link: Link, user: LmsUser): Promise<Page> {
  const page = await context.newPage();
  await blocksCookiesElsewhere(page, platform.issuer);
  await page.goto(platform.pageOf(link, user));
  return page;
}

test('in a frame on another site, without its cookies, somebody does the course, and the LMS has the result', async () => {
  const there = await lms();
  const { learn, platform, user, link } = there;
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  const page = await pageIn(context, there, link, user);
  const frame = await frameAt(page, '/lms/frame/course');
  await frame.getByRole('button', { name: 'Start', exact: true }).waitFor();
  // The address keeps nothing with which somebody else could come in.
  expect(frame.url()).not.toMatch(/#|ticket/);
  expect(await axeFinds(page, 'colours')).toEqual([]);
  await picture(page, 'lms-frame');

  await page.setViewportSize({ width: 360, height: 740 });
  await picture(page, 'lms-frame-360');
  expect(await learn.tools.db.selectFrom('sign_in').select('method').execute()).toEqual([{ method: 'lms' }]);

  // A page that is loaded anew in the frame goes on, because its cookie is kept for this site. Of the lessons others tell.
  await frame.getByRole('button', { name: 'Start', exact: true }).click();
  await frame.getByRole('button', { name: 'Continue' }).waitFor();
  await learn.tools.db.updateTable('attempt').set({ step: 'check/1' }).execute();
  await frame.goto(frame.url());
  await frame.getByRole('button', { name: 'Continue where you left off' }).click();
  const questions = await questionsByPrompt();
  for (let i = 0; i < 12; i++) {
    await answerRightly(frame, questions);
    await frame.getByRole('button', { name: 'Continue' }).click();
  }
  await frame.getByRole('button', { name: 'Hand in' }).click();
  await frame.getByRole('heading', { name: 'Passed' }).waitFor();
  await picture(page, 'lms-passed');
  await deliverNow(learn.tools);
  expect(platform.scores({ user })).toMatchObject([{ scoreGiven: 100, activityProgress: 'Completed' }]);
  await frame.getByText(/Brightwater Learning/).waitFor();
});

test('where even such cookies are kept from us, the LMS keeps what shows that it is the same browser', async () => {
  const there = await lms();
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  await context.route('**/lms/lti/cookie', async (route) => {
    await context.clearCookies();
    await route.continue();
  });
  const page = await pageIn(context, there, there.link, there.user);
  const frame = await frameAt(page, '/lms/frame/course');
  await frame.getByRole('button', { name: 'Start', exact: true }).waitFor();
});

test('where nothing is kept, the way out is a window of its own, in which the same launch works', async () => {
  const there = await lms();
  there.platform.tastes.storageTarget = null;
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  await context.route('**/lms/lti/cookie', (route) => route.fulfill({ json: { kept: false } }), { times: 1 });
  const page = await pageIn(context, there, there.link, there.user);
  const frame = await frameAt(page, '/lms/lti/login');
  await frame.getByRole('link', { name: 'Open in a window of its own' }).waitFor();
  await picture(page, 'lms-own-window');
  const [window] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: 'Open in a window of its own' }).click(),
  ]);
  await window.getByRole('button', { name: 'Start', exact: true }).waitFor();
  // There is no page of the LMS around it.
  await window.getByRole('link', { name: 'Back to the learning platform' }).click();
  await window.waitForURL(`${there.platform.issuer}/**`);
});

test('a frame opens the same course in a window of its own, for the same person', async () => {
  const there = await lms();
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  const page = await pageIn(context, there, there.link, there.user);
  const frame = await frameAt(page, '/lms/frame/course');
  await frame.getByRole('button', { name: 'Start', exact: true }).waitFor();
  const [window] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('button', { name: 'Open in a window of its own' }).click(),
  ]);
  await window.getByRole('button', { name: 'Start', exact: true }).waitFor();
  expect(window.url()).not.toContain('#');
  await picture(window, 'lms-window');
});
