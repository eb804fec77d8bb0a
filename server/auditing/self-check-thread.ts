import { parentPort, workerData } from 'node:worker_threads';
import { openDb } from '../../db/open.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { checkEverything } from './self-check.ts';

const db = openDb(workerData as string);
try {
  parentPort!.postMessage(await inSnapshot(db, checkEverything), []);
} finally {
  await db.destroy();
}
