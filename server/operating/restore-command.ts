import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { ownSqliteFile } from '../../db/dialects/sqlite-owner.ts';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { isPostgresUrl, openDb } from '../../db/open.ts';
import { readConfig, type Config, type Environment } from '../config.ts';
import { holdRestored } from '../outbox/restored.ts';
import { readManifest, sha256Of, type Manifest } from './backup-manifest.ts';
import { withInstallation } from './open-installation.ts';
import { restoreCheck } from './operations.ts';
import { heldSentence, howToEndHolding } from './outbox-command.ts';
import { oneFile, runCommand } from './run-command.ts';

const usage = `Usage: article39 restore FILE

Puts a backup of a SQLite database in the place of the present one. Stop the server first. The backup is checked against
FILE.manifest.json before anything is touched; the present database is moved aside, never overwritten. Then it says whether the
log is the one that was published. What others were still to be told is held back, because the original may tell it
(article39 outbox). For PostgreSQL it prints what to run.

Leave evidence-hwm and evidence-leaves as they are.

Exit code: 0 restored, 1 refused or something is wrong, 2 wrong usage.`;

/**
 * `article39 restore`: puts a backup in place; answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  const options = { help: { type: 'boolean', short: 'h' } } as const;
  return runCommand(args, { usage, options }, async (named) => {
    const file = oneFile(named);
    const config = readConfig(env);
    if (isPostgresUrl(config.database)) return printForPostgres(config, file);
    await restore(config, file, new Date());
    await sayWhatFollows(config);
    return 0;
  });
}

function printForPostgres({ database }: Config, file: string): number {
  const url = new URL(database);
  url.password = '';
  console.log(
    'Nothing was done: PostgreSQL is restored by its own tools. Stop all servers. Then, into a new database:\n',
  );
  console.log(`  createdb --encoding=UTF8 --template=template0 NEW`);
  console.log(`  pg_restore --exit-on-error --no-owner --dbname="${new URL('NEW', url).href}" "${file}"`);
  console.log('\nSet A39_DATABASE to the new one, and go on with:\n');
  console.log(`  article39 outbox hold "${file}"`);
  console.log('  article39 evidence restore-check\n  article39 evidence reimport');
  return 1;
}

async function restore(config: Config, file: string, now: Date): Promise<void> {
  const { database } = config;
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  await mkdir(dirname(database), { recursive: true, mode: 0o700 });
  const owner = ownSqliteFile(database);
  const copy = `${database}.restoring`;
  try {
    await discard(copy);
    await copyFile(file, copy);
    await chmod(copy, 0o600);
    // Of the copy, so that what was checked is what comes into place.
    const manifest = await readManifest(file);
    await assertWhole(copy, manifest, config);
    const waiting = await holdDeliveries(copy, manifest.madeAt);
    await onDisk(copy);
    const aside = `${database}.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    // The write-ahead log belongs to its database; left behind, it would be read into the restored one.
    for (const end of ['-wal', '-shm', ''])
      if (existsSync(`${database}${end}`)) await rename(`${database}${end}`, `${aside}${end}`);
    await rename(copy, database);
    await onDisk(dirname(database));
    console.log(`${database} is the backup now.`);
    if (existsSync(aside))
      console.log(`What was there is ${aside}. It holds personal data: delete it when all is well.`);
    if (waiting > 0)
      console.log(`${heldSentence({ deliveries: waiting, backupOf: manifest.madeAt })} ${howToEndHolding}`);
  } finally {
    await discard(copy);
    owner.release();
  }
}

/** Before it is in place, so that no server sends what the original will. */
async function holdDeliveries(file: string, madeAt: string): Promise<number> {
  const db = openDb(file);
  try {
    // Of an older version, the table may be called otherwise.
    await migrate(db);
    return await holdRestored(db, madeAt);
  } finally {
    // Into one file, without a write-ahead log.
    await sql`pragma journal_mode = delete`.execute(db);
    await db.destroy();
  }
}

async function discard(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true });
}

/** Throws with a sentence for the operator if a file is not what its manifest says. */
async function assertWhole(file: string, manifest: Manifest, { evidenceOrigin }: Config): Promise<void> {
  const { database, evidence, sha256 } = manifest;
  if (database !== 'sqlite') throw new Error('This is a backup of PostgreSQL, and A39_DATABASE is a SQLite file.');
  if (evidence.origin !== evidenceOrigin)
    throw new Error(`This is a backup of the log ${evidence.origin}, and A39_EVIDENCE_ORIGIN is ${evidenceOrigin}.`);
  if ((await sha256Of(file)) !== sha256)
    throw new Error('The file is not what its manifest says: it was changed or is not whole. Nothing was touched.');
  const known = new Set(migrations.map(({ name }) => name));
  const newer = manifest.migrations.filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new Error(
      `A newer Article 39 made this backup: it has the migrations ${newer.join(', ')}. Install that version.`,
    );
  const db = new SQLite(file, { readonly: true });
  try {
    const found = db.pragma('integrity_check') as { integrity_check: string }[];
    if (found[0]?.integrity_check !== 'ok')
      throw new Error(`The backup is damaged: ${found[0]?.integrity_check}. Nothing was touched.`);
  } finally {
    db.close();
  }
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A restored log nearly always lacks what was written after the backup; that is what the next step is for. */
async function sayWhatFollows(config: Config): Promise<void> {
  try {
    await withInstallation(config, restoreCheck);
  } catch (error) {
    console.log(`It could not be checked: ${error instanceof Error ? error.message : String(error)}`);
  }
  console.log(
    '\nNow run "article39 evidence reimport", also if nothing was missing: it erases again what was erased since.',
  );
  console.log('Then "article39 evidence self-check", and start the server. docs/operating.md has the rest.');
}
