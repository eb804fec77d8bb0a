import type { Trx } from '../../db/transaction.ts';
import { assignCourse } from '../assignments/assign-course.ts';
import { daysAfter } from '../day.ts';
import type { Tools } from '../environment.ts';
import { personOnStaff } from '../people/people-queries.ts';

/** How long somebody has for a course that only the LMS asks of them. */
const daysToDo = 30;

/** The assignment that somebody opens: the one that is open, else the one that was met last. */
export async function assignmentToOpen(trx: Trx, personId: string, courseId: string): Promise<string | undefined> {
  return (await toOpen(trx, personId, courseId))?.id;
}

/** The completion of the assignment that somebody would open, if there is nothing open: they have done the course before. */
export async function completedBefore(
  trx: Trx,
  personId: string,
  courseId: string,
): Promise<{ id: string; at: string } | undefined> {
  const found = await toOpen(trx, personId, courseId);
  return found?.completion_id && found.completed_at ? { id: found.completion_id, at: found.completed_at } : undefined;
}

async function toOpen(trx: Trx, personId: string, courseId: string) {
  return trx
    .selectFrom('assignment')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .select(['assignment.id', 'completion.id as completion_id', 'completed_at'])
    .where('assignment.person_id', '=', personId)
    .where('assignment.course_id', '=', courseId)
    .where((e) => e.or([e('assignment_end.assignment_id', 'is', null), e('completion.id', 'is not', null)]))
    .orderBy((e) => e.case().when('completion.id', 'is', null).then(0).else(1).end())
    .orderBy('completed_at', 'desc')
    .orderBy('due_on')
    .limit(1)
    .executeTakeFirst();
}

/** Two places that open the same course at once would both give it. On PostgreSQL this row is their lock. */
async function takeTurn(trx: Trx, personId: string): Promise<void> {
  await trx
    .updateTable('person')
    .set((e) => ({ name: e.ref('name') }))
    .where('id', '=', personId)
    .execute();
}

/**
 * The assignment that somebody who comes from outside opens; made if there is none.
 * @param from which place it is opened from, and in words for evidence
 */
export async function courseToOpen(
  trx: Trx,
  { library, evidence, today, now }: Pick<Tools, 'library' | 'evidence' | 'today' | 'now'>,
  { personId, courseId }: { personId: string; courseId: string },
  from: { campaign: string; rule: string },
): Promise<string> {
  const known = await assignmentToOpen(trx, personId, courseId);
  if (known !== undefined) return known;
  await takeTurn(trx, personId);
  const since = await assignmentToOpen(trx, personId, courseId);
  if (since !== undefined) return since;
  const { version, lang, content } = library.current(courseId);
  const person = await personOnStaff(trx, personId, today());
  await assignCourse(
    trx,
    evidence,
    {
      course: { id: courseId, version, lang, content },
      people: [person!],
      campaign: `${from.campaign} ${today()}`,
      dueOn: daysAfter(today(), daysToDo),
      rule: from.rule,
    },
    today(),
    now(),
  );
  return (await assignmentToOpen(trx, personId, courseId))!;
}
