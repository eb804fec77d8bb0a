import { columnsOf } from '../catalogue.ts';
import { ofPeopleOnly, peopleMeant } from '../people-meant.ts';
import { currentOf, headings, rowsByPeople, type Reading, type Report } from '../reading.ts';

const dayLength = 86_400_000;

/** What is overdue today. */
export async function overdueReport(reading: Reading): Promise<Report> {
  const { snapshot, chosen, today, versions, titleOf } = reading;
  const { course } = chosen;
  const people = await peopleMeant(
    { snapshot, chosen: ofPeopleOnly(chosen) },
    (e) =>
      e.exists(
        e
          .selectFrom('standing')
          .select('standing.person_id')
          .whereRef('standing.person_id', '=', 'person.id')
          .where('standing.overdue_after', '<', today)
          .$if(course !== undefined, (q) => q.where('standing.course_id', '=', course!)),
      ),
    false,
  );
  const late = snapshot
    .selectFrom('standing')
    .where('overdue_after', '<', today)
    .$if(course !== undefined, (q) => q.where('course_id', '=', course!));
  const meant = new Set(people.map((one) => one.id));
  const found = await late.select(['person_id', 'course_id']).execute();
  const mine = found.filter((row) => meant.has(row.person_id));
  return {
    people: [...meant],
    rows: mine.length,
    columns: headings(columnsOf.overdue, reading),
    versions: currentOf(versions, new Set(mine.map((row) => row.course_id))),
    batches: () =>
      rowsByPeople(
        people,
        (ids) =>
          late
            .select(['person_id', 'course_id', 'due_on'])
            .where('person_id', 'in', ids)
            .orderBy('due_on')
            .orderBy('course_id')
            .execute(),
        ({ staffNumber, name, unit }, row) => [
          staffNumber,
          name,
          unit,
          row.course_id,
          titleOf(row.course_id),
          row.due_on,
          Math.round((Date.parse(today) - Date.parse(row.due_on!)) / dayLength),
        ],
      ),
  };
}
