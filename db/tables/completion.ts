/** An assignment satisfied by passing. One for each assignment, whatever is repeated. The score is in evidence only. */
export interface CompletionTable {
  id: string;
  assignment_id: string;
  person_id: string;
  course_version_id: string;
  completed_at: string;
  evidence_idx: number;
}
