import { openDb } from '../../db/open.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { takeErrands } from '../threads/take-errands.ts';
import { checkEverything, type CheckedLog } from './self-check.ts';

export interface SelfCheckErrand {
  /** The database. */
  order: string;
  told: CheckedLog;
}

takeErrands<SelfCheckErrand>(async (database, giver) => {
  const db = openDb(database);
  try {
    giver.tell(await inSnapshot(db, checkEverything));
  } finally {
    await db.destroy();
  }
});
