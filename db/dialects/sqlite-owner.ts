import SQLite from 'better-sqlite3';

/**
 * Makes this process the only server on a SQLite file until it ends, however it ends: the lock is the operating system's, on
 * an empty database beside the file. Reading tools and backups are not hindered.
 * Throws with a sentence for the operator if another server has it.
 */
export function ownSqliteFile(path: string): { release(): void } {
  const lock = new SQLite(`${path}-server`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new Error(
      `Another Article 39 server already uses ${path}. Stop it first. If you need two servers, use PostgreSQL (A39_DATABASE).`,
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}
