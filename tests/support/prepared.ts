import { constants, copyFileSync, cpSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { isPostgresUrl } from '../../db/open.ts';
import { dayIn, dayOf } from '../../server/day.ts';
import { beginning, preparedIn } from './beginning.ts';
import { emptyDatabase, newDatabase } from './database.ts';

/** Settings that change nothing of what is founded. */
export const afterwards: ReadonlySet<string> = new Set([
  'A39_CHECKPOINT_MAIL',
  'A39_EMBED_ORIGINS',
  'A39_KEEP_IDLE_ANSWERS_DAYS',
  'A39_KEEP_RECORDS_YEARS',
  'A39_LOG',
  'A39_METRICS_TOKEN',
  'A39_PUBLIC_URL',
  'A39_RECORD_SCORES',
  'A39_SMTP_URL',
  'A39_TSA_URL',
  'A39_WEBHOOK_PRIVATE',
  'A39_WITNESSES',
]);

/** Whether an installation with this setting is founded like the prepared one; whoever sets another begins with nothing. */
function isFoundedAlike([name, value]: [string, string]): boolean {
  // It knows days, and no hours.
  if (name === 'A39_TIME_ZONE') return dayIn(value, new Date(beginning)) === dayOf(new Date(beginning));
  return afterwards.has(name);
}

let taken = false;

/**
 * Copies the installation that `prepare.ts` has founded, as it would be founded in this folder: the database, the evidence
 * key, and what is kept of the log outside. Answers nothing where an installation must begin with nothing: when the settings
 * are not those it was founded with, and for the second one of a test, which needs ids and a key of its own, unless the first is forgotten.
 * @returns the copied database, a courses' folder that holds nothing new for it, and what lets another be like it
 */
export async function copyOfPrepared(
  settings: Record<string, string>,
  folder: string,
): Promise<{ database: string; coursesFolder: string; forget: () => void } | undefined> {
  const from = inject('preparedFolder');
  if (from === undefined || taken || !Object.entries(settings).every(isFoundedAlike)) return undefined;
  taken = true;
  const forget = () => {
    taken = false;
  };
  onTestFinished(forget);
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
      forget,
    };
  const database = await emptyDatabase(folder);
  copyFileSync(prepared, database, constants.COPYFILE_FICLONE);
  return { database, coursesFolder: noCourses, forget };
}
