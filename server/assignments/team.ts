import type { Db } from '../../db/open.ts';
import { peopleOnStaff, reportsOf } from '../people/people-queries.ts';
import { isOverdue } from './assignment.ts';
import { assignmentsOf, type AssignmentState } from './assignment-queries.ts';
import type { Team, TeamCell } from './team-shapes.ts';

/**
 * What a manager may know of the people who report to them that day: assigned, due, done. Whether someone has begun is not
 * in it, and neither is anything about answers (embedding.md 5.2).
 * @param titleOf the name of a course
 */
export async function teamOf(
  db: Db,
  managerId: string,
  today: string,
  titleOf: (courseId: string) => string,
): Promise<Team> {
  const ids = await reportsOf(db, managerId, today);
  const people = ids.length > 0 ? await peopleOnStaff(db, today, ids) : [];
  const assignments = await assignmentsOf(
    db,
    people.map((person) => person.id),
  );
  // Of a course that somebody has twice, the cell shows the last: what is open, else what is due last.
  const openLast = assignments.toSorted((a, b) => Number(!a.completionId) - Number(!b.completionId));
  const byPerson = Map.groupBy(openLast, (assignment) => assignment.personId);
  const courses = [...new Set(assignments.map((assignment) => assignment.courseId))].sort();
  return {
    today,
    courses: courses.map((id) => ({ id, title: titleOf(id) })),
    people: people.map(({ id, name, unit }) => ({
      id,
      name,
      unit,
      cells: Object.fromEntries((byPerson.get(id) ?? []).map((one) => [one.courseId, cellOf(one, today)])),
    })),
  };
}

function cellOf({ dueOn, completedAt }: AssignmentState, today: string): TeamCell {
  if (completedAt) return { standing: 'done', dueOn, doneOn: completedAt.slice(0, 10) };
  return { standing: isOverdue(dueOn, false, today) ? 'overdue' : 'open', dueOn, doneOn: null };
}
