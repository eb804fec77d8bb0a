import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { firstOn } from '../evidence/bundle/selection.ts';
import { daysAfter } from '../day.ts';
import { erasedEntries } from '../evidence/erased-entries.ts';
import { pagesOf, type EntryView } from '../evidence/entry-view.ts';
import type { CourseClaim, EntryReference, PersonClaim, RecordDetail } from '../evidence/facts.ts';
import { headOf } from '../evidence/log-queries.ts';
import type { AsOf, AsOfChange, AsOfRow } from './as-of-shapes.ts';

export interface AsOfQuestion {
  /** Day, `YYYY-MM-DD`; the log is taken as it stood at its end. */
  on: string;
  courseId: string | null;
  offset: number;
  limit: number;
}

/** A record with everything that was said of it, in the order of the log. */
interface Story {
  record: EntryView;
  later: EntryView[];
}

/**
 * Answers who was trained on a day from the log alone: from its first entries, as they were then, and from all of it, with what
 * was written since and by whom. What was erased since can only be counted.
 * @param db a snapshot that does not change meanwhile
 */
export async function asOf(db: Kysely<Database>, { on, courseId, offset, limit }: AsOfQuestion): Promise<AsOf> {
  const { size: sizeNow } = await headOf(db);
  const sizeThen = await firstOn(db, sizeNow, daysAfter(on, 1));
  const erased = new Map((await erasedEntries(db)).map(({ index, by }) => [index, by]));
  const makers = await whoCorrected(db);
  const stories = new Map<number, Story>();
  const counts = { knownThen: 0, knownNow: 0, erasedSince: 0, changed: 0 };
  for await (const entries of pagesOf(db, 0, sizeNow))
    for (const entry of entries) {
      if (entry.type === 'record') {
        if (entry.index < sizeThen && (erased.get(entry.index) ?? -1) >= sizeThen) counts.erasedSince++;
        stories.set(entry.index, { record: entry, later: [] });
      } else if (entry.type === 'amend' || entry.type === 'revoke')
        stories.get((entry.clear['ref'] as EntryReference).index)?.later.push(entry);
    }
  const rows: AsOfRow[] = [];
  for (const story of stories.values()) {
    const row = rowOf(story, on, sizeThen, makers);
    if (!row || (courseId !== null && row.course.id !== courseId)) continue;
    rows.push(row);
    if (row.knownThen !== null) counts.knownThen++;
    if (row.knownNow !== null) counts.knownNow++;
    if (row.changes.length > 0) counts.changed++;
  }
  rows.sort((a, b) => Number(b.changes.length > 0) - Number(a.changes.length > 0) || compareText(a.name, b.name));
  return { on, sizeThen, sizeNow, counts, rows: rows.slice(offset, offset + limit), total: rows.length };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The day on which a record is completed for that state of the log; null if it does not count there. */
function completedIn({ record, later }: Story, size: number, on: string): string | null {
  if (record.index >= size) return null;
  const known = later.filter(({ index }) => index < size);
  if (known.some(({ type }) => type === 'revoke')) return null;
  const counting = known.findLast((entry) => entry.type === 'amend' && entry.claims['detail']) ?? record;
  // Who was exempt was not trained.
  if (counting.claims['outcome'] === 'exempted') return null;
  const day = (counting.claims['detail'] as RecordDetail | undefined)?.completed_at.slice(0, 10);
  return day !== undefined && day <= on ? day : null;
}

function rowOf(story: Story, on: string, sizeThen: number, makers: ReadonlyMap<number, string>): AsOfRow | undefined {
  const { record, later } = story;
  const knownThen = completedIn(story, sizeThen, on);
  const knownNow = completedIn(story, Infinity, on);
  const newest = later.findLast((entry) => entry.type === 'amend' && entry.claims['sub']) ?? record;
  const course = newest.claims['course'] as CourseClaim | undefined;
  if ((knownThen === null && knownNow === null) || !course) return undefined;
  const person = newest.claims['person'] as PersonClaim;
  return {
    index: record.index,
    sub: newest.claims['sub'] as string,
    name: person.name,
    unit: person.unit,
    course: { id: course.id, version: course.version },
    knownThen,
    knownNow,
    changes: [record, ...later].filter(({ index }) => index >= sizeThen).map((entry) => changeOf(entry, makers)),
  };
}

function changeOf({ index, type, date, claims }: EntryView, makers: ReadonlyMap<number, string>): AsOfChange {
  return {
    index,
    // Only these three are part of a story.
    type: type as AsOfChange['type'],
    date,
    reason: (claims['reason'] as string | undefined) ?? null,
    by: makers.get(index) ?? (claims['detail'] as RecordDetail | undefined)?.by ?? null,
  };
}

/** Names of those who corrected, as long as they are kept. */
async function whoCorrected(db: Kysely<Database>): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('correction')
    .innerJoin('person', 'person.id', 'correction.made_by')
    .select(['evidence_idx', 'name'])
    .execute();
  return new Map(rows.map((row) => [row.evidence_idx, row.name]));
}
