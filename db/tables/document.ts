/** A policy, or the description of a training that happened elsewhere, frozen by the hash of its files. */
export interface DocumentVersionTable {
  id: string;
  document_id: string;
  kind: 'policy' | 'training';
  version: string;
  lang: string;
  title: string;
  content: string;
  sums: string;
  published_at: string;
  evidence_idx: number;
}

/** The files of a document version; bytes are in `stored_file`. */
export interface DocumentFileTable {
  document_version_id: string;
  path: string;
  sha256: string;
}

/** That a person was asked to acknowledge a policy version, and when they did. */
export interface AcknowledgementTable {
  id: string;
  person_id: string;
  document_version_id: string;
  due_on: string;
  assigned_idx: number;
  acknowledged_at: string | null;
  evidence_idx: number | null;
}

/** A training outside this system, typed in by someone who answers for it. */
export interface OutsideTrainingTable {
  id: string;
  person_id: string;
  document_version_id: string;
  outcome: 'attended' | 'completed' | 'passed';
  completed_at: string;
  recorded_by: string | null;
  evidence_idx: number;
}
