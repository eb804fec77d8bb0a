import type { Logger } from 'pino';
import type { Db } from '../../db/open.ts';
import { dayOf } from '../day.ts';

/** After this time without an end a claim counts as lost: its server stopped, or the work failed and may be tried again. */
const claimHolds = 60 * 60 * 1000;

/** Enough of an error to act on; the rest is in the log. */
const longestResult = 1_000;

/** How an attempt at the work of a day went. Without a turn another server has it, had it, or failed within the last hour. */
export type Turn = { outcome: 'done' | 'failed'; result: string } | { outcome: 'not_our_turn' };

/**
 * Does a piece of work once in a day, over any number of servers that share the database. The row in `job_run` is the
 * claim. Work that fails, or whose server stops, may be taken again after an hour; so it must be harmless to do it twice.
 * @param name of the work, stable: it is half of the key
 * @param work is given the day, `YYYY-MM-DD`, and answers a sentence for the operator
 * @param day the UTC day, or the one in the organisation's time zone
 */
export async function onceADay(
  { db, now, log }: { db: Db; now: () => Date; log: Logger },
  name: string,
  work: (day: string) => Promise<string>,
  day: string = dayOf(now()),
): Promise<Turn> {
  const started = now();
  const claimedAt = started.toISOString();
  if (!(await claim(db, name, day, started))) return { outcome: 'not_our_turn' };
  // Whoever was overtaken after an hour does not write over the one that took the work.
  const ours = () =>
    db.updateTable('job_run').where('name', '=', name).where('day', '=', day).where('claimed_at', '=', claimedAt);
  try {
    const result = await work(day);
    await ours().set({ finished_at: now().toISOString(), result }).execute();
    return { outcome: 'done', result };
  } catch (error) {
    log.error({ err: error, job: name, day }, 'the daily work failed');
    const result = `Failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, longestResult);
    await ours().set({ result }).execute();
    return { outcome: 'failed', result };
  }
}

async function claim(db: Db, name: string, day: string, started: Date): Promise<boolean> {
  const claimed_at = started.toISOString();
  const made = await db
    .insertInto('job_run')
    .values({ name, day, claimed_at, finished_at: null, result: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return true;
  const takenOver = await db
    .updateTable('job_run')
    .set({ claimed_at, result: null })
    .where('name', '=', name)
    .where('day', '=', day)
    .where('finished_at', 'is', null)
    .where('claimed_at', '<=', new Date(started.getTime() - claimHolds).toISOString())
    .executeTakeFirst();
  return takenOver.numUpdatedRows === 1n;
}
