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

/** A checkpoint that left the house: how, where to, and what came back (a token, a cosignature). */
export interface EvidenceAnchorTable {
  id: Written<string>;
  log_id: Written<number>;
  size: Written<number>;
  kind: Written<'mail' | 'rfc3161' | 'witness' | 'print'>;
  target: Written<string>;
  data: Written<Buffer | null>;
  created_at: Written<string>;
}

/** What `key` entries say, so that the keys in force are found without reading the log. */
export interface EvidenceKeyTable {
  log_id: Written<number>;
  idx: Written<number>;
  action: Written<'add' | 'retire' | 'compromised'>;
  vkey: Written<string>;
}

/** Entries that were taken back from the leaf archive after a restore: `from_idx` to `to_idx`, exclusive. */
export interface EvidenceRestoreTable {
  id: Written<string>;
  log_id: Written<number>;
  from_idx: Written<number>;
  to_idx: Written<number>;
  restored_at: Written<string>;
}

/** What a recomputation of everything found. `faults` is a JSON array; empty is good. */
export interface SelfCheckTable {
  id: Written<string>;
  started_at: Written<string>;
  finished_at: Written<string>;
  size: Written<number>;
  root: Written<string>;
  faults: Written<string>;
}
