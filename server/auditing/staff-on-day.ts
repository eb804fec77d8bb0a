import type { PersonClaim } from '../evidence/facts.ts';

/** What an entry says of somebody's place on the roster. */
interface Said {
  index: number;
  kind: string;
  day: string;
  person: PersonClaim;
}

/**
 * Whether somebody was on staff on a day, told entry by entry in the order of the log (`server/roster/statements.ts` says how they
 * are read): their last "joined" or "moved" of that day or earlier comes after their last "left" before that day.
 */
export class PlaceOnRoster {
  #in: Said | undefined;
  #leftAt = -1;
  #joinedOn: string | undefined;

  /** @param on the day that is asked about, `YYYY-MM-DD` */
  hear(said: Said, on: string): void {
    if (said.kind === 'left') {
      if (said.day < on) this.#leftAt = said.index;
    } else if (said.day <= on) {
      this.#in = said;
      if (said.kind === 'joined') this.#joinedOn = said.day;
    }
  }

  get isOnStaff(): boolean {
    return this.#in !== undefined && this.#in.index > this.#leftAt;
  }

  /** As the entry that put them there names them. */
  get person(): PersonClaim | undefined {
    return this.#in?.person;
  }

  /** Their first day on staff, the last time that they came. */
  get joinedOn(): string | undefined {
    return this.#joinedOn;
  }
}
