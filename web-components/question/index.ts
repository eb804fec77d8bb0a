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
  'Spot the gap': 'a39-choose-all',
  Sort: 'a39-sort',
  Match: 'a39-match',
  Order: 'a39-order',
  Recall: 'a39-recall',
};

export type AnyQuestion = Pick<
  QuestionElement<unknown>,
  'question' | 'answered' | 'words' | 'textLang' | 'mode' | 'level' | 'sending' | 'ask'
>;

/** The element for a question's kind. Whoever makes it keeps it, and with it what was chosen. */
export function questionElement(question: ShownQuestion): (AnyQuestion & HTMLElement) | undefined {
  const tag = tags[question.kind];
  return tag ? Object.assign(document.createElement(tag) as AnyQuestion & HTMLElement, { question }) : undefined;
}
