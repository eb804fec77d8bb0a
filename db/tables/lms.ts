/** A learning platform (LMS) whose launches are taken: LTI 1.3 calls it platform, and us tool. */
export interface LmsPlatformTable {
  id: string;
  name: string;
  /** Its product family as it says itself, e.g. `moodle`, `canvas`. */
  product: string | null;
  issuer: string;
  /** Ours, there. */
  client_id: string;
  auth_url: string;
  token_url: string;
  /** Where it wants another audience in our token requests than their address. */
  token_audience: string | null;
  jwks_url: string;
  /** JSON: origins of its pages, which may frame us. */
  origins: string;
  /** JSON, see `server/lms/lti/platform.ts`. */
  terms: string;
  made_by: string | null;
  made_at: string;
  disabled_at: string | null;
}

/** A place where a platform has put us. Launches from one that nobody let in are refused. */
export interface LmsDeploymentTable {
  platform_id: string;
  deployment_id: string;
  state: 'waiting' | 'active' | 'disabled';
  first_seen_at: string;
}

/** An address with which one platform registers us by itself; used once. */
export interface LmsInvitationTable {
  token_hash: string;
  terms: string;
  made_by: string | null;
  made_at: string;
  expires_at: string;
}

/** A launch that was begun; used once. */
export interface LmsLoginTable {
  state_hash: string;
  platform_id: string;
  nonce_hash: string;
  /** SHA-256 of the cookie of the browser that began it. */
  browser_hash: string;
  /** SHA-256 of what the platform keeps for us, where it can. */
  proof_hash: string | null;
  /** JSON: what the platform asked with, to begin again in a window of its own. */
  parameters: string;
  expires_at: string;
}

/** A place in a platform's course from which ours is opened. */
export interface LmsLinkTable {
  id: string;
  platform_id: string;
  deployment_id: string;
  resource_link_id: string;
  title: string | null;
  context_title: string | null;
  /** Null until somebody who teaches there has chosen. */
  course_id: string | null;
  /** JSON: where results go (AGS), as the last launch said. */
  grades: string | null;
  /** Who is in the course (NRPS), as the last launch said. */
  members_url: string | null;
  first_seen_at: string;
  /** Which server is making the place for results in the LMS, and since when. */
  column_claim: string | null;
  column_claimed_at: string | null;
}

/** Somebody who opened a link: whose result goes there, and under which name. */
export interface LmsSeatTable {
  link_id: string;
  person_id: string;
  subject: string;
  course_id: string;
}

/** Somebody whom an LMS vouches for and who is nobody on staff yet: an administrator says who that is. */
export interface LmsStrangerTable {
  /** As in `identity`. */
  issuer: string;
  subject: string;
  name: string | null;
  email: string | null;
  staff_number: string | null;
  /** The LMS says: a student, a guest. */
  is_outsider: 0 | 1;
  first_seen_on: string;
}

/** Somebody who teaches at a platform is choosing courses (deep linking). */
export interface LmsChoiceTable {
  choice_hash: string;
  platform_id: string;
  /** JSON: what the platform asked for. */
  request: string;
  expires_at: string;
}

/** A package of a course that opens it here. */
export interface LmsPackageTable {
  id: string;
  course_id: string;
  lang: string;
  kind: 'scorm12' | 'scorm2004' | 'cmi5' | 'html';
  name: string;
  /** Who says who the learner is: the LMS, by ids of its own or by our staff numbers, or they themselves by signing in. */
  identifies: 'lms' | 'lms_number' | 'sign_in';
  key_hash: string;
  made_by: string | null;
  made_at: string;
  ended_at: string | null;
}

/** Where an LMS takes statements (cmi5). What comes from one that nobody let in is refused. */
export interface LmsEndpointTable {
  origin: string;
  state: 'waiting' | 'active' | 'disabled';
  first_seen_at: string;
}

/** Somebody who opened a package. */
export interface LmsRegistrationTable {
  id: string;
  package_id: string;
  /** As the LMS calls them, and what it is about (cmi5: its registration). */
  subject: string;
  /** Null until they have signed in. */
  person_id: string | null;
  /** JSON: what the LMS said at the last launch. */
  launch: string;
  /** With this the launcher asks what it has to tell the LMS. */
  token_hash: string | null;
  expires_at: string;
  /** When they said first, signed in here, that it is they; null where the LMS says it. */
  confirmed_at: string | null;
}

/** A learning record store that is told what happens, as xAPI statements. */
export interface LrsTable {
  id: string;
  name: string;
  endpoint: string;
  key: string;
  secret: string;
  tells: 'results' | 'progress' | 'answers';
  /** By what it knows people. */
  names: 'number' | 'mail' | 'nobody';
  /** Makes the pseudonyms by which it knows people where it knows nobody. */
  pseudonym_key: string;
  made_by: string | null;
  made_at: string;
  paused_at: string | null;
}
