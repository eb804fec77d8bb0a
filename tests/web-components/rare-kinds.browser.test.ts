import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { A39Course } from '../../web-components/course/course.ts';
import '../../web-components/course/course.ts';
import { RareKindsServer } from './rare-kinds.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';

afterEach(() => page.viewport(1000, 800));

async function at(step: number, lang = 'en'): Promise<{ element: A39Course; server: RareKindsServer }> {
  const server = new RareKindsServer();
  await server.startAttempt();
  await server.saveStep('', `personal/${step}`);
  const element = await stage<A39Course>('a39-course', { api: server, assignment: 'a1' }, lang);
  await page.getByRole('button', { name: lang === 'de' ? /weiter|fort/i : 'Continue where you left off' }).click();
  await expect.poll(() => element.querySelector('.a39-question')).not.toBeNull();
  await settled(element);
  return { element, server };
}

const check = (): Promise<void> => page.getByRole('button', { name: 'Check my answer' }).click();
const row = (text: string) => page.getByRole('listitem').filter({ hasText: text });
const said = (text: string): Promise<void> => expect.poll(() => document.body.textContent).toContain(text);

/** Every control is at least 44 pixels high, and nothing is wider than the window. */
function expectRoom(): void {
  const controls = [...document.querySelectorAll('.a39-question :is(button, select, textarea, label.a39-option)')];
  expect(controls.length).toBeGreaterThan(0);
  for (const control of controls) {
    const { height } = control.getBoundingClientRect();
    expect(height, control.outerHTML).toBeGreaterThanOrEqual(44);
  }
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
}

test.for([1000, 360])('Spot the gap: nothing ticked, found, overlooked, a false alarm (%i px)', async (width) => {
  await page.viewport(width, 800);
  const { element, server } = await at(1);
  expect(document.querySelectorAll('.a39-case blockquote ol > li')).toHaveLength(3);
  expectRoom();
  await expectAccessible();
  await check();
  await said('Tick at least one thing that is missing');
  expect(focused()?.className).toBe('a39-summary');
  await expectAccessible();

  await page.getByRole('link', { name: 'Tick at least one thing that is missing' }).click();
  await userEvent.keyboard(' ');
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await check();
  await settled(element);
  expect(server.sent).toEqual([{ choices: ['a', 'b'] }]);
  await expect.element(row('Deletion at the end')).toMatchTextContent(/Right.*Missing. You found it.*28\(3\)\(g\)/s);
  await expect.element(row('Confidentiality')).toMatchTextContent(/Not right.*It is there. A false alarm.*Clause 2/s);
  await expect.element(row('Audits')).toMatchTextContent(/Not right.*Missing. You overlooked it/s);
  expect(focused()?.textContent).toContain('Partly right');
  await expectAccessible();
});

test('Spot the gap, unsure: what is missing and what is there', async () => {
  await at(1);
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await expect.element(row('Audits')).toMatchTextContent(/Missing/);
  await expect.element(row('Confidentiality')).toMatchTextContent(/It is there/);
  await expectAccessible();
});

test.for([1000, 360])('Score: a select for each provider, and a reason that stays here (%i px)', async (width) => {
  await page.viewport(width, 800);
  const { element, server } = await at(2);
  await expect.element(page.getByRole('table')).toBeVisible();
  await expect.element(page.getByRole('rowheader', { name: 'Knowledge' })).toBeVisible();
  await expect.element(page.getByText('A training record')).toBeVisible();
  expectRoom();
  await expectAccessible();
  await check();
  await said('Choose the 4 open scores');
  await expectAccessible();

  await page.getByRole('link', { name: 'Choose the 4 open scores' }).click();
  expect(focused()?.getAttribute('aria-label')).toBe('MailNest, Knowledge');
  for (const key of ['0', '2', '2', '1']) {
    await userEvent.keyboard(key);
    await userEvent.tab();
  }
  await check();
  await said('Write one sentence for your choice');
  await page.getByRole('link', { name: 'Write one sentence for your choice' }).click();
  expect(focused()?.tagName).toBe('TEXTAREA');
  await expectAccessible();
  await userEvent.keyboard('A secret thought');
  await check();
  await settled(element);
  expect(server.sent).toEqual([{ scores: { a: [0, 2], b: [2, 1] } }]);
  await expect
    .element(row('Knowledge').first())
    .toMatchTextContent(/Right.*MailNest: 0 · claim.*PostKite: 2 · evidence/s);
  await expect
    .element(row('Resources').first())
    .toMatchTextContent(/Not right.*PostKite: 0 · claim.*you: 1 · partial.*A badge is a claim/s);
  await expect.element(page.getByText('A secret thought')).toBeVisible();
  expect(focused()?.textContent).toContain('Partly right');
  await expectAccessible();

  await page.getByRole('button', { name: 'Try again' }).click();
  await settled(element);
  await expect.element(page.getByLabelText('PostKite, Resources')).toHaveValue('1');
  await expect.element(page.getByRole('textbox')).toHaveValue('A secret thought');
});

test('Score, unsure: the expert’s scores, and nobody’s', async () => {
  await at(2);
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await expect.element(row('Knowledge').first()).toMatchTextContent(/MailNest: 0 · claim/);
  expect(document.body.textContent).not.toContain('you:');
  await expectAccessible();
});

