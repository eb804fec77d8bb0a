import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { claimsIn } from './disclosure.ts';
import { entriesBetween, entriesWith, type StoredEntry } from './log-queries.ts';

type Claims = Record<string, unknown>;

/** An entry as it can be read today: its clear part, and the hidden claims that still have their opening. */
export class EntryView {
  readonly index: number;
  readonly leaf: string;
  readonly type: string;
  readonly date: string;
  readonly clear: Claims;
  /** What opens the claims, in the order of their names. */
  readonly openings: readonly { name: string; text: string }[];
  #claims: Claims | undefined;

  constructor({ index, leaf, disclosures }: StoredEntry) {
    // The leaf is text that this server wrote: its shape is known.
    const clear = JSON.parse(leaf) as Claims & { type: string; date: string };
    this.index = index;
    this.leaf = leaf;
    this.type = clear.type;
    this.date = clear.date;
    this.clear = clear;
    this.openings = disclosures;
  }

  /** The claims whose opening exists. Read when they are asked for: most walks over the log only pass the openings on. */
  get claims(): Claims {
    this.#claims ??= claimsIn(this.openings);
    return this.#claims;
  }

  /** The same entry with fewer claims shown. */
  without(...names: string[]): EntryView {
    const disclosures = this.openings.filter(({ name }) => !names.includes(name));
    return new EntryView({ index: this.index, leaf: this.leaf, disclosures });
  }
}

const pageSize = 1_000;

/**
 * Walks entries from..to-1 page by page, so that a million need no more memory than a thousand. It answers the pages: to hand
 * over each entry by itself would cost more than to read it.
 */
export async function* pagesOf(db: Kysely<Database>, from: number, to: number): AsyncGenerator<EntryView[]> {
  for (let at = from; at < to; at += pageSize)
    yield (await entriesBetween(db, at, Math.min(at + pageSize, to))).map((entry) => new EntryView(entry));
}

/** Pages of entries by their indexes, ascending. */
export async function* pagesAt(db: Kysely<Database>, indexes: readonly number[]): AsyncGenerator<EntryView[]> {
  for (let at = 0; at < indexes.length; at += pageSize)
    yield (await entriesWith(db, indexes.slice(at, at + pageSize))).map((entry) => new EntryView(entry));
}
