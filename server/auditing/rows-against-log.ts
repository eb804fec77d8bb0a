import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { CorrectionsInLog } from '../evidence/bundle/corrections-in-log.ts';
import { rosterId, type CourseClaim, type RecordDetail } from '../evidence/facts.ts';
import { entriesWith, type StoredEntry } from '../evidence/log-queries.ts';
import { logId } from '../evidence/log.ts';
import { claimsIn } from '../evidence/disclosure.ts';
import type { Note } from './self-check-shapes.ts';

/** A row of the tables that reports are made from, in the words of evidence. */
interface Expected {
  index: number;
  type: 'course' | 'assign' | 'record';
  person: string | null;
  content: string | null;
  courseId: string;
  /** Instant of completion, or last day of an obligation. */
  when: string | null;
}

/**
 * Compares the entries of a stretch of the log with the rows that were made together with them: each row has its entry, says the
 * same, and no entry that still counts is without a row.
 */
export async function checkRows(
  db: Kysely<Database>,
  entries: readonly StoredEntry[],
  { corrections, erased }: { corrections: CorrectionsInLog; erased: ReadonlySet<number> },
  note: Note,
): Promise<void> {
  const [first, last] = [entries[0]!.index, entries.at(-1)!.index];
  const rows = new Map((await rowsBetween(db, first, last)).map((row) => [row.index, row]));
  const subjects = await subjectsBetween(db, first, last);
  for (const entry of entries) {
    const { type } = JSON.parse(entry.leaf) as { type: string };
    const row = rows.get(entry.index);
    // A record whose claims were replaced still counts when only what it said first was erased.
    const counting = corrections.supersededBy(entry.index) ?? entry.index;
    const isGone = erased.has(counting) || corrections.isRevoked(entry.index);
    if (row && (row.type !== type || (isGone && type !== 'course')))
      note(
        'row_without_entry',
        entry.index,
        `A row refers to entry ${entry.index}, which is no such ${row.type} (any more).`,
      );
    else if (row) await compare(db, entry, row, subjects.get(entry.index), corrections, note);
    else if (type === 'course' && (await isPublishedAgain(db, entry))) continue;
    else if (!isGone && (type === 'course' || type === 'assign' || type === 'record'))
      note('entry_without_row', entry.index, `Entry ${entry.index} (${type}) has no row: reports do not count it.`);
  }
}

