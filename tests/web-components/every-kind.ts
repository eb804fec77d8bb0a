import type { Answered, Block, CheckView, Lesson, ShownQuestion, Verdict } from '../../web-components/api/client.ts';
import { chooseAll, chooseOne, judge, lesson, match, order, recall, sort } from './lesson.ts';
import { decide, judgeRare, score, spotTheGap, timeline, type Given } from './rare-kinds.ts';
import { TrainingServer } from './training-server.ts';

/** An exercise of a kind, and responses that bring it into its states. */
export interface Example {
  question: ShownQuestion;
  right: unknown;
  wrong: unknown;
  /** Whether it may stand in the knowledge check, where the first answer is final. */
  scored: boolean;
}

/** As long as words get in German, and as an address. Nothing may be cut off, and nothing may widen the page. */
const long = [
  'Auftragsverarbeitungsvertrag: ',
  { t: 'code' as const, v: 'anna.berg+rundschreiben@ferngate-outdoor.example' },
];

const table: Block = {
  t: 'table',
  head: [['Law'], ['Decides why'], ['Acts for it'], ['And below it']],
  rows: [[['Brazil: LGPD'], ['controlador'], ['operador'], ['Unterauftragsverarbeiter']]],
};

function stretched(question: ShownQuestion): ShownQuestion {
  const { prompt, case: story, items, places } = question;
  return {
    ...question,
    prompt: [...prompt, ' ', ...long],
    case: [...story, table],
    items: items.map((item) => ({ ...item, text: [...item.text, ' ', ...long] })),
    places: places.map((place) => ({ ...place, text: [...place.text, ' Auftragsverarbeitungsvertrag'] })),
  };
}

const example = (question: ShownQuestion, right: unknown, wrong: unknown, scored = true): Example => ({
  question: stretched(question),
  right,
  wrong,
  scored,
});

export const examples: Record<ShownQuestion['kind'], Example> = {
  'Choose one': example(chooseOne.question, { choice: 'o1' }, { choice: 'o0' }),
  'Choose all': example(chooseAll.question, { choices: ['o0', 'o2'] }, { choices: ['o0', 'o1'] }),
  Sort: example(sort.question, { places: { r0: 'p0', r1: 'p1' } }, { places: { r0: 'p1', r1: 'p1' } }),
  Match: example(match.question, { places: { r0: 'p0', r1: 'p1' } }, { places: { r0: 'p1', r1: 'p1' } }),
  Order: example(order.question, { order: ['s1', 's2', 's0'] }, { order: ['s0', 's1', 's2'] }),
  'Spot the gap': example(spotTheGap, { choices: ['a', 'c'] }, { choices: ['a', 'b'] }),
  Score: example(score, { scores: { a: [0, 2], b: [2, 0] } }, { scores: { a: [0, 2], b: [2, 1] } }),
  Timeline: example(
    timeline,
    { timeline: { b: { who: 'p2', latest: 't2' }, c: { who: 'p1', latest: 't1' } } },
    { timeline: { b: { who: 'p2', latest: 't2' }, c: { who: 'p2', latest: 't1' } } },
  ),
  Decide: example(decide, { path: ['b'] }, { path: ['c', 'a'] }, false),
  // It is not judged: the learner compares, and says how close it was.
  Recall: example(recall.question, { rating: 'knew' }, { rating: 'missed' }, false),
};

function judgeAny(id: string, response: unknown): Verdict {
  const rare = ['gap', 'score', 'timeline', 'decide'].includes(id);
  return rare ? judgeRare(id, response as Given) : judge(id, response);
}

/** A course of one exercise, in the lesson or in the knowledge check, with an answer or none. */
export class OneExerciseServer extends TrainingServer {
  readonly #question: ShownQuestion;

  constructor({ question }: Example, where: 'lesson' | 'check', response?: unknown) {
    super();
    this.#question = question;
    const answered = response === undefined ? {} : this.#judged(response);
    const step = { id: 'personal/1', section: 'Your provider', role: 'lesson' as const, text: [], question };
    const [module] = lesson.modules as [Lesson['modules'][number]];
    // Somewhat more modules and steps than the longest course has: each module is a part of the line on top.
    const others = Array.from({ length: 8 }, (_, i) => ({
      ...module,
      id: `other-${i}`,
      steps: Array.from({ length: 14 }, (__, n) => ({ ...step, id: `other-${i}/${n + 1}` })),
    }));
    this.taught = { ...lesson, checkSize: 1, modules: [{ ...module, steps: [step] }, ...others] };
    this.attempt = {
      id: 't1',
      number: 1,
      content: lesson.content,
      step: where === 'lesson' ? 'personal/1' : 'check/1',
      answers: where === 'lesson' ? answered : {},
      shownByPreCheck: [],
      handedIn: false,
    };
    this.checked = where === 'check' ? answered : {};
  }

  #judged(response: unknown): Record<string, Answered> {
    return { [this.#question.id]: { response, verdict: judgeAny(this.#question.id, response) } };
  }

  override check = (): Promise<CheckView> => Promise.resolve({ questions: [this.#question], answers: this.checked });
  override answer = (_: string, id: string, response: unknown): Promise<Answered> =>
    Promise.resolve(this.#judged(response)[id]!);
}
