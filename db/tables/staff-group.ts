import type { Generated } from 'kysely';

/** People who get the same assignments: a list, or everybody whom a rule matches. */
export interface StaffGroupTable {
  id: string;
  name: string;
  kind: Generated<'list' | 'rule'>;
  /** Of a rule: JSON `{units, jobs, locations}`, each a list of which one must fit; an empty list fits all. */
  matches: Generated<string | null>;
  external_id: Generated<string | null>;
  /** Of a list that a directory deleted: it has no members any more, and who was in it stays on record. */
  ended_at: Generated<string | null>;
  revision: Generated<number>;
}

/** Membership of a list, dated; `until_on` is exclusive. */
export interface GroupMemberTable {
  group_id: string;
  person_id: string;
  from_on: string;
  until_on: string | null;
}
