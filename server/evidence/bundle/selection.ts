import type { Kysely } from 'kysely';
import { daysAfter } from '../../day.ts';
import type { Database } from '../../../db/tables/index.ts';
import { pagesAt, pagesOf, type EntryView } from '../entry-view.ts';
import type { CourseClaim } from '../facts.ts';
import { leafAt } from '../log-queries.ts';
import { logId } from '../log.ts';
import type { CorrectionsInLog } from './corrections-in-log.ts';

/** Which entries a bundle opens (evidence.md section 7). */
export type Wanted =
  | { kind: 'full' }
  /** Entries written from one day to another, both inclusive, `YYYY-MM-DD`. */
  | { kind: 'period'; from: string; to: string }
  /** What the auditor drew. `hideWho` leaves out who it was, all but the staff number's place. */
  | {
      kind: 'sample';
      indexes: number[];
      hideWho: boolean;
      /** Also leaves out how it went: points, tries, and the time of day. */
      hideDetail?: boolean;
      /** What these entries are, in words, if nobody drew them. */
      about?: string;
    }
  | { kind: 'certificate'; index: number };

/** Opens the wanted entries in the order of the log, page by page, each with the corrections that followed it. */
export async function* openedEntries(
  db: Kysely<Database>,
  wanted: Wanted,
  size: number,
  corrections: CorrectionsInLog,
): AsyncGenerator<EntryView[]> {
  switch (wanted.kind) {
    case 'full':
      yield* pagesOf(db, 0, size);
      return;
    case 'period': {
      const from = await firstOn(db, size, wanted.from);
      const to = await firstOn(db, size, daysAfter(wanted.to, 1));
      yield* pagesOf(db, from, to);
      const inPeriod = corrections.targets().filter((index) => index >= from && index < to);
      const later = corrections.of(inPeriod).filter((index) => index >= to);
      yield* pagesAt(db, later);
      return;
    }
    case 'sample':
    case 'certificate': {
      const named = wanted.kind === 'sample' ? wanted.indexes : [wanted.index];
      const published = wanted.kind === 'sample' ? [] : await publicationOf(db, wanted.index);
      const indexes = new Set([...published, ...named, ...corrections.of(named)].filter((index) => index < size));
      const sorted = [...indexes].sort((one, other) => one - other);
      const hidden = wanted.kind === 'sample' ? hiddenIn(wanted) : [];
      for await (const entries of pagesAt(db, sorted))
        yield hidden.length === 0 ? entries : entries.map((entry) => entry.without(...hidden));
    }
  }
}

function hiddenIn({ hideWho, hideDetail }: Extract<Wanted, { kind: 'sample' }>): string[] {
  return [...(hideWho ? ['sub', 'person'] : []), ...(hideDetail ? ['detail'] : [])];
}

/** The version that a record is of was published by an entry of its own; with its proof, nothing else of the log is needed. */
async function publicationOf(db: Kysely<Database>, index: number): Promise<number[]> {
  for await (const [entry] of pagesAt(db, [index])) {
    const course = entry?.claims['course'] as CourseClaim | undefined;
    const rows = await db
      .selectFrom('evidence_entry')
      .select('idx')
      .where('log_id', '=', logId)
      .where('idx', '<', index)
      .where('leaf', 'like', '%"type":"course"%')
      .where('leaf', 'like', `%"content":"${course?.content ?? 'none'}"%`)
      .execute();
    return rows.map((row) => row.idx);
  }
  return [];
}

/** Index of the first entry of that day or a later one. Days never decrease along the log, so halving finds it. */
export async function firstOn(db: Kysely<Database>, size: number, day: string): Promise<number> {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    // Text that this server wrote: its shape is known.
    const { date } = JSON.parse((await leafAt(db, middle))!.leaf) as { date: string };
    if (date < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
