import type { Generated } from 'kysely';

/** What was granted to a person beyond learning. Being a manager is not granted: it follows from `management`. */
export interface PersonRoleTable {
  person_id: string;
  role: 'training_admin' | 'dpo';
  granted_at: string;
  granted_by: Generated<string | null>;
  /** By hand, or by a claim of the company's sign-in, which takes it away again. */
  source: Generated<'hand' | 'claim'>;
}
