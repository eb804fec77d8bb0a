import type { Updateable } from 'kysely';
import type { Db } from '../../db/open.ts';
import type { DeliveryTable } from '../../db/tables/delivery.ts';
import type { Trx } from '../../db/transaction.ts';
import type { HeldBack } from './outbox-shapes.ts';
import { anew, held, isUnfinished } from './put.ts';

/** Why what waited in a backup is not told after all. */
export const leftToOriginal =
  'It was given up here: it waited in a backup, and the installation of that backup tells it.';

/**
 * Holds back everything that was to be told when a backup was made, until somebody says that the original does not tell it: also what
 * waited for its receiver then, because the original may have told it since. What a receiver fetches itself waits for that. Answers how
 * many deliveries that is.
 * @param backupOf when the backup was made; instant, UTC
 */
export async function holdRestored(db: Db | Trx, backupOf: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'waiting', send_after: held, claimed_at: null, claimed_by: null, restored_from: backupOf })
    .where(isUnfinished)
    .where('channel', '!=', 'scorm')
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** What is held back because of a restore; null if there is nothing. */
export async function heldBack(db: Db): Promise<HeldBack | null> {
  const { deliveries, backupOf } = await db
    .selectFrom('delivery')
    .select((e) => [e.fn.countAll<number>().as('deliveries'), e.fn.max('restored_from').as('backupOf')])
    .where(isUnfinished)
    .where('restored_from', 'is not', null)
    .executeTakeFirstOrThrow();
  return deliveries > 0 ? { deliveries, backupOf: backupOf! } : null;
}

/**
 * Sends what is held back because of a restore, in its order, with new patience. Whoever is switched off or paused is told once they are
 * not any more: their senders know that. Answers how many deliveries that is; again, none.
 */
export async function sendHeldBack(db: Db, now: Date): Promise<number> {
  return endHolding(db, anew(now));
}

/** Gives up what is held back because of a restore. Each can still be sent again. Answers how many deliveries that is; again, none. */
export async function giveUpHeldBack(db: Db, now: Date): Promise<number> {
  return endHolding(db, {
    state: 'dead',
    ended_at: now.toISOString(),
    status: null,
    detail: leftToOriginal,
    restored_from: null,
  });
}

async function endHolding(db: Db | Trx, end: Updateable<DeliveryTable>): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(end)
    .where(isUnfinished)
    .where('restored_from', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
