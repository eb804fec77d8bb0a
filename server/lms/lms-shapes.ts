import type { DeliveryPage, DeliveryView, HeldBack, Standing } from '../outbox/outbox-shapes.ts';
import type { Platform, PlatformTerms } from './lti/platform.ts';

/** GET /api/lms: everything that is connected, but for people and deliveries. */
export interface LmsOverview {
  byHand: ByHand;
  /** By name; those that are disabled last. */
  platforms: PlatformView[];
  /** Addresses that were made and not used yet, newest first. */
  invitations: InvitationView[];
  /** How many people wait for somebody to say who they are. */
  strangers: number;
  /** Origins of LMSs in which packages of ours were opened; those that wait first. */
  places: PlaceView[];
  /** Since when the key with which we sign for platforms is in use; null until the first is needed. */
  keySince: string | null;
}

/** What one types in where an LMS does not register us by itself. */
export interface ByHand {
  /** Login initiation. */
  loginUrl: string;
  /** Redirection and target link URI. */
  launchUrl: string;
  /** Where our public keys are (JWKS). */
  keysUrl: string;
  /** Content selection (deep linking). */
  deepLinkingUrl: string;
  /** What Canvas reads for a developer key. */
  configurationUrl: string;
}

/** A learning platform. */
export interface PlatformView extends Omit<Platform, 'isDisabled'> {
  since: string;
  by: string | null;
  disabledAt: string | null;
  /** Those that wait first. */
  deployments: DeploymentView[];
  links: LinkView[];
  /** How many people are known to be who there. */
  people: number;
  counts: Record<Standing, number>;
}

/** A place where a platform has put us. */
export interface DeploymentView {
  deploymentId: string;
  state: 'waiting' | 'active' | 'disabled';
  firstSeenAt: string;
}

/** A place in a course of the LMS that opens one of ours. */
export interface LinkView {
  id: string;
  deploymentId: string;
  title: string | null;
  /** The course there. */
  contextTitle: string | null;
  /** Ours; null until somebody who teaches there has chosen. Without a title it is no more. */
  course: { id: string; title: string | null } | null;
  /** How many people opened it. */
  people: number;
  /** The platform takes results for it. */
  takesResults: boolean;
  /** The platform says who is there. */
  hasMembers: boolean;
  firstSeenAt: string;
}

/** An address with which one LMS connects itself. */
export interface InvitationView {
  id: string;
  terms: PlatformTerms;
  since: string;
  by: string | null;
  until: string;
}

/** POST /api/lms/invitations. The address is shown this once. */
export interface NewInvitation {
  id: string;
  address: string;
  until: string;
}

/** An LMS in which packages run. */
export interface PlaceView {
  origin: string;
  state: 'waiting' | 'active' | 'disabled';
  firstSeenAt: string;
}

/** Somebody whom an LMS vouches for, and who is nobody here yet. */
export interface StrangerView {
  /** Platform or package; together with `subject` it says who. */
  issuer: string;
  subject: string;
  /** Its name. */
  lms: string;
  name: string | null;
  email: string | null;
  staffNumber: string | null;
  /** The LMS says: a student, a guest. */
  isOutsider: boolean;
  firstSeenOn: string;
  /** Who on staff has that address. Somebody has to look before it is believed. */
  suggested: { id: string; name: string; unit: string | null } | null;
}

/** GET /api/lms/strangers?issuer&page: staff first, then by name. */
export interface Strangers {
  total: number;
  page: number;
  pages: number;
  rows: StrangerView[];
}

/** POST /api/lms/strangers/links: who was linked. Whoever was linked or forgotten before is not counted. */
export interface Linked {
  linked: number;
}

/** Who at an LMS is who here. */
export interface KnownView {
  issuer: string;
  subject: string;
  lms: string;
  person: { id: string; name: string; unit: string | null };
  /** `admin`: somebody said it; `made`: the LMS's people are staff; `confirmed`: they said it, signed in here, in a package. */
  foundBy: 'external_id' | 'staff_number' | 'email' | 'made' | 'admin' | 'confirmed';
  /** Null where that was not kept. */
  since: string | null;
}

/** GET /api/lms/known?issuer&person&page, by name. */
export interface Known {
  total: number;
  page: number;
  pages: number;
  rows: KnownView[];
}

/** POST /api/lms/links/:link/members: who is in the course there. Who is new stands with the strangers from now on. */
export interface MembersFound {
  total: number;
  /** Were known, or are now by their staff number. */
  known: number;
  /** Are new on the staff list. */
  added: number;
  /** Somebody has to say who they are. */
  strangers: number;
  /** Students and guests, by what the platform says. They are counted, and nothing of them is kept. */
  outsiders: number;
  /** The platform has more people than we read. */
  isCut: boolean;
}

/** Where a delivery goes. */
export interface ToldView extends DeliveryView {
  /** Null if it is not connected any more. */
  receiver: string | null;
  course: string | null;
}

/** GET /api/lms/deliveries?receiver&standing&page, newest first. */
export interface Deliveries extends Omit<DeliveryPage, 'rows'> {
  /** What waits for somebody to say whether it is sent, to whomever; null if nothing does. */
  held: HeldBack | null;
  /** How many were given up, and not by somebody here. */
  canRetry: number;
  rows: ToldView[];
}

/** POST /api/lms/receivers/:receiver/again, POST /api/lms/deliveries/held: how many go out (again), or are given up. */
export interface SentAgain {
  deliveries: number;
}

/** GET /api/my/deliveries: to whom a completion of one's own was or is to be told. */
export interface MyDelivery {
  courseId: string;
  course: string;
  receiver: string;
  standing: Standing;
  /** It is told once they open the course there again. */
  isToOpen: boolean;
  /** When it was taken or given up; until then, since when it is on its way. */
  at: string;
}
