/** That somebody took a report out of the house. Written before the first byte of the file. */
export interface ExportLogTable {
  id: string;
  made_by_kind: 'person' | 'auditor' | 'key' | 'operator';
  /** Their id; null for the operator. */
  made_by: string | null;
  made_at: string;
  report: string;
  shape: 'long' | 'pivot';
  format: 'csv' | 'xlsx' | 'pdf' | 'json';
  /** JSON: what was asked for; of a search by name only that there was one. */
  filter: string;
  people: number;
  rows: number;
  /** JSON: a list of `{id, version, lang, content}`. */
  course_versions: string;
  /** Of the whole file, hex; null if the client broke off before its end. */
  sha256: string | null;
  finished_at: string | null;
}
