import type { Kysely } from 'kysely';
import { openDb } from './open.ts';
import type { Database } from './tables/index.ts';
import { inSnapshot } from './transaction.ts';

/** Runs `work` over a snapshot (`inSnapshot`) on a connection that is opened for it, and closed whatever comes of it. */
export async function inOwnSnapshot<T>(database: string, work: (snapshot: Kysely<Database>) => Promise<T>): Promise<T> {
  const db = openDb(database);
  try {
    return await inSnapshot(db, work);
  } finally {
    await db.destroy();
  }
}
