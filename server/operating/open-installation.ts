import { existsSync } from 'node:fs';
import type { Logger } from 'pino';
import { ownSqliteFile } from '../../db/dialects/sqlite-owner.ts';
import { migrate } from '../../db/migrate.ts';
import { isPostgresUrl, openDb, type Db } from '../../db/open.ts';
import type { Config } from '../config.ts';
import { CourseLibrary } from '../courses/course-library.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { openMailer, type Mailer } from '../mail/mailer.ts';
import { openLog } from '../open-log.ts';
import { makeLog } from '../request-log.ts';

/** What an operator's command works with: the database and the log, without a server around them. */
export interface OpenInstallation {
  config: Config;
  db: Db;
  evidence: EvidenceLog;
  library: CourseLibrary;
  mailer: Mailer;
  log: Logger;
  now: () => Date;
  close: () => Promise<void>;
}

/** Throws with a sentence for the operator, for example that a server uses the SQLite file. */
export async function openInstallation(config: Config): Promise<OpenInstallation> {
  // A wrong setting must not begin a second log somewhere.
  if (!isPostgresUrl(config.database) && !existsSync(config.database))
    throw new Error(`There is no database ${config.database}. Set A39_DATA or A39_DATABASE as for the server.`);
  const owner = isPostgresUrl(config.database) ? undefined : ownSqliteFile(config.database);
  const db = openDb(config.database);
  const now = () => new Date();
  const log = makeLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const close = async () => {
    await db.destroy();
    owner?.release();
  };
  try {
    await migrate(db);
    const evidence = await openLog(db, config, { log, now: now(), onHalt: (reason) => log.fatal(reason) });
    const library = new CourseLibrary(db);
    await library.refresh();
    return { config, db, evidence, library, mailer: openMailer(config), log, now, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens the installation for one piece of work, and lets go of it whatever comes of that. */
export async function withInstallation<T>(config: Config, work: (there: OpenInstallation) => Promise<T>): Promise<T> {
  const installation = await openInstallation(config);
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}
