import * as v from 'valibot';
import { evidenceAbout } from '../auditing/person-evidence.ts';
import { population } from '../auditing/population-routes.ts';
import type { PopulationCounts } from '../auditing/population-shapes.ts';
import { daysAfter } from '../day.ts';
import { documentVersions } from '../documents/documents.ts';
import type { Tools } from '../environment.ts';
import { anchorsOf } from '../evidence/anchors.ts';
import { firstOn } from '../evidence/bundle/selection.ts';
import { headOf, leafAt } from '../evidence/log-queries.ts';
import { Refusal } from '../refusals.ts';
import { aDay } from '../validated.ts';
import { clausesIn } from './clause-words.ts';
import { questions } from './clauses.ts';
import { filesFor } from './question-files.ts';
import type { Gap, QuestionKind, QuestionPreview } from './question-shapes.ts';
import { questionWordsIn } from './question-words.ts';

const kinds = [
  'who_is_trained',
  'everyone_trained_on_day',
  'person',
  'period',
  'confidentiality',
  'joiners',
  'whole_log',
] as const satisfies QuestionKind[];

/** POST /api/evidence-questions/preview */
export const evidenceQuestion = v.pipe(
  v.strictObject({
    kind: v.picklist(kinds),
    on: v.optional(aDay),
    from: v.optional(aDay),
    to: v.optional(aDay),
    course: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(80))),
    unit: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(120))),
    person: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  }),
  v.check(({ from, to }) => from === undefined || to === undefined || from <= to, 'the first day comes after the last'),
);
export type EvidenceQuestion = v.InferOutput<typeof evidenceQuestion>;

type Asking = Pick<Tools, 'db' | 'config' | 'library'>;

/**
 * What is there to answer a question, what is missing, and which files to offer. It makes nothing and names nobody but the person
 * who is asked about. Refuses a question that lacks what it is about (`invalid_input`), and an unknown person (`person_unknown`).
 */
export async function previewOf(
  tools: Asking,
  question: EvidenceQuestion,
  { today, lang }: { today: string; lang: string },
): Promise<QuestionPreview> {
  const { kind } = question;
  const missing = questions[kind].needs.find((name) => question[name] === undefined);
  if (missing) throw new Refusal('invalid_input', `The request does not fit. ${missing}: this question needs it.`);
  const words = questionWordsIn(lang);
  const on = question.to ?? question.on ?? today;
  const from = question.from ?? on;
  const { size } = await headOf(tools.db);
  const logBegan = (JSON.parse((await leafAt(tools.db, 0))!.leaf) as { date: string }).date;
  const found =
    kind === 'person' ? await aboutPerson(tools, question.person!, today) : await aboutPeople(tools, question, on);
  const entries = await entriesOf(tools, question, { from, on, size, indexes: found.indexes });
  const beginsBefore = (kind === 'everyone_trained_on_day' || question.from !== undefined) && from < logBegan;
  const counted: [Gap['code'], number, string][] = [
    ['nothing_there', found.counts.asked === 0 && found.indexes.length === 0 && kind !== 'whole_log' ? 1 : 0, on],
    ['asked_without_record', found.counts.open, on],
    ['asked_without_obligation', kind === 'person' || question.course ? 0 : found.unasked, on],
    ['recorded_late', found.recordedLate, on],
    ['no_version_then', await withoutVersion(tools, found.courses, on), on],
    ['before_the_log', beginsBefore ? 1 : 0, logBegan],
    ['erased', found.erased, on],
    ['unsigned_tail', size - Math.max(0, ...(await anchorsOf(tools.db)).map((anchor) => anchor.size)), on],
  ];
  return {
    kind,
    question: words.question[kind]({ on, from, to: on, person: found.name }),
    clauses: clausesIn(lang).filter((clause) => questions[kind].clauses.includes(clause.id)),
    counts: { ...countsIn(found), entries },
    gaps: counted
      .filter(([, count]) => count > 0)
      .map(([code, count, day]) => ({ code, count, text: words.gap[code](count, day) })),
    files: filesFor(
      question,
      { from, on, logBegan, staffNumber: found.name, records: found.records, indexes: found.indexes },
      words,
    ),
  };
}

