import * as v from 'valibot';
import { Refusal } from '../../refusals.ts';
import type { Chance } from '../chance.ts';
import type { Block, Body, Option, Question, Remark } from '../course-model.ts';
import type { ExerciseSource } from '../exercise-source.ts';
import { blocks } from '../markdown.ts';
import { lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';
import { repeated } from './repeated.ts';
import { letterIds, order } from './shown.ts';
import type { ItemVerdict, Judged, ShownBody } from './kind.ts';
import { afterAnswers, holdsBoxes, itemRemarks, missingReasons, writtenList } from './written-list.ts';

/** What Choose one, Choose all and Spot the gap share: a list of boxes, each with its reason. */

export const optionsWrittenAs =
  'a list of boxes, `- [ ]` and `- [x]`, with the reason below each as a line that starts with two spaces and `>`';

/** Reads the boxes. An option without a box is kept, unticked, so that the rest can be judged too. */
export function parseOptions(
  source: ExerciseSource,
  writtenAs = optionsWrittenAs,
): { case: Block[]; body: Body; remarks: Remark[] } {
  const written = writtenList(source, holdsBoxes);
  const remarks = [...itemRemarks(source, written.items, 'option'), ...afterAnswers(source, written.after)];
  if (written.items.length === 0) {
    const message = `No answers were found. They are written as ${writtenAs}.`;
    remarks.push(
      remark('answers-missing', source, message, '- [ ] An answer\n  > No. …\n- [x] The right answer\n  > Yes. …'),
    );
  }
  for (const item of written.items.filter((one) => one.ticked === undefined)) {
    const text = lineText(item.text);
    const message = `The line ${quoted(text)} stands among the answers but has no box. Begin it with "- [ ]" or "- [x]", or put a line of text between the two lists.`;
    remarks.push(remark('option-without-box', { file: source.file, line: item.line }, message, `- [ ] ${text}`));
  }
  const options = written.items.map((item): Option => ({
    text: item.text,
    right: item.ticked === true,
    why: item.why,
  }));
  return { case: blocks(written.case), body: { shape: 'options', options }, remarks };
}

const aboveWords =
  /\b(all|any|none|both|neither|some) of (the )?(above|these|them|others?)\b|\b(all|none) (of )?the (above|others)\b|\b(alle|keine?[rs]?|beide) (der|dieser|von den) (genannten|obigen|anderen|beiden|antworten)\b/i;

/** What these kinds ask of their options: number, reasons, difference. */
export function checkOptions(question: Question, source: ExerciseSource): Remark[] {
  const { items } = writtenList(source, holdsBoxes);
  if (items.length === 0) return [];
  const remarks = missingReasons(source, items, 'option-without-reason');
  if (items.length < 3) {
    const message = `${question.kind} needs at least three options; this one has ${items.length}.`;
    remarks.push(remark('too-few-options', source, message, '- [ ] Another answer\n  > No. …'));
  }
  for (const item of items.filter((one) => aboveWords.test(lineText(one.text)))) {
    const message = `The answer ${quoted(lineText(item.text))} speaks of the other answers, but they are shuffled. Say what it means.`;
    remarks.push(remark('all-of-the-above', { file: source.file, line: item.line }, message));
  }
  return [...remarks, ...repeated(source, items)];
}

/** The options of a body, for `show` and `judge`. */
export function optionsOf(body: Body): Option[] {
  return body.shape === 'options' ? body.options : [];
}

export function showOptions(body: Body, chance: Chance): ShownBody {
  const options = optionsOf(body);
  const items = order(options.length, chance).map((index, at) => ({ id: letterIds(at), text: options[index]!.text }));
  return { items, places: [] };
}

/** The options by the ids under which they were shown. */
export function shownOptions(body: Body, chance: Chance): Map<string, Option> {
  const options = optionsOf(body);
  return new Map(order(options.length, chance).map((index, at) => [letterIds(at), options[index]!]));
}

/** One verdict for each option: whether the box is as it should be. */
export function optionVerdicts(shown: ReadonlyMap<string, Option>, ticked: ReadonlySet<string>): ItemVerdict[] {
  return [...shown].map(([id, option]) => ({
    id,
    right: ticked.has(id) === option.right,
    should: option.right,
    why: option.why,
  }));
}

/** An id from `show`, as a request brings it. */
export const shownId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]{0,3}$/));

export interface TicksResponse {
  choices: string[];
}

export const ticksResponse = v.strictObject({
  choices: v.pipe(
    v.array(shownId),
    v.maxLength(200),
    v.check((ids) => new Set(ids).size === ids.length, 'Send each option once.'),
  ),
});

/** Judges ticks where several may be right: a wrong tick takes back a right one. */
export function judgeTicks(body: Body, response: TicksResponse, chance: Chance): Judged {
  const shown = shownOptions(body, chance);
  const unknown = response.choices.find((id) => !shown.has(id));
  if (unknown !== undefined) throw new Refusal('invalid_answer', `No option ${unknown} was shown. Send ids that were.`);
  const items = optionVerdicts(shown, new Set(response.choices));
  const right = response.choices.filter((id) => shown.get(id)!.right).length;
  const wrong = response.choices.length - right;
  const all = [...shown.values()].filter((option) => option.right).length;
  const points = all === 0 ? 0 : Math.floor((Math.max(0, right - wrong) * 100) / all);
  return { points, items, answer: [] };
}

/** The remark where all boxes are ticked, or none. */
export function allOrNone(question: Question, source: ExerciseSource, none: string, all: string): Remark[] {
  const options = optionsOf(question.body);
  const ticks = options.filter((option) => option.right).length;
  if (options.length === 0 || (ticks > 0 && ticks < options.length)) return [];
  return [remark('ticks-all-or-none', source, ticks === 0 ? none : all)];
}
