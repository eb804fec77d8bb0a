/** A person who is to be erased in the next nightly batch. */
export interface ErasureRequestTable {
  person_id: string;
  basis: 'art17' | 'other';
  requested_by: string | null;
  requested_at: string;
}

/** A person of whom nothing is erased as long as the row is there. */
export interface LegalHoldTable {
  person_id: string;
  reason: string;
  placed_by: string | null;
  placed_at: string;
}

/** What is left of erased completions: how many there were of a course version. */
export interface ErasedCountTable {
  course_version_id: string;
  completions: number;
}
