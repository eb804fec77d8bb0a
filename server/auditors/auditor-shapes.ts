import type { Audience } from '../people/audience.ts';

/** Whose training an auditor may ask about. */
export type AuditedAudience = Exclude<Audience, { kind: 'people' }>;

/** GET /api/auditors: every account there was, newest first. */
export interface AuditorList {
  today: string;
  /** Whether an invitation can be sent by mail. */
  mail: boolean;
  /** At most so many days from the first to the last. */
  mostDays: number;
  accounts: AuditorView[];
  /** What an account can be limited to. */
  units: string[];
  groups: { id: string; name: string }[];
}

export interface AuditorView {
  id: string;
  name: string;
  organisation: string;
  email: string;
  fromOn: string;
  untilOn: string;
  periodFrom: string;
  periodTo: string;
  audience: AuditedAudience;
  maySeeNames: boolean;
  /** Null if they were erased. */
  madeBy: string | null;
  madeOn: string;
  revokedOn: string | null;
  lastUsedOn: string | null;
  state: 'to_come' | 'open' | 'ended' | 'revoked';
}

/** POST /api/auditors and POST /api/auditors/:account/link: the only answer that has the link. */
export interface Invitation {
  account: AuditorView;
  link: string;
  /** What became of the mail. */
  mailed: 'not_asked' | 'sent' | 'not_sent';
}

/** GET /api/audit: who the auditor is, and what they may look at. */
export interface AuditorSelf {
  name: string;
  organisation: string;
  /** Whose evidence it is. */
  of: string;
  contact: { name: string; email: string; phone: string | null };
  today: string;
  untilOn: string;
  periodFrom: string;
  periodTo: string;
  audience: AuditedAudience;
  /** Names of the groups in it. */
  groups: string[];
  maySeeNames: boolean;
  log: { origin: string; vkey: string };
  nonces: EnteredNonce[];
}

/** A nonce with the entry that holds it. */
export interface EnteredNonce {
  nonce: string;
  index: number;
  onDay: string;
  /** The leaf hash of that entry, base64. */
  leaf: string;
}

/** POST /api/audit/nonces */
export interface NonceAnswer extends EnteredNonce {
  /** `.tlog-proof` of the entry, with a signed checkpoint. */
  proof: string;
}

/** GET /api/audit/records: the records that may be drawn, by number and day, in the order of the log. */
export interface RecordList {
  records: { index: number; date: string }[];
  total: number;
  page: number;
  size: number;
}

/** GET /api/audit/draw?nonce&size: a sample that neither side can steer. */
export interface Draw {
  nonce: string;
  /** The entry of the nonce; only records before it are drawn from. */
  index: number;
  leaf: string;
  /** How many records there are to draw from, and the SHA-256 of `records.txt` with them. */
  from: number;
  listSha256: string;
  /** In the order in which they were drawn. */
  drawn: number[];
}

/** GET /api/audit/people?page: where people stood on the last day, with mandatory courses alone. */
export interface AuditedPeople {
  on: string;
  people: AuditedPerson[];
  total: number;
  page: number;
  size: number;
}

export interface AuditedPerson {
  /** Null if the account goes without names. */
  who: { name: string; staffNumber: string; unit: string | null } | null;
  joinedOn: string;
  leftOn: string | null;
  courses: AuditedCourse[];
}

export interface AuditedCourse {
  courseId: string;
  course: string;
  standing: 'done' | 'open' | 'overdue' | 'exempt';
  dueOn: string | null;
  /** Only if it was in the period. */
  doneOn: string | null;
  /** The record of that completion. */
  entry: number | null;
}

/** GET /api/audit/overdue?page: the longest overdue first. */
export interface AuditedOverdue {
  on: string;
  rows: { who: AuditedPerson['who']; courseId: string; course: string; dueOn: string; daysOver: number }[];
  total: number;
  page: number;
  size: number;
}

/** GET /api/audit/units?course */
export interface AuditedUnits {
  on: string;
  course: string;
  units: { unit: string | null; people: number; done: number; open: number; overdue: number }[];
  /** People in units of fewer than ten, and in the one that goes with them. */
  withheld: number;
}
