import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { EntryView } from '../evidence/entry-view.ts';
import type { CourseClaim, RecordDetail } from '../evidence/facts.ts';
import { entriesWith } from '../evidence/log-queries.ts';
import { logId } from '../evidence/log.ts';
import type { Done } from './asked-on-day.ts';

async function subjectsOf(db: Kysely<Database>, indexes: readonly number[]): Promise<[number, string][]> {
  const rows = await db
    .selectFrom('evidence_subject')
    .select(['idx', 'subject_id'])
    .where('log_id', '=', logId)
    .where('idx', 'in', indexes)
    .execute();
  return rows.map((row) => [row.idx, row.subject_id]);
}

/** What a record is worth on a day: a completion, an exemption, or nothing. */
export type Worth =
  | { kind: 'done'; course: string; done: Done }
  | { kind: 'exempt'; course: string; version: string; until: string };

/** Records as they count on a day, with what the log says of them later. */
export class CountingRecords {
  readonly #on: string;
  readonly #corrections: ReadonlyMap<number, EntryView[]>;
  readonly #subjects: ReadonlyMap<number, string>;

  private constructor(
    on: string,
    corrections: ReadonlyMap<number, EntryView[]>,
    subjects: ReadonlyMap<number, string>,
  ) {
    this.#on = on;
    this.#corrections = corrections;
    this.#subjects = subjects;
  }

  /** Reads every correction first, so that each record can be judged when it is met. @param on day, `YYYY-MM-DD` */
  static async read(db: Kysely<Database>, on: string, size: number): Promise<CountingRecords> {
    const rows = await db
      .selectFrom('evidence_entry')
      .select('idx')
      .where('log_id', '=', logId)
      .where('idx', '<', size)
      // The exact text cannot stand in a title: there, its quotes are escaped.
      .where((e) => e.or([e('leaf', 'like', '%"type":"amend"%'), e('leaf', 'like', '%"type":"revoke"%')]))
      .orderBy('idx')
      .execute();
    const corrections = new Map<number, EntryView[]>();
    const subjects = new Map<number, string>();
    for (const part of inParts(rows.map((row) => row.idx))) {
      for (const [index, subject] of await subjectsOf(db, part)) subjects.set(index, subject);
      for (const stored of await entriesWith(db, part)) {
        const entry = new EntryView(stored);
        const { index } = entry.clear['ref'] as { index: number };
        corrections.set(index, [...(corrections.get(index) ?? []), entry]);
      }
    }
    return new CountingRecords(on, corrections, subjects);
  }

  /** The entry that says whose a record is: an amendment that stands, since the record itself may be erased. */
  amendmentOf({ index }: EntryView): { entry: EntryView; personId: string | null } | undefined {
    const entry = this.#corrections.get(index)?.findLast((one) => one.type === 'amend' && one.claims['sub']);
    return entry && { entry, personId: this.#subjects.get(entry.index) ?? null };
  }

  /**
   * What a record is worth. An amendment says what was right all along, whenever it was written; a revocation holds from its day
   * on. Undefined if it counts for nothing that day, or was erased.
   */
  worthOf(record: EntryView): Worth | undefined {
    const later = this.#corrections.get(record.index) ?? [];
    const worth = this.#worth(record, later);
    if (worth?.kind !== 'done') return worth;
    const known = [record, ...later].filter((entry) => entry.date <= this.#on);
    const then = known[0] === record ? this.#worth(record, known.slice(1)) : undefined;
    const withdrawn = later.find((entry) => entry.type === 'revoke');
    return {
      ...worth,
      done: { ...worth.done, recordedLate: then?.kind !== 'done', withdrawnOn: withdrawn?.date ?? null },
    };
  }

  #worth(record: EntryView, later: readonly EntryView[]): Worth | undefined {
    if (later.some((entry) => entry.type === 'revoke' && entry.date <= this.#on)) return undefined;
    const { index, claims } = later.findLast((entry) => entry.type === 'amend' && entry.claims['detail']) ?? record;
    const detail = claims['detail'] as RecordDetail | undefined;
    const course = claims['course'] as CourseClaim | undefined;
    const day = detail?.completed_at.slice(0, 10);
    if (!course || day === undefined || day > this.#on || claims['outcome'] === 'failed') return undefined;
    if (claims['outcome'] !== 'exempted')
      return {
        kind: 'done',
        course: course.id,
        done: { index, on: day, version: course.version, recordedLate: false, withdrawnOn: null },
      };
    const until = detail!.until ?? '9999-12-31';
    return until < this.#on ? undefined : { kind: 'exempt', course: course.id, version: course.version, until };
  }
}
