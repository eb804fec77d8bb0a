import * as v from 'valibot';
import { Refusal } from '../../../refusals.ts';
import type { Chance } from '../../chance.ts';
import type { Body } from '../../course-model.ts';
import type { ItemVerdict, Kind } from '../kind.ts';
import { shownId } from '../options.ts';
import { letterIds, order as shuffledOrder } from '../shown.ts';
import { checkSteps, parseSteps, stepsOf, writtenAs } from './steps.ts';
import type { StepsBody } from './steps.ts';

export interface OrderResponse {
  /** The ids of all steps, first to last. */
  order: string[];
}

type Steps = StepsBody['steps'];

const solved = (steps: Steps): boolean => steps.every((step, at) => at === 0 || steps[at - 1]!.rank <= step.rank);

/** Steps as they are shown: shuffled again while they happen to lie in a right order, unless every order is right. */
function drawn(body: Body, chance: Chance): Steps {
  const { steps } = stepsOf(body);
  const draw = (): Steps => shuffledOrder(steps.length, chance).map((index) => steps[index]!);
  let result = draw();
  if (new Set(steps.map((step) => step.rank)).size < 2) return result;
  while (solved(result)) result = draw();
  return result;
}

/** The longest stretch of the answer in which no step comes after one that it must precede. */
function longestRun(ranks: readonly number[]): number {
  let longest = 0;
  let run = 0;
  for (const [at, rank] of ranks.entries()) {
    run = at > 0 && ranks[at - 1]! <= rank ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Full marks for a right order, else the share of the longest run; a run of one step is none. */
function points(ranks: readonly number[]): number {
  const run = longestRun(ranks);
  return run <= 1 ? 0 : Math.floor((run * 100) / ranks.length);
}

/**
 * The position of each step of the answer, from 1, and whether it stands there. Steps of one rank share a stretch of
 * positions: who stands in it may stay, the others get what is left of it in the order in which they came.
 */
function positions(ranks: readonly number[]): { right: boolean; should: number }[] {
  const inOrder = [...ranks].sort((a, b) => a - b);
  const result = ranks.map((rank, at) => ({ right: inOrder[at] === rank, should: at + 1 }));
  for (const rank of new Set(ranks)) {
    const free = inOrder.flatMap((other, at) => (other === rank && ranks[at] !== rank ? [at + 1] : []));
    for (const [at, verdict] of result.entries()) {
      if (ranks[at] === rank && !verdict.right) verdict.should = free.shift() ?? at + 1;
    }
  }
  return result;
}

/** Steps go into order; those that share a number may swap. */
export const order: Kind<OrderResponse> = {
  name: 'Order',
  scored: true,
  writtenAs,
  parse: parseSteps,
  check: checkSteps,
  show: (body, chance) => ({
    items: drawn(body, chance).map((step, at) => ({ id: letterIds(at), text: step.text })),
    places: [],
  }),
  response: v.strictObject({ order: v.pipe(v.array(shownId), v.maxLength(200)) }),
  blank: (shown) => ({ order: shown.items.map((item) => item.id) }),
  judge(body, response, chance) {
    const shown = new Map(drawn(body, chance).map((step, at) => [letterIds(at), step]));
    const given = response.order.map((id) => shown.get(id));
    if (given.length !== shown.size || new Set(response.order).size !== shown.size || given.includes(undefined)) {
      throw new Refusal('invalid_answer', 'Send the ids of all steps that were shown, each once.');
    }
    const ranks = given.map((step) => step!.rank);
    const verdicts = positions(ranks);
    const byId = new Map(response.order.map((id, at) => [id, verdicts[at]!]));
    const items = [...shown].map(([id, step]): ItemVerdict => ({ id, ...byId.get(id)!, why: step.why }));
    return { points: points(ranks), items, answer: [] };
  },
};
