/**
 * `npm run bench -- evidence [ENTRIES]`: what a log of that size costs: appending, checking, a full bundle while others work,
 * and its verification. A million entries need some 3 GB of disk and a few minutes.
 */
import { spawn } from 'node:child_process';
import { ownSession } from './own-session.ts';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { inTransaction } from '../db/transaction.ts';
import { runSelfCheck } from '../server/auditing/run-self-check.ts';
import { readConfig } from '../server/config.ts';
import type { Tools } from '../server/environment.ts';
import { signCheckpoint } from '../server/evidence/checkpoint.ts';
import type { Fact } from '../server/evidence/facts.ts';
import { appendEvidence } from '../server/evidence/log.ts';
import { makeLog } from '../server/request-log.ts';
import { openTools } from '../server/start.ts';
import { startServer } from './server-process.ts';

const batch = 500;
const day = '2026-11-24';

export async function evidenceAtSize(entries: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-bench-'));
  const settings = { A39_DATA: folder, A39_LOG: 'silent' };
  const tools = await openTools(readConfig(settings), makeLog('silent'), () => new Date());
  try {
    await ratios(tools);
    await filled(tools, entries);
    await signed(tools);
    await checked(tools);
    const tokens = await signIn(tools);
    const { vkey } = tools.evidence;
    await tools.close();
    await verified(await bundled(settings, tokens, folder), vkey);
  } finally {
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

/** Downloads a full bundle from a server of its own, while somebody else asks for their training every 20 ms. */
async function bundled(settings: Record<string, string>, tokens: Tokens, folder: string): Promise<string> {
  const { url, child } = await startServer(settings);
  const cookie = (token: string) => ({ cookie: `__Host-a39_session=${token}`, 'x-a39-client': 'bench' });
  const asking = new Worker(new URL('./asking.ts', import.meta.url), {
    workerData: { url: `${url}/api/my/training`, headers: cookie(tokens.learner) },
  });
  await once(asking, 'message');
  const before = mostMemory(child.pid!);
  const zip = join(folder, 'bundle.zip');
  const started = performance.now();
  const response = await fetch(`${url}/api/evidence/bundle`, {
    method: 'POST',
    headers: { ...cookie(tokens.dpo), 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) throw new Error(await response.text());
  await pipeline(response.body!, createWriteStream(zip));
  const seconds = (performance.now() - started) / 1000;
  asking.postMessage('stop', []);
  const [latencies] = (await once(asking, 'message')) as [number[]];
  const after = mostMemory(child.pid!);
  child.kill();
  await once(child, 'close');
  const size = Math.round(statSync(zip).size / 2 ** 20);
  console.log(
    `full bundle: ${seconds.toFixed(1)} s, ${size} MB; the server had ${before} MB before, ${after} MB at most`,
  );
  const at = (share: number) => latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * share)]?.toFixed(1);
  console.log(`meanwhile ${latencies.length} other requests: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  return zip;
}

interface Tokens {
  dpo: string;
  learner: string;
}

async function signIn({ db, sessions }: Tools): Promise<Tokens> {
  const tokenOf = async (name: string) => {
    const { id } = await db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
    return ownSession(sessions, id, new Date());
  };
  return { dpo: await tokenOf('Ines Castellan'), learner: await tokenOf('Mina Okafor') };
}

/** Most memory that a process ever had, in MB. Linux only; elsewhere 0. */
function mostMemory(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

async function verified(zip: string, vkey: string): Promise<void> {
  const program = join(import.meta.dirname, '../server/article39.mjs');
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'verify', zip, '--key', vkey], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, mostMemory(child.pid!))), 100);
  child.stdout.resume();
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  console.log(`article39 verify of the zip: exit ${code}, ${seconds.toFixed(1)} s, ${most} MB at most`);
}
