/** One act of saying who somebody is, until it ends or they sign out. Neither device nor network address is kept. */
export interface SignInTable {
  id: string;
  person_id: string;
  /** The company's sign-in (OIDC), a link by mail, a host page, an LMS or a package in it that vouched for them, try mode. */
  method: 'company' | 'mail' | 'host' | 'lms' | 'package' | 'try';
  /** Who said so: the OIDC issuer, the `iss` of the host or platform, the id of the package. */
  issuer: string | null;
  /** The issuer's own name for its session (`sid`), by which it can end ours. */
  issuer_session: string | null;
  /** The page in which a host vouched; null for our own. */
  origin: string | null;
  /** Of an LMS: the platform or package by which it handed somebody over. */
  lms_id: string | null;
  /** In which place of the platform; of a package, the origins of the LMS, apart by a space. */
  lms_place: string | null;
  /** Under which name. */
  lms_subject: string | null;
  created_at: string;
  expires_at: string;
}

/** A token of a sign-in. Only its SHA-256 is here, so a stolen database opens nothing. */
export interface SessionTable {
  token_hash: string;
  sign_in_id: string;
  /**
   * `own` opens everything that the person may do; the others what a learner may. `page` and `frame` are cookies that get an
   * `embed` token for a host page, `renew` gets the next one.
   */
  kind: 'own' | 'page' | 'frame' | 'embed' | 'renew';
  /** The only origin from which it works; null for those that stay on our own. */
  origin: string | null;
  expires_at: string;
  /** Reserved for a key that the caller proves to hold (RFC 9449). */
  cnf_jkt: string | null;
}

/** Who at an issuer is who here. Found by something else once, and by this ever after: an e-mail address is no key. */
export interface IdentityTable {
  issuer: string;
  /** Where one issuer serves several organisations; else empty. */
  tenant: string;
  /** `oid` or `sub`. */
  subject: string;
  person_id: string;
  found_by: 'external_id' | 'staff_number' | 'email' | 'made' | 'admin';
  linked_at: string;
}

/** A sign-in at the company's issuer that was begun; used once. */
export interface OidcRequestTable {
  state_hash: string;
  /** SHA-256 of the cookie of the browser that began it. */
  browser_hash: string;
  nonce: string;
  verifier: string;
  return_to: string;
  expires_at: string;
}

/** A link that was mailed; used once. */
export interface SignInLinkTable {
  token_hash: string;
  person_id: string;
  return_to: string;
  made_at: string;
  expires_at: string;
}

/** A sign-in on its way into a frame of ours; used once, within a minute. */
export interface TicketTable {
  ticket_hash: string;
  sign_in_id: string;
  /** SHA-256 of what must be shown besides, and does not come with it: a link with somebody's ticket signs nobody in. */
  proof_hash: string;
  expires_at: string;
}
