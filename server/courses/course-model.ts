/**
 * A course as the reader understands it. Everything here is plain data: it can be compared, printed and sent.
 * The answer key is part of it, so a `Course` never leaves the server; `lesson.ts` makes what a browser may see.
 */

/** A piece of a line: plain text, or an element with its content. Links are https:, mailto: or `#heading`. */
export type Inline =
  | string
  | { t: 'em' | 'strong' | 'del'; c: Inline[] }
  | { t: 'code'; v: string }
  | { t: 'br' }
  | { t: 'a'; href: string; c: Inline[] }
  | { t: 'img'; src: string; alt: string };

/** A block of lesson text. This list is the allow-list: what is not here cannot reach a page. */
export type Block =
  | { t: 'p'; c: Inline[] }
  | { t: 'h'; level: 3 | 4; c: Inline[] }
  | { t: 'ul' | 'ol'; items: Block[][] }
  | { t: 'quote'; c: Block[] }
  | { t: 'pre'; v: string }
  | { t: 'hr' }
  | { t: 'table'; head: Inline[][]; rows: Inline[][][] };

export interface Course {
  id: string;
  lang: string;
  title: string;
  version: string;
  change: 'minor' | 'material';
  audience: string[];
  minutes: number;
  /** Share of the knowledge check that must be right, in percent. */
  pass: number;
  /** Questions drawn for each objective. */
  draw: number;
  /** Objectives that must be right once, whatever the share. */
  must: string[];
  /** `YYYY-MM-DD`: when a lawyer last compared the text with the law. */
  lawChecked: string;
  intro: Block[];
  remember: Block[];
  modules: Module[];
}

export interface Module {
  id: string;
  title: string;
  minutes: number;
  lawChecked: string;
  audience: string[];
  covers: string[];
  objectives: Record<string, string>;
  /** Path of its file inside the course's folder, for messages. */
  file: string;
  intro: Block[];
  sections: Section[];
  /** The work card: what to do tomorrow. */
  card: Block[];
  /** Every question that the knowledge check may draw (`use: check` or `both`), in the order of the file. */
  bank: Question[];
}

export interface Section {
  role: 'before-you-read' | 'worked-case' | 'lesson';
  title: string;
  /** Text and exercises in the order in which they are met. */
  parts: ({ text: Block[] } | { question: Question })[];
}

export interface Question {
  kind: KindName;
  id: string;
  /** The words behind `### Kind:`. */
  prompt: Inline[];
  tests: string[];
  use: 'practice' | 'check' | 'both';
  source: string;
  law?: string;
  /** What stands between the line in backticks and the answers. */
  case: Block[];
  /** What only its kind understands; carries the key. */
  body: Body;
  file: string;
  line: number;
}

/** Reads as it is written in a heading. The folder of a kind is the same word in lower case with hyphens. */
export type KindName =
  | 'Choose one'
  | 'Choose all'
  | 'Sort'
  | 'Match'
  | 'Order'
  | 'Spot the gap'
  | 'Score'
  | 'Timeline'
  | 'Decide'
  | 'Recall';

export interface Option {
  text: Inline[];
  right: boolean;
  why: Block[];
}

/** One shape per family of kinds: options with ticks, pairs of a row and its place, steps, a model answer. */
export type Body =
  | { shape: 'options'; options: Option[] }
  | { shape: 'rows'; rows: { item: Inline[]; place: string; why: Inline[] }[]; places: string[] }
  | { shape: 'steps'; steps: { text: Inline[]; rank: number; why: Block[] }[] }
  | { shape: 'scores'; providers: [string, string]; rows: ScoreRow[] }
  | { shape: 'timeline'; rows: TimelineRow[]; whos: string[]; latests: string[] }
  | { shape: 'scenes'; scenes: Scene[] }
  | { shape: 'recall'; answer: Block[] };

/** A criterion with what two providers show for it, and the expert's 0 (claim), 1 (partial) or 2 (evidence). */
export interface ScoreRow {
  criterion: Inline[];
  evidence: [Inline[], Inline[]];
  scores: [number, number];
  why: Inline[];
}

/** Something that happens, and the duty that it starts; without a duty both are `null`. */
export interface TimelineRow {
  when: Inline[];
  event: Inline[];
  who: string | null;
  latest: string | null;
  why: Inline[];
}

/** A place in a story. `to` is the index of the next scene; a scene with an end has no choices. */
export interface Scene {
  title: Inline[];
  text: Block[];
  choices: { text: Inline[]; to: number }[];
  end: 'good' | 'weak' | 'harmful' | null;
}

/** What the checker says. An error stops a version from being published, a warning asks a human. */
export interface Remark {
  severity: 'error' | 'warning';
  /** Stable, lower case with hyphens: `option-without-reason`. */
  rule: string;
  /** Path below `courses/`. */
  file: string;
  line: number;
  /** What is wrong and what to do, for a person who does not code. */
  message: string;
  /** The fixed line, ready to paste, where one can be given. */
  paste?: string;
}
