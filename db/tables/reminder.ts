import type { Generated } from 'kysely';

/** What was set or made once, by name: `settings` (JSON), `unsubscribe-key` (base64url). */
export interface ReminderSettingsTable {
  name: string;
  value: string;
  changed_by: string | null;
  changed_at: string;
}

/**
 * The outbox: one row for each person, course, reason and recipient. What must not happen twice is unique: a step of an
 * assignment, and a reminder that is under way (`waiting`, `claimed` or `failed`). A row is claimed and committed before the
 * mail server is spoken to; a claim that never ended is `unsure` and is not sent again by itself. Texts are not kept.
 */
export interface ReminderTable {
  id: string;
  person_id: string;
  course_id: string;
  assignment_id: string;
  recipient_id: string;
  kind: 'before_due' | 'on_due' | 'overdue' | 'escalation' | 'manual';
  /** Which time of that kind, e.g. `14`; the batch of a manual one. */
  step: string;
  /** One press of *Remind*; of others the kind of letter, so that rows with the same go into one mail. */
  batch_id: string;
  /** Who pressed *Remind*. */
  sender_id: string | null;
  due_on: string;
  state: 'waiting' | 'undone' | 'claimed' | 'sent' | 'failed' | 'unsure' | 'given_up' | 'dropped';
  planned_at: string;
  /** Not before that; of a manual one, it can be undone until then. */
  send_after: string;
  claimed_at: string | null;
  /** The claim, not the server: nobody else may end it. */
  claimed_by: string | null;
  first_tried_at: string | null;
  tries: Generated<number>;
  ended_at: string | null;
  /** Code of why it was dropped or given up. */
  why: string | null;
  /** What the mail server said, without addresses. */
  detail: string | null;
}

/** The day on which somebody was last reminded of a person's course: the next may come 7 days later, whatever the reason. */
export interface ReminderTurnTable {
  recipient_id: string;
  person_id: string;
  course_id: string;
  on_day: string;
  reminder_id: string;
}

/** Whether somebody wants the mails that are not necessary. Without a row they are sent. */
export interface MailChoiceTable {
  person_id: string;
  kind: 'before_due';
  wanted: 0 | 1;
  changed_at: string;
}

/** The secret address of a person's calendar, hashed. */
export interface CalendarFeedTable {
  person_id: string;
  token_hash: string;
  made_at: string;
}
