import type { Context } from 'hono';
import { Refusal } from '../refusals.ts';

/** So many checks at once from one address, and a further one every three seconds. */
const burst = 20;
const msForOne = 3_000;
const mostAddresses = 10_000;
/** Reading a PDF takes most of a second of a processor. */
const atOnce = 2;
const mostWaiting = 20;

/** Keeps what anybody may call without signing in from taking the whole machine. Held in memory: it forgets with the process. */
export class CheckLimits {
  readonly #addresses = new Map<string, { left: number; at: number }>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** Counts a check. Refuses an address that asks too often (`too_many_requests`). */
  count(c: Context, now: Date): void {
    const address = addressOf(c);
    const known = this.#addresses.get(address) ?? { left: burst, at: now.getTime() };
    const left = Math.min(burst, known.left + (now.getTime() - known.at) / msForOne);
    if (left < 1) {
      c.header('retry-after', String(Math.ceil(((1 - left) * msForOne) / 1_000)));
      throw tooMany();
    }
    // Set anew, so that the address that has been quiet for longest comes first.
    this.#addresses.delete(address);
    this.#addresses.set(address, { left: left - 1, at: now.getTime() });
    const [oldest] = this.#addresses.keys();
    if (this.#addresses.size > mostAddresses && oldest !== undefined) this.#addresses.delete(oldest);
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

function tooMany(): Refusal {
  return new Refusal('too_many_requests', 'Too many checks at once. Wait a minute and try again.');
}

/** The address of the connection. What a header claims is not believed: behind a proxy all callers count as one. */
function addressOf(c: Context): string {
  // Sound: @hono/node-server gives the request of Node; other callers (tests) give nothing.
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return bindings?.incoming?.socket?.remoteAddress ?? 'unknown';
}
