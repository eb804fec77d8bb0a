import type { Context } from 'hono';
import { addressOf, Bucket } from '../bucket.ts';
import { Refusal } from '../refusals.ts';

/** Reading a PDF takes most of a second of a processor. */
const atOnce = 2;
const mostWaiting = 20;

/** Keeps what anybody may call without signing in from taking the whole machine. Held in memory: it forgets with the process. */
export class CheckLimits {
  readonly #checks = new Bucket({ burst: 20, msForOne: 3_000 });
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** Counts a check. Refuses an address that asks too often (`too_many_requests`). */
  count(c: Context, now: Date): void {
    this.#checks.takeOrRefuse(c, addressOf(c), now, tooManyText);
  }

  /** Runs heavy work, two at a time. Refuses when too many wait already (`too_many_requests`). */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= mostWaiting) throw tooMany();
      await new Promise<void>((go) => this.#waiting.push(go));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      // Who waits takes over the place.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

const tooManyText = 'Too many checks at once. Wait a minute and try again.';

function tooMany(): Refusal {
  return new Refusal('too_many_requests', tooManyText);
}
