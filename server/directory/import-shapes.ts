import type { Encoding } from './csv-text.ts';
import type { Separator } from './csv-rows.ts';
import type { Field } from './import-columns.ts';
import type { Fault, ImportRemark } from './import-faults.ts';

/** `complete`: the file names everybody on staff, and whoever it does not name has left. `changes`: it is about these people only. */
export type ImportMode = 'complete' | 'changes';

/** What becomes of people, each in a list of its own. */
export const planned = ['joins', 'returns', 'moves', 'leaves', 'manager', 'changes'] as const;
export type PlannedKind = (typeof planned)[number];

/** What is different about somebody. Of a manager it is the name and the staff number. */
export interface FieldChange {
  field: 'name' | 'email' | 'unit' | 'job' | 'location' | 'lang' | 'joinedOn' | 'leftOn' | 'manager';
  from: string | null;
  to: string | null;
}

/** Somebody whom an import is about. */
export interface PlannedPerson {
  /** Null for whoever the file does not name. */
  line: number | null;
  staffNumber: string;
  name: string;
  unit: string | null;
  /** First or last day on staff, for those who join, return or leave. */
  on: string | null;
  changes: FieldChange[];
}

/** How many it concerns. */
export interface ImportCounts extends Record<PlannedKind, number> {
  unchanged: number;
  /** Lines about people, and how many of them have no fault. */
  lines: number;
  good: number;
  faults: number;
  remarks: number;
}

/** POST /api/directory/imports/preview */
export interface ImportPreview {
  fileName: string;
  mode: ImportMode;
  today: string;
  encoding: Encoding;
  separator: Separator;
  columns: { field: Field; heading: string }[];
  /** Headings of columns that nothing was made of. */
  ignored: string[];
  counts: ImportCounts;
  /** People on staff today. */
  staff: number;
  /** Whether so many would leave that their number must be confirmed. */
  drastic: boolean;
  /** The first of each kind. */
  people: Record<PlannedKind, PlannedPerson[]>;
  faults: Fault[];
  remarks: ImportRemark[];
  /** Names this plan: an import that would do something else is refused. */
  fingerprint: string;
}

/** POST /api/directory/imports */
export interface ImportResult {
  fileName: string;
  mode: ImportMode;
  counts: ImportCounts;
  /** Assignments that were given out, and that ended because people left. */
  assigned: number;
  ended: number;
}
