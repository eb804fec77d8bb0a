import type { Context } from 'hono';
import { addressOf, Bucket } from '../bucket.ts';
import type { Signed } from '../environment.ts';

/** By database, so that two installations in one process do not count for each other. */
const counted = new WeakMap<object, Bucket>();

/**
 * Counts somebody who comes with a link. A token cannot be guessed; this keeps those who try from costing anything. Refuses an
 * address that tries too often (`too_many_requests`).
 */
export function countGuess(c: Context<Signed>): void {
  const { db, now } = c.var.tools;
  const links = counted.get(db) ?? new Bucket({ burst: 10, msForOne: 6_000 });
  counted.set(db, links);
  links.takeOrRefuse(c, addressOf(c), now(), 'Too many links at once. Wait a minute and open yours again.');
}
