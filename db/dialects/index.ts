import { PostgresAdapter, type Kysely } from 'kysely';
import { postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';

/** Everything in which the two databases differ beyond Kysely. To compare them, compare the two files. */
export type DatabaseDialect = typeof sqlite | typeof postgres;

/** Which database a connection or a transaction belongs to. */
export function dialectOf<T>(db: Kysely<T>): DatabaseDialect {
  return db.getExecutor().adapter instanceof PostgresAdapter ? postgres : sqlite;
}
