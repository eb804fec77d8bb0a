import { sql } from 'kysely';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { openDb, type Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { keepLeaves, signCheckpoint } from '../../server/evidence/checkpoint.ts';
import { headOf } from '../../server/evidence/log-queries.ts';
import { EvidenceLog } from '../../server/evidence/evidence-log.ts';
import { appendEvidence, beginLog } from '../../server/evidence/log.ts';
import { OutsideCopies } from '../../server/evidence/outside-copies.ts';
import { reimportLeaves } from '../../server/evidence/reimport.ts';
import { statementOf } from '../../server/evidence/signed-note.ts';
import { emptyDatabase, temporaryFolder } from '../support/database.ts';
import { begunLog } from '../support/evidence-log.ts';

const now = new Date('2026-11-24T10:00:00Z');
type Begun = Awaited<ReturnType<typeof begunLog>>;

async function append({ db, log }: Begun, count: number): Promise<void> {
  const facts = Array.from({ length: count }, (_, i) => ({ type: 'audit' as const, nonce: `n${i}` }));
  await inTransaction(db, (trx) => appendEvidence(trx, log, facts, '2026-11-24'));
}

/** What a restore of an older copy leaves: the rows of that time. */
async function restored(db: Db): Promise<() => Promise<void>> {
  const head = await db.selectFrom('evidence_log').selectAll().executeTakeFirstOrThrow();
  return async () => {
    if (inject('databaseKind') === 'postgres') {
      await sql`alter table evidence_entry disable trigger all`.execute(db);
      await sql`alter table evidence_tile disable trigger all`.execute(db);
    } else {
      await sql`drop trigger evidence_entry_no_delete`.execute(db);
      await sql`drop trigger evidence_tile_no_delete`.execute(db);
    }
    await db.deleteFrom('evidence_checkpoint').where('size', '>', head.size).execute();
    await db.deleteFrom('evidence_entry').where('idx', '>=', head.size).execute();
    await sql`delete from evidence_tile where (idx + 1) * 256 > ${head.size}`.execute(db);
    await db.updateTable('evidence_log').set({ size: head.size, frontier: head.frontier }).execute();
  };
}

test('a restored database is noticed, nothing more is written or signed, and its leaves come back to the very root', async () => {
  const begun = await begunLog();
  const { db, log, halts } = begun;
  await append(begun, 250);
  await signCheckpoint(db, log, now);
  const restore = await restored(db);
  await append(begun, 1_900);
  const published = await signCheckpoint(db, log, now);
  await restore();

  await expect(signCheckpoint(db, log, now)).rejects.toMatchObject({ code: 'evidence_halted' });
  await expect(append(begun, 1)).rejects.toMatchObject({ code: 'evidence_halted' });
  expect(halts).toEqual([expect.stringContaining('has 251 entries of evidence, but 2151 were written')]);

  const taken = await inTransaction(db, (trx) => reimportLeaves(trx, log, now));
  expect(taken).toMatchObject({ from: 251, to: 2151, lost: [] });
  const head = await headOf(db);
  expect(head.size).toBe(published.size);
  const after = begunAgain(begun);
  expect((await signCheckpoint(db, after, now)).root).toEqual(published.root);
});

/** The same log after a new start: it was not halted yet. */
function begunAgain({ log }: Begun): EvidenceLog {
  return new EvidenceLog({ origin: log.origin, signers: log.signers, outside: log.outside, onHalt: () => {} });
}

test('a database with another history than the signed one is noticed, of the same size too', async () => {
  const begun = await begunLog();
  const { db, log, halts } = begun;
  await append(begun, 5);
  const restore = await restored(db);
  await append(begun, 3);
  await signCheckpoint(db, log, now);
  await restore();
  // Going on without the check is what an operator without it would do.
  const blind = begunAgain(begun);
  await inTransaction(db, (trx) =>
    appendEvidence(
      trx,
      blind,
      Array.from({ length: 3 }, () => ({ type: 'audit', nonce: 'other' })),
      '2026-11-24',
    ),
  );
  await keepLeaves(db, log);
  expect(halts).toEqual([expect.stringContaining('its history was changed')]);
});

test('an archive that does not lead to the signed root is refused, and nothing of it is kept', async () => {
  const begun = await begunLog();
  const { db, log } = begun;
  await append(begun, 5);
  const restore = await restored(db);
  await append(begun, 3);
  await signCheckpoint(db, log, now);
  await restore();
  const folder = temporaryFolder();
  const other = new OutsideCopies(folder, log.origin);
  await other.raiseMark((await log.outside.highWaterMark())!);
  const leaves: string[] = [];
  for await (const part of log.outside.leavesFrom(0)) leaves.push(...part);
  leaves[7] = leaves[7]!.replace('"n1"', '"x1"');
  await other.keepLeaves(0, leaves);
  const wrong = new EvidenceLog({ origin: log.origin, signers: log.signers, outside: other, onHalt: () => {} });
  await expect(inTransaction(db, (trx) => reimportLeaves(trx, wrong, now))).rejects.toThrow('Nothing was taken back');
  expect((await headOf(db)).size).toBe(6);

  writeFileSync(
    join(folder, 'evidence-leaves', readdirSync(join(folder, 'evidence-leaves'))[0]!, '0000000000000000.jsonl'),
    '',
  );
  const empty = new EvidenceLog({
    origin: log.origin,
    signers: log.signers,
    outside: new OutsideCopies(folder, log.origin),
    onHalt: () => {},
  });
  await expect(inTransaction(db, (trx) => reimportLeaves(trx, empty, now))).rejects.toThrow('leaves are lost for good');
});

test('the archive holds every signed leaf verbatim, in files of a thousand, whatever the steps', async () => {
  const folder = temporaryFolder();
  const copies = new OutsideCopies(folder, 'a.example/b');
  const leaves = Array.from({ length: 3_210 }, (_, i) => `{"n":${i}}`);
  let kept = 0;
  for (const step of [1, 998, 1, 1, 999, 1_100, 110]) {
    await copies.keepLeaves(kept, leaves.slice(kept, kept + step));
    kept += step;
    expect(await new OutsideCopies(folder, 'a.example/b').leafCount()).toBe(kept);
  }
  const read: string[] = [];
  for await (const part of new OutsideCopies(folder, 'a.example/b').leavesFrom(5)) read.push(...part);
  expect(read).toEqual(leaves.slice(5));
  expect(await copies.leaf(2_000)).toBe('{"n":2000}');
  // A crash between writing and renaming leaves a file that nobody reads.
  const inside = join(folder, 'evidence-leaves', readdirSync(join(folder, 'evidence-leaves'))[0]!);
  writeFileSync(join(inside, '0000000000004000.jsonl.x.tmp'), 'half');
  expect(await new OutsideCopies(folder, 'a.example/b').leafCount()).toBe(3_210);
});

test('the mark is on disk before the note is answered, and says the same', async () => {
  const begun = await begunLog();
  const { db, log } = begun;
  for (const count of [1, 300, 1]) {
    await append(begun, count);
    const { note, size, root } = await signCheckpoint(db, log, now);
    expect(await log.outside.highWaterMark()).toBe(note);
    expect(statementOf(note)).toEqual({ origin: log.origin, size, root });
  }
});

test('an empty database beside the mark of a log of that name begins nothing', async () => {
  const begun = await begunLog();
  await append(begun, 3);
  await signCheckpoint(begun.db, begun.log, now);
  const empty = openDb(await emptyDatabase());
  onTestFinished(() => empty.destroy());
  await migrate(empty);
  await expect(inTransaction(empty, (trx) => beginLog(trx, begun.log, '2026-11-24'))).rejects.toThrow(
    'was begun before: its high-water mark is there',
  );
});
