/** Where a launch keeps what the next one goes on with: an LMS, or this browser. */
export interface Keeper {
  /** What the last launch left; empty at the first. */
  readonly left: string;
  /** False where the LMS lets somebody look without recording anything. */
  readonly records: boolean;
  /** How many characters there is room for. */
  readonly room: number;
  /** The share that the LMS itself asks for, from 0 to 1. */
  readonly mastery: number;
  /** Keeps it for good before it resolves. Safe to repeat. Throws `NotKept`. */
  keep(progress: Progress): Promise<void>;
  /** Ends the launch; only the first call does. Answers where the learner goes from here, if the LMS says so. */
  end(): Promise<string | null>;
}

export interface Progress {
  /** For the next launch. */
  left: string;
  /** Where the learner is, for people who look. */
  place: string;
  /** The knowledge check was passed, in this launch or an earlier one. */
  completed: boolean;
  /** The share that was right, from 0 to 1; null where it was not in this launch. */
  share: number | null;
}

/** It was not kept; the message is what the LMS or the browser said. */
export class NotKept extends Error {
  override name = 'NotKept';
}

/** Keeps nothing: the page was opened without its LMS. */
export const nowhere: Keeper = {
  left: '',
  records: false,
  room: Infinity,
  mastery: 0,
  keep: () => Promise.resolve(),
  end: () => Promise.resolve(null),
};
