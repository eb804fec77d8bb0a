import type { SelectQueryBuilder } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';

/** Deletes what was begun for these assignments, with its answers. @param assignments ids, or a query for them */
export async function deleteAttempts(
  trx: Trx,
  assignments: string[] | SelectQueryBuilder<Database, 'assignment', { id: string }>,
): Promise<void> {
  const attempts = trx.selectFrom('attempt').select('id').where('assignment_id', 'in', assignments);
  await trx.deleteFrom('answer').where('attempt_id', 'in', attempts).execute();
  await trx.deleteFrom('attempt').where('assignment_id', 'in', assignments).execute();
}
