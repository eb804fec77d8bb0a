import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Question } from '../../server/courses/course-model.ts';
import { cmi5Lms } from '../lms/package/cmi5-lms.ts';
import { packagedFiles } from '../lms/package/packaged.ts';
import { scormLms, standingIn } from '../lms/package/scorm-lms.ts';
import { axeFinds } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import { answerRightly, questionsByPrompt } from '../support/course-key.ts';
import { Keyboard } from '../support/keyboard.ts';
import { takeCourse } from '../support/whole-course.ts';
import type { Page } from 'playwright';

let known: Promise<Map<string, Question>> | undefined;
const questions = () => (known ??= questionsByPrompt());

/** Answers the check from its introduction on, with the mouse, and hands in. */
async function passCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Begin' }).click();
  for (let number = 1; number <= 12; number++) {
    await page.getByRole('heading', { name: new RegExp(`\\b${number} of 12`) }).waitFor();
    await answerRightly(page, await questions());
    await page.getByRole('button', { name: /^Continue/ }).click();
  }
  await page.getByRole('button', { name: 'Hand in' }).click();
}

/** The learner reads the same in every package: one of them is walked through by keyboard from end to end. */
const walks = [
  {
    version: 'scorm12',
    how: 'the whole course by keyboard',
    passes: async (page: Page) => {
      await new Keyboard(page).enter(/^Continue/);
      await takeCourse(page, new Keyboard(page), await questions());
    },
    begun: 'incomplete',
    passed: 'passed',
  },
  {
    version: 'scorm2004',
    how: 'a course begun by keyboard and passed by mouse',
    passes: async (page: Page) => {
      await page.locator('[part=title]').getByRole('button').click();
      await page.getByRole('button', { name: /^Knowledge check/ }).click();
      await passCheck(page);
      await page.getByRole('heading', { name: 'Passed' }).waitFor();
    },
    begun: 'incomplete unknown',
    passed: 'completed passed',
  },
] as const;

for (const { version, how, passes, begun, passed } of walks)
  test(`${version}: ${how}; the window is killed on the way, and the next goes on from what the LMS has`, async () => {
    const lms = await scormLms(version, await packagedFiles('whose-data', '--as', version));
    const first = await newBrowser({ reducedMotion: 'reduce' });
    const opened = await lms.open(first, 'window');
    const page = opened.course as Page;
    await page.getByText('Article 39 keeps no record of it').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect(standingIn(lms.stored)).toBe(begun);
    await new Keyboard(page).enter(/^Start/);
    let seen = '';
    await takeCourse(page, new Keyboard(page), await questions(), (screen, kind) => {
      seen = screen;
      return kind === 'Sort';
    });
    // The window is gone at once: nothing that it would say on its way out reaches the LMS.
    const had = structuredClone(lms.stored);
    lms.down = true;
    await first.close();
    expect(lms.stored).toEqual(had);
    lms.down = false;

    const second = await newBrowser({ reducedMotion: 'reduce' });
    const again = (await lms.open(second, 'window')).course as Page;
    await new Keyboard(again).enter(/^Continue where you left off/);
    await again.getByText(seen).waitFor();
    // The answer that was given there is still there.
    await again.locator('.a39-verdict').first().waitFor();
    await passes(again);
    expect(standingIn(lms.stored)).toBe(passed);
    expect(JSON.stringify(lms.stored)).not.toContain('"raw":"100"');
    await again.getByText('Your learning platform has your result').waitFor();
    await again.close();

    // Looked at once more, nothing is taken back.
    const later = (await lms.open(second)).course;
    await later.getByText(/Completed on/).waitFor();
    await later.getByRole('button', { name: 'Read it again' }).click();
    await later.getByText(/Module 1 of 4/).waitFor();
    expect(standingIn(lms.stored)).toBe(passed);
  }, 90_000);

test('an LMS that fails is said to fail, nothing is shown as done, and it is made up for by itself', async () => {
  const lms = await scormLms('scorm12', await packagedFiles('whose-data', '--as', 'scorm12'));
  const { around, course } = await lms.open(await newBrowser());
  await course.getByRole('button', { name: 'Start', exact: true }).click();
  await course.getByText(/Module 1 of 4 · step 1/).waitFor();
  lms.down = true;
  await course.getByRole('button', { name: /^(Continue|Skip)/ }).click();
  await course.getByText(/Module 1 of 4 · step 2/).waitFor();
  const alert = course.getByRole('alert');
  await expect.poll(() => alert.innerText()).toMatch(/Not saved in your learning platform yet.*LMSCommit: \d+/s);
  const before = lms.commits;
  lms.down = false;
  await alert.waitFor({ state: 'detached' });
  expect(lms.commits).toBeGreaterThan(before);
  expect(lms.stored?.core?.lesson_location).toMatch(/\/2$/);
  // Closed by its own button, the session ends once.
  await around.setViewportSize({ width: 360, height: 740 });
  expect(await course.locator('html').evaluate((html) => html.scrollWidth)).toBe(360);
  await around.goto('about:blank');
});

test('cmi5: a learner passes the check, the LMS hears it in the order of the specification, and gets the learner back', async () => {
  const lms = await cmi5Lms(await packagedFiles('whose-data', '--as', 'cmi5'));
  const browser = await newBrowser({ reducedMotion: 'reduce' });
  const page = await browser.newPage();
  const address = lms.launch({ masteryScore: 0.8, returnURL: `${lms.base}/back` });
  await page.goto(address);
  await page.getByRole('button', { name: /^Knowledge check/ }).click();
  await passCheck(page);
  await page.getByRole('heading', { name: 'Passed' }).waitFor();
  expect(lms.said()).toEqual(['initialized', 'completed', 'passed']);
  await page.getByRole('link', { name: 'Close the course' }).click();
  await page.getByText('Back in the LMS').waitFor();
  expect(lms.said()).toEqual(['initialized', 'completed', 'passed', 'terminated']);
  expect(lms.faults).toEqual([]);

  // The same launch opens nothing twice, and says so.
  await page.goto(address);
  await page.getByText(/Your learning platform was not found.*The token was given already/s).waitFor();
  // Whoever closes the window ends the session too.
  await page.goto(lms.launch());
  await page.getByText(/Completed on/).waitFor();
  await page.goto('about:blank');
  await expect.poll(() => lms.said().slice(4)).toEqual(['initialized', 'terminated']);
});

test('html: opened from a folder it asks nobody for anything, and this browser knows where the learner was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'a39-html-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, bytes] of await packagedFiles('whose-data', '--as', 'html', '--lang', 'de')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const asked: string[] = [];
  const browser = await newBrowser({ colorScheme: 'dark', viewport: { width: 360, height: 740 } });
  const page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url().split('/').at(-1)!));
  const address = pathToFileURL(join(folder, 'index.html')).href;
  await page.goto(address);
  await page.getByText('Dieser Kurs läuft nur in deinem Browser').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: /^Beginnen/ }).click();
  await page.getByText(/Modul 1 von 4/).waitFor();
  await page.goto(address);
  await page.getByRole('button', { name: /^Weitermachen/ }).click();
  await page.getByText(/Modul 1 von 4/).waitFor();
  expect(new Set(asked)).toEqual(new Set(['index.html', 'course.js', 'player.js']));
});
