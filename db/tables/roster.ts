/** That somebody joined, moved to another unit or left, with the entry that says so. */
export interface RosterEventTable {
  evidence_idx: number;
  person_id: string;
  kind: 'joined' | 'moved' | 'left';
  on_day: string;
}

/** Who is on staff, and in which unit, as the log says it so far. */
export interface OnRosterTable {
  person_id: string;
  unit: string | null;
}

/** What is published about the roster: how to read its entries (version `1`), and the numbers of each day. */
export interface RosterStatementTable {
  version: string;
  title: string;
  content: string;
  sums: string;
  sha256: string;
  published_at: string;
  evidence_idx: number;
}
