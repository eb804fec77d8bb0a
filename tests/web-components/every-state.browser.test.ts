import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ShownQuestion } from '../../web-components/api/client.ts';
import type { A39Course } from '../../web-components/course/course.ts';
import '../../web-components/course/course.ts';
import { examples, OneExerciseServer, type Example } from './every-kind.ts';
import { schemes, setScheme } from './media.ts';
import { settled, stage, violations } from './stage.ts';

const kinds = Object.keys(examples) as ShownQuestion['kind'][];

/** How a learner can find an exercise. Locked: answered in the knowledge check, where there is no second try. */
const states = {
  unanswered: (one: Example) => new OneExerciseServer(one, 'lesson'),
  chosen: (one: Example) =>
    new OneExerciseServer(one, 'lesson', one.question.kind === 'Decide' ? { path: ['c'] } : undefined),
  right: (one: Example) => new OneExerciseServer(one, 'lesson', one.right),
  wrong: (one: Example) => new OneExerciseServer(one, 'lesson', one.wrong),
  'not sure': (one: Example) => new OneExerciseServer(one, 'lesson', { unsure: true }),
  locked: (one: Example) => new OneExerciseServer(one, 'check', one.wrong),
  incomplete: (one: Example) => new OneExerciseServer(one, 'lesson'),
};
type State = keyof typeof states;

/** What no learner meets: a story and an own thought are not in the check, and two kinds have nothing to leave out. */
const exists = (kind: ShownQuestion['kind'], state: State): boolean =>
  (state !== 'locked' || examples[kind].scored) && (state !== 'incomplete' || !['Order', 'Decide'].includes(kind));

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

/** Chooses, types or moves something with every control that the exercise has. */
async function choose(element: A39Course): Promise<void> {
  for (const select of element.querySelectorAll('select')) {
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(element);
  }
  for (const area of element.querySelectorAll('textarea')) {
    area.value = 'A thought of my own';
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  element.querySelector<HTMLElement>('.a39-option input, [data-by="1"]')?.click();
  await settled(element);
  const order = [...element.querySelectorAll<HTMLElement>('[data-id]')].map(({ dataset }) => dataset['id']);
  const filled = [...element.querySelectorAll<HTMLTextAreaElement>('textarea')].every(({ value }) => value !== '');
  const picked = [...element.querySelectorAll('select')].every(({ value }) => value !== '');
  const ticked = element.querySelector('.a39-option input') === null || element.querySelector(':checked') !== null;
  expect({ filled, picked, ticked, order }).toEqual({
    filled: true,
    picked: true,
    ticked: true,
    order: order.length > 0 ? ['s1', 's0', 's2'] : [],
  });
}

/** The colour as red, green and blue from 0 to 1 over what is behind it. */
function rgb(colour: string, behind: number[] = [1, 1, 1]): number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => byte / 255) as [
    number,
    number,
    number,
    number,
  ];
  return [r, g, b].map((part, i) => part * a + behind[i]! * (1 - a));
}

const luminance = (colour: number[]): number =>
  colour
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);

function contrast(one: number[], other: number[]): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Controls whose focus cannot be seen: no line of 2 pixels, or one that does not stand out 3 to 1 from the page. */
function unseenFocus(element: A39Course): string[] {
  const paper = rgb(getComputedStyle(document.documentElement).backgroundColor);
  const controls = [...element.querySelectorAll<HTMLElement>(':is(a[href], button, input, select, textarea)')];
  expect(controls.length + element.renderRoot.querySelectorAll('button').length).toBeGreaterThan(0);
  return [...controls, ...element.renderRoot.querySelectorAll<HTMLElement>('button, a[href]')].flatMap((control) => {
    control.focus();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(control);
    const seen =
      control.matches(':focus-visible') &&
      outlineStyle !== 'none' &&
      parseFloat(outlineWidth) >= 2 &&
      contrast(rgb(outlineColor, paper), paper) >= 3;
    return seen ? [] : [`${control.outerHTML.slice(0, 120)} ${outlineStyle} ${outlineWidth} ${outlineColor}`];
  });
}

/** The words by which a learner knows the state; each is there or not. */
const signs = (element: A39Course) => ({
  form: element.querySelector('.a39-question:is(form), .a39-choices') !== null,
  judged: element.querySelector('.a39-verdict, .a39-scene:not([data-end="open"])') !== null,
  problem: element.querySelector('.a39-summary') !== null,
  again: page.getByRole('button', { name: /Try again|Start again/ }).elements().length > 0,
});

const open = { form: true, judged: false, problem: false, again: false };
const judged = { form: false, judged: true, problem: false, again: true };
const shown: Record<State, ReturnType<typeof signs>> = {
  unanswered: open,
  chosen: open,
  right: judged,
  wrong: judged,
  'not sure': judged,
  locked: { ...judged, again: false },
  incomplete: { ...open, problem: true },
};

const walk = kinds.flatMap((kind) =>
  (Object.keys(states) as State[]).filter((state) => exists(kind, state)).map((state) => [kind, state] as const),
);

test.for(walk)('%s, %s: axe finds nothing, it fits 320 pixels, and the focus is seen', async ([kind, state]) => {
  await page.viewport(320, 800);
  const element = await stage<A39Course>('a39-course', { api: states[state](examples[kind]), assignment: 'a1' });
  element.enter();
  await expect.poll(() => element.querySelector('.a39-question')).not.toBeNull();
  await settled(element);
  if (state === 'chosen' && kind !== 'Decide') await choose(element);
  if (state === 'incomplete') element.querySelector<HTMLElement>('[type=submit]')!.click();
  await settled(element);
  expect(signs(element)).toEqual(shown[state]);
  // A key was pressed last, so that the browser shows where the focus is.
  await userEvent.tab();
  for (const scheme of schemes) {
    await setScheme(scheme);
    const width = document.documentElement.scrollWidth;
    expect({ kind, state, scheme, width, violations: await violations(scheme), unseen: unseenFocus(element) }).toEqual({
      kind,
      state,
      scheme,
      width: 320,
      violations: [],
      unseen: [],
    });
  }
  // A wide screen changes the layout of an exercise, whatever its state.
  if (state !== 'unanswered') return;
  await setScheme('light');
  await page.viewport(1280, 800);
  expect({ width: document.documentElement.scrollWidth, violations: await violations() }).toEqual({
    width: 1280,
    violations: [],
  });
});
