import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, inject, test, vi } from 'vitest';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { inTransaction } from '../../db/transaction.ts';
import { headOf } from '../../server/evidence/log-queries.ts';
import { eraseEntries, eraseFacts } from '../../server/evidence/erase-entries.ts';
import type { ErasureOverview } from '../../server/erasure/erasure-shapes.ts';
import { openInstallation } from '../../server/operating/open-installation.ts';
import { reimport, restoreCheck } from '../../server/operating/operations.ts';
import { runRetention } from '../../server/erasure/retention.ts';
import { answerCheck, completeFirstCourse } from '../support/answers.ts';
import { bundleFrom, linesOf } from '../support/bundle.ts';
import { codeOf, type Installation, installation } from '../support/installation.ts';

/** Everything on disk that the database wrote, as one text. */
function bytesOnDisk(path: string): string {
  return ['', '-wal', '-shm']
    .map((end) => path + end)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'latin1'))
    .join('');
}

/** What of a person must not be found any more: their name, their address, and every opening of their evidence. */
async function tracesOf({ tools }: Installation, personId: string): Promise<string[]> {
  const { name, email, staff_number } = await tools.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const openings = await tools.db
    .selectFrom('evidence_disclosure')
    .innerJoin('evidence_subject', 'evidence_subject.idx', 'evidence_disclosure.idx')
    .select('disclosure')
    .where('subject_id', '=', personId)
    .execute();
  expect(openings.length).toBeGreaterThan(8);
  return [name, email, staff_number, personId, ...openings.map((row) => row.disclosure)];
}

test('an erased person is gone from the file and its write-ahead log, byte by byte, and the log still verifies', async ({
  skip,
}) => {
  if (inject('databaseKind') !== 'sqlite') skip();
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  const ines = await there.enter('Ines Castellan');
  const { completion } = await completeFirstCourse(there.tools, mina);
  await mina.get(`/api/my/completions/${completion!.id}/certificate`);
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const held = await (await ines.get('/api/evidence/checkpoint')).text();
  const before = await bundleFrom(ines);
  const traces = await tracesOf(there, mina.id);
  // The fixture can fail: all of it is there before.
  for (const trace of traces) expect(bytesOnDisk(there.database)).toContain(trace);

  const response = await ines.post('/api/erasure', { personId: mina.id, basis: 'art17', when: 'now' });
  expect(response.status).toBe(200);
  const disk = bytesOnDisk(there.database);
  for (const trace of traces) expect(disk).not.toContain(trace);
  // A sign-in is remembered for a second.
  await expect.poll(async () => (await mina.get('/api/my/training')).status, { timeout: 5_000 }).toBe(401);

  const after = await bundleFrom(ines);
  const now = await verifyBundle(after.folder, { vkeys: [after.vkey], held: [held] });
  expect(now.errors).toEqual([]);
  expect(now.counts).toMatchObject({ records: 1, erased: 3 });
  expect(linesOf(after.folder, 'data/records.jsonl').join()).not.toContain(traces.at(-1)!);
  const old = await verifyBundle(before.folder, { vkeys: [before.vkey], held: [held] });
  expect(old.errors).toEqual([]);
});

test('a restored backup brings an erased person back, and taking back the leaves erases them again', async ({
  skip,
}) => {
  if (inject('databaseKind') !== 'sqlite') skip();
  const there = await installation();
  const { folder, database, config } = there;
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const traces = await tracesOf(there, mina.id);
  await there.close();
  const backup = readFileSync(database);

  const next = await installation({ A39_DATA: folder, A39_DATABASE: database });
  const ines = await next.enter('Ines Castellan');
  await ines.post('/api/erasure', { personId: mina.id, basis: 'art17', when: 'now' });
  const held = await (await ines.get('/api/evidence/checkpoint')).text();
  await next.close();
  for (const trace of traces) expect(bytesOnDisk(database)).not.toContain(trace);

  writeFileSync(database, backup);
  expect(bytesOnDisk(database)).toContain('Mina Okafor');
  const operator = await openInstallation(config);
  vi.spyOn(console, 'log').mockImplementation(() => {});
  expect(await restoreCheck(operator)).toBe(1);
  expect(await reimport(operator)).toBe(0);
  expect(await restoreCheck(operator)).toBe(0);
  await operator.close();
  for (const trace of traces) expect(bytesOnDisk(database)).not.toContain(trace);

  const last = await installation({ A39_DATA: folder, A39_DATABASE: database });
  const { folder: opened, vkey } = await bundleFrom(await last.enter('Ines Castellan'));
  expect((await verifyBundle(opened, { vkeys: [vkey], held: [held] })).errors).toEqual([]);
});

test('what was erased cannot be found by anybody, and of the completion its number is left', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  const ines = await there.enter('Ines Castellan');
  await completeFirstCourse(there.tools, mina);
  await ines.post('/api/erasure', { personId: mina.id, basis: 'art17', when: 'now' });
  expect(await (await ines.get('/api/evidence/people?q=okafor')).json()).toEqual([]);
  expect(await codeOf(await ines.get(`/api/evidence/people/${mina.id}`))).toBe('person_unknown');
  expect(await codeOf(await ines.post('/api/erasure', { personId: mina.id, basis: 'art17', when: 'now' }))).toBe(
    'person_unknown',
  );
  const rows = await there.tools.db.selectFrom('erased_count').selectAll().execute();
  expect(rows.map((row) => row.completions)).toEqual([1]);
});

