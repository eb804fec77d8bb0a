import type { SigningKey } from './keys.ts';

/** Who is in the LMS. */
export interface LmsUser {
  id: string;
  name?: string;
  email?: string;
  /** The number that HR's system gave them (LIS). */
  staffNumber?: string;
  /** As the LTI vocabulary has them; in the list of members the last word may stand alone. */
  roles: string[];
  locale?: string;
}

export interface Course {
  id: string;
  label: string;
  title: string;
  members: { who: LmsUser; status?: 'Active' | 'Inactive' | 'Deleted' }[];
}

/** A tool as the LMS knows it. */
export interface Tool {
  clientId: string;
  redirectUris: string[];
  jwksUrl: string;
  loginUrl: string;
  deploymentIds: string[];
  /** Where its links lead that say nothing else, and where things are chosen. */
  targetLinkUri: string;
  deepLinkingUri: string;
  scopes: string[];
}

/** A place in a course that opens a tool. */
export interface Link {
  id: string;
  title?: string;
  course: Course;
  tool: Tool;
  deploymentId: string;
  targetLinkUri: string;
  custom?: Record<string, string>;
}

/** A column of the grade book. */
export interface LineItem {
  id: string;
  courseId: string;
  clientId: string;
  label: string;
  scoreMaximum: number;
  resourceId?: string;
  tag?: string;
  resourceLinkId?: string;
  startDateTime?: string;
  endDateTime?: string;
}

/** What a launch may be about, besides what we take. */
export type Message = 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest' | 'LtiSubmissionReviewRequest';

/** What is different from an honest launch; undefined leaves a claim or a header out. */
export interface Changes {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** Signs in the place of the platform's own. */
  key?: SigningKey;
  /** Signs in any way at all. */
  sign?: (claims: Record<string, unknown>, header: Record<string, unknown>) => Promise<string> | string;
}

/** What the tool was told by a login that was begun, kept for its one answer. */
export interface Begun {
  user: LmsUser;
  link: Link;
  message: Message;
}

/** A score that came in; the same again counts. */
export interface Score {
  lineItem: string;
  userId: string;
  body: Record<string, unknown>;
  /** How often exactly this was sent. */
  times: number;
}

/** What deep linking brought back. */
export interface Chosen {
  clientId: string;
  deploymentId: string;
  claims: Record<string, unknown>;
  items: Record<string, unknown>[];
  /** Links that the LMS made of it, in their order. */
  links: Link[];
}

export interface Asked {
  service: Service;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  /** undefined as long as there is no answer. */
  status?: number;
}

export type Service =
  | 'configuration'
  | 'registration'
  | 'keys'
  | 'authorization'
  | 'token'
  | 'lineitems'
  | 'scores'
  | 'members'
  | 'choice';

/** How a service fails. `accepts and hangs`: it does what it is asked, and never says so. */
export type Fault =
  | 'hangs'
  | 'accepts and hangs'
  | { status: number; retryAfter?: number | string; body?: unknown; headers?: Record<string, string> };

/** All that the LMS is and has. */
export interface Lms {
  /** What its issuer is called, which is where people reach it. */
  origin: string;
  /** Where programs reach it. */
  services: string;
  clock: { now: Date };
  tools: Map<string, Tool>;
  users: Map<string, LmsUser>;
  courses: Map<string, Course>;
  links: Map<string, Link>;
  lineItems: Map<string, LineItem>;
  keys: { signing: SigningKey; published: SigningKey[] };
  /** By the message hint. */
  begun: Map<string, Begun>;
  registrationTokens: Set<string>;
  /** By access token. */
  access: Map<string, { clientId: string; scopes: string[]; until: number }>;
  /** What may be used once: identifiers of assertions, nonces. */
  used: Set<string>;
  faults: Map<Service, { fault: Fault; times: number }>;
  /** How every launch is changed. */
  tampers: Changes;
  tastes: Tastes;
  asked: Asked[];
  scores: Score[];
  chosen: Chosen[];
  /** Asks tools for their keys. */
  ask: (url: string) => Promise<Response>;
}

/** In what platforms differ. */
export interface Tastes {
  /** Whether launches and lists of members have the name and the e-mail address. */
  sendsName: boolean;
  sendsEmail: boolean;
  /** Moodle's line items carry a query, and times are compared by the second. */
  lineItems: 'moodle' | 'plain';
  /** Members and line items on one page, whatever the tool asks for. */
  pageSize: number;
  /** Roles in the list of members come as one word. */
  shortRoles: boolean;
  /** What a registration answers. */
  registration: { givesDeployment: boolean; status: 200 | 201 };
  /** The name of the frame that keeps data for tools; `_parent` is the page itself. null: it keeps nothing. */
  storageTarget: string | null;
  /** Whom an assertion for an access token must name; the token endpoint itself is always right. */
  tokenAudience?: string;
}

export const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
export const scopes = {
  lineItems: `${ags}lineitem`,
  lineItemsRead: `${ags}lineitem.readonly`,
  scores: `${ags}score`,
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
};

/** Roles by their full names. */
export const roles = {
  learner: 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner',
  instructor: 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
  student: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student',
  administrator: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
};

/** The full name of a claim of LTI. */
export const lti = (name: string): string => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
/** The full name of a claim of deep linking. */
export const dl = (name: string): string => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;

export const inSeconds = (moment: Date): number => Math.floor(moment.getTime() / 1_000);

/** The names of somebody in their parts, as platforms take them apart. */
export function namesOf({ name }: LmsUser): Record<string, string> {
  if (name === undefined) return {};
  const [given, ...family] = name.split(' ');
  return { name, given_name: given!, family_name: family.join(' ') };
}
