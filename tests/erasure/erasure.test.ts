import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, inject, test, vi } from 'vitest';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { inTransaction } from '../../db/transaction.ts';
import { headOf } from '../../server/evidence/log-queries.ts';
import type { Database } from '../../db/tables/index.ts';
import { eraseAgain } from '../../server/erasure/erase-again.ts';
import { eraseEntries, eraseFacts } from '../../server/evidence/erase-entries.ts';
import type { ErasureOverview } from '../../server/erasure/erasure-shapes.ts';
import { openInstallation } from '../../server/operating/open-installation.ts';
import { reimport, restoreCheck } from '../../server/operating/operations.ts';
import { runRetention } from '../../server/erasure/retention.ts';
import { sql } from 'kysely';
import { columnsOfActs } from '../../server/own-data/looks-and-acts.ts';
import { holdings } from '../../server/own-data/holdings.ts';
import { everythingAbout, idOf, remind } from '../support/everything.ts';
import { answerCheck, completeFirstCourse } from '../support/answers.ts';
import { bundleFrom, linesOf } from '../support/bundle.ts';
import { auditorOf } from '../support/auditor.ts';
import { type Caller, codeOf, type Installation, installation } from '../support/installation.ts';

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
  await expect.poll(async () => (await mina.get('/api/my/training')).status).toBe(401);

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

test('an answered request for correction goes at the end of its period, an open one stays, and old sign-ins of auditors go', async () => {
  const there = await installation();
  const [mina, ines] = [await there.enter('Mina Okafor'), await there.enter('Ines Castellan')];
  await auditorOf(there);
  for (const text of ['My unit', 'My name']) await mina.post('/api/my/correction-requests', { text });
  const { db, evidence } = there.tools;
  const { id } = await db
    .selectFrom('correction_request')
    .select('id')
    .where('text', '=', 'My unit')
    .executeTakeFirstOrThrow();
  await ines.post(`/api/correction-requests/${id}/answer`, { outcome: 'granted', answer: 'Done.' });
  const run = () => inTransaction(db, (trx) => runRetention(trx, evidence, there.config, there.clock.now));
  const left = async () => (await db.selectFrom('correction_request').select('text').execute()).map(({ text }) => text);
  there.clock.now = new Date('2029-12-31T23:00:00Z');
  await run();
  expect((await left()).toSorted()).toEqual(['My name', 'My unit']);
  expect(await db.selectFrom('auditor_session').selectAll().execute()).toEqual([]);
  there.clock.now = new Date('2030-01-01T01:00:00Z');
  await run();
  expect(await left()).toEqual(['My name']);
});

/** Where the id, the staff number, the name or the address of somebody stands, as `table.column`, over the whole schema. */
async function placesOf({ tools: { db } }: Installation, texts: string[]): Promise<string[]> {
  const places: string[] = [];
  for (const { name: table, columns } of await db.introspection.getTables())
    for (const { name: column, dataType } of columns) {
      if (!/text|char/i.test(dataType)) continue;
      const holds = sql.join(
        texts.map((text) => sql`${sql.ref(column)} like ${`%${text}%`}`),
        sql` or `,
      );
      const found = await sql`select 1 from ${sql.table(table)} where ${holds} limit 1`.execute(db);
      if (found.rows.length > 0) places.push(`${table}.${column}`);
    }
  return places;
}

test('somebody of whom there is something in every table, and who did everything for others, is gone from all', async () => {
  const there = await installation();
  const { db } = there.tools;
  const priya = await everythingAbout(there, 'Priya Nair');
  const ines = await there.enter('Ines Castellan');
  // Of others there is everything too, so that she can have done it for them.
  const sven = await there.enter('Sven Aalto');
  await completeFirstCourse(there.tools, sven);
  await actsOfAllKinds(there, sven, priya.id);
  await db.deleteFrom('legal_hold').where('person_id', '=', priya.id).execute();

  const person = await db.selectFrom('person').selectAll().where('id', '=', priya.id).executeTakeFirstOrThrow();
  const texts = [person.id, person.staff_number, person.name, person.email];
  const before = await placesOf(there, texts);
  const about = Object.entries(holdings).filter(([, held]) => Array.isArray(held));
  // Tables that name somebody by another row: what opens their sign-in and their evidence, answers, and badges.
  const byAnother = ['session', 'staff_group', 'evidence_entry', 'evidence_disclosure', 'answer', 'attempt', 'badge'];
  const tables = new Set(before.map((place) => place.split('.')[0]));
  for (const [table] of about.filter(([name]) => !byAnother.includes(name)))
    expect(tables, `nothing in ${table} is about her`).toContain(table);
  expect(before).toEqual(expect.arrayContaining(columnsOfActs));
  expect(before).toContain('assignment_rule.audience');
  const openings = async () =>
    (
      await db
        .selectFrom('evidence_disclosure')
        .innerJoin('evidence_subject', 'evidence_subject.idx', 'evidence_disclosure.idx')
        .select('evidence_disclosure.idx')
        .where('subject_id', '=', person.id)
        .execute()
    ).length;
  expect(await openings()).toBeGreaterThan(20);
  const answers = async () => (await db.selectFrom('answer').selectAll().execute()).length;
  const badges = async () => (await db.selectFrom('badge').selectAll().execute()).length;
  expect(await answers()).toBeGreaterThan(0);
  expect(await badges()).toBe(1);

  expect((await ines.post('/api/erasure', { personId: priya.id, basis: 'art17', when: 'now' })).status).toBe(200);
  expect(await placesOf(there, texts)).toEqual([]);
  expect([await openings(), await answers(), await badges()]).toEqual([0, 0, 0]);
  // What she did for others stays, and that somebody looked at them.
  const stays = ['correction', 'outside_training', 'waiver', 'access_log', 'export_log', 'webhook', 'lrs'] as const;
  for (const table of stays)
    expect((await db.selectFrom(table).selectAll().execute()).length, table).toBeGreaterThan(0);
  const looks = await db.selectFrom('access_log').select('viewer_id').where('person_id', '=', sven.id).execute();
  expect(looks.map((row) => row.viewer_id)).toContain('erased');
  // Doing it again, as after a restore, finds nothing.
  expect(await inTransaction(db, (trx) => eraseAgain(trx))).toBe(0);
});

