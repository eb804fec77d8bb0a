/** What one launch of a package leaves for the next: where the learner is, and the answers that still count. */
export interface Kept {
  /** Which try at the knowledge check; 0 before the first. */
  number: number;
  seed: string;
  /** Questions of this try, in the order in which they are asked. */
  drawn: string[];
  /** Questions of earlier tries: they come again only when nothing else is left. */
  drawnBefore: string[];
  step: string;
  handedIn: boolean;
  check: Map<string, unknown>;
  preCheck: Map<string, unknown>;
  /** The answer given last comes last. */
  practice: Map<string, unknown>;
  /** Whether there was no room for the oldest practice answers. */
  shortened: boolean;
  /** `YYYY-MM-DD`. With it all answers are gone. */
  completedOn: string | null;
}

export function nothingKept(): Kept {
  return {
    number: 0,
    seed: '',
    drawn: [],
    drawnBefore: [],
    step: '',
    handedIn: false,
    check: new Map(),
    preCheck: new Map(),
    practice: new Map(),
    shortened: false,
    completedOn: null,
  };
}
