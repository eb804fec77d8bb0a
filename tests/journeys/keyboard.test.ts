import { expect, test } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { newBrowser, runningServer } from '../support/browser.ts';
import { questionsByPrompt } from '../support/course-key.ts';
import { Keyboard } from '../support/keyboard.ts';

/** The page is read here and never touched: after the address, whatever happens is a key. */
test('the whole of "Whose data, who decides" is done with the keyboard alone', async () => {
  const { url } = await runningServer();
  const questions = await questionsByPrompt();
  const page = await (await newBrowser({ reducedMotion: 'reduce' })).newPage();
  const keyboard = new Keyboard(page);
  const looked = new Set<string>();
  const lookOnceAt = async (screen: string) => {
    if (looked.has(screen)) return;
    looked.add(screen);
    expect([screen, await axeFinds(page)]).toEqual([screen, []]);
  };

  await page.goto(`${url}/try`);
  await page.getByRole('button', { name: 'Sven Aalto' }).first().waitFor();
  await keyboard.enter(/Sven Aalto/);
  await page.getByRole('link', { name: /Whose data, who decides/ }).waitFor();
  await keyboard.enter(/Whose data, who decides/);
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await lookOnceAt('overview');
  await keyboard.enter(/^Start/);

  const legend = page.locator('a39-course legend').first();
  /** Answers what the screen asks, rightly, and returns what kind it was. */
  const answer = async () => {
    const prompt = (await legend.innerText()).trim();
    const question = questions.get(prompt);
    if (!question) throw new Error(`The screen asks "${prompt}", which is not in the course.`);
    await lookOnceAt(question.kind);
    await keyboard.answer(question);
    await (
      question.kind === 'Recall'
        ? page.getByText('Good. On to the next.')
        : page.locator('.a39-verdict .a39-mark.right')
    ).waitFor();
    await lookOnceAt(`reasons of ${question.kind}`);
    return question.kind;
  };

  const met = new Set<string>();
  let modules = 1;
  for (let module = 1; module <= modules; module++) {
    let steps = 1;
    for (let step = 1; step <= steps; step++) {
      const progress = page.getByText(new RegExp(`Module ${module} of \\d+ · step ${step} of`));
      await progress.waitFor();
      [, modules = 0, steps = 0] = /of (\d+) · step \d+ of (\d+)/.exec(await progress.innerText())!.map(Number);
      if (await legend.isVisible()) met.add(await answer());
      await keyboard.enter(/^Continue/);
    }
  }
  expect(modules).toBe(4);
  expect([...met].toSorted()).toEqual(['Choose all', 'Choose one', 'Match', 'Recall', 'Sort']);

  await keyboard.enter(/^Begin/);
  for (let number = 1; number <= 12; number++) {
    await page.getByRole('heading', { name: new RegExp(`\\b${number} of 12`) }).waitFor();
    await legend.waitFor();
    await answer();
    await keyboard.enter(/^Continue/);
  }
  await page.getByRole('button', { name: 'Hand in' }).waitFor();
  await lookOnceAt('hand-in');
  await keyboard.enter(/^Hand in/);
  await page.getByRole('heading', { name: 'Passed' }).waitFor();
  await lookOnceAt('passed');
}, 60_000);
