import { Kysely } from 'kysely';
import { postgresDialect } from './dialects/postgres.ts';
import { sqliteDialect } from './dialects/sqlite.ts';
import type { Database } from './tables/index.ts';

export type Db = Kysely<Database>;

export function isPostgresUrl(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}

/**
 * Opens the database; the only choice of a dialect.
 * @param location path of a SQLite file (made if missing), or a `postgres://` URL
 * @param onIdleError told when a pooled PostgreSQL connection breaks while nobody uses it
 */
export function openDb(location: string, onIdleError: (error: Error) => void = () => {}): Db {
  return new Kysely<Database>({
    dialect: isPostgresUrl(location) ? postgresDialect(location, onIdleError) : sqliteDialect(location),
  });
}
