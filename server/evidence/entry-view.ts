import type { Db } from '../../db/open.ts';
import { valueIn } from './disclosure.ts';
import { entriesBetween } from './log-queries.ts';

/** An entry as it can be read today: its clear part, and the hidden claims that still have their opening. */
export interface EntryView {
  index: number;
  leaf: string;
  type: string;
  date: string;
  clear: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Disclosure texts, in the order of the claims' names. */
  disclosures: string[];
}

const pageSize = 2_000;

/** Walks the log of `size` entries page by page, so that a million entries need no more memory than two thousand. */
export async function* entriesOf(db: Db, size: number): AsyncGenerator<EntryView> {
  for (let from = 0; from < size; from += pageSize)
    for (const { index, leaf, disclosures } of await entriesBetween(db, from, Math.min(from + pageSize, size))) {
      // The leaf is text that this server wrote: its shape is known.
      const clear = JSON.parse(leaf) as Record<string, unknown> & { type: string; date: string };
      yield {
        index,
        leaf,
        type: clear.type,
        date: clear.date,
        clear,
        claims: Object.fromEntries(disclosures.map(({ name, text }) => [name, valueIn(text)])),
        disclosures: disclosures.map(({ text }) => text),
      };
    }
}
