import { chance } from '../chance.ts';
import type { Body, Question, Scene } from '../course-model.ts';
import { letterIds, order } from '../kinds/shown.ts';

/** What the exercise and its answer have to agree on: letters, orders, numbers of scenes. */

/** `A`, `B`, … for what is chosen from, where `a`, `b`, … are what is asked. */
export const capital = (at: number): string => letterIds(at).toUpperCase();

/** The same paper each time: the order hangs on the question alone. */
const drawn = <T>(items: readonly T[], question: Question): T[] =>
  order(items.length, chance(`print:${question.id}`)).map((index) => items[index]!);

type RowsBody = Extract<Body, { shape: 'rows' }>;
type StepsBody = Extract<Body, { shape: 'steps' }>;

/** More columns than this do not fit a page. */
const widest = 4;

/** Whether the groups of a Sort fit side by side, with a box in each. Otherwise letters are written. */
export function isGrid({ kind }: Question, { places }: RowsBody): boolean {
  return kind === 'Sort' && places.length <= widest;
}

/** The places in the order in which they are printed. */
export function printedPlaces(question: Question, body: RowsBody): string[] {
  if (isGrid(question, body)) return body.places;
  const places = drawn(body.places, question);
  // Side by side, the order of the file would be the answer.
  return places.every((place, at) => place === body.places[at]) ? places.reverse() : places;
}

/** The steps in the order in which they are printed. */
export function printedSteps(question: Question, { steps }: StepsBody): StepsBody['steps'] {
  const shuffled = drawn(steps, question);
  const isSolved = shuffled.every((step, at) => at === 0 || shuffled[at - 1]!.rank <= step.rank);
  return isSolved ? shuffled.reverse() : shuffled;
}

/** Scenes by what they are called on paper: those with choices are `1`, `2`, …, and ends are `A`, `B`, …. */
export function sceneNames(scenes: readonly Scene[]): string[] {
  let [going, ended] = [0, 0];
  return scenes.map(({ end }) => (end === null ? String(++going) : capital(ended++)));
}
