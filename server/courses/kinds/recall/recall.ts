import * as v from 'valibot';
import type { Token } from 'marked';
import type { Question, Remark } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { blocks } from '../../markdown.ts';
import { remark } from '../../remark.ts';
import type { Kind } from '../kind.ts';
import { afterAnswers } from '../written-list.ts';

export interface RecallResponse {
  /** What the learner says after comparing; `null` when they do not say. */
  rating: 'knew' | 'partly' | 'missed' | null;
}

const writtenAs = 'the model answer, in lines that start with `>`';

/** The model answer is the first quotation; what follows directly and is a quotation too goes on with it. */
function written(source: ExerciseSource): { case: Token[]; answer: Token[]; after: Token[] } {
  const start = source.tokens.findIndex((token) => token.type === 'blockquote');
  if (start < 0) return { case: source.tokens, answer: [], after: [] };
  const length = source.tokens.slice(start).findIndex((token) => token.type !== 'blockquote');
  const end = length < 0 ? source.tokens.length : start + length;
  return {
    case: source.tokens.slice(0, start),
    answer: source.tokens.slice(start, end),
    after: source.tokens.slice(end),
  };
}

function check(question: Question, source: ExerciseSource): Remark[] {
  if (question.use === 'practice') return [];
  const message = 'Nobody scores Recall, so it cannot stand in the knowledge check. Write use: practice.';
  const line = `\`id: ${question.id} · tests: ${question.tests.join(', ')} · use: practice · source: ${question.source}\``;
  return [remark('recall-scored', source, message, line)];
}

const pointsFor = { knew: 100, partly: 50, missed: 0 } as const;

/** The learner answers freely, compares with the model answer and rates. What they wrote never leaves the browser. */
export const recall: Kind<RecallResponse> = {
  name: 'Recall',
  scored: false,
  writtenAs,
  parse(source) {
    const { case: story, answer, after } = written(source);
    const model = answer.flatMap((quote) => ('tokens' in quote ? blocks(quote.tokens ?? []) : []));
    const remarks = afterAnswers(source, after);
    if (model.length === 0) {
      const message = `No model answer was found. It is written as ${writtenAs}.`;
      remarks.push(remark('answers-missing', source, message, '> The answer that a colleague would be glad to hear.'));
    }
    return { case: blocks(story), body: { shape: 'recall', answer: model }, remarks };
  },
  check,
  show: () => ({ items: [], places: [] }),
  response: v.strictObject({ rating: v.nullable(v.picklist(['knew', 'partly', 'missed'])) }),
  blank: () => ({ rating: null }),
  judge: (body, response) => ({
    points: response.rating === null ? 0 : pointsFor[response.rating],
    items: [],
    answer: body.shape === 'recall' ? body.answer : [],
  }),
};