/** The counts alone: of one person they come with more. */
function countsIn({ onStaff, counts: { asked, done, open, overdue, exempt } }: Found) {
  return { onStaff, asked, done, open, overdue, exempt };
}

interface Found {
  onStaff: number;
  counts: PopulationCounts;
  unasked: number;
  recordedLate: number;
  erased: number;
  /** Courses that were asked. */
  courses: string[];
  /** Of one person: their staff number, their entries, and their records among these. */
  name: string;
  indexes: number[];
  records: number[];
}

async function aboutPeople({ db, config }: Asking, question: EvidenceQuestion, on: string): Promise<Found> {
  const found = await population(config.database, {
    on,
    courseId: question.course ?? null,
    unit: question.unit ?? null,
    joinedFrom: question.kind === 'joiners' ? question.from! : null,
    personId: null,
    page: 0,
    size: 0,
  });
  const policies = new Set(
    (await documentVersions(db)).filter((one) => one.kind === 'policy').map((one) => one.documentId),
  );
  const isPolicies = question.kind === 'confidentiality';
  // Policies are acknowledged, not learned: the two are asked about apart.
  const courses = found.courses.filter(
    ({ id }) => question.kind === 'whole_log' || question.kind === 'period' || policies.has(id) === isPolicies,
  );
  const sum = (name: keyof PopulationCounts) => courses.reduce((all, one) => all + one[name], 0);
  return {
    onStaff: found.counts.onStaff,
    counts: {
      asked: sum('asked'),
      done: sum('done'),
      open: sum('open'),
      overdue: sum('overdue'),
      exempt: sum('exempt'),
    },
    unasked: found.counts.unasked,
    recordedLate: isPolicies ? 0 : found.counts.recordedLate,
    erased: found.counts.erased,
    courses: courses.map(({ id }) => id).filter((id) => !policies.has(id)),
    name: '',
    indexes: [],
    records: [],
  };
}

async function aboutPerson({ db, config }: Asking, personId: string, on: string): Promise<Found> {
  const { person, entries } = await evidenceAbout(db, personId);
  const { counts } = await population(config.database, {
    on,
    courseId: null,
    unit: null,
    joinedFrom: null,
    personId,
    page: 0,
    size: 0,
  });
  return {
    onStaff: counts.onStaff,
    counts,
    unasked: 0,
    recordedLate: counts.recordedLate,
    erased: entries.filter((entry) => entry.said === null && (entry.type === 'assign' || entry.type === 'record'))
      .length,
    courses: [],
    name: person.staffNumber,
    indexes: entries.map((entry) => entry.index),
    records: entries
      .filter((entry) => entry.type === 'record' && entry.revokedBy === null && entry.outcome !== 'exempted')
      .map((entry) => entry.index),
  };
}

async function entriesOf(
  { db }: Asking,
  { kind }: EvidenceQuestion,
  { from, on, size, indexes }: { from: string; on: string; size: number; indexes: number[] },
): Promise<number> {
  if (kind === 'person') return indexes.length;
  if (kind === 'whole_log' || kind === 'who_is_trained') return size;
  const to = await firstOn(db, size, daysAfter(on, 1));
  return kind === 'period' || kind === 'joiners' ? to - (await firstOn(db, size, from)) : to;
}

/** How many of these courses had no version on that day. */
async function withoutVersion({ library }: Asking, courseIds: readonly string[], on: string): Promise<number> {
  const versions = library.all();
  return courseIds.filter((id) => !versions.some((one) => one.courseId === id && one.publishedAt.slice(0, 10) <= on))
    .length;
}
