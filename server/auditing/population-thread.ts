import { openDb } from '../../db/open.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { takeErrands } from '../threads/take-errands.ts';
import { populationOf, type PopulationQuestion } from './population.ts';

export interface PopulationErrand {
  order: { database: string; question: PopulationQuestion };
  told: Awaited<ReturnType<typeof populationOf>>;
}

takeErrands<PopulationErrand>(async ({ database, question }, giver) => {
  const db = openDb(database);
  try {
    giver.tell(await inSnapshot(db, (snapshot) => populationOf(snapshot, question)));
  } finally {
    await db.destroy();
  }
});
