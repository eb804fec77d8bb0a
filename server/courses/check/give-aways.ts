import type { Course, Option, Question, Remark } from '../course-model.ts';
import { lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';
import { questionsOf } from './ids.ts';

/** What lets a test-wise learner find the right answer, or makes a careful one miss it. A person decides. */

interface Words {
  absolute: RegExp;
  negation: RegExp;
}

const wordsOf: Record<string, Words> = {
  en: { absolute: /\b(always|never|only)\b/i, negation: /\b(not|except|never)\b|n['’]t\b/i },
  de: { absolute: /\b(immer|nie|niemals|nur)\b/i, negation: /\b(nicht|außer|nie|niemals)\b/i },
};

/** Spot the gap is left out: it asks for what is not there. */
const optionsIn = ({ kind, body }: Question): Option[] =>
  body.shape === 'options' && kind !== 'Spot the gap' ? body.options : [];

function negativeStem(question: Question, { negation }: Words): Remark[] {
  const prompt = lineText(question.prompt);
  if (optionsIn(question).length === 0 || !negation.test(prompt)) return [];
  const message = `The question ${quoted(prompt)} asks for what is not so, and a hurried reader misses the "not". Ask for what is so.`;
  return [remark('negative-stem', question, message)];
}

/** "Always" in two wrong options and in no right one. In a single option it is most often the mistake itself. */
function absoluteWords(question: Question, { absolute }: Words): Remark[] {
  const telling = optionsIn(question).filter((option) => absolute.test(lineText(option.text)));
  if (telling.length < 2 || telling.some((option) => option.right)) return [];
  const message = `"Always", "never" or "only" stands in wrong options only (${telling.map((option) => quoted(lineText(option.text))).join(', ')}) and gives them away. Say it otherwise.`;
  return [remark('absolute-words', question, message)];
}

/** Options are shuffled for learners, but a translator or an export does not shuffle. */
function samePosition(bank: readonly Question[]): Remark[] {
  const questions = bank.filter((question) => question.kind === 'Choose one');
  const positions = new Set(questions.map((question) => optionsIn(question).findIndex((option) => option.right)));
  const [first] = questions;
  if (!first || questions.length < 3 || positions.size > 1) return [];
  const message = `In all ${questions.length} questions of the bank that have one right answer it stands at place ${[...positions][0]! + 1}. Move some.`;
  return [remark('same-position', first, message)];
}

/** Give-aways of single questions, in English and German, and of the banks. */
export function giveAways(course: Course): Remark[] {
  const words = wordsOf[course.lang.split('-')[0]!];
  const single = (question: Question): Remark[] =>
    words ? [...negativeStem(question, words), ...absoluteWords(question, words)] : [];
  return [...questionsOf(course).flatMap(single), ...course.modules.flatMap((module) => samePosition(module.bank))];
}