/** Lets one person have done, for another, everything that is kept with who did it. */
async function actsOfAllKinds(there: Installation, other: Caller, doer: string): Promise<void> {
  const { db } = there.tools;
  const ines = await there.enter('Ines Castellan');
  const ok = async (response: Promise<Response>) => {
    const answered = await response;
    if (!answered.ok) throw new Error(await answered.text());
    return answered;
  };
  const record = await db
    .selectFrom('completion')
    .select('evidence_idx')
    .where('person_id', '=', other.id)
    .executeTakeFirstOrThrow();
  const amend = { reason: 'Misspelt', changes: { unit: 'Retail' }, eraseOld: false };
  await ok(ines.post(`/api/evidence/records/${record.evidence_idx}/amend`, amend));
  const training = await db
    .selectFrom('document_version')
    .select('id')
    .where('kind', '=', 'training')
    .executeTakeFirstOrThrow();
  const taught = { documentVersionId: training.id };
  const elsewhere = { taught, personIds: [other.id], outcome: 'attended', completedOn: '2026-11-19' };
  await ok(ines.post('/api/documents/outside-training', elsewhere));
  const waived = { personId: other.id, courseId: 'whose-data', category: 'other', untilOn: '2027-01-31' };
  await ok(ines.post('/api/waivers', waived));
  const audience = { kind: 'people', ids: [doer] };
  const terms = { courseId: 'whose-data', reason: 'New task', dueDays: 30, repeat: { kind: 'never' } };
  await ok(ines.post('/api/rules', { ...terms, audience }));
  await ok(ines.post('/api/rules', { ...terms, audience: { kind: 'people', ids: [doer, other.id] } }));
  await ok(ines.post('/api/keys', { name: 'Directory', scopes: ['scim'], expiresOn: '2027-11-24' }));
  await auditorOf(there);
  const page = { origin: 'https://intranet.example', name: 'Intranet', path: '/', team: false };
  await ok(ines.put('/api/intranet/pages', page));
  const secret = Buffer.alloc(32, 7).toString('base64url');
  const vouches = { kind: 'secret', audience: 'http://localhost:3939', secret, foundBy: 'nothing' };
  await ok(
    ines.post('/api/intranet/issuers', { name: 'Portal', iss: page.origin, origin: page.origin, terms: vouches }),
  );
  await ok(ines.put('/api/roles', { personId: other.id, role: 'training_admin' }));
  await ok(ines.put('/api/roles', { personId: doer, role: 'training_admin' }));
  const deputy = { deputyId: await idOf(there, 'Jonas Weil'), fromOn: '2026-11-24', untilOn: '2026-12-24' };
  await ok(ines.put('/api/deputies', { managerId: await idOf(there, 'Mina Okafor'), ...deputy }));
  await ok(ines.put('/api/erasure/holds/' + other.id, { reason: 'Audit' }));
  await db
    .insertInto('erasure_request')
    .values({ person_id: other.id, basis: 'other', requested_by: doer, requested_at: '2026-11-24T10:00:00.000Z' })
    .execute();
  await db
    .insertInto('reminder_settings')
    .values({ name: 'settings', value: '{}', changed_by: doer, changed_at: '2026-11-24T10:00:00.000Z' })
    .execute();
  await ok(ines.post('/api/webhooks', { url: 'https://chat.example/hook', format: 'json', events: ['import.done'] }));
  await ok(other.post('/api/my/correction-requests', { text: 'My unit is wrong.' }));
  await db
    .updateTable('correction_request')
    .set({ place: null, answered_at: '2026-11-24T10:00:00.000Z', outcome: 'refused', answer: 'It is right.' })
    .where('person_id', '=', other.id)
    .execute();
  const { id: assignment } = await db
    .selectFrom('assignment')
    .select('id')
    .where('person_id', '=', other.id)
    .executeTakeFirstOrThrow();
  await remind(there, { personId: other.id, senderId: doer, assignmentId: assignment });
  await ok(ines.get(`/api/evidence/people/${other.id}`));
  for (const place of columnsOfActs) {
    const [table, who] = place.split('.') as [keyof Database, string];
    // Of what is about the other, so that it stays when the doer is erased.
    const isAbout = ['access_log', 'person_role', 'legal_hold', 'waiver', 'correction', 'outside_training', 'reminder'];
    const whose = isAbout.includes(table) ? sql`person_id = ${other.id}` : sql`${sql.ref(who)} is null or true`;
    await sql`update ${sql.table(table)} set ${sql.ref(who)} = ${doer} where ${whose}`.execute(db);
  }
}
