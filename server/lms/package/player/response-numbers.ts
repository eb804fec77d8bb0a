import { showQuestion } from '../../../courses/kinds/index.ts';
import type { ShownQuestion } from '../../../courses/kinds/kind.ts';
import { letterIds } from '../../../courses/kinds/shown.ts';
import type { Question } from '../../../courses/course-model.ts';

/** A response as small whole numbers, and back: how often an id is written decides how much an LMS can keep. */
interface Numbering {
  write(response: never, shown: ShownQuestion): number[];
  read(numbers: readonly number[], shown: ShownQuestion): unknown;
}

interface Named {
  id: string;
}

const at = (list: readonly Named[], id: string): number => list.findIndex((one) => one.id === id);
const idsIn = (list: readonly Named[], numbers: readonly number[]) => numbers.map((number) => list[number]!.id);

const ticks: Numbering = {
  write: ({ choices }: { choices: string[] }, { items }) => choices.map((id) => at(items, id)),
  read: (numbers, { items }) => ({ choices: idsIn(items, numbers) }),
};

const rows: Numbering = {
  write: (response: { places: Record<string, string> }, { items, places }) =>
    items.map(({ id }) => at(places, response.places[id]!)),
  read: (numbers, { items, places }) => ({
    places: Object.fromEntries(items.map(({ id }, i) => [id, places[numbers[i]!]!.id])),
  }),
};

const ratings = ['knew', 'partly', 'missed', null];

const numberings: Record<Question['kind'], Numbering> = {
  'Choose one': {
    write: ({ choice }: { choice: string }, { items }) => [at(items, choice)],
    read: ([number], { items }) => ({ choice: items[number!]!.id }),
  },
  'Choose all': ticks,
  'Spot the gap': ticks,
  Sort: rows,
  Match: rows,
  Order: {
    write: ({ order }: { order: string[] }, { items }) => order.map((id) => at(items, id)),
    read: (numbers, { items }) => ({ order: idsIn(items, numbers) }),
  },
  Score: {
    write: ({ scores }: { scores: Record<string, [number, number]> }, { items }) =>
      items.flatMap(({ id }) => scores[id]!),
    read: (numbers, { items }) => ({
      scores: Object.fromEntries(items.map(({ id }, i) => [id, numbers.slice(2 * i, 2 * i + 2)])),
    }),
  },
  Timeline: {
    write: ({ timeline }: { timeline: Record<string, { who: string; latest: string }> }, { items, places, latests }) =>
      items
        .filter(({ asked }) => asked)
        .flatMap(({ id }) => [at(places, timeline[id]!.who), at(latests!, timeline[id]!.latest)]),
    read: (numbers, { items, places, latests }) => ({
      timeline: Object.fromEntries(
        items
          .filter(({ asked }) => asked)
          .map(({ id }, i) => [id, { who: places[numbers[2 * i]!]!.id, latest: latests![numbers[2 * i + 1]!]!.id }]),
      ),
    }),
  },
  // The choices of a scene are shown when it is reached; their ids are letters in the order in which they stand.
  Decide: {
    write: ({ path }: { path: string[] }) => path.map(letterNumber),
    read: (numbers) => ({ path: numbers.map(letterIds) }),
  },
  Recall: {
    write: ({ rating }: { rating: string | null }) => [ratings.indexOf(rating)],
    read: ([number]) => ({ rating: ratings[number!] }),
  },
};

function letterNumber(id: string): number {
  let number = 0;
  while (letterIds(number) !== id) number++;
  return number;
}

/**
 * The numbers of a response that was judged, or null for "I'm not sure".
 * @param seed with which the question was shown
 */
export function numbersOf(question: Question, response: unknown, seed: string): number[] | null {
  if (typeof response === 'object' && response !== null && 'unsure' in response) return null;
  // Sound: a response that was judged has the form of its kind.
  return numberings[question.kind].write(response as never, showQuestion(question, seed));
}

/** The response of these numbers. Throws where they are none of this question. */
export function responseOf(question: Question, numbers: readonly number[] | null, seed: string): unknown {
  return numbers === null ? { unsure: true } : numberings[question.kind].read(numbers, showQuestion(question, seed));
}
