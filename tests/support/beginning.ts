import { cpSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

// How an installation of the tests begins. This runs outside vitest too (`prepare-installation.ts`).

/** When it is founded. */
export const beginning = '2026-11-24T10:00:00.000Z';

/** Every course that comes with Article 39, for the setting A39_COURSES. */
export const allCourses = join(import.meta.dirname, '../../courses');

/** Makes a courses' folder with *Whose data* and the law register. */
export function copyCourseForAll(folder: string): void {
  for (const name of ['whose-data', 'law']) cpSync(join(allCourses, name), join(folder, name), { recursive: true });
}

/** Does something on a PostgreSQL server that is about no database. */
export async function onServer(server: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

/** The URL of a database of that server. */
export function databaseAt(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

/** What is in the folder of the prepared installation. */
export function preparedIn(folder: string) {
  return {
    /** Its data folder. On SQLite the database is outside it, because its copy gets another name. */
    data: join(folder, 'data'),
    database: join(folder, 'prepared.sqlite'),
    courses: join(folder, 'courses'),
    noCourses: join(folder, 'no-courses'),
    /** Is there, with the path or URL of the database, when all is made. */
    ready: join(folder, 'ready'),
    /** Is there when it could not be made. */
    failed: join(folder, 'failed'),
  };
}
