import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import type { Chosen } from '../reports/people-filter.ts';
import type { ColumnKey } from './catalogue.ts';
import type { ExportOrder } from './export-order.ts';
import type { NamedVersion } from './exports-shapes.ts';
import type { ExportWords } from './words.ts';

export type Cell = string | number | null;

/** A course version as the thread is told of it. */
export interface KnownVersion extends NamedVersion {
  /** Its row. */
  row: string;
  /** What somebody who begins today gets, in that language. */
  isCurrent: boolean;
}

/** What a report is read with. */
export interface Reading {
  snapshot: Kysely<Database>;
  order: ExportOrder;
  chosen: Chosen;
  withCategory: boolean;
  today: string;
  words: ExportWords;
  /** A value in words, or as it is for a machine. */
  say: (value: string) => string;
  /** The name of a course. */
  titleOf: (courseId: string) => string;
  versions: readonly KnownVersion[];
}

/** A person as the rows of a report begin with them. */
export interface Somebody {
  id: string;
  staffNumber: string;
  name: string;
  unit: string | null;
}

/** A report that is counted and about to be read. */
export interface Report {
  /** Ids of everybody in it. */
  people: string[];
  rows: number;
  columns: { key: string; heading: string }[];
  versions: NamedVersion[];
  /** Its rows in their order, some at a time. */
  batches: () => AsyncGenerator<Cell[][]>;
}

/** Headings of the long shape: words for people, keys for machines. */
export function headings(keys: readonly ColumnKey[], { order, words }: Reading): Report['columns'] {
  const forMachines = order.options.about === 'none';
  return keys.map((key) => ({ key, heading: forMachines ? key : words.columns[key] }));
}

/** Current versions of some courses, in every language. */
export function currentOf(versions: readonly KnownVersion[], courseIds: ReadonlySet<string>): NamedVersion[] {
  return versions.filter((one) => one.isCurrent && courseIds.has(one.id)).map(named);
}

export function named({ id, version, lang, content }: KnownVersion): NamedVersion {
  return { id, version, lang, content };
}

/**
 * How many rows people have, and which versions were taught to them, counted by some people at a time.
 * @param count counts the rows of these people by version
 */
export async function countedByVersion(
  people: readonly Somebody[],
  count: (ids: string[]) => Promise<{ version: string | null; rows: number }[]>,
): Promise<{ rows: number; taught: ReadonlySet<string | null> }> {
  const taught = new Set<string | null>();
  let rows = 0;
  for (const part of inParts(people.map((one) => one.id)))
    for (const found of await count(part)) {
      taught.add(found.version);
      rows += found.rows;
    }
  return { rows, taught };
}

/** Rows of so many people are read at once. */
const peopleAtOnce = 500;

/** Reads by people, in their order: nothing needs to be sorted, or kept, that is as large as the file. */
export async function* byPeople(
  people: readonly Somebody[],
  read: (ids: string[], these: readonly Somebody[]) => Promise<Cell[][]>,
): AsyncGenerator<Cell[][]> {
  for (let at = 0; at < people.length; at += peopleAtOnce) {
    const these = people.slice(at, at + peopleAtOnce);
    yield await read(
      these.map((one) => one.id),
      these,
    );
  }
}

/** The same of rows that name their person, kept in the order in which they come. */
export async function* rowsByPeople<Row extends { person_id: string }>(
  people: readonly Somebody[],
  read: (ids: string[]) => Promise<Row[]>,
  cells: (person: Somebody, row: Row) => Cell[],
): AsyncGenerator<Cell[][]> {
  yield* byPeople(people, async (ids, these) => {
    const found = Map.groupBy(await read(ids), (row) => row.person_id);
    return these.flatMap((person) => (found.get(person.id) ?? []).map((row) => cells(person, row)));
  });
}
