/** GET /api/evidence: the DPO's view of the log. */
export interface EvidenceOverview {
  origin: string;
  /** The verification key that an auditor must have from elsewhere than the bundle. */
  vkey: string;
  size: number;
  /** Base64 of the root, as in the checkpoint. */
  root: string;
  /** Entries by type. */
  counts: Record<string, number>;
  firstDate: string;
  lastDate: string;
  /** Every key that the log named, oldest first. */
  keys: { vkey: string; state: 'in force' | 'retire' | 'compromised'; since: string }[];
  /** Why nothing is recorded any more, for the operator; null while all is well. */
  halted: string | null;
  /** The newest checkpoint that left the house by each means and target; days. */
  outside: { kind: 'mail' | 'rfc3161' | 'witness' | 'print'; size: number; on: string }[];
  /** Stretches whose leaves were taken back after a restore; what they hid is lost. */
  restores: { from: number; to: number; on: string }[];
  courses: {
    id: string;
    version: string;
    lang: string;
    title: string;
    content: string;
    publishedOn: string;
    records: number;
  }[];
}
