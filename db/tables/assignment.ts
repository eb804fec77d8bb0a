/** The obligation: this person, this course, due then. One for each person, course and campaign. */
export interface AssignmentTable {
  id: string;
  person_id: string;
  course_id: string;
  /** Names the round (`2026`, `joining`), so that a yearly repetition is a new row and nothing is reset. */
  campaign: string;
  due_on: string;
  rule: string;
  assigned_at: string;
  evidence_idx: number;
}
