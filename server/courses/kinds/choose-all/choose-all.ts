import * as v from 'valibot';
import { Refusal } from '../../../refusals.ts';
import type { Question, Remark } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { remark } from '../../remark.ts';
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

export interface ChooseAllResponse {
  choices: string[];
}

function check(question: Question, source: ExerciseSource): Remark[] {
  const options = optionsOf(question.body);
  const ticks = options.filter((option) => option.right).length;
  const remarks = checkOptions(question, source);
  if (options.length > 0 && (ticks === 0 || ticks === options.length)) {
    const message =
      ticks === 0
        ? 'No answer is ticked. Put [x] before each right one.'
        : 'Every answer is ticked, so there is nothing to choose. Add one that is wrong.';
    remarks.push(remark('ticks-all-or-none', source, message));
  }
  return remarks;
}

/** Some right answers, but not all. A wrong tick takes back a right one. */
export const chooseAll: Kind<ChooseAllResponse> = {
  name: 'Choose all',
  scored: true,
  writtenAs: optionsWrittenAs,
  parse: parseOptions,
  check,
  show: showOptions,
  response: v.strictObject({
    choices: v.pipe(
      v.array(shownId),
      v.maxLength(200),
      v.check((ids) => new Set(ids).size === ids.length, 'Send each option once.'),
    ),
  }),
  blank: () => ({ choices: [] }),
  judge(body, response, chance) {
    const shown = shownOptions(body, chance);
    const unknown = response.choices.find((id) => !shown.has(id));
    if (unknown !== undefined)
      throw new Refusal('invalid_answer', `No option ${unknown} was shown. Send ids that were.`);
    const items = optionVerdicts(shown, new Set(response.choices));
    const right = response.choices.filter((id) => shown.get(id)!.right).length;
    const wrong = response.choices.length - right;
    const all = [...shown.values()].filter((option) => option.right).length;
    const points = all === 0 ? 0 : Math.floor((Math.max(0, right - wrong) * 100) / all);
    return { points, items, answer: [] };
  },
};
