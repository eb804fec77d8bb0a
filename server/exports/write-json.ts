import type { AboutLine } from './about.ts';
import type { Reading, Report } from './reading.ts';

/** A training record in the field names of Vanta's `UserSecurityTrainingStatus` (docs/exports.md has the mapping). */
interface TrainingStatus {
  displayName: string;
  uniqueId: string;
  externalUrl: string;
  trainingId: string;
  trainingName: string;
  frameworksFulfilled: string[];
  traineeFullName: string;
  traineeAccountName: string;
  traineeEmail: string;
  status: 'COMPLETE' | 'INCOMPLETE';
  trainingCreatedTimestamp: string;
  trainingDueTimestamp?: string;
  trainingCompletedTimestamp?: string;
}

/** Days only: at which hour somebody learned is nobody's business. */
const midnight = (day: string): string => `${day.slice(0, 10)}T00:00:00.000Z`;

/**
 * Where people stand, for a governance tool. Who is exempt is left out: such a tool knows only complete and incomplete, and
 * neither is true.
 * @param about null for machines
 */
export async function* jsonOf(
  reading: Reading,
  report: Report,
  about: AboutLine[] | null,
  publicUrl: string,
): AsyncGenerator<string> {
  yield `{${about ? `"about":${JSON.stringify(about.map(([label, value]) => ({ label, value })))},` : ''}"resources":[`;
  let first = true;
  for (let at = 0; at < report.people.length; at += 500) {
    const statuses = await statusesOf(reading, report.people.slice(at, at + 500), publicUrl);
    for (const status of statuses) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(status)}`;
      first = false;
    }
  }
  yield '\n]}\n';
}

async function statusesOf(
  { snapshot, chosen, titleOf, today }: Reading,
  ids: string[],
  publicUrl: string,
): Promise<TrainingStatus[]> {
  const { course, standing = 'everyone' } = chosen;
  const rows = await snapshot
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .select(['person.id', 'staff_number', 'person.name', 'person.email', 'standing.course_id'])
    .select(['state', 'standing.due_on', 'standing.done_on', 'standing.overdue_after'])
    .select((e) =>
      e
        .selectFrom('assignment')
        .select((a) => a.fn.max('assigned_at').as('given'))
        .whereRef('assignment.person_id', '=', 'standing.person_id')
        .whereRef('assignment.course_id', '=', 'standing.course_id')
        .as('given'),
    )
    .where('standing.person_id', 'in', ids)
    .where('state', '!=', 'exempt')
    .$if(course !== undefined, (q) => q.where('standing.course_id', '=', course!))
    .$if(standing === 'overdue', (q) => q.where('overdue_after', '<', today))
    .$if(standing === 'done', (q) => q.where('state', '=', 'done'))
    .$if(standing === 'open' || standing === 'action', (q) => q.where('state', '=', 'open'))
    .orderBy('standing.course_id')
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.id);
  return ids.flatMap((id) =>
    (byPerson.get(id) ?? []).map((row): TrainingStatus => {
      const title = titleOf(row.course_id);
      return {
        displayName: `${title}: ${row.name}`,
        uniqueId: `${row.id}:${row.course_id}`,
        externalUrl: `${publicUrl}/team`,
        trainingId: row.course_id,
        trainingName: title,
        frameworksFulfilled: [],
        traineeFullName: row.name,
        traineeAccountName: row.staff_number,
        traineeEmail: row.email,
        status: row.state === 'done' ? 'COMPLETE' : 'INCOMPLETE',
        trainingCreatedTimestamp: midnight(row.given ?? row.done_on ?? today),
        ...(row.due_on !== null && { trainingDueTimestamp: midnight(row.due_on) }),
        // An open round after an earlier one is incomplete, and has no day of completion.
        ...(row.state === 'done' && row.done_on !== null && { trainingCompletedTimestamp: midnight(row.done_on) }),
      };
    }),
  );
}
