import { sql, type Kysely } from 'kysely';
import { dialectOf } from './dialects/index.ts';
import { migrations, type Migration } from './migrations/index.ts';
import type { Database } from './tables/index.ts';
import { inTransaction, type Trx } from './transaction.ts';

/**
 * Brings the database to the newest schema and answers which migrations ran. All or nothing: they share one transaction,
 * each in a savepoint, because SQLite otherwise keeps the half of a migration that came before its failure.
Two servers that start at once do not collide: the second waits and finds the work done.
 * @param list the migrations to know; tests pass prefixes of it
 */
export async function migrate(db: Kysely<Database>, list: Migration[] = migrations): Promise<string[]> {
  await dialectOf(db).assertUsable(db);
  return inTransaction(db, async (trx) => {
    const dialect = dialectOf(trx);
    if (dialect.kind === 'postgres') await sql`select pg_advisory_xact_lock(3939)`.execute(trx);
    await sql`create table if not exists migration (name text primary key not null, ran_at text not null)`.execute(trx);
    const ran = new Set(await namesRun(trx));
    const unknown = [...ran].filter((name) => !list.some((m) => m.name === name));
    if (unknown.length > 0)
      throw new Error(
        `This database was made by a newer Article 39: it has the migrations ${unknown.join(', ')}. Start that version, or restore a copy from before.`,
      );
    const done: string[] = [];
    for (const migration of list) {
      if (ran.has(migration.name)) continue;
      await sql`savepoint migration`.execute(trx);
      try {
        // A migration is written against no schema: `never` keeps the present types out of it.
        await migration.up(trx as unknown as Kysely<never>, dialect);
        await sql`insert into migration values (${migration.name}, ${new Date().toISOString()})`.execute(trx);
        await sql`release savepoint migration`.execute(trx);
      } catch (error) {
        await sql`rollback to savepoint migration`.execute(trx);
        throw new Error(`The migration ${migration.name} failed, nothing of it was kept.`, { cause: error });
      }
      done.push(migration.name);
    }
    return done;
  });
}

async function namesRun(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(trx);
  return rows.map((row) => row.name);
}
