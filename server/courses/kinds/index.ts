import * as v from 'valibot';
import { Refusal } from '../../refusals.ts';
import { chance } from '../chance.ts';
import type { KindName, Question } from '../course-model.ts';
import { chooseAll } from './choose-all/choose-all.ts';
import { chooseOne } from './choose-one/choose-one.ts';
import { decide } from './decide/decide.ts';
import type { Kind, ShownQuestion, Verdict } from './kind.ts';
import { match } from './match/match.ts';
import { order } from './order/order.ts';
import { recall } from './recall/recall.ts';
import { score } from './score/score.ts';
import { sort } from './sort/sort.ts';
import { spotTheGap } from './spot-the-gap/spot-the-gap.ts';
import { timeline } from './timeline/timeline.ts';

/** Every kind of exercise by the word that opens its heading. */
export const kinds: Record<KindName, Kind<unknown>> = {
  'Choose one': chooseOne,
  'Choose all': chooseAll,
  Sort: sort,
  Match: match,
  Order: order,
  'Spot the gap': spotTheGap,
  Score: score,
  Timeline: timeline,
  Decide: decide,
  Recall: recall,
};

export const kindNames = Object.keys(kinds) as KindName[];

/** The kind of that name, spelled as in a heading. */
export function kindNamed(name: string): Kind<unknown> | undefined {
  return Object.hasOwn(kinds, name) ? kinds[name as KindName] : undefined;
}

/** Whether a question counts in the knowledge check. */
export function isScored(question: Question): boolean {
  return kinds[question.kind].scored;
}

const shuffles = (question: Question, seed: string) => chance(`${seed}/${question.id}`);

/**
 * What a learner sees of a question before answering: no key, no reasons.
 * @param seed the attempt's seed, or the course's content id in the lesson. The same seed gives the same order for ever;
 *   who knows it can work out the order of the file, so the seed of a knowledge check stays on the server.
 */
export function showQuestion(question: Question, seed: string): ShownQuestion {
  const shown = kinds[question.kind].show(question.body, shuffles(question, seed));
  return { id: question.id, kind: question.kind, prompt: question.prompt, case: question.case, ...shown };
}

const unsure = v.strictObject({ unsure: v.literal(true) });

/**
 * What is said about an answer.
 * @param response what the learner sent: the kind's own form, or `{ unsure: true }`, which earns nothing and shows all
 * @param seed the seed with which the question was shown
 * @throws Refusal `invalid_answer` when the response has another form or names what was not shown
 */
export function judgeAnswer(question: Question, response: unknown, seed: string): Verdict {
  const kind = kinds[question.kind];
  if (v.is(unsure, response)) {
    const shown = kind.show(question.body, shuffles(question, seed));
    const blank = kind.blank(shown, question.body, shuffles(question, seed));
    const judged = kind.judge(question.body, blank, shuffles(question, seed));
    const items = judged.items.map((item) => ({ ...item, right: false }));
    return { ...judged, right: false, points: 0, unsure: true, items };
  }
  const checked = v.safeParse(kind.response, response);
  if (!checked.success) {
    throw new Refusal(
      'invalid_answer',
      `This is not an answer to a question of the kind ${kind.name}. Reload the page and answer again.`,
    );
  }
  const judged = kind.judge(question.body, checked.output, shuffles(question, seed));
  return { right: judged.points === 100, unsure: false, ...judged };
}
