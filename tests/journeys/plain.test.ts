import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright';
import type { Question } from '../../server/courses/course-model.ts';
import { lineText } from '../../server/courses/plain-text.ts';
import { enterAs, newBrowser, picture, runningServer } from '../support/browser.ts';
import { questionsByPrompt } from '../support/course-key.ts';

/** A browser that runs no script, signed in as somebody. */
async function withoutScript(url: string, name: string, options: Parameters<typeof newBrowser>[0] = {}) {
  const page = await (await newBrowser({ ...options, javaScriptEnabled: false })).newPage();
  await enterAs(page, url, name);
  return page;
}

/** Answers the question on the page rightly, with its native fields, and sends it. */
async function answerRightly(page: Page, questions: ReadonlyMap<string, Question>): Promise<void> {
  const prompt = (await page.locator('legend h2').innerText()).trim();
  const { kind, body } = questions.get(prompt)!;
  if (body.shape === 'options')
    for (const option of body.options.filter(({ right }) => right))
      await page.getByLabel(lineText(option.text), { exact: true }).check();
  else if (body.shape === 'rows')
    for (const row of body.rows)
      await page.getByLabel(lineText(row.item), { exact: true }).selectOption({ label: row.place });
  else if (body.shape === 'steps')
    for (const [i, step] of body.steps.toSorted((a, b) => a.rank - b.rank).entries())
      await page.getByLabel(lineText(step.text), { exact: true }).selectOption(String(i + 1));
  else throw new Error(`No journey answers "${kind}".`);
  await page.getByRole('button', { name: 'Check my answer' }).click();
  await page.getByRole('heading', { name: 'Right', exact: false }).first().waitFor();
}

/** What an accessibility checker would look at, which needs a script: levels of headings, names of fields, and no sideways scrolling. */
async function isSound(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.locator('h1').waitFor();
  const { levels, nameless, small, wider } = await page.evaluate(() => {
    const all = <Kind extends Element>(css: string) => [...document.querySelectorAll<Kind>(css)];
    const heights = all('main :is(button, select, .options label, a.button)').map(
      (one) => one.getBoundingClientRect().height,
    );
    return {
      levels: all('h1, h2, h3, h4, h5, h6').map((one) => Number(one.tagName.slice(1))),
      nameless: all<HTMLInputElement>('input:not([type=hidden]), select, textarea').filter(
        (one) => ![...(one.labels ?? [])].some((label) => label.innerText.trim()),
      ).length,
      small: heights.filter((height) => height > 0 && height < 44),
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [i, level] of levels.entries())
    expect(level - (levels[i - 1] ?? 0), levels.join(' ')).toBeLessThanOrEqual(1);
  expect({ nameless, small, wider }).toEqual({ nameless: 0, small: [], wider: 0 });
}

test('without JavaScript a learner reads, errs, is told where, passes, and has the certificate', async () => {
  const { url } = await runningServer();
  const questions = await questionsByPrompt();
  const page = await withoutScript(url, 'Mina Okafor', { viewport: { width: 360, height: 740 } });

  // From the page that needs JavaScript to the one that does not.
  await page.getByRole('link', { name: 'Go on without JavaScript' }).click();
  await isSound(page);
  await picture(page, 'plain/training-360');
  await page.getByRole('link', { name: /Whose data, who decides/ }).click();
  await isSound(page);
  await picture(page, 'plain/overview-360');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('link', { name: 'Continue' }).click();

  // Nothing chosen: the fault has the focus, its link leads to the field, and Back leads to the page before.
  await page.getByRole('button', { name: 'Check my answer' }).click();
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.locator(':focus').getAttribute('class')).toBe('summary');
  await isSound(page);
  await picture(page, 'plain/fault-360');
  await page.locator('.summary a').click();
  expect(await page.locator(':focus').getAttribute('type')).toBe('radio');
  await answerRightly(page, questions);
  await isSound(page);
  await picture(page, 'plain/answered-360');
  // To reload sends nothing again.
  await page.reload();
  await page.getByText('Try again').waitFor();
  await page.goBack();
  expect(await page.title()).toMatch(/^Error: /);

  // All steps of the course, each looked at.
  const overview = new URL(page.url()).pathname.split('/steps/')[0]!;
  await page.goto(url + overview);
  await page.getByRole('link', { name: 'Go to the beginning' }).click();
  for (;;) {
    await isSound(page);
    const on = page.getByRole('link', { name: /^(Continue|Skip for now)$/ });
    if ((await on.count()) === 0) break;
    await on.click();
  }
  await page.getByRole('link', { name: 'Begin' }).click();
  for (let number = 1; number <= 12; number++) {
    await isSound(page);
    await answerRightly(page, questions);
    await page.getByRole('link', { name: 'Continue' }).click();
  }
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: 'Passed' }).waitFor();
  await isSound(page);
  await picture(page, 'plain/passed-360');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Certificate \(PDF\)/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^completion-whose-data-/);
}, 180_000);

test('a link in a page of another site leads to the course, and its forms work from there', async () => {
  const { url } = await runningServer();
  const page = await withoutScript(url, 'Mina Okafor');
  const link = `<!doctype html><title>Intranet</title><a href="${url}/plain/courses/whose-data">Training</a>`;
  const intranet = createServer((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n${link}`),
  );
  onTestFinished(() => void intranet.close());
  await once(intranet.listen(0, '127.0.0.1'), 'listening');
  await page.goto(`http://127.0.0.1:${(intranet.address() as AddressInfo).port}/`);
  await page.getByRole('link', { name: 'Training' }).click();
  await page.getByRole('heading', { level: 1, name: 'Whose data, who decides' }).waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText(/step 1 of/).waitFor();
}, 60_000);
