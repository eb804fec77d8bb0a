/** GET /api/evidence/as-of?on=: who was trained on a day, as the log stood then and as is known now. */
export interface AsOf {
  on: string;
  /** Entries of the log on the evening of that day, and now. */
  sizeThen: number;
  sizeNow: number;
  /** Records that counted then, that count now for that day, and that counted then but are erased since. */
  counts: { knownThen: number; knownNow: number; erasedSince: number; changed: number };
  /** By name; the changed ones first. */
  rows: AsOfRow[];
  /** How many there are; `rows` is a page of them. */
  total: number;
}

export interface AsOfRow {
  index: number;
  sub: string;
  name: string;
  unit: string | null;
  course: { id: string; version: string };
  /** Day of completion as it was known then; null if nothing was. */
  knownThen: string | null;
  /** As it is known now; null if it does not count any more. */
  knownNow: string | null;
  /** What was written after that day. */
  changes: AsOfChange[];
}

export interface AsOfChange {
  index: number;
  type: 'record' | 'amend' | 'revoke';
  date: string;
  reason: string | null;
  /** Staff number or name of who did it, as far as it is kept. */
  by: string | null;
}
