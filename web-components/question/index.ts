import './choose-all.ts';
import './choose-one.ts';
import './match.ts';
import './order.ts';
import './recall.ts';
import './sort.ts';
import type { ShownQuestion } from '../api/client.ts';
import type { QuestionElement } from './question.ts';

/** A kind that is not here needs a newer script than the page has; the screen says so. */
const tags: Partial<Record<ShownQuestion['kind'], string>> = {
  'Choose one': 'a39-choose-one',
  'Choose all': 'a39-choose-all',
  Sort: 'a39-sort',
  Match: 'a39-match',
  Order: 'a39-order',
  Recall: 'a39-recall',
  'Spot the gap': 'a39-spot-the-gap',
  Score: 'a39-score',
  Timeline: 'a39-timeline',
  Decide: 'a39-decide',
};

export type AnyQuestion = Pick<
  QuestionElement<unknown>,
  'question' | 'answered' | 'words' | 'textLang' | 'mode' | 'level' | 'sending' | 'ask'
>;

/** The element for a question's kind. Whoever makes it keeps it, and with it what was chosen. */
export function questionElement(question: ShownQuestion): (AnyQuestion & HTMLElement) | undefined {
  const tag = tags[question.kind];
  if (!tag) return undefined;
  const element = Object.assign(document.createElement(tag) as AnyQuestion & HTMLElement, { question });
  // Gone after an update of the server while this page was open.
  fetchKinds([question], document.documentElement.lang)?.catch(
    () => (element.textContent = element.words.t.question.tooNew),
  );
  return element;
}

const rare = new Set<ShownQuestion['kind']>(['Spot the gap', 'Score', 'Timeline', 'Decide']);

/** Gets the code and the words of the kinds that few lessons hold, if one of these questions needs it. An element may come first. */
export function fetchKinds(
  questions: readonly (ShownQuestion | undefined)[],
  lang: string,
): Promise<unknown> | undefined {
  if (!questions.some((one) => one && rare.has(one.kind))) return undefined;
  return import('./rare-kinds.ts').then((its) => its.defineKinds(lang));
}
