import type { GenericSchema } from 'valibot';
import type { Block, Body, Inline, KindName, Question, Remark } from '../course-model.ts';
import type { Chance } from '../chance.ts';
import type { ExerciseSource } from '../exercise-source.ts';

/** A choice as the browser gets it: the id says nothing about its place in the file. */
export interface Shown {
  id: string;
  text: Inline[];
  /** Score: what each provider shows for this criterion. */
  evidence?: [Inline[], Inline[]];
  /** Timeline: when it happens. */
  when?: Inline[];
  /** Timeline: false for an event without a duty, which is shown and not asked. */
  asked?: boolean;
}

/** Decide: the scene in which the learner stands. No further scene is sent before it is reached. */
export interface ShownScene {
  title: Inline[];
  text: Block[];
  choices: Shown[];
  end: 'good' | 'weak' | 'harmful' | null;
}

/** What a learner sees of a question before answering. The key and the reasons are not in it. */
export interface ShownQuestion {
  id: string;
  kind: KindName;
  prompt: Inline[];
  case: Block[];
  /** Options, rows to place, or steps to order; empty for Recall. */
  items: Shown[];
  /** Groups of Sort, right sides of Match, providers of Score, who must act in Timeline; empty for the others. */
  places: Shown[];
  /** Timeline: the deadlines to choose from. */
  latests?: Shown[];
  /** Decide: where the story begins. */
  scene?: ShownScene;
}

/** What is said about one item after an answer. */
export interface ItemVerdict {
  id: string;
  /** Whether the learner dealt with this item rightly. */
  right: boolean;
  /**
   * What would have been right: ticked or not, the id of the place, the step's position from 1, Score's two scores, or
   * Timeline's two picks (`false` for an event that was not asked).
   */
  should: boolean | string | number | number[] | { who: string; latest: string };
  why: Block[];
}

export interface Verdict {
  /** Full marks. */
  right: boolean;
  /** 0 to 100, whole; nobody but the pass rule looks at the middle of the scale. */
  points: number;
  unsure: boolean;
  items: ItemVerdict[];
  /** Recall's model answer. */
  answer: Block[];
  /** Decide: the scene that the path leads to. */
  scene?: ShownScene;
}

/** The part of a shown question that its kind makes. */
export type ShownBody = Pick<ShownQuestion, 'items' | 'places' | 'latests' | 'scene'>;

/** The part of a verdict that its kind finds. */
export type Judged = Pick<Verdict, 'points' | 'items' | 'answer' | 'scene'>;

/** Everything that a kind of exercise is. Adding a kind is a folder here, an element, and a line in `index.ts`. */
export interface Kind<Response> {
  name: KindName;
  /** Recall is not: the learner rates it. Decide is not: it is there to be tried in several ways. */
  scored: boolean;
  /** How it is written, in one line, for the checker's messages. */
  writtenAs: string;
  /** Reads the part below the case; says in remarks what it cannot read. Never throws. */
  parse(source: ExerciseSource): { case: Block[]; body: Body; remarks: Remark[] };
  /** What the reader accepts but a learner would suffer from: ticks, reasons, groups. */
  check(question: Question, source: ExerciseSource): Remark[];
  /** The same chance gives the same order, so that an answer can be judged later. */
  show(body: Body, chance: Chance): ShownBody;
  response: GenericSchema<unknown, Response>;
  /** Some valid answer to what was shown: an unsure learner gets its reasons, whatever it says. */
  blank(shown: ShownBody, body: Body, chance: Chance): Response;
  /** Judges an answer given to what `show` gave for the same chance. Throws Refusal `invalid_answer` for ids not shown. */
  judge(body: Body, response: Response, chance: Chance): Judged;
}
