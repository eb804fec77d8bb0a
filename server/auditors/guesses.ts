import type { Context } from 'hono';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';

/** So many links at once from one address, and a further one every six seconds. */
const burst = 10;
const msForOne = 6_000;
const mostAddresses = 10_000;

type Address = { left: number; at: number };

/** By database, so that two installations in one process do not count for each other. It forgets with the process. */
const counted = new WeakMap<object, Map<string, Address>>();

/**
 * Counts somebody who comes with a link. A token cannot be guessed; this keeps those who try from costing anything. Refuses an
 * address that tries too often (`too_many_requests`).
 */
export function countGuess(c: Context<Signed>): void {
  const { db, now } = c.var.tools;
  const addresses = counted.get(db) ?? new Map<string, Address>();
  counted.set(db, addresses);
  const address = addressOf(c);
  const at = now().getTime();
  const known = addresses.get(address) ?? { left: burst, at };
  const left = Math.min(burst, known.left + (at - known.at) / msForOne);
  if (left < 1) {
    c.header('retry-after', String(Math.ceil(((1 - left) * msForOne) / 1_000)));
    throw new Refusal('too_many_requests', 'Too many links at once. Wait a minute and open yours again.');
  }
  // Set anew, so that the address that has been quiet for longest comes first.
  addresses.delete(address);
  addresses.set(address, { left: left - 1, at });
  const [oldest] = addresses.keys();
  if (addresses.size > mostAddresses && oldest !== undefined) addresses.delete(oldest);
}

/** The address of the connection. What a header claims is not believed: behind a proxy all callers count as one. */
function addressOf(c: Context): string {
  // Sound: @hono/node-server gives the request of Node; other callers (tests) give nothing.
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return bindings?.incoming?.socket?.remoteAddress ?? 'unknown';
}
