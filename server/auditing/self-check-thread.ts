import { inOwnSnapshot } from '../../db/own-snapshot.ts';
import { takeErrands } from '../threads/take-errands.ts';
import { checkEverything, type CheckedLog } from './self-check.ts';

export interface SelfCheckErrand {
  /** The database. */
  order: string;
  told: CheckedLog;
}

takeErrands<SelfCheckErrand>(async (database, giver) => {
  giver.tell(await inOwnSnapshot(database, checkEverything));
});
