import type { LrsTable } from '../../db/tables/lms.ts';
import type { ReportName } from '../exports/exports-shapes.ts';
import type { WebhookFormat } from '../reminders/reminder-shapes.ts';

/** What is known about somebody, as the table of who sees what names it. */
export type DataKind = 'standing' | 'begun' | 'answers' | 'points' | 'usage' | 'exemption' | 'reminders' | 'access_log';

export type Onlooker = 'learner' | 'manager' | 'admin' | 'auditor' | 'council';

/** How much of it somebody sees. */
export type Sees =
  | 'own'
  | 'own_with_sender'
  | 'own_while_working'
  | 'own_result'
  | 'reports_mandatory'
  | 'own_sent'
  | 'merged'
  | 'all'
  | 'scoped'
  | 'in_bundle'
  | 'exempt_only'
  | 'category'
  | 'counts'
  | 'dpo_only'
  | 'on_request'
  | 'never'
  | 'not_recorded';

export interface SightRow {
  what: DataKind;
  sees: Record<Onlooker, Sees>;
}

/** What is kept, and how long. */
export interface KeptFor {
  what:
    | 'records'
    | 'leavers'
    | 'answers'
    | 'access_log'
    | 'reminders'
    | 'webhooks'
    | 'strangers'
    | 'sessions'
    | 'server_log';
  /** `years` to the end of the year so many years later; `as_records` as long as those; `operator`: it names nobody. */
  period: { kind: 'years' | 'days' | 'hours'; n: number } | { kind: 'as_records' | 'operator' };
  /** The setting by which whoever runs the server changes it. */
  setting: string | null;
}

/** What is never written down, so that nobody can ask for it later. */
export type NeverRecorded =
  | 'time_spent'
  | 'clicks'
  | 'last_login'
  | 'device'
  | 'network_address'
  | 'thoughts'
  | 'voluntary_reading'
  | 'health';

/** GET /api/transparency: what this installation does with what it knows. It names nobody on staff, so everybody may read it. */
export interface Transparency {
  organisation: string;
  contact: { name: string; email: string; phone: string | null };
  tryMode: boolean;
  sees: SightRow[];
  kept: KeptFor[];
  never: NeverRecorded[];
  /** Whether points and drawn questions go, sealed, into the evidence of a completion. */
  recordsPoints: boolean;
  /** Groups of fewer people are not shown. */
  smallestGroup: number;
  /** Every report there is. `managers`: of the people whom they manage. */
  reports: { name: ReportName; for: 'managers' | 'admins' }[];
  /** How many people have a role. */
  roles: { role: 'training_admin' | 'dpo'; people: number }[];
  connections: {
    mail: boolean;
    /** Keys in force that may change people over SCIM. */
    scimKeys: number;
    /** All keys in force. */
    keys: number;
    webhooks: { host: string; format: WebhookFormat; paused: boolean }[];
    /** Learning platforms whose launches are taken, and what each is told of whoever completes a course from it. */
    platforms: { host: string; sends: 'completion' | 'score' }[];
    /** Packages of courses that are in use. */
    packages: number;
    /** Record stores: what each is told, and by what it knows people. */
    stores: { host: string; tells: LrsTable['tells']; names: LrsTable['names']; paused: boolean }[];
    /** Accounts of auditors that open something today. */
    auditors: number;
    embedOrigins: string[];
    witnesses: string[];
    timeStamps: string | null;
  };
  documents: DocumentName[];
}

export type DocumentName = 'record-of-processing' | 'dpia-draft' | 'works-agreement-annex' | 'cse-note';
