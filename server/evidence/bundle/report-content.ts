import { hash } from 'node:crypto';
import { isRecordedLate, type AnchoredTimes, type Interval } from '../anchored-times.ts';
import type { EntryView } from '../entry-view.ts';
import {
  endedRule,
  rosterId,
  type CourseClaim,
  type EntryReference,
  type PersonClaim,
  type RecordDetail,
} from '../facts.ts';
import type { CorrectionsInLog } from './corrections-in-log.ts';

/** A line of the report. */
export interface ReportRow {
  index: number;
  sub: string | null;
  person: PersonClaim | null;
  course: CourseClaim;
  /** Day of completion for a record, last day for an obligation. */
  day: string;
}

export interface RecordRow extends ReportRow {
  outcome: string;
  interval: Interval;
  isLate: boolean;
  /** Who typed it in, if it did not happen in the player. */
  typedInBy: string | null;
  /** The entry that put it right. */
  amendedBy: number | null;
}

/** More are in records.csv; a table of a million lines helps nobody and fits into no browser. */
const mostRows = 2_000;

/**
 * Gathers what the report says, in one walk over the opened entries. What it keeps does not grow with the log, but for some
 * bytes for each obligation that is open at the time.
 */
export class ReportContent {
  readonly counts = { completed: 0, amended: 0, withdrawn: 0, late: 0, typedIn: 0, open: 0, overdue: 0 };
  readonly #corrections: CorrectionsInLog;
  readonly #times: AnchoredTimes;
  readonly #amendedOn = new Map<number, string>();
  readonly #open = new Map<number, { index: number; dueOn: string }>();
  #rows: RecordRow[] = [];

  constructor(corrections: CorrectionsInLog, times: AnchoredTimes) {
    this.#corrections = corrections;
    this.#times = times;
  }

  /** Takes the opened entries in the order of the log. */
  add(entry: EntryView): void {
    const { index, type, date, claims } = entry;
    if (type === 'assign' && claims['course'] !== undefined) this.#asked(index, claims);
    if (type === 'record' && claims['outcome'] !== undefined) {
      if (this.#corrections.isRevoked(index)) {
        this.counts.withdrawn++;
        return;
      }
      this.#open.delete(obligation(claims));
      if (this.#corrections.supersededBy(index) === null) this.#record(index, date, claims, null);
      else this.#amendedOn.set(index, date);
    }
    if (type === 'amend' && claims['outcome'] !== undefined) {
      const target = (entry.clear['ref'] as EntryReference).index;
      if (this.#corrections.supersededBy(target) !== index) return;
      this.counts.amended++;
      this.#record(target, this.#amendedOn.get(target) ?? date, claims, index);
    }
  }

  /** An obligation begins, or is no longer asked for; who is on staff is not part of the report. */
  #asked(index: number, claims: Record<string, unknown>): void {
    if ((claims['course'] as CourseClaim).id === rosterId) return;
    const { date: dueOn, rule } = claims['due'] as { date: string; rule: string };
    if (rule.startsWith(endedRule)) this.#open.delete(obligation(claims));
    else this.#open.set(obligation(claims), { index, dueOn });
  }

  /** The newest records, by entry. */
  records(): RecordRow[] {
    return this.#rows.slice(-mostRows).sort((a, b) => a.index - b.index);
  }

  /** The obligations that are longest due, and counts the rest. @param today `YYYY-MM-DD` */
  open(today: string): { index: number; dueOn: string }[] {
    const open = [...this.#open.values()].sort((a, b) =>
      a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.index - b.index,
    );
    this.counts.overdue = open.filter(({ dueOn }) => dueOn < today).length;
    this.counts.open = open.length - this.counts.overdue;
    return open.slice(0, mostRows);
  }

  #record(index: number, recordedOn: string, claims: Record<string, unknown>, amendedBy: number | null): void {
    const detail = claims['detail'] as RecordDetail | undefined;
    const interval = this.#times.of(index);
    // Where it is left out how it went, what is left is the day on which it was written.
    const isLate = detail !== undefined && isRecordedLate(detail.completed_at, recordedOn, interval);
    const typedInBy = detail === undefined || detail.via === 'player' ? null : (detail.by ?? detail.via);
    if (claims['outcome'] !== 'exempted') this.counts.completed++;
    if (isLate) this.counts.late++;
    if (typedInBy !== null) this.counts.typedIn++;
    this.#rows.push({
      ...rowOf(index, claims, detail?.completed_at.slice(0, 10) ?? recordedOn),
      outcome: claims['outcome'] as string,
      interval,
      isLate,
      typedInBy,
      amendedBy,
    });
    if (this.#rows.length > 2 * mostRows) this.#rows = this.#rows.slice(-mostRows);
  }
}

/** A line from the claims that are shown; who it was may be hidden. */
export function rowOf(index: number, claims: Record<string, unknown>, day: string): ReportRow {
  return {
    index,
    sub: (claims['sub'] as string | undefined) ?? null,
    person: (claims['person'] as PersonClaim | undefined) ?? null,
    course: claims['course'] as CourseClaim,
    day,
  };
}

/** Who must do what, in 48 bits: enough to tell a million apart, and few enough to keep a million. */
function obligation(claims: Record<string, unknown>): number {
  const { id } = claims['course'] as CourseClaim;
  return hash('sha256', `${id}\n${String(claims['sub'])}`, 'buffer').readUIntBE(0, 6);
}
