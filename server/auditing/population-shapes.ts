/** Where somebody stood with a course on a day. */
export type StoodAs = 'done' | 'open' | 'overdue' | 'exempt';

/** How many people and courses stood where. `overdue` is part of `open`. */
export interface PopulationCounts {
  asked: number;
  done: number;
  open: number;
  overdue: number;
  exempt: number;
}

/**
 * GET /api/evidence/population?on: who was on staff on a day, what was asked of them, who had done it and who not, from the log
 * alone and as it is known now. What was written after that day is marked.
 */
export interface Population {
  on: string;
  /** Entries of the log on the evening of that day, and now. */
  sizeThen: number;
  sizeNow: number;
  /** First day of the log: before it, nothing is known. */
  logBegan: string;
  counts: PopulationCounts & {
    onStaff: number;
    /** On staff, and no course was asked of them. */
    unasked: number;
    /** Done, but the record was written after that day. */
    recordedLate: number;
    /** Done on that day, and the record was withdrawn later. */
    withdrawnSince: number;
    /** Entries about people, written up to that day, that are erased now. */
    erased: number;
  };
  courses: ({ id: string } & PopulationCounts)[];
  /** A page of them: overdue first, then open, exempt, done; each by name. */
  rows: PopulationRow[];
  total: number;
  page: number;
  size: number;
  /**
   * What was done about those who had not done it, up to that day. Reminders are not in evidence: these numbers are from the
   * server's own table. `people` is how many of them were reminded at least once.
   */
  reminders: { sent: number; people: number; escalated: number };
}

export interface PopulationRow {
  /** Our own id, for the person's page; null once the link is erased. */
  personId: string | null;
  sub: string;
  name: string;
  unit: string | null;
  course: { id: string; version: string };
  standing: StoodAs;
  /** Day on which it was asked for; null of somebody who was exempt before. */
  assignedOn: string | null;
  dueOn: string | null;
  /** Day of the newest completion up to that day. */
  doneOn: string | null;
  /** Of an exemption: its last day. */
  exemptUntil: string | null;
  /** The record was written after the day that is asked about. */
  recordedLate: boolean;
  /** The day on which the record was withdrawn, after the day that is asked about. */
  withdrawnOn: string | null;
  /** Entries of the log that say so. */
  entries: number[];
}
