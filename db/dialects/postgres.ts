import { PostgresDialect, sql, type Dialect, type Kysely } from 'kysely';
import pg from 'pg';

// BIGINT would arrive as a string, and `size + 1` would join texts. All our counts stay below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A pool to one database. `synchronous_commit` is forced on: what was acknowledged must survive a crash of the server. */
export function postgresDialect(url: string, onIdleError: (error: Error) => void): Dialect {
  const pool = new pg.Pool({ connectionString: url, max: 20, options: '-c synchronous_commit=on -c timezone=UTC' });
  // A server that restarts ends idle connections; without a listener that would end this process too.
  pool.on('error', onIdleError);
  return new PostgresDialect({ pool });
}

export const postgres = {
  kind: 'postgres' as const,
  bytes: 'bytea' as const,
  bigint: 'bigint' as const,
  placeOf: 'strpos' as const,

  isUniqueViolation: (error: unknown) => code(error) === '23505',

  /** Serialization failure and deadlock: the whole transaction may be run again. */
  isWorthRetrying: (error: unknown) => ['40001', '40P01'].includes(code(error) ?? ''),

  isStorageFull: (error: unknown) => code(error) === '53100',

  /** It keeps no text with a character zero in it. */
  isNoText: (error: unknown) => code(error) === '22021',

  /** Runs `work` while no other server that shares the database runs its own; it uses other connections than the one that waits. */
  async alone<T, R>(db: Kysely<T>, work: () => Promise<R>): Promise<R> {
    return db.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(3940)`.execute(connection);
      try {
        return await work();
      } finally {
        await sql`select pg_advisory_unlock(3940)`.execute(connection);
      }
    });
  },

  /** Throws with a sentence for the operator if the database cannot hold every text: leaves are hashed as UTF-8. */
  async assertUsable<T>(db: Kysely<T>): Promise<void> {
    const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db);
    const encoding = rows[0]?.server_encoding;
    if (encoding !== 'UTF8')
      throw new Error(
        `The database has the encoding ${encoding}. Make it with: create database article39 encoding 'UTF8' template template0`,
      );
  },

  /**
   * Frees the rows that were deleted. PostgreSQL does not overwrite them: what `docs/erasure.md` says about its files, its
   * write-ahead log and backups holds.
   */
  async reclaim<T>(db: Kysely<T>, tables: readonly string[]): Promise<boolean> {
    await sql`vacuum ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db);
    return true;
  },

  async forbid(db: Kysely<never>, table: string, events: ('update' | 'delete')[]): Promise<void> {
    await sql`create or replace function refuse_append_only() returns trigger language plpgsql
      as $$ begin raise exception 'append-only'; end $$`.execute(db);
    for (const event of [...events, 'truncate'] as const)
      await sql`create trigger ${sql.ref(`${table}_no_${event}`)} before ${sql.raw(event)} on ${sql.table(table)}
        for each statement execute function refuse_append_only()`.execute(db);
  },
};

function code(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
