import { openDb } from '../../db/open.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { takeErrands } from '../threads/take-errands.ts';
import { asOf, type AsOfQuestion } from './as-of.ts';

export interface AsOfErrand {
  order: { database: string; question: AsOfQuestion };
  told: Awaited<ReturnType<typeof asOf>>;
}

takeErrands<AsOfErrand>(async ({ database, question }, giver) => {
  const db = openDb(database);
  try {
    giver.tell(await inSnapshot(db, (snapshot) => asOf(snapshot, question)));
  } finally {
    await db.destroy();
  }
});
