import { sql, type Kysely, type Transaction } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { dialectOf } from './dialects/index.ts';
import type { Database } from './tables/index.ts';

export type Trx = Transaction<Database>;

const tries = 5;

/**
 * Runs `work` in one transaction that holds the write lock from its first statement (SQLite) and runs it again when the
 * database asks for that. `work` must be free of effects outside the database. Never use the outer `db` inside it: on
 * SQLite there is one connection, and it would wait for itself.
 */
export async function inTransaction<T>(db: Kysely<Database>, work: (trx: Trx) => Promise<T>): Promise<T> {
  const dialect = dialectOf(db);
  for (let attempt = 1; ; attempt++) {
    try {
      return dialect.kind === 'sqlite' ? await immediate(db, work) : await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= tries || !dialect.isWorthRetrying(error)) throw error;
      await pause(5 * 2 ** attempt * Math.random());
    }
  }
}

/**
 * Runs `work` over a state of the database that does not change meanwhile, and writes nothing. Meant for a connection of its
 * own: on SQLite the one connection belongs to `work` until it ends.
 */
export async function inSnapshot<T>(
  db: Kysely<Database>,
  work: (snapshot: Kysely<Database>) => Promise<T>,
): Promise<T> {
  if (dialectOf(db).kind === 'postgres')
    return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
  return db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

/** Kysely's own transaction sends a deferred `begin`; this one sends `begin immediate` on the same connection. */
async function immediate<T>(db: Kysely<Database>, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      // A connection that is inside `begin` is what a transaction is: the cast adds no ability that it lacks.
      const result = await work(connection as unknown as Trx);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // A full disk can have rolled back already; the first error is the one to report.
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });
}
