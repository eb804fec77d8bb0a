/** A certificate exactly as it was handed out, by the record that it is about. */
export interface CertificateTable {
  evidence_idx: number;
  person_id: string;
  /** Size of the log that it was printed against. */
  size: number;
  sha256: string;
  bytes: Buffer;
  issued_at: string;
}
