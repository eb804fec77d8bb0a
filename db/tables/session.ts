/** A sign-in. Only the SHA-256 of the token is here, so a stolen database opens nothing. */
export interface SessionTable {
  token_hash: string;
  person_id: string;
  created_at: string;
  expires_at: string;
}
