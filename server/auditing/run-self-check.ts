import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Tools } from '../environment.ts';
import { departureFrom } from '../evidence/checkpoint.ts';
import { onThread } from '../threads/errand.ts';
import type { SelfCheckErrand } from './self-check-thread.ts';
import type { SelfCheckFault, SelfCheckResult } from './self-check-shapes.ts';

/**
 * Checks everything on a thread of its own, keeps the result, and says it in the log of the server: as an error if something is
 * wrong. What it finds is for people to judge; it repairs nothing.
 */
export async function runSelfCheck({
  db,
  evidence,
  config,
  log,
  now,
}: Pick<Tools, 'db' | 'evidence' | 'config' | 'log' | 'now'>): Promise<SelfCheckResult> {
  const startedAt = now().toISOString();
  const departed = await departureFrom(db, evidence);
  const checked = await onThread<SelfCheckErrand>(new URL('./self-check-thread.ts', import.meta.url), config.database);
  const faults: SelfCheckFault[] = [
    ...(departed === undefined ? [] : [{ code: 'departed' as const, index: null, message: departed }]),
    ...checked.faults,
  ];
  const result: SelfCheckResult = {
    startedAt,
    finishedAt: now().toISOString(),
    size: checked.size,
    root: checked.root,
    faults,
    faultCount: checked.faultCount + (departed === undefined ? 0 : 1),
  };
  await db
    .insertInto('self_check')
    .values({
      id: randomUUID(),
      started_at: result.startedAt,
      finished_at: result.finishedAt,
      size: result.size,
      root: result.root,
      faults: JSON.stringify({ count: result.faultCount, listed: faults }),
    })
    .execute();
  const { size, faultCount } = result;
  if (faultCount > 0)
    log.error({ size, faults: faults.map(({ code, index }) => ({ code, index })) }, 'the evidence is not in order');
  else log.info({ size }, 'the evidence is in order');
  return result;
}

/** What the last self-check found; null before the first. */
export async function lastSelfCheck(db: Db): Promise<SelfCheckResult | null> {
  const row = await db.selectFrom('self_check').selectAll().orderBy('finished_at', 'desc').limit(1).executeTakeFirst();
  if (!row) return null;
  const { count, listed } = JSON.parse(row.faults) as { count: number; listed: SelfCheckFault[] };
  return {
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    size: row.size,
    root: row.root,
    faults: listed,
    faultCount: count,
  };
}
