import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import { endSignInsAt } from './came-through.ts';

/** Origins of learning platforms in which packages of ours may run. */
export async function placeOrigins(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('lms_endpoint').select('origin').where('state', '=', 'active').execute();
  return rows.map((row) => row.origin);
}

/** Whoever opens a package says where; more than these are not looked through. */
const mostWaiting = 100;

/** Whether an administrator let that origin in. One that is new waits for that, unless too many do. */
export async function isPlaceLetIn(db: Db | Trx, origin: string, now: Date): Promise<boolean> {
  const known = await db
    .updateTable('lms_endpoint')
    // It changes nothing: whoever shuts it out waits until the launch is through, and ends it.
    .set((e) => ({ state: e.ref('state') }))
    .where('origin', '=', origin)
    .returning('state')
    .executeTakeFirst();
  if (known) return known.state === 'active';
  const { waiting } = await db
    .selectFrom('lms_endpoint')
    .select((e) => e.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  if (waiting < mostWaiting)
    await db
      .insertInto('lms_endpoint')
      .values({ origin, state: 'waiting', first_seen_at: now.toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return false;
}

/**
 * Lets packages run in the LMS at that origin, or not any more: then whoever came by one that was opened there is out at once. It may be
 * one that was not seen yet.
 */
export async function letPlaceIn(trx: Trx, origin: string, isLetIn: boolean, now: Date): Promise<void> {
  const state = isLetIn ? ('active' as const) : ('disabled' as const);
  await trx
    .insertInto('lms_endpoint')
    .values({ origin, state, first_seen_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet({ state }))
    .execute();
  if (!isLetIn) await endSignInsAt(trx, origin);
}
