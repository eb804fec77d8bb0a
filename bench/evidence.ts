/**
 * `npm run bench -- evidence [ENTRIES]`: what a log of that size costs: appending, checking, a full bundle while others work,
 * and its verification. A million entries need some 3 GB of disk and a few minutes.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { inTransaction } from '../db/transaction.ts';
import { appWith } from '../server/app.ts';
import { orderBundle } from '../server/auditing/bundle-order.ts';
import { runSelfCheck } from '../server/auditing/run-self-check.ts';
import { readConfig } from '../server/config.ts';
import type { Tools } from '../server/environment.ts';
import { signCheckpoint } from '../server/evidence/checkpoint.ts';
import type { Fact } from '../server/evidence/facts.ts';
import { appendEvidence } from '../server/evidence/log.ts';
import { makeLog } from '../server/request-log.ts';
import { openTools } from '../server/start.ts';

const batch = 500;
const day = '2026-11-24';

export async function evidenceAtSize(entries: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-bench-'));
  const config = readConfig({ A39_DATA: folder });
  const tools = await openTools(config, makeLog('error'), () => new Date());
  try {
    await ratios(tools);
    await filled(tools, entries);
    await signed(tools);
    await checked(tools);
    const zip = await bundled(tools, folder);
    await verified(zip, tools.evidence.vkey);
  } finally {
    await tools.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function record({ library }: Tools, number: number): Fact {
  const { courseId: id, version, lang, content } = library.current('whose-data');
  return {
    type: 'record',
    subject: randomUUID(),
    sub: `BW-${number}`,
    person: { name: `Person Number ${number}`, email: `person.${number}@brightwater.example`, unit: 'Warehouse' },
    course: { id, version, lang, content },
    outcome: 'passed',
    detail: {
      attempt: 1,
      by: null,
      completed_at: `${day}T10:00:00.000Z`,
      score: 1_000,
      max: 1_200,
      pass: 960,
      seconds: null,
      via: 'player',
      drawn: null,
      shown_by_pre_check: null,
    },
  };
}

/** A completion row alone against one with its evidence, one by one and in batches. */
async function ratios(tools: Tools): Promise<void> {
  const { db, evidence } = tools;
  await sql`create table bench_completion (id text primary key, assignment_id text unique, person_id text,
    course_version_id text, completed_at text, evidence_idx integer unique)`.execute(db);
  let number = 0;
  const insert = (trx: typeof db, first: number, count: number) =>
    sql`insert into bench_completion values ${sql.join(
      Array.from(
        { length: count },
        (_, i) =>
          sql`(${randomUUID()}, ${randomUUID()}, ${randomUUID()}, ${randomUUID()}, ${`${day}T10:00:00.000Z`}, ${first + i})`,
      ),
    )}`.execute(trx);
  const run = async (count: number, rounds: number, withEvidence: boolean): Promise<number> => {
    const started = performance.now();
    for (let i = 0; i < rounds; i++)
      await inTransaction(db, async (trx) => {
        const facts = Array.from({ length: count }, () => record(tools, ++number));
        if (withEvidence) await appendEvidence(trx, evidence, facts, day);
        await insert(trx, number * 1_000, count);
      });
    return (performance.now() - started) / (rounds * count);
  };
  for (const [name, count, rounds] of [
    ['one by one', 1, 1_500],
    ['32 at a time', 32, 200],
  ] as const) {
    await run(count, 20, true);
    const [alone, together] = [await run(count, rounds, false), await run(count, rounds, true)];
    console.log(
      `append, ${name}: completion alone ${alone.toFixed(3)} ms, with evidence ${together.toFixed(3)} ms, ratio ${(together / alone).toFixed(2)}`,
    );
  }
}

async function filled(tools: Tools, entries: number): Promise<void> {
  const started = performance.now();
  for (let done = 0; done < entries; done += batch)
    await inTransaction(tools.db, (trx) =>
      appendEvidence(
        trx,
        tools.evidence,
        Array.from({ length: batch }, (_, i) => record(tools, done + i)),
        day,
      ),
    );
  const seconds = (performance.now() - started) / 1000;
  console.log(`appended ${entries} entries in batches of ${batch}: ${Math.round(entries / seconds)} a second`);
}

async function signed({ db, evidence }: Tools): Promise<void> {
  const started = performance.now();
  await signCheckpoint(db, evidence, new Date());
  const first = performance.now() - started;
  const again = performance.now();
  await signCheckpoint(db, evidence, new Date());
  console.log(
    `checkpoint: the first, with its leaf archive, ${Math.round(first)} ms; the next ${(performance.now() - again).toFixed(1)} ms`,
  );
}

async function checked(tools: Tools): Promise<void> {
  const started = performance.now();
  const { size } = await runSelfCheck(tools);
  console.log(`self-check of ${size} entries on its thread: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Writes a full bundle, while somebody else asks for their training every 20 ms. */
async function bundled(tools: Tools, folder: string): Promise<string> {
  const server = serve({ fetch: appWith(tools).fetch, port: 0 }) as Server;
  await once(server, 'listening');
  const person = await tools.db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow();
  const token = await tools.sessions.open(person.id, new Date());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/my/training`;
  const asking = new Worker(new URL('./asking.ts', import.meta.url), { workerData: { url, token } });
  await once(asking, 'message');
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const before = process.memoryUsage.rss();
  const zip = join(folder, 'bundle.zip');
  const started = performance.now();
  const { content } = await orderBundle(tools, { wanted: { kind: 'full' }, ageRecipient: null });
  await pipeline(content, createWriteStream(zip));
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  asking.postMessage('stop');
  const [latencies] = (await once(asking, 'message')) as [number[]];
  server.close();
  server.closeAllConnections();
  const mb = (bytes: number) => Math.round(bytes / 2 ** 20);
  console.log(
    `full bundle: ${seconds.toFixed(1)} s, ${mb(statSync(zip).size)} MB; memory ${mb(before)} MB before, ${mb(most)} MB at most`,
  );
  const at = (share: number) => latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * share)]?.toFixed(1);
  console.log(`meanwhile ${latencies.length} other requests: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  return zip;
}

async function verified(zip: string, vkey: string): Promise<void> {
  const program = join(import.meta.dirname, '../server/article39.mjs');
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'verify', zip, '--key', vkey], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let most = 0;
  const watch = setInterval(() => {
    // Linux only; elsewhere the figure is left out.
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }, 100);
  child.stdout.resume();
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `article39 verify of the zip: exit ${code}, ${seconds.toFixed(1)} s, ${Math.round(most / 1024)} MB at most`,
  );
}
