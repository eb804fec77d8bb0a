import type { Generated } from 'kysely';

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
  /** The line of rules that made it; null if somebody gave it by hand. */
  rule_line: Generated<string | null>;
  /** Last day of the grace period; the due day where there is none. */
  overdue_after: string;
}

/** An assignment that is no longer asked for, though it was not met. */
export interface AssignmentEndTable {
  assignment_id: string;
  person_id: string;
  reason: 'left' | 'not_required' | 'exempted';
  ended_at: string;
  evidence_idx: number;
}

/**
 * Who must do which course, by when, how often. A change is a new row of the same `line`; the old one is ended and stays, so
 * that it can be said what was asked of whom on any day.
 */
export interface AssignmentRuleTable {
  id: string;
  line: string;
  course_id: string;
  /** JSON: an `Audience`. */
  audience: string;
  /** Why these people, in words: it goes into evidence. */
  reason: string;
  due_on: string | null;
  /** Days after joining, or after the rule began. */
  due_days: number;
  repeat: 'never' | 'from_completion' | 'fixed_day';
  every_months: number | null;
  /** `MM-DD` */
  fixed_day: string | null;
  /** How many days before it is due a round is given out. */
  lead_days: number;
  grace_days: number;
  begins_on: string;
  made_by: string | null;
  made_at: string;
  ended_by: string | null;
  ended_at: string | null;
}

/** A course that a person need not do until a day (inclusive). The category says nothing about health. */
export interface WaiverTable {
  id: string;
  person_id: string;
  course_id: string;
  category: 'long_absence' | 'no_personal_data' | 'trained_elsewhere' | 'leaving_soon' | 'other';
  until_on: string;
  granted_by: string | null;
  granted_at: string;
  evidence_idx: number;
  ended_by: string | null;
  ended_at: string | null;
  end_idx: number | null;
}
