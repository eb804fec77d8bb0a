import './choose-all.ts';
import './choose-one.ts';
import './match.ts';
import './order.ts';
import './recall.ts';
import './sort.ts';
import { html, type TemplateResult } from 'lit';
import type { Answered, ShownQuestion } from '../api/client.ts';
import type { Localize } from '../locales/localize.ts';
import type { Mode } from './question.ts';

export interface QuestionOptions {
  question: ShownQuestion;
  answered: Answered | null;
  draft: unknown;
  words: Localize;
  textLang: string;
  mode: Mode;
  level: number;
  sending: boolean;
  ask: (response: unknown) => void;
  keep: (draft: unknown) => void;
}

/** The element for a question's kind. */
export function question(o: QuestionOptions): TemplateResult {
  switch (o.question.kind) {
    case 'Choose one':
      return html`<a39-choose-one .question=${o.question} .answered=${o.answered} .draft=${o.draft} .words=${o.words} .textLang=${o.textLang} .mode=${o.mode} .level=${o.level} .sending=${o.sending} .ask=${o.ask} .keep=${o.keep}></a39-choose-one>`;
    case 'Choose all':
      return html`<a39-choose-all .question=${o.question} .answered=${o.answered} .draft=${o.draft} .words=${o.words} .textLang=${o.textLang} .mode=${o.mode} .level=${o.level} .sending=${o.sending} .ask=${o.ask} .keep=${o.keep}></a39-choose-all>`;
    case 'Sort':
      return html`<a39-sort .question=${o.question} .answered=${o.answered} .draft=${o.draft} .words=${o.words} .textLang=${o.textLang} .mode=${o.mode} .level=${o.level} .sending=${o.sending} .ask=${o.ask} .keep=${o.keep}></a39-sort>`;
    case 'Match':
      return html`<a39-match .question=${o.question} .answered=${o.answered} .draft=${o.draft} .words=${o.words} .textLang=${o.textLang} .mode=${o.mode} .level=${o.level} .sending=${o.sending} .ask=${o.ask} .keep=${o.keep}></a39-match>`;
    case 'Order':
      return html`<a39-order .question=${o.question} .answered=${o.answered} .draft=${o.draft} .words=${o.words} .textLang=${o.textLang} .mode=${o.mode} .level=${o.level} .sending=${o.sending} .ask=${o.ask} .keep=${o.keep}></a39-order>`;
    case 'Recall':
      return html`<a39-recall .question=${o.question} .answered=${o.answered} .draft=${o.draft} .words=${o.words} .textLang=${o.textLang} .mode=${o.mode} .level=${o.level} .sending=${o.sending} .ask=${o.ask} .keep=${o.keep}></a39-recall>`;
  }
}
