/** A program that may call us. Only the SHA-256 of its token is here, so a stolen database opens nothing. */
export interface ApiKeyTable {
  id: string;
  name: string;
  /** base64url */
  token_hash: string;
  /** JSON: what it may do, see `server/keys/scopes.ts`. */
  scopes: string;
  made_by: string | null;
  made_at: string;
  /** Last day on which it opens something. */
  expires_on: string | null;
  revoked_at: string | null;
  /** A day and no more: when a program calls says when people work. */
  last_used_on: string | null;
}
