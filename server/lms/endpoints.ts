import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';

/** Origins of learning platforms in which packages of ours may run. */
export async function placeOrigins(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('lms_endpoint').select('origin').where('state', '=', 'active').execute();
  return rows.map((row) => row.origin);
}

/** Whoever opens a package says where; more than these are not looked through. */
const mostWaiting = 100;

/** Whether an administrator let that origin in. One that is new waits for that, unless too many do. */
export async function isPlaceLetIn(db: Db | Trx, origin: string, now: Date): Promise<boolean> {
  const known = await db.selectFrom('lms_endpoint').select('state').where('origin', '=', origin).executeTakeFirst();
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

/** Lets packages run in the LMS at that origin, or not any more. It may be one that was not seen yet. */
export async function letPlaceIn(db: Db | Trx, origin: string, isLetIn: boolean, now: Date): Promise<void> {
  const state = isLetIn ? ('active' as const) : ('disabled' as const);
  await db
    .insertInto('lms_endpoint')
    .values({ origin, state, first_seen_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet({ state }))
    .execute();
}
