import { sql, type Kysely } from 'kysely';
import { dialectOf } from '../../db/dialects/index.ts';
import { openDb } from '../../db/open.ts';
import type { Database } from '../../db/tables/index.ts';
import { inTransaction } from '../../db/transaction.ts';
import { publishCopies } from './courses.ts';
import { fill } from './fill.ts';
import { hire, type Staff } from './staff.ts';

/** Makes the organisation in a database that was migrated and has a published course, and answers who works there. */
export async function makeOrganisation(
  database: string,
  { people, today, now }: { people: number; today: string; now: Date },
): Promise<Staff> {
  const db = openDb(database);
  try {
    const { staff, courses } = await inTransaction(db, async (trx) => {
      const hired = await hire(trx, people, today, now);
      return { staff: hired, courses: await publishCopies(trx, hired, { today, now }) };
    });
    const load = dialectOf(db).kind === 'sqlite' ? loadedBySqlite : loadedByPostgres;
    await db.connection().execute((connection) => load(connection, () => fill(connection, { staff, courses, today })));
    return staff;
  } finally {
    await db.destroy();
  }
}

type Connection = Kysely<Database>;

/** Nothing is flushed: whoever stops in between begins again. */
async function loadedBySqlite(connection: Connection, work: () => Promise<void>): Promise<void> {
  const set = (pragma: string) => sql.raw(`pragma ${pragma}`).execute(connection);
  for (const pragma of [
    'journal_mode = memory',
    'synchronous = off',
    'foreign_keys = off',
    'cache_size = -3000000',
    'temp_store = memory',
    'locking_mode = exclusive',
  ])
    await set(pragma);
  await sql`begin immediate`.execute(connection);
  await work();
  await sql`commit`.execute(connection);
  await set('locking_mode = normal');
  await set('journal_mode = wal');
}

const large = ['assignment', 'completion', 'standing'];

/**
 * Indexes are not kept while rows come in, but built once at the end. The catalogue knows them all the time, so that nothing of
 * the schema has to be dropped and made again.
 */
async function loadedByPostgres(connection: Connection, work: () => Promise<void>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(connection);
  const list = large.map((table) => `'${table}'::regclass`).join();
  await run(`alter system set max_wal_size = '16GB'`);
  await run('select pg_reload_conf()');
  await run(`set maintenance_work_mem = '1GB'`);
  await run(`set work_mem = '256MB'`);
  await run('set session_replication_role = replica');
  await run(`update pg_index set indisready = false where indrelid in (${list})`);
  await work();
  for (const table of large) await run(`reindex table ${table}`);
  await run('vacuum (analyze)');
  await run('alter system reset max_wal_size');
  await run('select pg_reload_conf()');
}
