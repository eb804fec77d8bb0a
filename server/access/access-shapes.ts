/** What a signed-in person may do beyond learning. `manager` is whoever has reports today; it is never granted. */
export type Role = 'learner' | 'manager' | 'training_admin' | 'dpo';

/** GET /api/session */
export interface SessionView {
  person: { id: string; name: string; unit: string | null };
  roles: Role[];
  organisation: {
    name: string;
    tryMode: boolean;
    /** Who to call when something went wrong. */
    contact: { name: string; email: string; phone: string | null };
  };
}

/** GET /api/my/sign-ins: one sign-in of mine that is open. */
export interface SignInView {
  id: string;
  method: 'company' | 'mail' | 'host' | 'lms' | 'package' | 'try';
  /** Host pages in which it is used. */
  origins: string[];
  /** Instants, UTC. */
  since: string;
  until: string;
  /** The one that asks. */
  here: boolean;
}

/** GET /api/try/people (try mode only): everyone you can enter as. */
export interface TryPeople {
  organisation: string;
  people: {
    id: string;
    name: string;
    unit: string | null;
    roles: Role[];
    reports: number;
    open: number;
    overdue: number;
  }[];
}
