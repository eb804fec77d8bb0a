import type { Frame, Page } from 'playwright';
import { expect, test } from 'vitest';
import { deliverNow } from '../../server/senders.ts';
import { answerCheck } from '../support/answers.ts';
import { frameAt, newBrowser, picture } from '../support/browser.ts';
import { learnServer } from '../support/intranet.ts';
import { Keyboard } from '../support/keyboard.ts';
import { ltiPlatform, roles, type Link, type LmsUser, type Platform } from '../support/lti-platform.ts';
import { signedInBefore } from '../support/signed-in-before.ts';

/** Opens the course in the LMS, where the server lets that person in. */
async function courseFor(page: Page, platform: Platform, link: Link, user: LmsUser): Promise<Frame> {
  await page.goto(platform.pageOf(link, user));
  return frameAt(page, '/lms/frame/course');
}

test('from the first click of an administrator to the result in the LMS, and back out', async () => {
  const learn = await learnServer('learn.brightwater.test');
  learn.config.webhookPrivate = true;
  const { clock, tools } = learn;
  const platform = await ltiPlatform({ clock, ask: async (url) => learn.app.request(url) });
  platform.tastes.registration.givesDeployment = false;
  const open = async () => (await newBrowser({ ignoreHTTPSErrors: true })).newPage();
  const [admin, there, learner] = await Promise.all([open(), open(), open()]);
  const keys = new Keyboard(admin);
  const says = (text: string | RegExp) => admin.getByText(text).first().waitFor();

  // Who looks after training makes a link, without a mouse.
  await signedInBefore(admin.context(), learn, 'Tobias Feld');
  await admin.goto(`${learn.origin}/training`);
  await keys.enter('More');
  await keys.enter('Learning platforms');
  await says('No platform is connected yet.');
  await keys.enter('Connect a platform');
  await says('Which LMS is it?');
  await keys.enter('Make a link');
  await keys.enter('Make a link');
  const link = admin.getByRole('group', { name: 'Link for your LMS' });
  await link.waitFor();
  // What was made is on the screen, not below it.
  await expect.poll(() => link.evaluate((one) => one.getBoundingClientRect().bottom < innerHeight)).toBe(true);
  const address = /https:\S+invitation=[\w-]+/.exec(await link.innerText())![0];

  // Who looks after the LMS pastes it there, and reads what is left to do.
  await there.goto(platform.registrationPage(platform.registrationUrl(address)));
  const registered = await frameAt(there, '/lms/lti/register');
  await registered.getByRole('heading', { name: 'The learning platform is connected' }).waitFor();
  await registered.getByText('One step is left').waitFor();

  // They try it, and wait; the place is let in.
  const [tool] = [...platform.tools.values()];
  const course = platform.course({ title: 'Data protection 2026' });
  const teacher = platform.user({ name: 'Ann Teacher', roles: [roles.instructor] });
  const trial = platform.pageOf(platform.link({ course, tool: tool! }), teacher, 'LtiDeepLinkingRequest');
  await there.goto(trial);
  const waits = await frameAt(there, '/lms/lti/launch');
  await waits.getByRole('heading', { name: 'This place is not let in yet' }).waitFor();
  await keys.enter('Platforms');
  await says('Waits to be let in');
  await keys.enter(/^Let in/);
  await says('is let in.');

  // A course is chosen there.
  await there.goto(trial);
  const choice = await frameAt(there, '/lms/lti/choose');
  await choice.getByRole('checkbox', { name: 'Whose data, who decides' }).check();
  await choice.getByRole('button', { name: 'Add to the course' }).click();
  await expect.poll(() => platform.chosen.length).toBe(1);
  const [activity] = platform.chosen[0]!.links;

  // Somebody of whom the LMS sends no staff number waits until it is said who they are.
  const leila = platform.user({ name: 'Leila Haddad', email: 'leila.haddad@brightwater.example' });
  await learner.goto(platform.pageOf(activity!, leila));
  const unknown = await frameAt(learner, '/lms/lti/launch');
  await unknown.getByRole('heading', { name: 'You are not known here yet' }).waitFor();
  await keys.enter('Who is who');
  await says('1 person is waiting');
  await keys.tabTo('Leila Haddad is Leila Haddad', 'checkbox');
  await admin.keyboard.press('Space');
  await keys.enter('Confirm 1 person');
  await says('1 person is known now.');

  // The course, and its result while the LMS is away.
  let frame = await courseFor(learner, platform, activity!, leila);
  await frame.getByRole('button', { name: 'Start', exact: true }).waitFor();
  // In the LMS itself nothing leads into the LMS once more.
  expect(await frame.getByText('Back to the learning platform').isVisible()).toBe(false);
  await answerCheck(tools, await learn.enter('Leila Haddad'), 'rightly');
  await tools.db.updateTable('attempt').set({ step: 'check/12' }).execute();
  await frame.goto(frame.url());
  await frame.getByRole('button', { name: 'Continue where you left off' }).click();
  await frame.getByRole('button', { name: 'Continue', exact: true }).click();
  await platform.down();
  await frame.getByRole('button', { name: 'Hand in' }).click();
  await frame.getByRole('heading', { name: 'Passed' }).waitFor();
  await deliverNow(tools);
  await frame.getByText(/^On its way to /).waitFor();
  await keys.enter('What was reported');
  await says('tried once');
  expect(platform.scores()).toEqual([]);
  // Points are not to be told, so none are kept for that.
  const { body } = await tools.db.selectFrom('delivery').select('body').executeTakeFirstOrThrow();
  expect(JSON.parse(body)).toMatchObject({ subject: leila.id, score: null });

  // It is back, and does not take it. Who looks after training sends it again.
  await platform.up();
  platform.breaks('scores', { status: 422 });
  clock.now = new Date(clock.now.getTime() + 10 * 60_000);
  await deliverNow(tools);
  await admin.reload();
  await says('1 report was not taken.');
  await says('answered 422');
  await picture(admin, 'lms-not-taken');
  platform.heals('scores');
  await keys.enter(/^Send again/);
  await says('It goes out again in a moment.');
  // What was said before holds no longer.
  await expect.poll(() => admin.getByText('answered 422').isVisible()).toBe(false);
  await deliverNow(tools);
  expect(platform.scores()).toMatchObject([
    { userId: leila.id, scoreGiven: 100, scoreMaximum: 100, activityProgress: 'Completed', times: 1 },
  ]);
  frame = await courseFor(learner, platform, activity!, leila);
  await frame.getByText(/^Reported to /).waitFor();

  // Switched off, and on again.
  await keys.enter('Platforms');
  await says(/Delivered: 1/);
  await keys.enter(/^Switch off/);
  await keys.enter('Switch off');
  await says('is switched off.');
  await frame.getByRole('button', { name: 'Read it again' }).click();
  await frame.getByRole('button', { name: 'Continue', exact: true }).click();
  await frame.getByRole('button', { name: 'I’m not sure' }).click();
  await frame.getByText('Open the course again in your learning platform.').waitFor();
  await learner.goto(platform.pageOf(activity!, leila));
  await (await frameAt(learner, '/lms/lti/login')).getByText('not connected to the training server').waitFor();
  await keys.enter(/^Switch on/);
  await says('is switched on.');
  await courseFor(learner, platform, activity!, leila);

  // On our own pages: a badge, and all of it in one's own data.
  await signedInBefore(learner.context(), learn, 'Leila Haddad');
  await learner.goto(`${learn.origin}/training`);
  await learner.getByRole('link', { name: 'My badges' }).click();
  await learner.getByRole('button', { name: /^Get a badge/ }).click();
  const [badge] = await Promise.all([
    learner.waitForEvent('download'),
    learner.getByRole('link', { name: /^Picture \(SVG\)/ }).click(),
  ]);
  expect(badge.suggestedFilename()).toMatch(/\.svg$/);
  await learner.getByRole('link', { name: 'My data' }).click();
  for (const part of ['Learning platforms', 'What others were told', 'By what others know you', 'Badges'])
    await learner.locator('summary', { hasText: part }).waitFor();
  const told = learner.locator('details', { hasText: 'What others were told' });
  await told.locator('summary').click();
  await told.getByText(new URL(platform.issuer).host).first().waitFor();
  await picture(learner, 'lms-own-data');
  await learner.goBack();
  await learner.getByRole('button', { name: /^Take back/ }).click();
  await learner.getByRole('button', { name: 'Take it back' }).click();
  await learner.getByText('is taken back.').waitFor();
});
