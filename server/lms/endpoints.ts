import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';

/** Origins of learning platforms in which packages of ours may run. */
export async function placeOrigins(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('lms_endpoint').select('origin').where('state', '=', 'active').execute();
  return rows.map((row) => row.origin);
}

/** Whether an administrator let that origin in. One that is new waits for that. */
export async function isPlaceLetIn(db: Db | Trx, origin: string, now: Date): Promise<boolean> {
  const { state } = await db
    .insertInto('lms_endpoint')
    .values({ origin, state: 'waiting', first_seen_at: now.toISOString() })
    // It changes nothing, and so answers the row that is there.
    .onConflict((conflict) => conflict.column('origin').doUpdateSet((e) => ({ origin: e.ref('excluded.origin') })))
    .returning('state')
    .executeTakeFirstOrThrow();
  return state === 'active';
}
