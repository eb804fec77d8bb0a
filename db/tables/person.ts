import type { Generated } from 'kysely';

/** Someone on staff. People are found by `staff_number`; an e-mail address changes and is never a key. */
export interface PersonTable {
  id: string;
  staff_number: string;
  name: string;
  email: string;
  unit: string | null;
  joined_on: string;
  /** Last day on staff. */
  left_on: string | null;
  /** What they work as, in HR's words. */
  job: Generated<string | null>;
  location: Generated<string | null>;
  /** Language for mails, BCP 47. */
  lang: Generated<string | null>;
  /** How the directory that sends people by SCIM calls them. */
  external_id: Generated<string | null>;
  user_name: Generated<string | null>;
  /** A manager who was named but is not known yet: a staff number, or the id of a SCIM client. */
  manager_ref: Generated<string | null>;
  source: Generated<'hand' | 'csv' | 'scim'>;
  changed_at: Generated<string>;
  /** Grows with every change; SCIM's ETag. */
  revision: Generated<number>;
}
