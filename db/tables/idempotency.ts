/**
 * A call of a program that must be done once, by its key and the name that the program gave it. The row is the claim; with an
 * answer it is done. Answers hold no names of people.
 */
export interface IdempotencyTable {
  key_id: string;
  /** The header `Idempotency-Key`. */
  name: string;
  /** Of what was asked for, base64url. */
  fingerprint: string;
  /** Whose turn it is: whoever was overtaken may not answer any more. */
  claim: string;
  claimed_at: string;
  status: number | null;
  /** JSON */
  body: string | null;
}
