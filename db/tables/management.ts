/** Who reports to whom, dated: a manager's access ends with `until_on` (exclusive). */
export interface ManagementTable {
  person_id: string;
  manager_id: string;
  from_on: string;
  until_on: string | null;
}
