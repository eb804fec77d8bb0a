import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, inject, test } from 'vitest';
import { inSnapshot, inTransaction } from '../../db/transaction.ts';
import { checkEverything } from '../../server/auditing/self-check.ts';
import { checkpointsSigned, departureFrom } from '../../server/evidence/checkpoint.ts';
import { EvidenceLog } from '../../server/evidence/evidence-log.ts';
import { headOf } from '../../server/evidence/log-queries.ts';
import { beginLog } from '../../server/evidence/log.ts';
import { OutsideCopies } from '../../server/evidence/outside-copies.ts';
import { signerFrom, statementOf } from '../../server/evidence/signed-note.ts';
import { migrate } from '../../db/migrate.ts';
import { openDb } from '../../db/open.ts';
import { emptyDatabase, temporaryFolder } from '../support/database.ts';
import { newKey } from '../support/evidence-log.ts';

test('three servers on one database, four requests each, with rollbacks and a kill: no gap, no fork, nothing lost', async ({
  skip,
}) => {
  if (inject('databaseKind') !== 'postgres') skip();
  const url = await emptyDatabase();
  const folder = temporaryFolder();
  const origin = 'lms.example.org/evidence/test';
  const keyFile = join(folder, 'key.pem');
  const key = newKey();
  writeFileSync(keyFile, key);
  const db = openDb(url);
  await migrate(db);
  const outside = new OutsideCopies(folder, origin);
  const log = new EvidenceLog({ origin, signers: [signerFrom(origin, key)], outside, onHalt: () => {} });
  await inTransaction(db, (trx) => beginLog(trx, log, '2026-11-24'));

  const kept = new Set<string>();
  const servers = ['a', 'b', 'c'].map((name) => {
    const program = join(import.meta.dirname, 'appending-process.ts');
    const child = spawn(process.execPath, [program, url, folder, origin, keyFile, name], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('kept ')) kept.add(line.slice(5));
      // The last one is killed in the middle of its work.
      if (name === 'c' && kept.size > 60) child.kill('SIGKILL');
    });
    return child;
  });
  const ends = await Promise.all(servers.map(async (child) => (await once(child, 'close')) as [number | null, string]));
  expect(ends.map(([code, signal]) => code ?? signal)).toEqual([0, 0, 'SIGKILL']);

  const rows = await db.selectFrom('evidence_entry').select(['idx', 'leaf']).orderBy('idx').execute();
  const { size } = await headOf(db);
  expect(rows.map(({ idx }) => idx)).toEqual(Array.from({ length: size }, (_, i) => i));
  const nonces = rows
    .map(({ leaf }) => (JSON.parse(leaf) as { nonce?: string }).nonce)
    .filter((nonce) => nonce !== undefined);
  expect(new Set(nonces).size).toBe(nonces.length);
  for (const nonce of kept) expect(nonces).toContain(nonce);
  for (const nonce of nonces) expect(Number(nonce.split('.')[2]) % 5).not.toBe(4);

  expect((await inSnapshot(db, checkEverything)).faults).toEqual([]);
  expect(await departureFrom(db, log)).toBeUndefined();
  const sizes = (await checkpointsSigned(db)).map((checkpoint) => checkpoint.size);
  expect(sizes.length).toBeGreaterThan(5);
  expect(statementOf((await outside.highWaterMark())!).size).toBe(Math.max(...sizes));
  await db.destroy();
}, 60_000);
