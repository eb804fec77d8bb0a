import { spawn } from 'node:child_process';
import { constants, existsSync, openSync, closeSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { isPostgresUrl, openDb } from '../../db/open.ts';
import { readConfig, type Config, type Environment } from '../config.ts';
import { contentOf, manifestOf, sha256Of, type Manifest } from './backup-manifest.ts';
import { oneFile, runCommand } from './run-command.ts';

const usage = `Usage: article39 backup FILE [--with-key]

Writes a copy of the database into FILE, which must not be there yet, and FILE.manifest.json beside it. The server may run.
With PostgreSQL it runs pg_dump, which must be installed.

  --with-key   also copies the evidence key to FILE.key.pem. Whoever has both can rewrite the log: keep them apart.

What is kept of the log outside the database (evidence-hwm, evidence-leaves) is not in it, and must not be: that is how a
restore is noticed. A backup holds personal data; keep it for at most 35 days.

Exit code: 0 written, 1 refused or something is wrong, 2 wrong usage.`;

const options = {
  'with-key': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * `article39 backup`: copies the database while the server runs; answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  return runCommand(args, { usage, options }, async (named, values) => {
    await backUp(readConfig(env), oneFile(named), values['with-key']);
    return 0;
  });
}

async function backUp(config: Config, file: string, withKey: boolean): Promise<void> {
  const isPostgres = isPostgresUrl(config.database);
  if (!isPostgres && !existsSync(config.database))
    throw new Error(`There is no database ${config.database}. Set A39_DATA or A39_DATABASE as for the server.`);
  const key = `${file}.key.pem`;
  for (const path of [file, manifestOf(file), ...(withKey ? [key] : [])])
    if (existsSync(path)) throw new Error(`${path} is there already. Choose another name: nothing is overwritten.`);
  if (withKey && config.evidenceSigner)
    throw new Error('The key is with the command of A39_EVIDENCE_SIGNER and cannot be copied. Leave --with-key out.');
  // Nobody else may read it, not even while it is written.
  closeSync(openSync(file, 'wx', 0o600));
  const began: string[] = [file];
  try {
    const content = isPostgres ? await dumpPostgres(config.database, file) : await copySqlite(config.database, file);
    const { size, root, migrations } = content;
    const manifest: Manifest = {
      article39: 'backup/1',
      database: isPostgres ? 'postgres' : 'sqlite',
      madeAt: new Date().toISOString(),
      evidence: { origin: config.evidenceOrigin, size, root },
      migrations,
      sha256: await sha256Of(file),
    };
    began.push(manifestOf(file));
    await writeFile(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    if (withKey) {
      began.push(key);
      await copyFile(config.evidenceKeyFile, key, constants.COPYFILE_EXCL);
      await chmod(key, 0o600);
    }
    console.log(`${file} is written: ${size} entries of evidence, root ${root}`);
    console.log(`sha256 ${manifest.sha256}`);
  } catch (error) {
    for (const path of began) await rm(path, { force: true });
    throw error;
  }
  console.log(
    `\nNot in it: evidence-hwm and evidence-leaves in ${config.evidenceOutside}. Never restore them with it.`,
  );
  console.log(
    withKey
      ? `The key is in ${key}. Whoever has both can rewrite the log: keep them apart.`
      : 'The evidence key is not in it either. Keep a copy of it apart, e.g. in a safe.',
  );
  console.log('It holds personal data: delete it after 35 days at the latest.');
}

/** An online copy: whatever is written meanwhile is in it whole or not at all. It is one file, without a write-ahead log. */
async function copySqlite(database: string, file: string) {
  const source = new SQLite(database, { readonly: true, timeout: 5_000 });
  try {
    // In one go: a copy in steps begins anew each time the server writes.
    await source.backup(file, { progress: ({ remainingPages }) => Math.max(100, remainingPages) });
  } finally {
    source.close();
  }
  const copy = new SQLite(file);
  try {
    const found = copy.pragma('integrity_check') as { integrity_check: string }[];
    if (found[0]?.integrity_check !== 'ok')
      throw new Error(`The copy is damaged: ${found[0]?.integrity_check}. Look at the disk of ${database}.`);
  } finally {
    copy.close();
  }
  const db = openDb(file);
  try {
    return await contentOf(db);
  } finally {
    // Reading sets the write-ahead log up again; a backup is one file.
    await sql`pragma journal_mode = delete`.execute(db);
    await db.destroy();
  }
}

/** A dump of the state that the manifest is about: both look at the same snapshot. */
async function dumpPostgres(database: string, file: string) {
  const db = openDb(database);
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        const content = await contentOf(trx);
        const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(trx);
        await runPgDump(database, ['--format=custom', `--snapshot=${rows[0]!.snapshot}`, `--file=${file}`]);
        return content;
      });
  } finally {
    await db.destroy();
  }
}

/** The password goes by a file of its own: arguments of programs are seen by everybody on the machine. */
async function runPgDump(database: string, args: string[]): Promise<void> {
  const url = new URL(database);
  const password = decodeURIComponent(url.password);
  url.password = '';
  const shown = url.href;
  const folder = await mkdtemp(join(tmpdir(), 'article39-'));
  try {
    if (password !== '') {
      const passfile = join(folder, 'pgpass');
      await writeFile(passfile, `*:*:*:*:${password.replaceAll(/[\\:]/g, '\\$&')}\n`, { mode: 0o600 });
      url.searchParams.set('passfile', passfile);
    }
    const child = spawn('pg_dump', [...args, `--dbname=${url.href}`], { stdio: ['ignore', 'inherit', 'inherit'] });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('exit', resolve);
      child.once('error', (cause) => reject(new Error(notInstalled(cause, shown), { cause })));
    });
    if (code !== 0) throw new Error(`pg_dump ended with code ${code}. Nothing was kept.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function notInstalled(cause: Error, url: string): string {
  return `pg_dump cannot be run here (${cause.message}). Run it where it is:\n\n  pg_dump --format=custom --file=FILE "${url}"`;
}
