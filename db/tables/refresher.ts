/** A few cases some time after a completion. What was answered is not kept, only which cases were asked. */
export interface RefresherTable {
  id: string;
  person_id: string;
  kind: 'week' | 'month' | 'quarter' | 'year';
  due_on: string;
  seed: string;
  /** JSON array of `{version, question}`: course version row and question id. */
  drawn: string;
  finished_on: string | null;
}
