import { parentPort, workerData } from 'node:worker_threads';
import { openDb } from '../../db/open.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { asOf, type AsOfQuestion } from './as-of.ts';

const { database, question } = workerData as { database: string; question: AsOfQuestion };
const db = openDb(database);
try {
  parentPort!.postMessage(await inSnapshot(db, (snapshot) => asOf(snapshot, question)), []);
} finally {
  await db.destroy();
}
