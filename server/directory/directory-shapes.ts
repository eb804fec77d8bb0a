import type { Matching } from '../people/audience.ts';

/** GET /api/groups */
export interface GroupView {
  id: string;
  name: string;
  kind: 'list' | 'rule';
  matches: Matching | null;
  people: number;
  /** Kept by a directory over SCIM: it is changed there. */
  managed: boolean;
  /** Courses that rules ask of it. */
  courses: string[];
}

/** GET /api/groups/:group */
export interface GroupMembers extends GroupView {
  members: { id: string; name: string; unit: string | null }[];
}

/** GET /api/deputies: who stands in for the one who asks, and for whom they stand in; for a DPO and a training admin, all. */
export interface DeputyView {
  manager: { id: string; name: string };
  deputy: { id: string; name: string };
  fromOn: string;
  /** Last day. */
  untilOn: string;
}

/** GET /api/roles */
export interface RoleView {
  person: { id: string; name: string; unit: string | null };
  role: 'training_admin' | 'dpo';
  grantedOn: string;
  grantedBy: string | null;
}

/** Somebody on staff, as they are found by name: no more than a telephone list says. */
export interface Colleague {
  id: string;
  name: string;
  unit: string | null;
}
