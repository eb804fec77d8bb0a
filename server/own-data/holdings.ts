import type { Database } from '../../db/tables/index.ts';
import type { SectionName } from './own-data-shapes.ts';

/**
 * Which part of the answer says what each table holds about somebody. `nobody`: its rows are about no person. `withheld`: they
 * are, and the answer leaves them out for the reason given. A table that is not here does not compile.
 */
export const holdings: Record<keyof Database, SectionName[] | 'nobody' | { withheld: string }> = {
  person: ['person'],
  person_role: ['roles', 'acts'],
  management: ['managers'],
  deputy: ['managers', 'acts'],
  staff_group: ['groups'],
  group_member: ['groups'],
  session: ['sessions'],
  api_key: ['acts'],
  idempotency: 'nobody',
  auditor_account: ['acts'],
  auditor_session: 'nobody',
  auditor_nonce: 'nobody',
  stored_file: 'nobody',
  course_version: 'nobody',
  course_version_file: 'nobody',
  assignment_rule: ['acts'],
  assignment: ['assignments'],
  assignment_end: ['assignments'],
  waiver: ['waivers', 'acts'],
  roster_event: ['roster'],
  on_roster: ['roster'],
  roster_statement: 'nobody',
  standing: ['standing'],
  standing_count: 'nobody',
  person_standing: ['standing'],
  access_log: ['looks', 'acts'],
  export_log: ['exports', 'acts'],
  attempt: ['attempts'],
  answer: ['answers'],
  completion: ['assignments'],
  refresher: ['refreshers'],
  evidence_log: 'nobody',
  evidence_entry: ['evidence'],
  evidence_tile: 'nobody',
  evidence_disclosure: ['evidence'],
  evidence_subject: ['evidence'],
  evidence_checkpoint: 'nobody',
  evidence_anchor: 'nobody',
  evidence_key: 'nobody',
  evidence_restore: 'nobody',
  self_check: 'nobody',
  correction: ['corrections', 'acts'],
  correction_request: ['requests', 'acts'],
  document_version: 'nobody',
  document_file: 'nobody',
  acknowledgement: ['documents'],
  outside_training: ['outside_trainings', 'acts'],
  certificate: ['certificates'],
  erasure_request: ['erasure', 'acts'],
  legal_hold: ['erasure', 'acts'],
  erased_count: 'nobody',
  job_run: 'nobody',
  reminder_settings: ['acts'],
  reminder: ['reminders', 'acts'],
  reminder_turn: ['reminders'],
  mail_choice: ['choices'],
  calendar_feed: ['choices'],
  webhook: ['acts'],
  webhook_delivery: 'nobody',
};

/**
 * Columns of which the answer says that there is something, but not what: hashes of what opens a session or a calendar, and the
 * random numbers by which questions are drawn and mixed.
 */
export const withheldColumns: string[] = [
  'session.token_hash',
  'calendar_feed.token_hash',
  'attempt.seed',
  'refresher.seed',
];
