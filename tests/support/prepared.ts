import { constants, copyFileSync, cpSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { isPostgresUrl } from '../../db/open.ts';
import { preparedIn } from './beginning.ts';
import { emptyDatabase, newDatabase } from './database.ts';

/** Settings that change nothing of what is founded; whoever sets another begins with nothing. */
const afterwards = new Set([
  'A39_CHECKPOINT_MAIL',
  'A39_EMBED_ORIGINS',
  'A39_LOG',
  'A39_METRICS_TOKEN',
  'A39_PUBLIC_URL',
  'A39_RECORD_SCORES',
  'A39_SMTP_URL',
  'A39_WEBHOOK_PRIVATE',
]);

let taken = false;

/**
 * Copies the installation that `prepare.ts` has founded, as it would be founded in this folder: the database, the evidence
 * key, and what is kept of the log outside. Answers nothing where an installation must begin with nothing: when the settings
 * are not those it was founded with, and for the second one of a test, which needs ids and a key of its own.
 * @returns the copied database, and a courses' folder that holds nothing new for it
 */
export async function copyOfPrepared(
  settings: Record<string, string>,
  folder: string,
): Promise<{ database: string; coursesFolder: string } | undefined> {
  const from = inject('preparedFolder');
  if (from === undefined || taken || !Object.keys(settings).every((name) => afterwards.has(name))) return undefined;
  taken = true;
  onTestFinished(() => {
    taken = false;
  });
  const { data, noCourses, ready, failed } = preparedIn(from);
  while (!existsSync(ready)) {
    if (existsSync(failed)) return undefined;
    await setTimeout(20);
  }
  cpSync(data, folder, { recursive: true });
  const prepared = readFileSync(ready, 'utf8');
  if (isPostgresUrl(prepared))
    return {
      database: await newDatabase(`template ${new URL(prepared).pathname.slice(1)} strategy file_copy`),
      coursesFolder: noCourses,
    };
  const database = await emptyDatabase(folder);
  copyFileSync(prepared, database, constants.COPYFILE_FICLONE);
  return { database, coursesFolder: noCourses };
}
