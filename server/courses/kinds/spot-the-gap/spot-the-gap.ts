import type { Block, Question, Remark } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { remark } from '../../remark.ts';
import type { Kind } from '../kind.ts';
import { allOrNone, checkOptions, judgeTicks, parseOptions, showOptions, ticksResponse } from '../options.ts';
import type { TicksResponse } from '../options.ts';

const writtenAs =
  'the clauses as a numbered quotation, `> 1. …`, then a list of boxes: `- [x]` is missing in them, `- [ ]` is there; the reason stands below each as a line that starts with two spaces and `>`';

/** The numbered clauses of the quotation above the boxes. */
function clauses(story: readonly Block[]): Block[][] {
  const quotations = story.flatMap((block) => (block.t === 'quote' ? block.c : []));
  return quotations.flatMap((block) => (block.t === 'ol' ? block.items : []));
}

function checkClauses(question: Question, source: ExerciseSource): Remark[] {
  const count = clauses(question.case).length;
  if (count >= 3) return [];
  const message = `Spot the gap needs at least three numbered clauses in a quotation above the boxes; this one has ${count}.`;
  const paste = '> 1. The first clause.\n> 2. The second clause.\n> 3. The third clause.';
  return [remark('too-few-clauses', source, message, paste)];
}

/** What a contract lacks. A false alarm takes back a hit. */
export const spotTheGap: Kind<TicksResponse> = {
  name: 'Spot the gap',
  scored: true,
  writtenAs,
  parse: (source) => parseOptions(source, writtenAs),
  check: (question, source) => [
    ...checkOptions(question, source),
    ...allOrNone(
      question,
      source,
      'Nothing is ticked. Put [x] before each thing that is missing in the clauses.',
      'Everything is ticked. Add one thing that stands in the clauses: a false alarm teaches as much.',
    ),
    ...checkClauses(question, source),
  ],
  show: showOptions,
  response: ticksResponse,
  blank: () => ({ choices: [] }),
  judge: judgeTicks,
};
