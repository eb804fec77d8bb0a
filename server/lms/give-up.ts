import type { Trx } from '../../db/transaction.ts';
import { leftToOriginal } from '../outbox/restored.ts';

/** What was still to be told is not, for a reason that whoever looks after it reads. The caller says what, and for whom. */
export function givingUp(trx: Trx, why: string, now: Date) {
  return trx
    .updateTable('delivery')
    .set({ state: 'dead', ended_at: now.toISOString(), detail: why, restored_from: null })
    .where('state', 'in', ['waiting', 'failed']);
}

/** Why nothing more is told to a platform that was deleted. */
export const platformGone = 'The platform is not connected any more.';

/** Why nothing more is told of a package that has ended. */
export const packageEnded = 'The package is not in use any more.';

/** Why nothing is told of somebody who is not taken for the one in the LMS any more. */
export const notTheirs = 'They are not known any more as the one whom the LMS calls so.';

/** Somebody here has ended it: it would not be taken if it were sent again. */
export const endedHere = [packageEnded, platformGone, notTheirs];

/** Somebody here has given it up themselves: it waits for nobody. */
export const givenUpHere = [...endedHere, leftToOriginal];

/** Why a result is not told for which no launch came. */
export const notFetched =
  'It could not be told for 90 days: that takes a launch. Once the learner opens the course in the LMS again, it is told.';
