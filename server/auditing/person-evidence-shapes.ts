/** GET /api/evidence/people?q= */
export interface PersonFound {
  id: string;
  name: string;
  staffNumber: string;
  unit: string | null;
  leftOn: string | null;
  /** Why nothing of them may be erased. */
  hold: string | null;
  /** They are erased in the next nightly batch, on this basis. */
  erasure: 'art17' | 'other' | null;
}

/** GET /api/evidence/people/:person */
export interface PersonEvidence {
  person: { id: string; name: string; staffNumber: string; email: string; unit: string | null };
  entries: {
    index: number;
    type: 'assign' | 'record' | 'amend' | 'revoke';
    /** Day on which it was written. */
    date: string;
    course: { id: string; version: string } | null;
    /** Who it was, as the entry says; null where it says nothing or was erased. */
    said: { staffNumber: string; name: string; email: string | null; unit: string | null } | null;
    /** The record that a correction names. */
    target: number | null;
    outcome: string | null;
    completedOn: string | null;
    dueOn: string | null;
    via: string | null;
    reason: string | null;
    /** Who corrected; null also when that person was erased. */
    by: string | null;
    amendedBy: number | null;
    revokedBy: number | null;
  }[];
}
