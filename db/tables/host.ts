/** A page of somebody else's that may carry our elements. */
export interface HostPageTable {
  /** Scheme, host and port. */
  origin: string;
  name: string;
  /** The path with which the pages begin to which a sign-in may return. */
  path: string;
  /** Managers see their people there, read only. */
  team: 0 | 1;
  made_by: string | null;
  made_at: string;
}

/** Somebody whose word on who a person is, is taken in host pages. */
export interface HostIssuerTable {
  id: string;
  name: string;
  /** Exactly as it stands in its tokens. */
  iss: string;
  /** The page from which its tokens come; null where they come through a frame of ours. */
  origin: string | null;
  /** JSON: its kind with keys, audience and the rest, see `server/embedding/issuer.ts`. */
  terms: string;
  made_by: string | null;
  made_at: string;
  ended_at: string | null;
}

/** A code on its way back to a host page; used once, within a minute. */
export interface EmbedCodeTable {
  code_hash: string;
  sign_in_id: string;
  origin: string;
  redirect_uri: string;
  /** PKCE, S256. */
  challenge: string;
  expires_at: string;
}

/** A host's token that was used, until it would have expired: it opens nothing again. */
export interface SpentTokenTable {
  token_hash: string;
  expires_at: string;
}

/** A number that a frame gave to its host, to come back signed; used once. */
export interface HostNonceTable {
  nonce_hash: string;
  expires_at: string;
}

/** The elements as one file that was handed out by its digest: pages that name it go on after an upgrade. */
export interface EmbedBuildTable {
  version: string;
  bytes: Buffer;
  /** As browsers check it. */
  integrity: string;
  first_on: string;
}
