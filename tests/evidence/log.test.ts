import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { proofOf, signCheckpoint } from '../../server/evidence/checkpoint.ts';
import { headOf, nodesOf } from '../../server/evidence/log-queries.ts';
import { appendEvidence, logId } from '../../server/evidence/log.ts';
import { rootAt } from '../../server/evidence/proofs.ts';
import { Frontier } from '../../server/evidence/tree.ts';
import { begunLog } from '../support/evidence-log.ts';
import { rootOfLeaves, verifyInclusion } from './rfc9162.ts';

const course = {
  id: 'c',
  version: '1.0.0',
  lang: 'en',
  title: 'C',
  content: `sha256:${'0'.repeat(64)}`,
  files: 1,
  bytes: 1,
};

test('the tree is the same from its rows as from its leaves, across the sizes where tiles begin', async () => {
  const { db, log } = await begunLog();
  for (const count of [253, 1, 1, 1, 255, 1, 1]) {
    await inTransaction(db, (trx) =>
      appendEvidence(
        trx,
        log,
        Array.from({ length: count }, () => ({ type: 'course' as const, course })),
        '2026-11-24',
      ),
    );
    const { size, frontier } = await headOf(db);
    const rows = await db.selectFrom('evidence_entry').select('leaf_hash').orderBy('idx').execute();
    const hashes = rows.map((row) => row.leaf_hash);
    expect(hashes.length).toBe(size);
    const root = rootOfLeaves(hashes);
    expect(Frontier.decode(size, frontier).root()).toEqual(root);
    expect(await rootAt(nodesOf(db), size)).toEqual(root);
  }
  const { size } = await headOf(db);
  expect(size).toBe(514);
  expect((await db.selectFrom('evidence_tile').selectAll().execute()).length).toBe(2);
  const checkpoint = await signCheckpoint(db, log, new Date('2026-11-24T10:00:00Z'));
  const rows = await db.selectFrom('evidence_entry').select('leaf_hash').orderBy('idx').execute();
  for (const index of [0, 255, 256, 511, 512, 513]) {
    const path = (await proofOf(db, index, checkpoint))
      .split('\n\n')[0]!
      .split('\n')
      .slice(2)
      .map((line) => Buffer.from(line, 'base64'));
    expect(verifyInclusion(rows[index]!.leaf_hash, index, size, path, checkpoint.root)).toBe(true);
  }
});

test('a transaction that rolls back leaves no entry and no gap', async () => {
  const { db, log } = await begunLog();
  const append = (fail: boolean) =>
    inTransaction(db, async (trx) => {
      const index = await appendEvidence(trx, log, [{ type: 'course', course }], '2026-11-24');
      if (fail) throw new Error('no');
      return index;
    });
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => append(i % 3 === 0)));
  const kept = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(kept.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect((await headOf(db)).size).toBe(21);
});

test('days never decrease along the log, even when the clock goes back', async () => {
  const { db, log } = await begunLog();
  for (const day of ['2026-11-25', '2026-11-20', '2026-11-26'])
    await inTransaction(db, (trx) => appendEvidence(trx, log, [{ type: 'course', course }], day));
  const rows = await db.selectFrom('evidence_entry').select('leaf').orderBy('idx').execute();
  expect(rows.map((row) => (JSON.parse(row.leaf) as { date: string }).date)).toEqual([
    '2026-11-24',
    '2026-11-25',
    '2026-11-25',
    '2026-11-26',
  ]);
});

test('entries cannot be changed or removed by accident', async () => {
  const { db, log } = await begunLog();
  await expect(db.updateTable('evidence_log').set({ closed: 1 }).execute()).resolves.toBeDefined();
  for (const statement of [
    sql`update evidence_entry set leaf = 'x'`,
    sql`delete from evidence_entry`,
    sql`delete from evidence_tile`,
  ]) {
    const run = statement.execute(db);
    if (statement.toOperationNode().sqlFragments[0]!.includes('tile')) await run.catch(() => {});
    else await expect(run).rejects.toThrow('append-only');
  }
  await expect(
    inTransaction(db, (trx) => appendEvidence(trx, log, [{ type: 'course', course }], '2026-11-24')),
  ).rejects.toMatchObject({
    code: 'evidence_closed',
  });
});

test('a leaf over 65,535 bytes is refused and nothing is appended', async () => {
  const { db, log } = await begunLog();
  const tooLong = { ...course, title: 'x'.repeat(65_536) };
  await expect(
    inTransaction(db, (trx) => appendEvidence(trx, log, [{ type: 'course', course: tooLong }], '2026-11-24')),
  ).rejects.toMatchObject({ code: 'leaf_too_large' });
  expect(await headOf(db)).toMatchObject({ size: 1 });
  expect(logId).toBe(1);
});
