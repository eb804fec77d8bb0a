import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import type { Tools } from '../server/environment.ts';
import { makeLog } from '../server/request-log.ts';
import { openTools } from '../server/start.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { preparedLearners, type PreparedLearner } from './prepared.ts';
import { startServer } from './server-process.ts';

export interface Killed {
  rounds: number;
  acknowledged: number;
  kept: number;
}

/**
 * Lets learners complete all at once while the server is killed at a random moment, round after round on the same data, and
 * checks after each round: every acknowledged completion is there with its entry, none twice, and the tree is whole.
 * Throws at the first fault.
 * @param postgresUrl an empty database; without it (and without SQLite) a server is started
 * @param more settings of the server
 */
export async function killRounds(options: {
  database: 'sqlite' | 'postgres';
  rounds: number;
  learners: number;
  postgresUrl?: string;
  more?: Record<string, string>;
}): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-kill-'));
  const own =
    options.database === 'postgres' && !options.postgresUrl ? await startPostgres({ durable: true }) : undefined;
  const url = options.postgresUrl ?? own?.url;
  const settings = {
    ...options.more,
    A39_DATA: folder,
    ...(options.database === 'postgres' && { A39_DATABASE: url! }),
  };
  const open = () => openTools(readConfig(settings), makeLog('error'), () => new Date());
  const acknowledged = new Set<string>();
  try {
    for (let round = 0; round < options.rounds; round++) {
      const prepared = await open();
      const learners = await preparedLearners(prepared, options.learners, true);
      await prepared.close();
      for (const attempt of await completeUntilKilled(settings, learners)) acknowledged.add(attempt);
      const tools = await open();
      await check(tools, acknowledged);
      await tools.close();
    }
    const tools = await open();
    const kept = (await tools.db.selectFrom('completion').select('id').execute()).length;
    await tools.close();
    return { rounds: options.rounds, acknowledged: acknowledged.size, kept };
  } finally {
    await own?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fires all hand-ins at a server, kills it somewhere in between, and answers the attempts that were acknowledged. */
async function completeUntilKilled(settings: Record<string, string>, learners: PreparedLearner[]): Promise<string[]> {
  const { url, child } = await startServer(settings);
  const exited = once(child, 'exit');
  const done: string[] = [];
  const enough = Math.floor(Math.random() * learners.length * 0.8) + 1;
  const reached = Promise.withResolvers<void>();
  const requests = learners.map(async (one) => {
    try {
      const response = await fetch(`${url}/api/attempts/${one.attempt}/hand-in`, {
        method: 'PUT',
        headers: { cookie: one.cookie, 'content-type': 'application/json', 'x-a39-client': 'kill' },
        body: '{}',
      });
      // Acknowledged is what arrived whole.
      const result = (await response.json()) as { passed?: boolean };
      if (response.ok && result.passed && done.push(one.attempt) === enough) reached.resolve();
    } catch {
      // The server died under this request; its learner was told nothing.
    }
  });
  // If every request is answered and too few were good, waiting longer would hide a fault.
  await Promise.race([reached.promise, Promise.all(requests)]);
  child.kill('SIGKILL');
  await exited;
  await Promise.all(requests);
  if (done.length === 0) throw new Error('The server refused every hand-in.');
  return done;
}

async function check(tools: Tools, acknowledged: ReadonlySet<string>): Promise<void> {
  const { db } = tools;
  const completions = await db
    .selectFrom('completion')
    .innerJoin('attempt', 'attempt.assignment_id', 'completion.assignment_id')
    .select(['completion.assignment_id', 'completion.evidence_idx', 'completion.person_id', 'attempt.id as attempt'])
    .execute();
  const completed = new Set(completions.map((row) => row.attempt));
  for (const attempt of acknowledged)
    if (!completed.has(attempt)) throw new Error(`The acknowledged ${attempt} is lost.`);
  if (new Set(completions.map((row) => row.assignment_id)).size !== completions.length)
    throw new Error('A completion is there twice.');

  const subjects = await db.selectFrom('evidence_subject').select(['idx', 'subject_id']).execute();
  const subjectAt = new Map(subjects.map((row) => [row.idx, row.subject_id]));
  const entries = await db.selectFrom('evidence_entry').select(['idx', 'leaf', 'leaf_hash']).orderBy('idx').execute();
  for (const row of completions)
    if (
      subjectAt.get(row.evidence_idx) !== row.person_id ||
      !entries[row.evidence_idx]!.leaf.includes('"type":"record"')
    )
      throw new Error(`The completion of ${row.attempt} has no entry of its own.`);
  const records = entries.filter((row) => row.leaf.includes('"type":"record"')).length;
  if (records !== completions.length) throw new Error(`${records} records for ${completions.length} completions.`);

  const head = await db.selectFrom('evidence_log').select(['size', 'frontier']).executeTakeFirstOrThrow();
  if (head.size !== entries.length) throw new Error('The head of the log does not agree with its entries.');
  const root = fold(entries.map((row) => leaf(row.leaf)));
  const frontierRoot = foldFrontier(head.frontier);
  if (!root.equals(frontierRoot)) throw new Error('The tree does not verify.');
}

// The tree again, from RFC 6962 alone: a check that used the server's own code would share its faults.
const sha256 = (...parts: (Buffer | string)[]) => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};
const leaf = (text: string) => sha256('\x00', text);
const node = (left: Buffer, right: Buffer) => sha256('\x01', left, right);

function fold(hashes: Buffer[]): Buffer {
  let row = hashes;
  // An odd last node rises unpaired, which gives the same tree as the recursion of RFC 6962.
  while (row.length > 1)
    row = Array.from({ length: Math.ceil(row.length / 2) }, (_, i) =>
      2 * i + 1 < row.length ? node(row[2 * i]!, row[2 * i + 1]!) : row[2 * i]!,
    );
  return row[0]!;
}

function foldFrontier(frontier: Buffer): Buffer {
  const roots = Array.from({ length: frontier.length / 32 }, (_, i) => frontier.subarray(32 * i, 32 * i + 32));
  return roots.reduceRight((right, left) => node(left, right));
}
