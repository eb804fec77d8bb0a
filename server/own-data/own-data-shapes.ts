/** What is kept about somebody, in the order in which it is shown. */
export const sectionNames = [
  'person',
  'roles',
  'managers',
  'groups',
  'assignments',
  'standing',
  'attempts',
  'answers',
  'refreshers',
  'waivers',
  'documents',
  'outside_trainings',
  'certificates',
  'badges',
  'evidence',
  'corrections',
  'roster',
  'reminders',
  'learning_platforms',
  'deliveries',
  'choices',
  'sessions',
  'identities',
  'looks',
  'exports',
  'requests',
  'erasure',
  'acts',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** What stands in a field: days are `YYYY-MM-DD`, instants ISO 8601 in UTC, and of a word that we chose its code. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** One thing that is kept. The names of its fields are stable (docs/own-data.md). */
export type Row = Record<string, Value>;

/** A row for people: fields that hold nothing are left out. */
export type Line = { label: string; text: string }[];

/** GET /api/my/data: what is kept about the one who asks, in words of their language. */
export interface MyData {
  madeOn: string;
  organisation: string;
  contact: { name: string; email: string; phone: string | null };
  sections: Section[];
}

export interface Section {
  name: SectionName;
  title: string;
  why: string;
  kept: string;
  lines: Line[];
}

/** GET /api/my/data.json: the same for programs. Fields are only ever added. */
export interface MyDataFile {
  format: 'article39/own-data/1';
  made_on: string;
  organisation: string;
  contact: MyData['contact'];
  /** Of what follows for people: `title`, `why`, `kept`. */
  language: string;
  sections: Record<SectionName, { title: string; why: string; kept: string; rows: Row[] }>;
}

/** GET and POST /api/my/correction-requests: what somebody said is wrong, newest first. */
export interface MyCorrectionRequest {
  id: string;
  /** Index of the entry that it is about. */
  about: number | null;
  text: string;
  madeOn: string;
  /** Null while it is open. */
  answered: { on: string; outcome: 'granted' | 'refused'; answer: string } | null;
}

/** GET /api/correction-requests, for the data protection officer: open ones, the oldest first. */
export interface OpenCorrectionRequest {
  id: string;
  person: { id: string; name: string; staffNumber: string };
  about: number | null;
  text: string;
  madeOn: string;
}