test('the nightly batch takes those who asked, in one ascending list, and spares whom a legal hold protects', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  const [mina, sven, jonas] = await Promise.all(['Mina Okafor', 'Sven Aalto', 'Jonas Weil'].map(there.enter));
  for (const one of [sven!, mina!, jonas!]) await completeFirstCourse(there.tools, one);
  for (const one of [sven!, mina!, jonas!])
    await ines.post('/api/erasure', { personId: one.id, basis: 'art17', when: 'tonight' });
  await ines.put(`/api/erasure/holds/${jonas!.id}`, { reason: 'Lawsuit 12/2026' });
  const plan = (await (await ines.get('/api/erasure')).json()) as ErasureOverview;
  expect(plan.tonight.requested.map(({ name }) => name).sort()).toEqual(['Mina Okafor', 'Sven Aalto']);
  expect(plan.tonight.held).toEqual([
    { id: jonas!.id, name: 'Jonas Weil', reason: 'Lawsuit 12/2026', requested: true },
  ]);
  expect(await codeOf(await ines.post('/api/erasure', { personId: jonas!.id, basis: 'art17', when: 'now' }))).toBe(
    'on_hold',
  );

  const { db, evidence } = there.tools;
  const done = await inTransaction(db, (trx) => runRetention(trx, evidence, there.config, there.clock.now));
  expect(done).toMatchObject({ people: 2 });
  const leaves = (await db.selectFrom('evidence_entry').select('leaf').orderBy('idx').execute()).map(
    ({ leaf }) => JSON.parse(leaf) as { type: string; refs?: number[]; basis?: string },
  );
  const erasures = leaves.filter(({ type }) => type === 'erase');
  expect(erasures.length).toBe(1);
  expect(erasures[0]).toMatchObject({ basis: 'art17' });
  expect(erasures[0]!.refs).toEqual(erasures[0]!.refs!.toSorted((a, b) => a - b));
  expect((await jonas!.get('/api/my/training')).status).toBe(200);
});

test('records go at the end of the third year after theirs, leavers with all, and a dry run says so first', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  const [mina, sven] = [await there.enter('Mina Okafor'), await there.enter('Sven Aalto')];
  await completeFirstCourse(there.tools, mina);
  await completeFirstCourse(there.tools, sven);
  const { db, evidence } = there.tools;
  await db.updateTable('person').set({ left_on: '2026-12-30' }).where('id', '=', sven.id).execute();
  const run = () => inTransaction(db, (trx) => runRetention(trx, evidence, there.config, there.clock.now));

  there.clock.now = new Date('2029-12-31T23:00:00Z');
  expect(await run()).toEqual({ people: 0, entries: 0, idleAttempts: 0 });
  there.clock.now = new Date('2030-01-01T01:00:00Z');
  const again = await there.enter('Ines Castellan');
  const plan = (await (await again.get('/api/erasure')).json()) as ErasureOverview;
  expect(plan.endedOn).toBe('2026-12-31');
  expect(plan.tonight.leavers).toEqual([{ id: sven.id, name: 'Sven Aalto', leftOn: '2026-12-30' }]);
  expect(plan.tonight.records).toBeGreaterThanOrEqual(1);
  // Nobody asked for it, so there is nothing to take back while a hold stands.
  await again.put(`/api/erasure/holds/${sven.id}`, { reason: 'Audit 2029' });
  const held = (await (await again.get('/api/erasure')).json()) as ErasureOverview;
  expect(held.tonight).toMatchObject({ leavers: [], held: [{ id: sven.id, requested: false }] });
  await again.call('DELETE', `/api/erasure/holds/${sven.id}`);
  expect((await ines.get('/api/erasure')).status).toBe(401);

  const done = await run();
  expect(done.people).toBe(1);
  expect(await run()).toEqual({ people: 0, entries: 0, idleAttempts: 0 });
  const left = await db.selectFrom('person').select('name').execute();
  expect(left.map(({ name }) => name)).toContain('Mina Okafor');
  expect(left.map(({ name }) => name)).not.toContain('Sven Aalto');
  expect(await db.selectFrom('completion').selectAll().execute()).toEqual([]);
  const { folder, vkey } = await bundleFrom(again);
  const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(verdict.counts.records).toBe(0);
});

test('answers that nobody goes on with are deleted after thirty days', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  await answerCheck(there.tools, mina, 'unsure');
  const { db, evidence } = there.tools;
  const count = async () => (await db.selectFrom('answer').selectAll().execute()).length;
  const run = () => inTransaction(db, (trx) => runRetention(trx, evidence, there.config, there.clock.now));
  expect(await count()).toBeGreaterThan(0);
  there.clock.now = new Date('2026-12-24T09:00:00Z');
  await run();
  expect(await count()).toBeGreaterThan(0);
  there.clock.now = new Date('2026-12-25T11:00:00Z');
  expect(await run()).toMatchObject({ idleAttempts: 1 });
  expect(await count()).toBe(0);
  const started = await mina.get('/api/my/training');
  expect(started.status).toBe(401);
});

test('more than 4,000 entries are named by two erase entries, each index once', () => {
  const facts = eraseFacts([...Array.from({ length: 4_001 }, (_, i) => 5_000 - i), 1_000, 1_000], 'retention');
  const refs = facts.map((fact) => (fact.type === 'erase' ? fact.refs : []));
  expect(refs.map((part) => part.length)).toEqual([4_000, 1]);
  expect(refs.flat()).toEqual(refs.flat().toSorted((a, b) => a - b));
  expect(new Set(refs.flat()).size).toBe(4_001);
});

test('erasing what is erased appends nothing', async () => {
  const there = await installation();
  const { db, evidence } = there.tools;
  const erase = () => inTransaction(db, (trx) => eraseEntries(trx, evidence, [20, 21], 'other', '2026-11-24'));
  const size = async () => (await headOf(db)).size;
  const before = await size();
  expect(await erase()).toBe(2);
  expect(await size()).toBe(before + 1);
  expect(await erase()).toBe(0);
  expect(await size()).toBe(before + 1);
});
