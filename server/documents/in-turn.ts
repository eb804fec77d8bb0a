import { dialectOf } from '../../db/dialects/index.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';

/**
 * Runs `work` in one transaction. If somebody else wrote the same row meanwhile, it runs once more and finds what is there, as
 * if it had come second.
 */
export async function inTurn<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(db, work);
  } catch (error) {
    if (!dialectOf(db).isUniqueViolation(error)) throw error;
    return inTransaction(db, work);
  }
}
