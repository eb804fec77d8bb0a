import type { Tokens } from 'marked';
import type { Block, Body, Inline, Question, Remark } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { blocks } from '../../markdown.ts';
import { lineText } from '../../plain-text.ts';
import { remark } from '../../remark.ts';
import { repeated } from '../repeated.ts';
import { afterAnswers, itemRemarks, missingReasons, writtenList } from '../written-list.ts';
import type { WrittenList } from '../written-list.ts';

export type StepsBody = Extract<Body, { shape: 'steps' }>;

export const writtenAs =
  'a numbered list in the right order, with the reason below each step as a line that starts with three spaces and `>`';

const writtenSteps = (source: ExerciseSource): WrittenList => writtenList(source, (list: Tokens.List) => list.ordered);

/** Steps that may swap share a number and are joined by ` / `. A slash inside emphasis or code separates nothing. */
function splitSwaps(line: readonly Inline[]): Inline[][] {
  const steps: Inline[][] = [[]];
  for (const piece of line) {
    if (typeof piece !== 'string') {
      steps.at(-1)!.push(piece);
      continue;
    }
    for (const [index, words] of piece.split(' / ').entries()) {
      if (index > 0) steps.push([]);
      if (words !== '') steps.at(-1)!.push(words);
    }
  }
  return steps;
}

/** Reads the numbered list. The numbers that an author wrote do not matter, the order does. */
export function parseSteps(source: ExerciseSource): { case: Block[]; body: Body; remarks: Remark[] } {
  const written = writtenSteps(source);
  const remarks = [...itemRemarks(source, written.items, 'step'), ...afterAnswers(source, written.after)];
  if (written.items.length === 0) {
    const message = `No steps were found. They are written as ${writtenAs}.`;
    remarks.push(remark('answers-missing', source, message, '1. The first step\n   > Because …'));
  }
  const steps = written.items.flatMap((item, index) =>
    splitSwaps(item.text).map((text) => ({ text, rank: index + 1, why: item.why })),
  );
  return { case: blocks(written.case), body: { shape: 'steps', steps }, remarks };
}

export function checkSteps(question: Question, source: ExerciseSource): Remark[] {
  const { items } = writtenSteps(source);
  const steps = stepsOf(question.body).steps;
  if (items.length === 0) return [];
  const remarks = missingReasons(source, items, 'step-without-reason');
  if (steps.length < 3) {
    remarks.push(remark('too-few-steps', source, `Order needs at least three steps; this one has ${steps.length}.`));
  } else if (items.length < 2) {
    remarks.push(
      remark(
        'nothing-to-order',
        source,
        'All steps may swap, so there is nothing to order. Give them numbers of their own.',
      ),
    );
  }
  for (const item of items.filter((one) => splitSwaps(one.text).some((step) => lineText(step).trim() === ''))) {
    if (lineText(item.text).trim() === '') continue;
    const message = 'Nothing stands before or behind a " / ". It joins steps that may swap.';
    remarks.push(remark('option-empty', { file: source.file, line: item.line }, message));
  }
  const written = items.flatMap((item) => splitSwaps(item.text).map((text) => ({ text, line: item.line })));
  return [...remarks, ...repeated(source, written)];
}

export function stepsOf(body: Body): StepsBody {
  return body.shape === 'steps' ? body : { shape: 'steps', steps: [] };
}
