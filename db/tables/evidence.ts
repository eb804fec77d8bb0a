import type { ColumnType } from 'kysely';

/** Written once, never updated. */
type Written<T> = ColumnType<T, T, never>;

/** The head of the log: its size, and the roots of its complete subtrees. The row is the lock for appending. */
export interface EvidenceLogTable {
  log_id: number;
  origin: Written<string>;
  size: number;
  frontier: Buffer;
  last_date: string;
  closed: 0 | 1;
}

/** A leaf: the exact text that was hashed. */
export interface EvidenceEntryTable {
  log_id: Written<number>;
  idx: Written<number>;
  leaf: Written<string>;
  leaf_hash: Written<Buffer>;
}

/** The root of each full subtree of 256^level leaves. */
export interface EvidenceTileTable {
  log_id: Written<number>;
  level: Written<number>;
  idx: Written<number>;
  hash: Written<Buffer>;
}

/** The opening of a hidden claim. Personal data; erasure deletes it. */
export interface EvidenceDisclosureTable {
  log_id: Written<number>;
  idx: Written<number>;
  name: Written<string>;
  disclosure: Written<string>;
}

/** Whose entry it is, only for finding rows to disclose or erase. */
export interface EvidenceSubjectTable {
  log_id: Written<number>;
  idx: Written<number>;
  subject_id: Written<string>;
}

/** A signed statement of size and root that may have left the house. */
export interface EvidenceCheckpointTable {
  log_id: Written<number>;
  size: Written<number>;
  root: Written<Buffer>;
  note: Written<string>;
  signed_at: Written<string>;
}
