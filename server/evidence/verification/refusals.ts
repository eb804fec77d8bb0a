/** Every reason for which a bundle is refused. Stable: auditors' scripts read these from `--json`. */
export type RefusalCode =
  | 'bundle_unreadable'
  | 'bundle_encrypted'
  | 'file_unreadable'
  | 'file_missing'
  | 'file_too_large'
  | 'line_too_long'
  | 'line_unfinished'
  | 'not_utf8'
  | 'unsafe_path'
  | 'duplicate_file'
  | 'not_plain_file'
  | 'bag_malformed'
  | 'bag_file_missing'
  | 'bag_file_unlisted'
  | 'bag_digest_differs'
  | 'bag_oxum_differs'
  | 'key_malformed'
  | 'key_retired'
  | 'note_malformed'
  | 'note_crlf'
  | 'note_not_signed'
  | 'note_signature_bad'
  | 'checkpoint_malformed'
  | 'checkpoint_other_log'
  | 'root_differs'
  | 'size_differs'
  | 'proof_malformed'
  | 'proof_missing'
  | 'inclusion_unproven'
  | 'consistency_unproven'
  | 'history_changed'
  | 'shrunk'
  | 'held_not_comparable'
  | 'nonce_missing'
  | 'not_canonical'
  | 'leaf_too_long'
  | 'entry_malformed'
  | 'entry_other_log'
  | 'entry_after_close'
  | 'date_decreases'
  | 'genesis_misplaced'
  | 'reference_bad'
  | 'records_malformed'
  | 'leaf_differs'
  | 'entry_disclosed_twice'
  | 'disclosure_malformed'
  | 'disclosure_unreferenced'
  | 'disclosure_repeated'
  | 'claim_malformed'
  | 'erased_disclosed'
  | 'not_disclosed'
  | 'course_not_published'
  | 'csv_malformed'
  | 'csv_differs'
  | 'csv_row_missing'
  | 'csv_row_unproven'
  | 'course_malformed'
  | 'course_unknown'
  | 'course_file_differs'
  | 'course_file_unlisted'
  | 'timestamp_malformed'
  | 'timestamp_other_note'
  | 'timestamp_signature_bad'
  | 'timestamp_untrusted'
  | 'verifier_failed';

/** What the reader should know although it is no reason to refuse. */
export type WarningCode =
  | 'key_from_bundle'
  | 'key_not_in_log'
  | 'key_compromised'
  | 'policy_line_ignored'
  | 'log_left_out'
  | 'checkpoint_not_compared'
  | 'course_publication_unproven'
  | 'course_content_left_out'
  | 'csv_column_unproven'
  | 'partly_disclosed'
  | 'amendment_not_disclosed'
  | 'completed_after_recorded'
  | 'timestamp_not_checked'
  | 'timestamp_authority_from_bundle'
  | 'recorded_late'
  | 'completed_after_anchor'
  | 'name_says_other_size';

/** Thrown by the rules in this folder; caught where the file and the index are known. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = 'Refused';
    this.code = code;
  }
}

/** A refusal as it can be handed from one thread to another. */
export type SaidRefusal = { code: RefusalCode; message: string };

/** What a thrown error says; anything but a refusal is a fault of the verifier itself. */
export function refusalOf(error: unknown): SaidRefusal {
  if (error instanceof Refused) return { code: error.code, message: error.message };
  return { code: 'verifier_failed', message: `The verifier could not go on: ${String(error)}` };
}
