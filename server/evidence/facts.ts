import type { Canonical } from './canonical.ts';

/** What the rest of the server tells the log. Plain facts: evidence imports no other feature, so it can be reviewed alone. */
export type Fact =
  | GenesisFact
  | CourseFact
  | AssignFact
  | RecordFact
  | AmendFact
  | RevokeFact
  | EraseFact
  | AuditFact
  | KeyFact
  | CloseFact;

interface GenesisFact {
  type: 'genesis';
  vkey: string;
  /** The log that this one succeeds, as it was last published. */
  prev?: { origin: string; size: number; root: string };
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

/** Whom an entry is about: our own id to find it again, and the claims that say it to others. */
export interface About {
  subject: string;
  sub: string;
  person: PersonClaim;
}

/** A person as evidence names them: as known at that time. */
export function about(person: {
  id: string;
  staffNumber: string;
  name: string;
  email: string | null;
  unit: string | null;
}): About {
  const { id, staffNumber, name, email, unit } = person;
  return { subject: id, sub: staffNumber, person: { name, email, unit } };
}

/** What a result says that comes from no knowledge check: no points, nothing drawn. */
export function plainDetail(said: Pick<RecordDetail, 'by' | 'completed_at' | 'via' | 'identified'>): RecordDetail {
  return {
    attempt: 1,
    score: null,
    max: null,
    pass: null,
    seconds: null,
    drawn: null,
    shown_by_pre_check: null,
    ...said,
  };
}

/** Entries of type `assign` under this id are about who is on staff, not about a course (`docs/evidence-format.md`). */
export const rosterId = 'roster';

/** How the rule of an `assign` entry begins that ends an obligation, before the reason. */
export const endedRule = 'ended: ';

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
  /** How the person said who they are: by whom, and in which host page; null for our own pages. */
  identified?: { method: string; issuer: string | null; origin: string | null };
  /** Of an exemption: the last day on which it holds. Why is not in evidence (embedding.md 5.2). */
  until?: string;
}

/** An earlier entry: its index, and its leaf hash in base64 so that no other can be meant. */
export interface EntryReference {
  index: number;
  leaf: string;
}

/** Replaces the claims of a record; `ref` names the original record, also when it was amended before. */
interface AmendFact extends Omit<RecordFact, 'type'> {
  type: 'amend';
  ref: EntryReference;
  reason: string;
}

interface RevokeFact {
  type: 'revoke';
  subject: string;
  ref: EntryReference;
  reason: string;
}

export type ErasureBasis = 'art17' | 'retention' | 'other';

interface EraseFact {
  type: 'erase';
  /** Indexes, ascending, each once, at most 4,000. */
  refs: number[];
  scope: 'all';
  basis: ErasureBasis;
}

interface AuditFact {
  type: 'audit';
  nonce: string;
}

interface KeyFact {
  type: 'key';
  action: 'add' | 'retire' | 'compromised';
  vkey: string;
}

interface CloseFact {
  type: 'close';
  successor: string;
  reason: 'restore' | 'migration' | 'other';
}

/** Clear and hidden parts of each type, evidence.md 2.3. The hidden names are fixed, so their number tells nothing. */
export function partsOf(fact: Fact): { clear: { [key: string]: Canonical }; hidden: [string, Canonical][] } {
  switch (fact.type) {
    case 'genesis':
      return {
        clear: {
          format: 'staff-training-evidence/1',
          vkey: fact.vkey,
          ...(fact.prev && { prev: { ...fact.prev } }),
        },
        hidden: [],
      };
    case 'course':
      return { clear: { course: { ...fact.course } }, hidden: [] };
    case 'assign':
      return { clear: {}, hidden: [...whoAndWhat(fact), ['due', { ...fact.due }]] };
    case 'record':
      return { clear: {}, hidden: result(fact) };
    case 'amend':
      return { clear: { ref: { ...fact.ref } }, hidden: [...result(fact), ['reason', fact.reason]] };
    case 'revoke':
      return { clear: { ref: { ...fact.ref } }, hidden: [['reason', fact.reason]] };
    case 'erase':
      return { clear: { refs: fact.refs, scope: fact.scope, basis: fact.basis }, hidden: [] };
    case 'audit':
      return { clear: { nonce: fact.nonce }, hidden: [] };
    case 'key':
      return { clear: { action: fact.action, vkey: fact.vkey }, hidden: [] };
    case 'close':
      return { clear: { successor: fact.successor, reason: fact.reason }, hidden: [] };
  }
}

function result(fact: RecordFact | AmendFact): [string, Canonical][] {
  return [...whoAndWhat(fact), ['outcome', fact.outcome], ['detail', { ...fact.detail }]];
}

function whoAndWhat(fact: AssignFact | RecordFact | AmendFact): [string, Canonical][] {
  return [
    ['sub', fact.sub],
    ['person', { ...fact.person }],
    ['course', { ...fact.course }],
  ];
}
