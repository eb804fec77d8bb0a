import type { DeliveryState } from '../outbox/outbox-shapes.ts';
/** Why somebody is reminded. `escalation` goes to the manager (and the deputy), all others to the person themselves. */
export type ReminderKind = 'before_due' | 'on_due' | 'overdue' | 'escalation' | 'manual';

/**
 * What became of a reminder. `waiting` until it may be sent, `claimed` while a server sends it, `failed` until it is tried again,
 * `unsure` if it cannot be said whether it went out; `undone`, `sent`, `given_up` and `dropped` are ends.
 */
export type ReminderState = 'waiting' | 'undone' | 'claimed' | 'sent' | 'failed' | 'unsure' | 'given_up' | 'dropped';

/** Whom to remind of what. */
export interface Pair {
  personId: string;
  courseId: string;
}

/**
 * Why somebody is left out: reminded within 7 days; a reminder is under way; nothing is open (done, exempt, not asked any more,
 * or no such course); not somebody whom the asker manages today; no e-mail address.
 */
export type LeftOutReason = 'reminded_recently' | 'already_waiting' | 'nothing_open' | 'not_yours' | 'no_address';

export interface LeftOut extends Pair {
  /** Null if the asker may not know it. */
  name: string | null;
  title: string | null;
  reason: LeftOutReason;
  /** Of `reminded_recently`: the first day on which it can be done again. */
  againOn: string | null;
  /** English, for people. */
  sentence: string;
}

/** A mail as it would be sent. `html` is a whole document: show it in a sandboxed frame (`srcdoc`), never in the page. */
export interface PreviewMail {
  recipient: { id: string; name: string };
  lang: string;
  courses: { courseId: string; title: string; dueOn: string; isOverdue: boolean }[];
  subject: string;
  text: string;
  html: string;
}

/** POST /api/reminders/preview {pairs} */
export interface ReminderPreview {
  mails: PreviewMail[];
  leftOut: LeftOut[];
  /** When they would be sent: five minutes from now, or when the quiet hours are over. ISO 8601. */
  sendsAt: string;
  /** Without a mail server (A39_SMTP_URL) reminders wait and are given up after three days. */
  mailIsSetUp: boolean;
}

/** POST /api/reminders {pairs}, 201 */
export interface Reminded {
  /** Null if everybody was left out. */
  batchId: string | null;
  /** Reminders that wait now: one for each person and course. */
  reminded: number;
  /** Until then DELETE /api/reminders/:batch takes them back. ISO 8601; at least five minutes from now. */
  undoUntil: string | null;
  sendsAt: string;
  leftOut: LeftOut[];
  mailIsSetUp: boolean;
}

/** DELETE /api/reminders/:batch */
export interface Undone {
  undone: number;
}

/** GET and PUT /api/reminders/settings. Days are counted from the due day, or from the end of the grace period. */
export interface ReminderSettings {
  /** So many days before the due day, longest first. Empty: not at all. */
  beforeDays: number[];
  onDueDay: boolean;
  /** First so many days overdue, then every so many. Null: not at all. */
  overdue: { firstDays: number; everyDays: number } | null;
  /** To the manager of that day and the deputy. Null: not at all. */
  escalation: { firstDays: number; everyDays: number } | null;
  /** `HH:MM` in the organisation's time zone; nothing is sent from the one to the other. */
  quietFrom: string;
  quietUntil: string;
  /** 1 is Monday, 7 is Sunday. */
  workingDays: number[];
  /** Whether a mail before the due day brings a calendar file. */
  calendarFile: boolean;
}

/** GET /api/reminders/settings, and the answer of PUT (whose body is `settings`) */
export interface ReminderSettingsView {
  settings: ReminderSettings;
  defaults: ReminderSettings;
  timeZone: string;
  mailIsSetUp: boolean;
  /** Null while nobody has changed anything. */
  changedAt: string | null;
  changedBy: string | null;
}

/** GET /api/my/reminders, newest first: what was sent about oneself within 90 days. */
export interface MyReminder {
  kind: ReminderKind;
  courseId: string;
  title: string;
  dueOn: string;
  /** Null while it waits. */
  sentOn: string | null;
  state: 'waiting' | 'sent' | 'unsure';
  /** Who pressed *Remind*; null if it was sent by itself. */
  sender: string | null;
  /** Who was told; null if it was the person themselves. */
  toldTo: string | null;
}

/** GET /api/reminders/outbox?state&page (the first page is 0) */
export interface Outbox {
  counts: Record<ReminderState, number>;
  total: number;
  page: number;
  pages: number;
  rows: OutboxRow[];
}

export interface OutboxRow {
  id: string;
  kind: ReminderKind;
  state: ReminderState;
  person: { id: string; name: string };
  recipient: { id: string; name: string };
  sender: string | null;
  courseId: string;
  title: string;
  plannedAt: string;
  /** Waiting or failed: not before that. */
  nextAt: string | null;
  sentAt: string | null;
  tries: number;
  /** English, for people: what happened and what can be done. */
  sentence: string;
  /** POST /api/reminders/outbox/:reminder/retry is possible. */
  canRetry: boolean;
}

/** GET and PUT /api/my/mail-choices. All other reminders are always sent. */
export interface MailChoices {
  beforeDue: boolean;
}

/** GET /api/my/calendar */
export interface CalendarState {
  /** The day on which the address was made; null without one. */
  madeOn: string | null;
}

/** POST /api/my/calendar makes a new address (an old one stops); only this answer has it. DELETE ends it. */
export interface CalendarAddress {
  url: string;
  webcal: string;
  madeOn: string;
}

export type WebhookFormat = 'json' | 'slack' | 'teams';
export type WebhookEvent = 'overdue.summary' | 'reminders.sent' | 'import.done' | 'evidence.alarm' | 'assignment.round';

/** GET /api/webhooks */
export interface WebhookView {
  id: string;
  /** The address without its path, which is a secret of most chat systems. */
  host: string;
  format: WebhookFormat;
  events: WebhookEvent[];
  madeBy: string | null;
  madeAt: string;
  pausedAt: string | null;
  /** The newest delivery. */
  last: { state: DeliveryState; at: string; sentence: string } | null;
}

/** POST /api/webhooks {url, format, events}, 201. The secret is shown this once. */
export interface NewWebhook {
  webhook: WebhookView;
  secret: string;
}

/** GET /api/webhooks/:webhook/deliveries?page (the first page is 0), newest first */
export interface Deliveries {
  total: number;
  page: number;
  pages: number;
  rows: {
    id: string;
    event: WebhookEvent | 'test';
    state: DeliveryState;
    madeAt: string;
    nextAt: string | null;
    deliveredAt: string | null;
    tries: number;
    /** HTTP status of the last answer. */
    status: number | null;
    sentence: string;
    canRetry: boolean;
  }[];
}
