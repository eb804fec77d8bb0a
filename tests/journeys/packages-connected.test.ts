import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { made, staffNumber } from '../lms/package/connected-lms.ts';
import { scormLms, standingIn } from '../lms/package/scorm-lms.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { axeFinds } from '../support/axe.ts';
import { frameAt, newBrowser, picture } from '../support/browser.ts';
import { learnServer } from '../support/intranet.ts';

/** Our server, and an LMS on another site in which Leila Haddad opens a package that leads to it. */
async function connected(identifies: 'lms_number' | 'sign_in', letIn = true) {
  const learn = await learnServer('learn.brightwater.test');
  const { files } = await made(learn, { kind: 'scorm12', identifies, lms: null });
  const learner = await staffNumber(learn, 'Leila Haddad');
  const lms = await scormLms('scorm12', files, { learner, speaksTo: learn.origin });
  if (letIn)
    await learn.tools.db
      .insertInto('lms_endpoint')
      .values({ origin: lms.base, state: 'active', first_seen_at: learn.clock.now.toISOString() })
      .execute();
  return { learn, lms };
}

test('in an LMS on another site, without any cookie, the course opens here, and the LMS is told until it has it', async () => {
  const { learn, lms } = await connected('lms_number');
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  // Browsers may keep all of them from us in a frame on another site: so none is needed.
  const cookies: (string | null)[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/api/embed/v1/session'))
      void request.headerValue('cookie').then((sent) => cookies.push(sent));
  });
  const { around } = await lms.open(context);
  const frame = await frameAt(around, '/lms/frame/course');
  await frame.getByRole('button', { name: 'Start', exact: true }).waitFor();
  expect(frame.url()).not.toMatch(/#|ticket/);
  expect(new Set(cookies)).toEqual(new Set([null]));
  expect(standingIn(lms.stored)).toBe('incomplete');
  expect(await learn.tools.db.selectFrom('sign_in').select('method').where('method', '!=', 'try').execute()).toEqual([
    { method: 'package' },
  ]);
  await picture(around, 'package-connected');

  // While the LMS fails, it is known here that it has not been told, and why.
  lms.down = true;
  await completeFirstCourse(learn.tools, await learn.enter('Leila Haddad'));
  const told = () => learn.tools.db.selectFrom('delivery').select(['state', 'detail']).execute();
  await expect.poll(told).toMatchObject([{ state: 'failed', detail: expect.stringContaining('LMSCommit') }]);
  // The window is closed before it could be. The next launch tells it.
  await context.close();
  lms.down = false;
  expect(standingIn(lms.stored)).toBe('incomplete');
  const later = await lms.open(await newBrowser({ ignoreHTTPSErrors: true }));
  await expect.poll(() => standingIn(lms.stored)).toBe('passed');
  await expect.poll(told).toEqual([{ state: 'delivered', detail: null }]);
  await later.course.getByText('your learning platform knows it').waitFor();
});

test('where learners sign in themselves, the course opens in a window of its own, and the launcher tells the LMS', async () => {
  const { learn, lms } = await connected('sign_in');
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`${learn.origin}/try`);
  await page.getByRole('button', { name: 'Leila Haddad' }).first().click();
  await page.waitForURL(/\/training/);
  const { around, course } = await lms.open(context, 'window');
  const launcher = course as Page;
  await launcher.getByText('The course opens in a window of its own').waitFor();
  expect(await axeFinds(launcher)).toEqual([]);
  const [own] = await Promise.all([
    context.waitForEvent('page'),
    launcher.getByRole('link', { name: 'Open the course' }).click(),
  ]);
  await own.getByText('You are signed in as Leila Haddad.').waitFor();
  expect(await axeFinds(own)).toEqual([]);
  await picture(own, 'package-confirm');
  await own.getByRole('button', { name: 'Open the course' }).click();
  await own.waitForURL(/\/training\/[\w-]+$/);
  await own.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await completeFirstCourse(learn.tools, await learn.enter('Leila Haddad'));
  await expect.poll(() => standingIn(lms.stored)).toBe('passed');
  await around.close();
});

test('an LMS that nobody let in is told so in words, and stands where an administrator lets it in', async () => {
  const { learn, lms } = await connected('lms_number', false);
  const { course } = await lms.open(await newBrowser({ ignoreHTTPSErrors: true }));
  await course.getByRole('alert').getByText('may not be opened from this learning platform yet').waitFor();
  expect(await learn.tools.db.selectFrom('lms_endpoint').select(['origin', 'state']).execute()).toEqual([
    { origin: lms.base, state: 'waiting' },
  ]);
});
