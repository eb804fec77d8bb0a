/** People who get the same assignments: a unit, a role, or a list. */
export interface StaffGroupTable {
  id: string;
  name: string;
}

/** Membership, dated; `until_on` is exclusive. */
export interface GroupMemberTable {
  group_id: string;
  person_id: string;
  from_on: string;
  until_on: string | null;
}
