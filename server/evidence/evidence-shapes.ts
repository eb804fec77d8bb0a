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
