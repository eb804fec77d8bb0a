/** A record that was amended or withdrawn: entry `evidence_idx` says so of entry `target_idx`. The reason is in evidence. */
export interface CorrectionTable {
  evidence_idx: number;
  target_idx: number;
  kind: 'amend' | 'revoke';
  person_id: string;
  made_by: string | null;
  made_at: string;
}
