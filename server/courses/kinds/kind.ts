import type { GenericSchema } from 'valibot';
import type { Block, Body, Inline, KindName, Question, Remark } from '../course-model.ts';
import type { Chance } from '../chance.ts';
import type { ExerciseSource } from '../exercise-source.ts';

/** A choice as the browser gets it: the id says nothing about its place in the file. */
export interface Shown {
  id: string;
  text: Inline[];
}

/** What a learner sees of a question before answering. The key and the reasons are not in it. */
export interface ShownQuestion {
  id: string;
  kind: KindName;
  prompt: Inline[];
  case: Block[];
  /** Options, rows to place, or steps to order; empty for Recall. */
  items: Shown[];
  /** Groups of Sort, right sides of Match; empty for the others. */
  places: Shown[];
}

/** What is said about one item after an answer. */
export interface ItemVerdict {
  id: string;
  /** Whether the learner dealt with this item rightly. */
  right: boolean;
  /** What would have been right: ticked or not, the id of the place, or the step's position from 1. */
  should: boolean | string | number;
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
}

/** Everything that a kind of exercise is. Adding a kind is a folder here, an element, and a line in `index.ts`. */
export interface Kind<Response> {
  name: KindName;
  /** Recall is not: the learner rates it. */
  scored: boolean;
  /** How it is written, in one line, for the checker's messages. */
  writtenAs: string;
  /** Reads the part below the case; says in remarks what it cannot read. Never throws. */
  parse(source: ExerciseSource): { case: Block[]; body: Body; remarks: Remark[] };
  /** What the reader accepts but a learner would suffer from: ticks, reasons, groups. */
  check(question: Question, source: ExerciseSource): Remark[];
  /** The same chance gives the same order, so that an answer can be judged later. */
  show(body: Body, chance: Chance): { items: Shown[]; places: Shown[] };
  response: GenericSchema<unknown, Response>;
  /** Some valid answer to what was shown: an unsure learner gets its reasons, whatever it says. */
  blank(shown: { items: Shown[]; places: Shown[] }): Response;
  /** Judges an answer given to what `show` gave for the same chance. Throws Refusal `invalid_answer` for ids not shown. */
  judge(body: Body, response: Response, chance: Chance): { points: number; items: ItemVerdict[]; answer: Block[] };
}
