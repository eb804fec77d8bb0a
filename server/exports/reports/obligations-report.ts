import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../../../db/tables/index.ts';
import { columnsOf } from '../catalogue.ts';
import { ofPeopleOnly, peopleMeant } from '../people-meant.ts';
import { countedByVersion, headings, named, rowsByPeople, type Reading, type Report } from '../reading.ts';

/** Every round that was due in the period, of people who have left too: what became of it is never overwritten. */
export async function obligationsReport(reading: Reading): Promise<Report> {
  const { snapshot, chosen, versions, titleOf, say } = reading;
  const { course } = chosen;
  const { from, to } = reading.order.filter;
  const isMeant = (e: ExpressionBuilder<Database, 'assignment'>) =>
    e.and([
      ...(course ? [e('assignment.course_id', '=', course)] : []),
      ...(from ? [e('assignment.due_on', '>=', from)] : []),
      ...(to ? [e('assignment.due_on', '<=', to)] : []),
    ]);
  const people = await peopleMeant(
    { snapshot, chosen: ofPeopleOnly(chosen) },
    (e) =>
      e.exists(
        e
          .selectFrom('assignment')
          .select('assignment.id')
          .whereRef('assignment.person_id', '=', 'person.id')
          .where((a) => isMeant(a as unknown as ExpressionBuilder<Database, 'assignment'>)),
      ),
    true,
  );
  const { rows, taught } = await countedByVersion(people, (ids) =>
    snapshot
      .selectFrom('assignment')
      .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
      .select('completion.course_version_id as version')
      .select((e) => e.fn.countAll<number>().as('rows'))
      .where('assignment.person_id', 'in', ids)
      .where((e) => isMeant(e as unknown as ExpressionBuilder<Database, 'assignment'>))
      .groupBy('completion.course_version_id')
      .execute(),
  );
  return {
    people: people.map((one) => one.id),
    rows,
    columns: headings(columnsOf.obligations, reading),
    versions: versions.filter((one) => taught.has(one.row)).map(named),
    batches: () =>
      rowsByPeople(
        people,
        (ids) =>
          snapshot
            .selectFrom('assignment')
            .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
            .leftJoin('course_version', 'course_version.id', 'completion.course_version_id')
            .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
            .select(['assignment.person_id', 'assignment.course_id', 'assigned_at', 'due_on', 'rule'])
            .select(['completed_at', 'course_version.version', 'ended_at', 'assignment_end.reason'])
            .where('assignment.person_id', 'in', ids)
            .where((e) => isMeant(e as unknown as ExpressionBuilder<Database, 'assignment'>))
            .orderBy('due_on')
            .orderBy('assignment.course_id')
            .orderBy('assignment.evidence_idx')
            .execute(),
        ({ staffNumber, name, unit }, row) => {
          const isEnded = row.completed_at === null && row.reason !== null;
          return [
            staffNumber,
            name,
            unit,
            row.course_id,
            titleOf(row.course_id),
            row.assigned_at.slice(0, 10),
            row.due_on,
            row.rule,
            row.completed_at?.slice(0, 10) ?? null,
            row.version,
            isEnded ? row.ended_at!.slice(0, 10) : null,
            isEnded ? say(row.reason!) : null,
          ];
        },
      ),
  };
}
