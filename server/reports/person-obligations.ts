import type { Db } from '../../db/open.ts';
import { peopleOnStaff } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import type { Scope } from './scope.ts';
import { cellsOf } from './team.ts';
import type { PersonObligations } from './team-shapes.ts';

/**
 * Everything that was asked of a person, round by round.
 * Refuses whom the one who asks may not see, as if there were nobody (`person_unknown`).
 * @param withCategory whether the one who asks grants waivers
 */
export async function obligationsOf(
  db: Db,
  personId: string,
  { scope, today, withCategory }: { scope: Scope; today: string; withCategory: boolean },
  titleOf: (courseId: string) => string,
): Promise<PersonObligations> {
  const [person] =
    scope.kind === 'all' || scope.ids.includes(personId) ? await peopleOnStaff(db, today, [personId]) : [];
  if (!person) throw new Refusal('person_unknown', 'Nobody whom you may see has that id.');
  const rounds = await db
    .selectFrom('assignment')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('course_version', 'course_version.id', 'completion.course_version_id')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .select(['assignment.course_id', 'due_on', 'assigned_at', 'rule', 'completed_at', 'course_version.version'])
    .select('assignment_end.reason')
    .where('assignment.person_id', '=', personId)
    .orderBy('due_on', 'desc')
    .orderBy('assignment.evidence_idx', 'desc')
    .execute();
  const waivers = await db
    .selectFrom('waiver')
    .select(['id', 'course_id', 'until_on', 'category'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('until_on', '>=', today)
    .execute();
  const cells = (await cellsOf(db, [personId], today)).get(personId) ?? {};
  const ids = [...new Set([...rounds, ...waivers].map((row) => row.course_id))].sort();
  const { id, name, unit } = person;
  return {
    person: { id, name, unit },
    today,
    courses: ids.map((course) => {
      const waiver = waivers.find((row) => row.course_id === course);
      return {
        id: course,
        title: titleOf(course),
        standing: cells[course]?.standing ?? 'none',
        rounds: rounds
          .filter((row) => row.course_id === course)
          .map((row) => ({
            dueOn: row.due_on,
            assignedOn: row.assigned_at.slice(0, 10),
            reason: row.rule,
            doneOn: row.completed_at?.slice(0, 10) ?? null,
            version: row.version,
            ended: row.completed_at === null ? row.reason : null,
          })),
        waiver: waiver
          ? { id: waiver.id, untilOn: waiver.until_on, category: withCategory ? waiver.category : null }
          : null,
      };
    }),
  };
}
