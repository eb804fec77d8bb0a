import * as v from 'valibot';
import { Refusal } from '../refusals.ts';

/** What a list takes besides its filters. */
export const paged = {
  cursor: v.optional(
    v.pipe(v.string(), v.maxLength(500), v.description('`next` of the page before. Without it, the first page.')),
  ),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'give a number from 1 to 500'),
      v.description('Rows of a page, 1 to 500.'),
    ),
    '100',
  ),
};

interface Paged {
  cursor?: string | undefined;
  limit: string;
}

/** Where a page begins: behind this row of the list. Parts are ids and numbers that never change. */
export type Place = readonly (string | number)[];

/** A page of some list. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/**
 * Where to go on, and how many rows to ask for: one more than are shown tells whether there is another page.
 * Refuses what is no `next` of this list (`invalid_input`).
 * @param parts what a place of this list has
 */
export function wantedPage(
  list: string,
  parts: readonly ('string' | 'number')[],
  { cursor, limit }: Paged,
): { after: Place | null; take: number } {
  const take = Number(limit) + 1;
  if (cursor === undefined) return { after: null, take };
  const wrong = () => new Refusal('invalid_input', 'cursor: give the `next` of a page of this list.');
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw wrong();
  }
  if (!Array.isArray(read) || read[0] !== list || read.length !== parts.length + 1) throw wrong();
  const after = read.slice(1) as unknown[];
  const fits = (value: unknown, i: number) =>
    typeof value === parts[i] &&
    (typeof value === 'string' ? !/[\p{Cc}\p{Cs}]/u.test(value) : Number.isSafeInteger(value));
  if (!after.every(fits)) throw wrong();
  return { after: after as Place, take };
}

/** A page of the rows that were found for `wantedPage`. */
export function pageOf<Row>(
  list: string,
  found: readonly Row[],
  take: number,
  placeOf: (row: Row) => Place,
): Page<Row> {
  const rows = found.slice(0, take - 1);
  const last = rows.at(-1);
  const hasMore = found.length >= take && last !== undefined;
  return { rows, next: hasMore ? Buffer.from(JSON.stringify([list, ...placeOf(last)])).toString('base64url') : null };
}

/** The next page of a list that is short enough to be read whole, in the order of its ids. */
export function pageInMemory<Row extends { id: string }>(list: string, all: readonly Row[], wanted: Paged): Page<Row> {
  const { after, take } = wantedPage(list, ['string'], wanted);
  const sorted = all
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .filter((row) => after === null || row.id > String(after[0]));
  return pageOf(list, sorted.slice(0, take), take, (row) => [row.id]);
}

/** The schema of a page. */
export function aPageOf<S extends v.GenericSchema>(row: S) {
  return v.object({
    rows: v.array(row),
    next: v.pipe(v.nullable(v.string()), v.description('Give it as `cursor` to get the next page; null at the end.')),
  });
}
