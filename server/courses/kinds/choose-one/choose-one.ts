import * as v from 'valibot';
import { Refusal } from '../../../refusals.ts';
import type { Question, Remark } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { lineText } from '../../plain-text.ts';
import { quoted, remark } from '../../remark.ts';
import type { Kind } from '../kind.ts';
import {
  checkOptions,
  optionVerdicts,
  optionsOf,
  optionsWrittenAs,
  parseOptions,
  showOptions,
  shownId,
  shownOptions,
} from '../options.ts';

export interface ChooseOneResponse {
  choice: string;
}

/** Test-wise learners pick the longest answer: the right one may be 1.4 times as long as the others on average. */
function longRightOption(question: Question, source: ExerciseSource): Remark[] {
  const options = optionsOf(question.body);
  const right = options.filter((option) => option.right).map((option) => lineText(option.text));
  const others = options.filter((option) => !option.right).map((option) => lineText(option.text).length);
  if (right.length !== 1 || others.length === 0) return [];
  const average = others.reduce((sum, length) => sum + length, 0) / others.length;
  if (right[0]!.length <= 1.4 * average) return [];
  const message = `The right answer ${quoted(right[0]!)} is much longer than the others and gives itself away. Shorten it, or say more in the others.`;
  return [remark('right-option-long', source, message)];
}

function check(question: Question, source: ExerciseSource): Remark[] {
  const options = optionsOf(question.body);
  const ticks = options.filter((option) => option.right).length;
  const remarks = checkOptions(question, source);
  if (options.length > 0 && ticks !== 1) {
    const message =
      ticks === 0
        ? 'No answer is ticked. Put [x] before the right one.'
        : `${ticks} answers are ticked. Choose one has exactly one; for several right answers write "### Choose all:".`;
    remarks.push(remark('not-one-tick', source, message));
  }
  return [...remarks, ...longRightOption(question, source)];
}

/** One right answer among at least three. All or nothing. */
export const chooseOne: Kind<ChooseOneResponse> = {
  name: 'Choose one',
  scored: true,
  writtenAs: optionsWrittenAs,
  parse: (source) => parseOptions(source),
  check,
  show: showOptions,
  response: v.strictObject({ choice: shownId }),
  blank: (shown) => ({ choice: shown.items[0]?.id ?? 'a' }),
  judge(body, response, chance) {
    const shown = shownOptions(body, chance);
    const chosen = shown.get(response.choice);
    if (!chosen)
      throw new Refusal('invalid_answer', `No option ${response.choice} was shown. Send the id of one that was.`);
    const items = optionVerdicts(shown, new Set([response.choice]));
    return { points: chosen.right ? 100 : 0, items, answer: [] };
  },
};
