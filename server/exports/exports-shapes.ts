/** The closed list of reports (embedding.md 5.3, rule 6). */
export type ReportName = 'standing' | 'obligations' | 'completions' | 'overdue' | 'waivers' | 'roster' | 'rules';
export type ExportShape = 'long' | 'pivot';
export type ExportFormat = 'csv' | 'xlsx' | 'pdf' | 'json';

/** GET /api/exports/catalogue: every report there is, and what the one who asks may make of it. */
export interface ExportCatalogue {
  /** Only those that the one who asks may make. */
  reports: CataloguedReport[];
  /** A PDF or XLSX file with more is refused (`export_too_large`). */
  limits: { pdfRows: number; xlsxCells: number };
  /** Whether an export is about everybody, or about the people whom the one who asks manages. */
  scope: 'all' | 'reports';
}

export interface CataloguedReport {
  name: ReportName;
  /** In the language of the one who asks. */
  title: string;
  about: string;
  shapes: ExportShape[];
  formats: ExportFormat[];
  /** Its columns in the long shape: the key that `about: none` writes, and the heading for people. */
  columns: { key: string; heading: string }[];
  /** Which days `from` and `to` are about, in words; null if the report has no period. */
  period: string | null;
  /** Which parts of a filter it looks at. */
  filters: ('unit' | 'location' | 'job' | 'group' | 'course' | 'standing' | 'q')[];
}

/** What an export leaves in its log. */
export interface LoggedExport {
  id: string;
  madeBy: {
    kind: 'person' | 'auditor' | 'key' | 'operator';
    id: string | null;
    /** Null if they were erased, or for the operator's command. */
    name: string | null;
  };
  madeAt: string;
  report: ReportName;
  shape: ExportShape;
  format: ExportFormat;
  /** As it was asked for. A search by name is only `true`: the log keeps no names. */
  filter: ExportFilter;
  people: number;
  rows: number;
  courseVersions: NamedVersion[];
  /** SHA-256 (hex) of the whole file; null if the client broke off before its end. */
  sha256: string | null;
  finishedAt: string | null;
}

export interface ExportFilter {
  unit?: string;
  location?: string;
  job?: string;
  group?: string;
  course?: string;
  standing?: string;
  q?: true;
  from?: string;
  to?: string;
}

/** A course version that a file is about, with its content id. */
export interface NamedVersion {
  id: string;
  version: string;
  lang: string;
  content: string;
}

/** GET /api/exports?page: newest first. */
export interface ExportLog {
  exports: LoggedExport[];
  total: number;
  page: number;
  size: number;
  /** Whose: everybody's, or one's own. */
  scope: 'all' | 'own';
}
