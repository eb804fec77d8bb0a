import type { Context } from 'hono';
import { Refusal } from './refusals.ts';

const mostKeys = 10_000;

/**
 * So many calls at once for each key, and a further one after a while. Held in memory: it forgets with the process, and two servers
 * count apart.
 */
export class Bucket {
  readonly #burst: number;
  readonly #msForOne: number;
  readonly #keys = new Map<string, { left: number; at: number }>();

  constructor({ burst, msForOne }: { burst: number; msForOne: number }) {
    this.#burst = burst;
    this.#msForOne = msForOne;
  }

  /** Takes one. Answers 0, or the seconds to wait where none is left. */
  take(key: string, now: Date): number {
    const at = now.getTime();
    const known = this.#keys.get(key) ?? { left: this.#burst, at };
    // A clock that is set back takes nothing away.
    const left = Math.min(this.#burst, known.left + Math.max(0, at - known.at) / this.#msForOne);
    if (left < 1) return Math.ceil(((1 - left) * this.#msForOne) / 1_000);
    // Set anew, so that the key that has been quiet for longest comes first.
    this.#keys.delete(key);
    this.#keys.set(key, { left: left - 1, at });
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > mostKeys && oldest !== undefined) this.#keys.delete(oldest);
    return 0;
  }

  /** Takes one, or refuses with that sentence (`too_many_requests`) and says when to come again. */
  takeOrRefuse(c: Context, key: string, now: Date, sentence: string): void {
    const seconds = this.take(key, now);
    if (seconds === 0) return;
    c.header('retry-after', String(seconds));
    throw new Refusal('too_many_requests', sentence);
  }
}

/** The address of the connection. What a header claims is not believed: behind a proxy all callers count as one. */
export function addressOf(c: Context): string {
  // Sound: @hono/node-server gives the request of Node; other callers (tests) give nothing.
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return bindings?.incoming?.socket?.remoteAddress ?? 'unknown';
}
