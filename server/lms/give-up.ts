import type { Trx } from '../../db/transaction.ts';

/** What was still to be told is not, for a reason that whoever looks after it reads. The caller says what, and for whom. */
export function givingUp(trx: Trx, why: string, now: Date) {
  return trx
    .updateTable('delivery')
    .set({ state: 'dead', ended_at: now.toISOString(), detail: why, restored_from: null })
    .where('state', 'in', ['waiting', 'failed']);
}

/** Why nothing more is told to a platform that was deleted. */
export const platformGone = 'The platform is not connected any more.';

/** Why nothing is told of somebody who is not taken for the one in the LMS any more. */
export const notTheirs = 'They are not known any more as the one whom the LMS calls so.';
