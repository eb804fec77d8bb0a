import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * Every refusal there is, with its HTTP status. Clients decide by the code; the sentence is for people and may change.
 * A code stays for ever once released.
 */
export const refusals = {
  // access
  sign_in_required: 401,
  not_allowed: 403,
  foreign_origin: 403,
  client_too_old: 426,
  sign_in_expired: 400,
  sign_in_refused: 403,
  sign_in_unreachable: 503,
  host_token_refused: 401,
  person_not_found: 403,
  embed_code_unknown: 401,
  redirect_not_registered: 400,
  origin_there: 409,
  origin_unknown: 404,
  issuer_there: 409,
  issuer_unknown: 404,
  sign_in_unknown: 404,
  key_required: 401,
  key_not_allowed: 403,
  key_unknown: 404,
  idempotency_key_reused: 422,
  idempotency_in_progress: 409,
  // input
  invalid_input: 400,
  invalid_json: 400,
  body_too_large: 413,
  too_many_requests: 429,
  not_found: 404,
  // people
  import_unreadable: 400,
  import_columns: 400,
  import_faulty: 409,
  import_changed: 409,
  import_too_drastic: 409,
  group_unknown: 404,
  group_in_use: 409,
  group_managed: 409,
  name_taken: 409,
  last_dpo: 409,
  // courses
  course_unknown: 404,
  version_stale: 409,
  // assignments
  assignment_unknown: 404,
  rule_unknown: 404,
  rule_changed: 409,
  waiver_unknown: 404,
  waiver_there: 409,
  // learning
  attempt_unknown: 404,
  attempt_handed_in: 409,
  question_not_drawn: 409,
  question_unknown: 404,
  invalid_answer: 400,
  answer_final: 409,
  check_incomplete: 409,
  already_completed: 409,
  // reminders
  batch_unknown: 404,
  too_late_to_undo: 409,
  reminder_unknown: 404,
  reminder_over: 409,
  webhook_unknown: 404,
  webhook_address: 400,
  delivery_unknown: 404,
  delivery_ended: 409,
  // documents
  document_unknown: 404,
  document_changed: 409,
  person_unknown: 404,
  // learning platforms
  lms_unknown: 404,
  lms_launch_refused: 403,
  lms_launch_over: 400,
  lms_cookies_blocked: 403,
  lms_deployment_waiting: 403,
  lms_person_unknown: 403,
  lms_there: 409,
  lms_in_use: 409,
  lms_invitation_over: 400,
  lms_registration_refused: 400,
  lms_link_unknown: 404,
  lms_members_refused: 409,
  lms_stranger_unknown: 404,
  person_there: 409,
  store_unknown: 404,
  store_there: 409,
  store_address: 400,
  // evidence
  record_withdrawn: 409,
  record_erased: 410,
  request_unknown: 404,
  request_answered: 409,
  on_hold: 409,
  completion_unknown: 404,
  completion_withdrawn: 409,
  badge_unknown: 404,
  badge_there: 409,
  badge_needs_name: 409,
  entry_unknown: 404,
  // auditors
  auditor_unknown: 404,
  auditor_there: 409,
  link_unknown: 401,
  link_not_yet: 403,
  link_ended: 403,
  nonce_unknown: 404,
  evidence_closed: 503,
  evidence_halted: 503,
  leaf_too_large: 400,
  // exports
  export_unknown: 404,
  export_too_large: 400,
  // the machine
  storage_full: 503,
  busy: 503,
  internal: 500,
} as const satisfies Record<string, ContentfulStatusCode>;

export type RefusalCode = keyof typeof refusals;

/** A request or a rule said no. `message` says what is wrong and what to do; it reaches the person who asked. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
