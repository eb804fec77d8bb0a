import type { Db } from '../../db/open.ts';
import type { Row } from './own-data-shapes.ts';

type TitleOf = (courseId: string) => string;

/** Every obligation there was, with its end and its completion. */
export async function assignmentRows(db: Db, id: string, titleOf: TitleOf): Promise<Row[]> {
  const rows = await db
    .selectFrom('assignment')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('course_version', 'course_version.id', 'completion.course_version_id')
    .select(['assignment.course_id', 'campaign', 'due_on', 'overdue_after', 'rule', 'assigned_at'])
    .select(['assignment.evidence_idx as entry', 'assignment_end.reason as ended_because', 'ended_at'])
    .select(['assignment_end.evidence_idx as end_entry', 'completed_at', 'course_version.version'])
    .select(['course_version.lang', 'completion.evidence_idx as completion_entry'])
    .where('assignment.person_id', '=', id)
    .orderBy('due_on')
    .orderBy('assignment.id')
    .execute();
  return rows.map((row) => ({ course: titleOf(row.course_id), ...row }));
}

/** Where the person stands with each course, as the screens of others read it; the first row is all courses together. */
export async function standingRows(db: Db, id: string, titleOf: TitleOf): Promise<Row[]> {
  const together = await db
    .selectFrom('person_standing')
    .select(['open', 'done', 'exempt', 'due_on', 'overdue_after', 'name', 'unit'])
    .where('person_id', '=', id)
    .execute();
  const courses = await db
    .selectFrom('standing')
    .select(['course_id', 'state', 'due_on', 'overdue_after', 'done_on'])
    .where('person_id', '=', id)
    .orderBy('course_id')
    .execute();
  return [
    // Without anything open there is a day that sorts last.
    ...together.map(({ due_on, ...row }) => ({ ...row, due_on: row.open > 0 ? due_on : null })),
    ...courses.map((row) => ({ course: titleOf(row.course_id), ...row })),
  ];
}

/** Attempts, whether under way or handed in. */
export async function attemptRows(db: Db, id: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('assignment', 'assignment.id', 'assignment_id')
    .innerJoin('course_version', 'course_version.id', 'course_version_id')
    .select(['title as course', 'version', 'number', 'started_at', 'handed_in_at', 'step', 'drawn'])
    .where('person_id', '=', id)
    .orderBy('started_at')
    .execute();
  return rows.map(({ drawn, ...row }) => ({ ...row, drawn: listIn(drawn) }));
}

/** Answers that are kept: of what is not completed. */
export async function answerRows(db: Db, id: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('attempt', 'attempt.id', 'attempt_id')
    .innerJoin('assignment', 'assignment.id', 'assignment_id')
    .innerJoin('course_version', 'course_version.id', 'course_version_id')
    .select(['title as course', 'number', 'question_id as question', 'part', 'response', 'points', 'answered_at'])
    .where('person_id', '=', id)
    .orderBy('answered_at')
    .orderBy('question_id')
    .execute();
  return rows.map((row) => ({ ...row, response: JSON.parse(row.response) as Row }));
}

export async function refresherRows(db: Db, id: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('refresher')
    .select(['kind', 'due_on', 'finished_on', 'drawn'])
    .where('person_id', '=', id)
    .orderBy('due_on')
    .execute();
  return rows.map(({ drawn, ...row }) => ({ ...row, drawn: listIn(drawn) }));
}

export async function waiverRows(db: Db, id: string, titleOf: TitleOf): Promise<Row[]> {
  const rows = await db
    .selectFrom('waiver')
    .leftJoin('person as granter', 'granter.id', 'granted_by')
    .leftJoin('person as ender', 'ender.id', 'ended_by')
    .select(['course_id', 'category', 'until_on', 'granted_at', 'granter.name as by', 'evidence_idx as entry'])
    .select(['ended_at', 'ender.name as ended_by', 'end_idx as end_entry'])
    .where('person_id', '=', id)
    .orderBy('granted_at')
    .execute();
  return rows.map((row) => ({ course: titleOf(row.course_id), ...row }));
}

export async function documentRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('acknowledgement')
    .innerJoin('document_version', 'document_version.id', 'document_version_id')
    .select(['title', 'version', 'due_on', 'acknowledged_at', 'assigned_idx as entry'])
    .select('acknowledgement.evidence_idx as completion_entry')
    .where('person_id', '=', id)
    .orderBy('due_on')
    .execute();
}

export async function outsideRows(db: Db, id: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('outside_training')
    .innerJoin('document_version', 'document_version.id', 'document_version_id')
    .leftJoin('person', 'person.id', 'recorded_by')
    .select(['title', 'version', 'outcome', 'completed_at', 'person.name as by'])
    .select('outside_training.evidence_idx as entry')
    .where('person_id', '=', id)
    .orderBy('completed_at')
    .execute();
  // Only the day is known.
  return rows.map(({ completed_at, ...row }) => ({ ...row, completed_on: completed_at.slice(0, 10) }));
}

/** Written by us: a JSON array. */
function listIn(text: string): Row[] {
  return JSON.parse(text) as Row[];
}
