import { createMiddleware } from 'hono/factory';
import type { Signed, Tools } from '../environment.ts';
import { Refusal } from '../refusals.ts';

/** So many calls at once of one key, and further ones at this pace. */
const burst = 600;
const msForOne = 50;

/** By the tools of a server, so that each server counts for itself. Held in memory: it forgets with the process. */
const counted = new WeakMap<Tools, Map<string, { left: number; at: number }>>();

/** Keeps one program from taking the whole machine. Refuses a key that calls too often (`too_many_requests`). */
export const limited = createMiddleware<Signed>(async (c, next) => {
  const { tools, key } = c.var;
  const keys = counted.get(tools) ?? new Map<string, { left: number; at: number }>();
  counted.set(tools, keys);
  const now = tools.now().getTime();
  const known = keys.get(key.id) ?? { left: burst, at: now };
  const left = Math.min(burst, known.left + Math.max(0, now - known.at) / msForOne);
  if (left < 1) {
    c.header('retry-after', String(Math.ceil(((1 - left) * msForOne) / 1_000)));
    throw new Refusal('too_many_requests', 'This key calls too often. Wait as long as Retry-After says.');
  }
  keys.set(key.id, { left: left - 1, at: now });
  return next();
});
