import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import { makeLog } from '../server/request-log.ts';
import { openTools } from '../server/start.ts';
import type { Row } from './over-http.ts';
import { preparedLearners } from './prepared.ts';
import { startPostgres } from '../tests/support/postgres.ts';

const inTryMode = { method: 'try', issuer: null, origin: null } as const;

const learners = 2_000;

/** A completion with its evidence, without HTTP: one after another, and 32 at a time. */
export async function inProcess(): Promise<Record<string, Row>> {
  const postgres = await startPostgres({ durable: true });
  try {
    return {
      ...(await completions('SQLite FULL', undefined)),
      ...(await completions('PostgreSQL', postgres.url)),
    };
  } finally {
    await postgres.stop();
  }
}

async function completions(name: string, database: string | undefined): Promise<Record<string, Row>> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-bench-'));
  const config = readConfig({ A39_DATA: folder, ...(database && { A39_DATABASE: database }) });
  const tools = await openTools(config, makeLog('error'), () => new Date());
  const all = await preparedLearners(tools, learners, true);
  const alone = all.slice(0, learners / 4);
  const rows = {
    [`in process, one by one (${name})`]: await timed(alone, 1, (one) =>
      tools.learning.handIn({ personId: one.personId, attemptId: one.attempt, identified: inTryMode }),
    ),
    [`in process, 32 at a time (${name})`]: await timed(all.slice(learners / 4), 32, (one) =>
      tools.learning.handIn({ personId: one.personId, attemptId: one.attempt, identified: inTryMode }),
    ),
  };
  await tools.close();
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

async function timed<T>(items: T[], width: number, run: (item: T) => Promise<unknown>): Promise<Row> {
  const latencies: number[] = [];
  const started = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < items.length) {
        const from = performance.now();
        await run(items[next++]!);
        latencies.push(performance.now() - from);
      }
    }),
  );
  const took = performance.now() - started;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => Number(latencies[Math.floor(latencies.length * share)]!.toFixed(2));
  return {
    'per second': Math.round((items.length * 1000) / took),
    'beside bare Hono': '',
    'p50 ms': at(0.5),
    'p99 ms': at(0.99),
  };
}
