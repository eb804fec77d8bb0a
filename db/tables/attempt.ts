/** One run from start to hand-in. It is bound to one course version; the seed repeats its draw. */
export interface AttemptTable {
  id: string;
  assignment_id: string;
  course_version_id: string;
  number: number;
  seed: string;
  /** JSON array of question ids. */
  drawn: string;
  /** Where the learner was. */
  step: string;
  started_at: string;
  handed_in_at: string | null;
}

/** The learner's response to one question. Lives until completion (embedding.md 5.3, rule 2). */
export interface AnswerTable {
  attempt_id: string;
  question_id: string;
  /** Practice answers may be changed; in the knowledge check and in the pre-check the first one stands. */
  part: 'practice' | 'check' | 'pre-check';
  response: string;
  points: number;
  answered_at: string;
}
