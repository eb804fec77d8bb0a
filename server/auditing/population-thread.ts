import { parentPort, workerData } from 'node:worker_threads';
import { openDb } from '../../db/open.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { populationOf, type PopulationQuestion } from './population.ts';

const { database, question } = workerData as { database: string; question: PopulationQuestion };
const db = openDb(database);
try {
  parentPort!.postMessage(await inSnapshot(db, (snapshot) => populationOf(snapshot, question)), []);
} finally {
  await db.destroy();
}
