import type { StoodAs } from './population-shapes.ts';

/** A round that was given out. */
interface Round {
  index: number;
  campaign: string;
  givenOn: string;
  dueOn: string;
}

/** A completion, as it counts on the day that is asked about. */
export interface Done {
  index: number;
  on: string;
  version: string;
  recordedLate: boolean;
  withdrawnOn: string | null;
}

/** Where somebody stood, with what says so. */
export interface Stood {
  standing: StoodAs;
  version: string | null;
  assignedOn: string | null;
  dueOn: string | null;
  done: Done | null;
  exemptUntil: string | null;
  entries: number[];
}

/**
 * What was asked of a person in a course on a day, told entry by entry in the order of the log. A completion meets the round that
 * was due first of those given out when it was written; what was given out later asks again.
 */
export class AskedOnDay {
  #rounds: Round[] = [];
  #met: Round | undefined;
  #done: Done | undefined;
  #exempt: { index: number; until: string } | undefined;
  #version: string | null = null;

  given(round: Round, version: string): void {
    this.#rounds.push(round);
    this.#version = version;
  }

  ended(campaign: string): void {
    this.#rounds = this.#rounds.filter((round) => round.campaign !== campaign);
  }

  completed(done: Done): void {
    const met = this.#dueFirst();
    if (met) {
      this.#met = met;
      this.#rounds = this.#rounds.filter((round) => round !== met);
    }
    // A record that was typed in later can be of an earlier day.
    if (!this.#done || done.on >= this.#done.on) this.#done = done;
  }

  exempted(exempt: { index: number; until: string }, version: string): void {
    this.#exempt = exempt;
    this.#version ??= version;
  }

  /** Exempt comes before open, open before done, as everywhere. Undefined if nothing was asked that day. */
  on(day: string): Stood | undefined {
    const open = this.#dueFirst();
    const round = open ?? this.#met;
    const said = {
      version: this.#done?.version ?? this.#version,
      assignedOn: round?.givenOn ?? null,
      dueOn: round?.dueOn ?? null,
      done: this.#done ?? null,
      exemptUntil: this.#exempt?.until ?? null,
      entries: [round?.index, this.#done?.index, this.#exempt?.index]
        .flatMap((index) => index ?? [])
        .sort((a, b) => a - b),
    };
    if (this.#exempt) return { standing: 'exempt', ...said };
    if (open) return { standing: open.dueOn < day ? 'overdue' : 'open', ...said };
    return this.#met && this.#done ? { standing: 'done', ...said } : undefined;
  }

  #dueFirst(): Round | undefined {
    return this.#rounds.toSorted((a, b) => (a.dueOn === b.dueOn ? a.index - b.index : a.dueOn < b.dueOn ? -1 : 1))[0];
  }
}