/** After a restore that spans a publication, the course was published a second time, and the row names that entry. */
async function isPublishedAgain(db: Kysely<Database>, { index, leaf }: StoredEntry): Promise<boolean> {
  const { content } = (JSON.parse(leaf) as { course: { content: string } }).course;
  for (const table of ['course_version', 'document_version'] as const) {
    const row = await db
      .selectFrom(table)
      .select('evidence_idx')
      .where('content', '=', content)
      .where('evidence_idx', '>', index)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

async function compare(
  db: Kysely<Database>,
  entry: StoredEntry,
  row: Expected,
  subject: string | undefined,
  corrections: CorrectionsInLog,
  note: Note,
): Promise<void> {
  const differs = (what: string) =>
    note('row_differs', entry.index, `The row of entry ${entry.index} has another ${what} than the entry.`);
  if (row.type === 'course') {
    const { course } = JSON.parse(entry.leaf) as { course: { id: string; content: string } };
    if (course.id !== row.courseId || course.content !== row.content) differs('course');
    return;
  }
  const counting = corrections.supersededBy(entry.index);
  const [amendment] = counting === null ? [] : await entriesWith(db, [counting]);
  const claims = claimsIn((amendment ?? entry).disclosures);
  const course = claims['course'] as CourseClaim | undefined;
  if (!course) return;
  // Whose record it is, its correction says when what it said first was erased.
  const whose = counting === null ? subject : await subjectOf(db, counting);
  if (whose !== row.person) differs('person');
  if (course.id !== row.courseId || (row.content !== null && course.content !== row.content)) differs('course');
  const when =
    row.type === 'assign' ? (claims['due'] as { date: string }).date : (claims['detail'] as RecordDetail).completed_at;
  if (when !== row.when) differs(row.type === 'assign' ? 'due date' : 'day of completion');
}

async function subjectOf(db: Kysely<Database>, index: number): Promise<string | undefined> {
  return (await subjectsBetween(db, index, index)).get(index);
}

async function subjectsBetween(db: Kysely<Database>, first: number, last: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('evidence_subject')
    .select(['idx', 'subject_id'])
    .where('log_id', '=', logId)
    .where('idx', '>=', first)
    .where('idx', '<=', last)
    .execute();
  return new Map(rows.map((row) => [row.idx, row.subject_id]));
}

async function rowsBetween(db: Kysely<Database>, first: number, last: number): Promise<Expected[]> {
  const courses = await db
    .selectFrom('course_version')
    .select(['evidence_idx as index', 'course_id as courseId', 'content'])
    .where((e) => e.between('evidence_idx', first, last))
    .execute();
  const documents = await db
    .selectFrom('document_version')
    .select(['evidence_idx as index', 'document_id as courseId', 'content'])
    .where((e) => e.between('evidence_idx', first, last))
    .execute();
  const statements = await db
    .selectFrom('roster_statement')
    .select(['evidence_idx as index', 'content'])
    .where((e) => e.between('evidence_idx', first, last))
    .execute();
  const roster = await db
    .selectFrom('roster_event')
    .select(['evidence_idx as index', 'person_id as person', 'on_day as when'])
    .where((e) => e.between('evidence_idx', first, last))
    .execute();
  const assignments = await db
    .selectFrom('assignment')
    .select(['evidence_idx as index', 'person_id as person', 'course_id as courseId', 'due_on as when'])
    .where((e) => e.between('evidence_idx', first, last))
    .execute();
  const endings = await db
    .selectFrom('assignment_end')
    .innerJoin('assignment', 'assignment.id', 'assignment_end.assignment_id')
    .select([
      'assignment_end.evidence_idx as index',
      'assignment.person_id as person',
      'course_id as courseId',
      'due_on as when',
    ])
    .where((e) => e.between('assignment_end.evidence_idx', first, last))
    .execute();
  const waivers = await db
    .selectFrom('waiver')
    .select(['evidence_idx as index', 'person_id as person', 'course_id as courseId', 'granted_at as when'])
    .where((e) => e.between('evidence_idx', first, last))
    .where('end_idx', 'is', null)
    .execute();
  const asked = await db
    .selectFrom('acknowledgement')
    .innerJoin('document_version', 'document_version.id', 'acknowledgement.document_version_id')
    .select(['assigned_idx as index', 'person_id as person', 'document_id as courseId', 'content', 'due_on as when'])
    .where((e) => e.between('assigned_idx', first, last))
    .execute();
  const completions = await db
    .selectFrom('completion')
    .innerJoin('course_version', 'course_version.id', 'completion.course_version_id')
    .select([
      'completion.evidence_idx as index',
      'person_id as person',
      'course_id as courseId',
      'content',
      'completed_at as when',
    ])
    .where((e) => e.between('completion.evidence_idx', first, last))
    .execute();
  const acknowledged = await db
    .selectFrom('acknowledgement')
    .innerJoin('document_version', 'document_version.id', 'acknowledgement.document_version_id')
    .select([
      'acknowledgement.evidence_idx as index',
      'person_id as person',
      'document_id as courseId',
      'content',
      'acknowledged_at as when',
    ])
    .where((e) => e.between('acknowledgement.evidence_idx', first, last))
    .execute();
  const outside = await db
    .selectFrom('outside_training')
    .innerJoin('document_version', 'document_version.id', 'outside_training.document_version_id')
    .select([
      'outside_training.evidence_idx as index',
      'person_id as person',
      'document_id as courseId',
      'content',
      'completed_at as when',
    ])
    .where((e) => e.between('outside_training.evidence_idx', first, last))
    .execute();
  return [
    ...[...courses, ...documents, ...statements.map((row) => ({ ...row, courseId: rosterId }))].map((row) => ({
      ...row,
      type: 'course' as const,
      person: null,
      when: null,
    })),
    ...[...assignments, ...endings, ...roster.map((row) => ({ ...row, courseId: rosterId }))].map((row) => ({
      ...row,
      type: 'assign' as const,
      content: null,
    })),
    ...waivers.map((row) => ({ ...row, type: 'record' as const, content: null })),
    ...asked.map((row) => ({ ...row, type: 'assign' as const })),
    // The query has no row without an entry.
    ...[...completions, ...acknowledged, ...outside].map((row) => ({
      ...row,
      index: row.index!,
      type: 'record' as const,
    })),
  ];
}
