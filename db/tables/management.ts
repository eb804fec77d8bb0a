/** Who reports to whom, dated: a manager's access ends with `until_on` (exclusive). */
export interface ManagementTable {
  person_id: string;
  manager_id: string;
  from_on: string;
  until_on: string | null;
}

/** Who stands in for a manager, and until when (exclusive): there is no deputy without an end. */
export interface DeputyTable {
  manager_id: string;
  deputy_id: string;
  from_on: string;
  until_on: string;
  named_by: string | null;
  named_at: string;
}
