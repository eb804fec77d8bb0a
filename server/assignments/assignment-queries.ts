import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';

type Reader = Kysely<Database>;

/** An obligation with what became of it. */
export interface AssignmentState {
  id: string;
  personId: string;
  courseId: string;
  dueOn: string;
  /** Last day of the grace period. */
  overdueAfter: string;
  completionId: string | null;
  completedAt: string | null;
  /** Whether an attempt was begun; only the learner may be told. */
  begun: boolean;
}

/** What these people have to do and what of it is done, soonest first. */
export async function assignmentsOf(db: Reader, personIds: string[]): Promise<AssignmentState[]> {
  if (personIds.length === 0) return [];
  const rows = await states(db).where('assignment.person_id', 'in', personIds).execute();
  return rows.map(toState);
}

/** One obligation, if it is this person's. */
export async function assignmentOf(db: Reader, personId: string, id: string): Promise<AssignmentState | undefined> {
  const row = await states(db)
    .where('assignment.id', '=', id)
    .where('assignment.person_id', '=', personId)
    .executeTakeFirst();
  return row && toState(row);
}

function states(db: Reader) {
  return (
    db
      .selectFrom('assignment')
      .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
      .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
      // What is no longer asked for is not shown, unless it was met all the same.
      .where((e) => e.or([e('assignment_end.assignment_id', 'is', null), e('completion.id', 'is not', null)]))
      .select([
        'assignment.id',
        'assignment.person_id',
        'assignment.course_id',
        'assignment.due_on',
        'assignment.overdue_after',
        'completion.id as completion_id',
        'completion.completed_at',
      ])
      .select((e) =>
        e
          .selectFrom('attempt')
          .select((x) => x.fn.countAll<number>().as('attempts'))
          .whereRef('attempt.assignment_id', '=', 'assignment.id')
          .as('attempts'),
      )
      .orderBy('assignment.due_on')
      .orderBy('assignment.id')
  );
}

type Row = Awaited<ReturnType<ReturnType<typeof states>['executeTakeFirstOrThrow']>>;

function toState(row: Row): AssignmentState {
  return {
    id: row.id,
    personId: row.person_id,
    courseId: row.course_id,
    dueOn: row.due_on,
    overdueAfter: row.overdue_after,
    completionId: row.completion_id,
    completedAt: row.completed_at,
    begun: (row.attempts ?? 0) > 0,
  };
}
