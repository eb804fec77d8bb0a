/**
 * Somebody from outside who may look for some weeks. Not a row of `person`: an auditor is nobody on staff, and what is asked of
 * staff is never asked of them.
 */
export interface AuditorAccountTable {
  id: string;
  name: string;
  organisation: string;
  email: string;
  /** First and last day on which the link opens something. */
  from_on: string;
  until_on: string;
  /** The days that they may ask about. */
  period_from: string;
  period_to: string;
  /** JSON: an `Audience`, the people whom they may ask about. */
  audience: string;
  may_see_names: 0 | 1;
  /** SHA-256 (base64url) of the token in the invitation. */
  token_hash: string;
  made_by: string | null;
  made_at: string;
  revoked_at: string | null;
  /** A day and no more. */
  last_used_on: string | null;
}

/** A sign-in of an auditor; no person has it. */
export interface AuditorSessionTable {
  token_hash: string;
  account_id: string;
  created_at: string;
  expires_at: string;
}

/** A nonce that an auditor sent, with the entry that holds it. */
export interface AuditorNonceTable {
  account_id: string;
  nonce: string;
  evidence_idx: number;
  on_day: string;
}
