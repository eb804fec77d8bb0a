import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import { daysAfter } from '../day.ts';
import { personOnStaff, reportsOf } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import type { DeputyView } from './directory-shapes.ts';

/** A deputy for longer than this is a manager; then say so in the staff list. */
const longestDays = 366;

/**
 * Who stands in for whom today or later.
 * @param personId only those with this person in them; all, if null
 */
export async function deputiesOn(db: Db, today: string, personId: string | null): Promise<DeputyView[]> {
  const rows = await db
    .selectFrom('deputy')
    .innerJoin('person as manager', 'manager.id', 'deputy.manager_id')
    .innerJoin('person as stand_in', 'stand_in.id', 'deputy.deputy_id')
    .select(['manager_id', 'manager.name as managerName', 'deputy_id', 'stand_in.name as deputyName'])
    .select(['from_on', 'until_on'])
    .where('until_on', '>', today)
    .$if(personId !== null, (q) =>
      q.where((e) => e.or([e('manager_id', '=', personId!), e('deputy_id', '=', personId!)])),
    )
    .orderBy('from_on')
    .execute();
  return rows.map((row) => ({
    manager: { id: row.manager_id, name: row.managerName },
    deputy: { id: row.deputy_id, name: row.deputyName },
    fromOn: row.from_on,
    untilOn: daysAfter(row.until_on, -1),
  }));
}

/**
 * Names somebody who sees and reminds a manager's people until a day. Naming the same again moves the end.
 * Refuses oneself, days that are over or too many (`invalid_input`), people who are not on staff (`person_unknown`) and somebody
 * who manages nobody (`not_allowed`).
 * @param untilOn last day
 */
export async function nameDeputy(
  trx: Trx,
  { managerId, deputyId, fromOn, untilOn }: { managerId: string; deputyId: string; fromOn: string; untilOn: string },
  by: { id: string; today: string; now: Date },
): Promise<void> {
  if (managerId === deputyId) throw new Refusal('invalid_input', 'deputyId: Choose somebody else than the manager.');
  if (untilOn < fromOn || fromOn < by.today)
    throw new Refusal('invalid_input', 'untilOn: Choose days that are still to come, the last after the first.');
  if (untilOn > daysAfter(fromOn, longestDays))
    throw new Refusal('invalid_input', 'untilOn: A deputy is named for a year at most.');
  for (const id of [managerId, deputyId])
    if (!(await personOnStaff(trx, id, by.today)))
      throw new Refusal('person_unknown', 'Nobody on staff has that id. Choose again.');
  if ((await reportsOf(trx, managerId, by.today)).length === 0)
    throw new Refusal('not_allowed', 'Only somebody who manages people can have a deputy.');
  const until_on = daysAfter(untilOn, 1);
  await trx
    .insertInto('deputy')
    .values({
      manager_id: managerId,
      deputy_id: deputyId,
      from_on: fromOn,
      until_on,
      named_by: by.id,
      named_at: by.now.toISOString(),
    })
    .onConflict((conflict) =>
      conflict.columns(['manager_id', 'deputy_id', 'from_on']).doUpdateSet({ until_on, named_by: by.id }),
    )
    .execute();
}

/** Ends it today; what has not begun goes. Nothing there is no fault. */
export async function endDeputy(
  trx: Trx,
  { managerId, deputyId }: { managerId: string; deputyId: string },
  today: string,
): Promise<void> {
  const theirs = { manager_id: managerId, deputy_id: deputyId };
  await trx
    .deleteFrom('deputy')
    .where('manager_id', '=', theirs.manager_id)
    .where('deputy_id', '=', theirs.deputy_id)
    .where('from_on', '>=', today)
    .execute();
  await trx
    .updateTable('deputy')
    .set({ until_on: today })
    .where('manager_id', '=', theirs.manager_id)
    .where('deputy_id', '=', theirs.deputy_id)
    .where('until_on', '>', today)
    .execute();
}
