import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import { setManagers } from '../people/change-people.ts';

/**
 * Who is meant by a manager's name in a directory: an id of ours, a user name, a staff number or an id of the directory, in
 * this order. Undefined if nobody is (yet), or if it could be two.
 */
export async function managerCalled(db: Kysely<Database>, ref: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'user_name', 'staff_number', 'external_id'])
    .where((e) =>
      e.or([
        e('id', '=', ref),
        sql<boolean>`lower(user_name) = lower(${ref})`,
        e('staff_number', '=', ref),
        e('external_id', '=', ref),
      ]),
    )
    .execute();
  const best =
    rows.find((row) => row.id === ref) ??
    rows.find((row) => row.user_name?.toLowerCase() === ref.toLowerCase()) ??
    rows.find((row) => row.staff_number === ref);
  return best?.id ?? (rows.length === 1 ? rows[0]!.id : undefined);
}

/**
 * Gives their manager to those who named one of these people before they were known. Whoever adds people, or renames them,
 * calls it in the same transaction. That two manage each other is taken as it comes: a directory that moves people around says
 * one half first, and access never goes further than to direct reports.
 * @returns people who have a manager now
 */
export async function resolveManagers(
  trx: Trx,
  people: { id: string; userName?: string | null; staffNumber: string; externalId?: string | null }[],
  { today, now }: { today: string; now: Date },
): Promise<string[]> {
  const found = new Map<string, string>();
  for (const { id, userName, staffNumber, externalId } of people) {
    const names = [id, userName, userName?.toLowerCase(), staffNumber, externalId].filter((name) => name != null);
    const rows = await trx
      .selectFrom('person')
      .select(['id', 'manager_ref'])
      .where('manager_ref', 'in', names)
      .where('id', '!=', id)
      .execute();
    for (const row of rows) if ((await managerCalled(trx, row.manager_ref!)) === id) found.set(row.id, id);
  }
  if (found.size === 0) return [];
  const waiting = [...found.keys()];
  // Somebody else has said since who manages them.
  const managed = await trx
    .selectFrom('management')
    .select('person_id')
    .where('person_id', 'in', waiting)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .execute();
  for (const { person_id } of managed) found.delete(person_id);
  await setManagers(trx, found, today);
  for (const id of waiting)
    await trx
      .updateTable('person')
      .set((e) => ({ manager_ref: null, changed_at: now.toISOString(), revision: e('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
  return [...found.keys()];
}
