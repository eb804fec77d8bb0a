import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../../../db/tables/index.ts';
import { daysAfter } from '../../day.ts';
import { columnsOf } from '../catalogue.ts';
import { ofPeopleOnly, peopleMeant } from '../people-meant.ts';
import { countedByVersion, headings, named, rowsByPeople, type Reading, type Report } from '../reading.ts';

type Completed = ExpressionBuilder<Database, 'completion' | 'assignment'>;

/** Every completion in the period. */
export async function completionsReport(reading: Reading): Promise<Report> {
  const { snapshot, chosen, versions, titleOf } = reading;
  const { course } = chosen;
  const { from, to } = reading.order.filter;
  const isMeant = (builder: unknown) => {
    const e = builder as Completed;
    return e.and([
      ...(course ? [e('assignment.course_id', '=', course)] : []),
      ...(from ? [e('completion.completed_at', '>=', from)] : []),
      ...(to ? [e('completion.completed_at', '<', daysAfter(to, 1))] : []),
    ]);
  };
  const people = await peopleMeant(
    { snapshot, chosen: ofPeopleOnly(chosen) },
    (e) =>
      e.exists(
        e
          .selectFrom('completion')
          .innerJoin('assignment', 'assignment.id', 'completion.assignment_id')
          .select('completion.id')
          .whereRef('completion.person_id', '=', 'person.id')
          .where(isMeant),
      ),
    true,
  );
  const completed = snapshot
    .selectFrom('completion')
    .innerJoin('assignment', 'assignment.id', 'completion.assignment_id')
    .where(isMeant);
  const { rows, taught } = await countedByVersion(people, (ids) =>
    completed
      .select('completion.course_version_id as version')
      .select((e) => e.fn.countAll<number>().as('rows'))
      .where('completion.person_id', 'in', ids)
      .groupBy('completion.course_version_id')
      .execute(),
  );
  return {
    people: people.map((one) => one.id),
    rows,
    columns: headings(columnsOf.completions, reading),
    versions: versions.filter((one) => taught.has(one.row)).map(named),
    batches: () =>
      rowsByPeople(
        people,
        (ids) =>
          completed
            .innerJoin('course_version', 'course_version.id', 'completion.course_version_id')
            .select(['completion.person_id', 'assignment.course_id', 'completed_at', 'version', 'content'])
            .select('completion.evidence_idx')
            .where('completion.person_id', 'in', ids)
            .orderBy('completed_at')
            .orderBy('completion.evidence_idx')
            .execute(),
        ({ staffNumber, name, unit }, row) => [
          staffNumber,
          name,
          unit,
          row.course_id,
          titleOf(row.course_id),
          row.completed_at.slice(0, 10),
          row.version,
          row.content,
          row.evidence_idx,
        ],
      ),
  };
}
