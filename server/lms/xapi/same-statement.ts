import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Statement, Voiding } from './statements.ts';

const text = v.optional(v.string());
const number = v.optional(v.number());
const extensions = v.optional(v.record(v.string(), v.unknown()));

/** What a statement says that nobody may change (Data 2.3.1): who, what, how it went, when and within what. */
const whatMatters = v.object({
  id: v.pipe(v.string(), v.toLowerCase()),
  actor: v.object({
    mbox: v.optional(v.pipe(v.string(), v.toLowerCase())),
    account: v.optional(v.object({ homePage: v.string(), name: v.string() })),
  }),
  verb: v.object({ id: v.string() }),
  object: v.object({ id: v.string() }),
  result: v.optional(
    v.object({
      score: v.optional(v.object({ scaled: number, raw: number, min: number, max: number })),
      success: v.optional(v.boolean()),
      completion: v.optional(v.boolean()),
      response: text,
      extensions,
    }),
  ),
  context: v.optional(
    v.object({
      registration: v.optional(v.pipe(v.string(), v.toLowerCase())),
      revision: text,
      language: text,
      extensions,
    }),
  ),
  // The same moment may be written in another way.
  timestamp: v.pipe(
    v.string(),
    v.transform((moment) => new Date(moment).getTime()),
  ),
});

/**
 * Whether what a record store has is what we say, by the rules for comparing (Data 2.3.1): names for people to read, definitions of
 * activities, and what the store adds are no difference.
 */
export function isSameStatement(ours: Statement | Voiding, theirs: unknown): boolean {
  const there = v.safeParse(whatMatters, theirs);
  return there.success && isDeepStrictEqual(there.output, v.parse(whatMatters, ours));
}
