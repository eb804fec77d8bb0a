import SQLite from 'better-sqlite3';
import { sql, SqliteDialect, type Dialect, type Kysely } from 'kysely';

/**
 * One connection to one file. WAL with `synchronous=FULL`: what was acknowledged survives a power cut (a signed checkpoint
 * can never be taken back). `secure_delete` overwrites what is deleted, so that answers and erased people are really gone.
 */
export function sqliteDialect(path: string): Dialect {
  const database = new SQLite(path);
  database.pragma('busy_timeout = 5000');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  return new SqliteDialect({ database: withPreparedStatements(database) });
}

/**
 * Kysely prepares each query anew, which costs as much as running it. The same text is the same statement here.
 * The list is bounded, because texts with lists of parameters differ by length.
 */
function withPreparedStatements(database: SQLite.Database) {
  const prepared = new Map<string, SQLite.Statement>();
  return {
    close: () => database.close(),
    prepare(text: string): SQLite.Statement {
      let statement = prepared.get(text);
      if (!statement) {
        statement = database.prepare(text);
        if (prepared.size >= 500) prepared.clear();
        prepared.set(text, statement);
      }
      return statement;
    },
  };
}

export const sqlite = {
  kind: 'sqlite' as const,
  bytes: 'blob' as const,

  bigint: 'integer' as const,

  /** The function that finds a text in a text, from 1. */
  placeOf: 'instr' as const,

  isUniqueViolation: (error: unknown) =>
    code(error) === 'SQLITE_CONSTRAINT_UNIQUE' || code(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY',

  /** Another process holds the file, or wrote between our read and our write (SQLITE_BUSY_SNAPSHOT). */
  isWorthRetrying: (error: unknown) => (code(error) ?? '').startsWith('SQLITE_BUSY'),

  isStorageFull: (error: unknown) => code(error) === 'SQLITE_FULL' || (code(error) ?? '').startsWith('SQLITE_IOERR'),

  isNoText: (_error: unknown) => false,

  /** A SQLite file belongs to one server, which is alone. */
  async alone<T, R>(_db: Kysely<T>, work: () => Promise<R>): Promise<R> {
    return work();
  },

  /** SQLite always holds UTF-8 or UTF-16, which is the same text. */
  async assertUsable<T>(_db: Kysely<T>): Promise<void> {},

  /**
   * Makes what was deleted unreadable in the files: `secure_delete` has overwritten it in new pages, which a checkpoint of the
   * write-ahead log brings into the file; then the log is cut to nothing. Answers false while a reader keeps an old page.
   */
  async reclaim<T>(db: Kysely<T>, _tables: readonly string[]): Promise<boolean> {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    return rows[0]?.busy === 0;
  },

  async forbid(db: Kysely<never>, table: string, events: ('update' | 'delete')[]): Promise<void> {
    for (const event of events)
      await sql`create trigger ${sql.ref(`${table}_no_${event}`)} before ${sql.raw(event)} on ${sql.table(table)}
        begin select raise(abort, 'append-only'); end`.execute(db);
  },
};

function code(error: unknown): string | undefined {
  return error instanceof SQLite.SqliteError ? error.code : undefined;
}