test.for([1000, 360])('Timeline: two selects for each duty, none for an event without one (%i px)', async (width) => {
  await page.viewport(width, 800);
  const { element, server } = await at(3);
  expect(document.querySelectorAll('.a39-timeline > li')).toHaveLength(3);
  expect(document.querySelectorAll('.a39-timeline select')).toHaveLength(4);
  expectRoom();
  await expectAccessible();
  await check();
  await said('Choose both answers for each of the 2 open duties');
  await expectAccessible();

  await page.getByRole('link', { name: /Choose both answers/ }).click();
  expect(focused()).toBe(page.getByRole('combobox', { name: 'Who must act? MailNest sees it' }).element());
  for (const key of ['M', 'W', 'M', 'M']) {
    await userEvent.keyboard(key);
    await userEvent.tab();
  }
  await check();
  await settled(element);
  expect(server.sent).toEqual([{ timeline: { b: { who: 'p2', latest: 't2' }, c: { who: 'p2', latest: 't1' } } }]);
  await expect.element(row('A stranger copies').first()).toMatchTextContent(/No duty starts here.*No clock runs yet/s);
  await expect.element(row('MailNest sees it').first()).toMatchTextContent(/Right.*Until when\? Without undue delay/s);
  const wrong = row('MailNest calls us').first();
  await expect
    .element(wrong)
    .toMatchTextContent(/Not right.*Who must act\? We.*You chose: MailNest.*Until when\? Mon 16:40/s);
  expect(focused()?.textContent).toContain('Partly right');
  await expectAccessible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('combobox', { name: 'Until when? MailNest calls us' })).toHaveValue('t1');
});

test.for([1000, 360])(
  'Decide: by keyboard from scene to scene, back after an end, and from the start (%i px)',
  async (width) => {
    await page.viewport(width, 800);
    const { element, server } = await at(4);
    await expect.element(page.getByRole('heading', { name: 'You know little' })).toBeVisible();
    expect(document.body.textContent).not.toContain('Nobody picks up');
    expectRoom();
    await expectAccessible();

    (page.getByRole('button', { name: 'Ask again' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await settled(element);
    expect(focused()?.textContent?.trim()).toBe('Nobody picks up');
    await expect.element(page.getByRole('list', { name: 'Your way so far' })).toMatchTextContent(/^\s*Ask again\s*$/);
    // In the middle of a story one may skip it; the way on is the story's own.
    await expect.element(page.getByRole('button', { name: 'Skip for now' })).toBeVisible();
    await expectAccessible();

    await page.getByRole('button', { name: 'Say nothing' }).click();
    await settled(element);
    expect(focused()?.textContent).toMatch(/Harmful end:\s*You said nothing/);
    expect(focused()?.querySelector('svg')).not.toBeNull();
    await expect.element(page.getByRole('button', { name: 'Continue' })).toBeVisible();
    expectRoom();
    await expectAccessible();

    await page.getByRole('button', { name: 'One step back' }).click();
    await settled(element);
    expect(focused()?.textContent?.trim()).toBe('Nobody picks up');
    await page.getByRole('button', { name: 'Say nothing' }).click();
    await page.getByRole('button', { name: 'Start again' }).click();
    await settled(element);
    expect(focused()?.textContent?.trim()).toBe('You know little');
    await page.getByRole('button', { name: 'Wait' }).click();
    await expect.element(page.getByRole('heading', { name: 'Weak end: You waited' })).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'One step back' }).click();
    await page.getByRole('button', { name: 'Tell the authority' }).click();
    await expect.element(page.getByRole('heading', { name: 'Good end: You told them' })).toBeVisible();
    await expectAccessible();
    expect(server.sent).toEqual([['c'], ['c', 'a'], ['c'], ['c', 'a'], [], ['a'], [], ['b']].map((path) => ({ path })));
  },
);

test('Decide, unsure: the good end, and from there to the start', async () => {
  const { element } = await at(4);
  await page.getByRole('button', { name: 'I’m not sure' }).click();
  await settled(element);
  expect(focused()?.textContent).toMatch(/Good end:\s*You told them/);
  await said('Now try it yourself');
  await expect.element(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.element(page.getByRole('button', { name: 'Tell the authority' })).toBeVisible();
});

test('Decide goes on where it was left, without the way that led there', async () => {
  const server = new RareKindsServer();
  await server.startAttempt();
  await server.saveStep('', 'personal/4');
  await server.answer('', 'decide', { path: ['c'] });
  await stage<A39Course>('a39-course', { api: server, assignment: 'a1' });
  await page.getByRole('button', { name: 'Continue where you left off' }).click();
  await expect.element(page.getByRole('heading', { name: 'Nobody picks up' })).toBeVisible();
  await page.getByRole('button', { name: 'Say nothing' }).click();
  await expect.element(page.getByRole('heading', { name: 'Harmful end: You said nothing' })).toBeVisible();
});

test.for([
  [1, 'Was fehlt?'],
  [2, 'Wen würdest du wählen, und warum?'],
  [3, 'Wer muss handeln?'],
  [4, 'Wähle, was du tust.'],
] as const)('exercise %i speaks German', async ([step, words]) => {
  await at(step, 'de');
  await said(words);
  await expectAccessible();
});
