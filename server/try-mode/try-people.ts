import { isOverdue } from '../assignments/assignment.ts';
import { assignmentsOf } from '../assignments/assignment-queries.ts';
import type { Tools } from '../environment.ts';
import { peopleOnStaff, reportCounts, rolesGranted } from '../people/people-queries.ts';
import type { Role, TryPeople } from '../access/access-shapes.ts';

/** Everyone that a visitor of try mode can enter as, with what they would find. */
export async function tryPeople({ db, config, today: day }: Tools): Promise<TryPeople> {
  const today = day();
  const people = await peopleOnStaff(db, today);
  const [granted, reports, assignments] = [
    await rolesGranted(db),
    await reportCounts(db, today),
    Map.groupBy(
      await assignmentsOf(
        db,
        people.map((person) => person.id),
      ),
      (one) => one.personId,
    ),
  ];
  return {
    organisation: config.organisation,
    people: people.map(({ id, name, unit }) => {
      const open = (assignments.get(id) ?? []).filter((one) => !one.completionId);
      const manages = reports.get(id) ?? 0;
      const roles: Role[] = ['learner', ...(manages > 0 ? (['manager'] as const) : []), ...(granted.get(id) ?? [])];
      const overdue = open.filter((one) => isOverdue(one.overdueAfter, false, today)).length;
      return { id, name, unit, roles, reports: manages, open: open.length, overdue };
    }),
  };
}
