import type { Canonical } from './canonical.ts';

/** What the rest of the server tells the log. Plain facts: evidence imports no other feature, so it can be reviewed alone. */
export type Fact = GenesisFact | CourseFact | AssignFact | RecordFact;

interface GenesisFact {
  type: 'genesis';
  vkey: string;
}

interface CourseFact {
  type: 'course';
  course: { id: string; version: string; lang: string; title: string; content: string; files: number; bytes: number };
}

/** A course version as evidence names it. */
export interface CourseClaim {
  id: string;
  version: string;
  lang: string;
  content: string;
}

export interface PersonClaim {
  name: string;
  email: string | null;
  unit: string | null;
}

interface AssignFact {
  type: 'assign';
  /** Our own id of the person, only for finding the entry again. It is not in the leaf. */
  subject: string;
  /** The staff number, by which HR knows the person. */
  sub: string;
  person: PersonClaim;
  course: CourseClaim;
  due: { campaign: string; date: string; rule: string };
}

interface RecordFact {
  type: 'record';
  subject: string;
  sub: string;
  person: PersonClaim;
  course: CourseClaim;
  outcome: 'passed' | 'failed' | 'completed' | 'acknowledged' | 'attended' | 'exempted';
  detail: RecordDetail;
}

export interface RecordDetail {
  attempt: number;
  by: string | null;
  /** Instant with milliseconds, UTC. */
  completed_at: string;
  /** Points; null where scores are not recorded. */
  score: number | null;
  max: number | null;
  pass: number | null;
  /** Never measured (embedding.md 5.2), so always null; the key stays because its absence would say something too. */
  seconds: number | null;
  via: 'player' | 'import' | 'admin' | 'scorm' | 'xapi';
  /** Ids of the questions drawn; null where scores are not recorded. */
  drawn: string[] | null;
  /** Modules whose text could be skipped because the pre-check had shown them; null where scores are not recorded. */
  shown_by_pre_check: string[] | null;
}

/** Clear and hidden parts of each type, evidence.md 2.3. The hidden names are fixed, so their number tells nothing. */
export function partsOf(fact: Fact): { clear: { [key: string]: Canonical }; hidden: [string, Canonical][] } {
  switch (fact.type) {
    case 'genesis':
      return { clear: { format: 'staff-training-evidence/1', vkey: fact.vkey }, hidden: [] };
    case 'course':
      return { clear: { course: { ...fact.course } }, hidden: [] };
    case 'assign':
      return { clear: {}, hidden: [...whoAndWhat(fact), ['due', { ...fact.due }]] };
    case 'record':
      return { clear: {}, hidden: [...whoAndWhat(fact), ['outcome', fact.outcome], ['detail', { ...fact.detail }]] };
  }
}

function whoAndWhat(fact: AssignFact | RecordFact): [string, Canonical][] {
  return [
    ['sub', fact.sub],
    ['person', { ...fact.person }],
    ['course', { ...fact.course }],
  ];
}
