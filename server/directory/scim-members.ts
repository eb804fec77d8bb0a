import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';

/** Ids of the members of lists on that day whom the directory knows, by list. */
export async function membersOf(
  db: Kysely<Database>,
  groupIds: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('group_member')
    .innerJoin('person', 'person.id', 'group_member.person_id')
    .select(['group_id', 'person_id'])
    .where('group_id', 'in', groupIds)
    .where('user_name', 'is not', null)
    .where('from_on', '<=', today)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .orderBy('person_id')
    .execute();
  const byGroup = Map.groupBy(rows, (row) => row.group_id);
  return new Map([...byGroup].map(([id, all]) => [id, all.map((row) => row.person_id)]));
}

/** Everybody who is in a list from that day on, also those whom the directory does not know. */
export async function everyMember(trx: Trx, groupId: string, today: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('group_member')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Takes people into a list from that day on; those who are in it stay as they are. */
export async function addMembers(trx: Trx, groupId: string, ids: readonly string[], today: string): Promise<void> {
  const rows = ids.map((person_id) => ({ group_id: groupId, person_id, from_on: today, until_on: null }));
  for (const part of inParts(rows))
    await trx
      .insertInto('group_member')
      .values(part)
      .onConflict((conflict) => conflict.columns(['group_id', 'person_id', 'from_on']).doUpdateSet({ until_on: null }))
      .execute();
}

/** Takes people out of a list. Who came today was never in it; of others it stays on record until when they were. */
export async function removeMembers(trx: Trx, groupId: string, ids: readonly string[], today: string): Promise<void> {
  for (const part of inParts(ids)) {
    await trx
      .deleteFrom('group_member')
      .where('group_id', '=', groupId)
      .where('person_id', 'in', part)
      .where('from_on', '>=', today)
      .execute();
    await trx
      .updateTable('group_member')
      .set({ until_on: today })
      .where('group_id', '=', groupId)
      .where('person_id', 'in', part)
      .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
      .execute();
  }
}

/** Takes somebody out of every list. */
export async function leaveGroups(trx: Trx, personId: string, today: string): Promise<void> {
  const rows = await trx
    .selectFrom('group_member')
    .select('group_id')
    .distinct()
    .where('person_id', '=', personId)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .execute();
  for (const { group_id } of rows) await removeMembers(trx, group_id, [personId], today);
}
