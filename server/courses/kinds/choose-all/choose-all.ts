import type { Kind } from '../kind.ts';
import {
  allOrNone,
  checkOptions,
  judgeTicks,
  optionsWrittenAs,
  parseOptions,
  showOptions,
  ticksResponse,
} from '../options.ts';
import type { TicksResponse } from '../options.ts';

/** Some right answers, but not all. A wrong tick takes back a right one. */
export const chooseAll: Kind<TicksResponse> = {
  name: 'Choose all',
  scored: true,
  writtenAs: optionsWrittenAs,
  parse: (source) => parseOptions(source),
  check: (question, source) => [
    ...checkOptions(question, source),
    ...allOrNone(
      question,
      source,
      'No answer is ticked. Put [x] before each right one.',
      'Every answer is ticked, so there is nothing to choose. Add one that is wrong.',
    ),
  ],
  show: showOptions,
  response: ticksResponse,
  blank: () => ({ choices: [] }),
  judge: judgeTicks,
};
