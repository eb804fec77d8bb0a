import type { Shown, ShownQuestion } from '../courses/kinds/kind.ts';
import { judgePractice } from '../learning/answer-question.ts';
import type { Answered } from '../learning/learning-shapes.ts';
import type { Markup } from '../pages/shell.ts';
import type { Fault, Speech } from './frame.ts';
import { questionForm } from './question-form.ts';
import { questionVerdict } from './question-verdict.ts';
import { formOf } from './read-answer.ts';
import { story } from './story.ts';
import type { Work } from './work.ts';

/** What is on the page of an exercise besides the exercise. */
export interface Given {
  /** Its address. */
  action: string;
  /** An answer that was judged and not kept. */
  answered?: Answered;
  /** A form that was sent with faults. */
  sent?: { form: URLSearchParams; faults: readonly Fault[] };
  /** Somebody wants to answer it once more. */
  again?: boolean;
}

/** An exercise of the lesson: the form, or what is said about the answer. Also whether it waits for an answer. */
export function practice(
  { running, version, lesson }: Work,
  question: ShownQuestion,
  given: Given,
  { words }: Speech,
): { shown: Markup; isOpen: boolean } {
  const { lang } = lesson;
  const { action, sent } = given;
  const attemptId = running?.id ?? '';
  const answered = given.answered ?? running?.answers[question.id];
  if (question.kind === 'Decide') {
    const isUnsure = answered?.verdict.unsure === true;
    const path = isUnsure ? [] : ((answered?.response as { path?: string[] } | undefined)?.path ?? []);
    const chosen = path.flatMap((id, at): Shown[] => {
      const { scene } = judgePractice(version, question.id, { path: path.slice(0, at) });
      return scene?.choices.filter((choice) => choice.id === id) ?? [];
    });
    const scene = answered?.verdict.scene ?? question.scene ?? { title: [], text: [], choices: [], end: null };
    const shown = story({ question, action, attemptId, path, chosen, scene, isUnsure, lang, words });
    return { shown, isOpen: scene.end === null };
  }
  if (answered && !sent && !given.again) {
    const again = running ? `${action}?again` : action;
    const isKept = given.answered === undefined;
    return {
      shown: questionVerdict({ question, answered, isCheck: false, isKept, again, lang, words }),
      isOpen: false,
    };
  }
  const model = question.kind === 'Recall' ? judgePractice(version, question.id, { rating: null }).answer : [];
  const filled = sent?.form ?? (answered ? formOf(answered.response) : new URLSearchParams());
  const faults = sent?.faults ?? [];
  const shown = questionForm({ question, action, attemptId, isCheck: false, filled, faults, model, lang, words });
  return { shown, isOpen: !answered };
}
