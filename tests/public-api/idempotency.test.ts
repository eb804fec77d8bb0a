import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { openDb } from '../../db/open.ts';
import { forgetAnswers } from '../../server/public-api/idempotency.ts';
import { withPrograms, type Refused } from './program.ts';

const waiver = { staffNumber: 'BW-1006', courseId: 'whose-data', category: 'other', untilOn: '2027-01-31' };
const minute = 60_000;

test('the same key with the same request is done once and answered the same, with another request it is refused', async () => {
  const { tools, programWith, clock } = await withPrograms();
  const { json, call, id } = await programWith('assignments:write');
  const size = async () => (await tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow()).size;
  const made = await json<{ id: string }>('POST', '/waivers', waiver, 'k-1');
  const after = await size();
  // The order of the fields does not make it another request.
  const sameAgain = Object.fromEntries(Object.entries(waiver).toReversed());
  const replay = await call('POST', '/waivers', sameAgain, { 'idempotency-key': 'k-1' });
  expect([replay.status, await replay.json(), replay.headers.get('idempotency-replayed')]).toEqual([
    201,
    { id: made.id },
    'true',
  ]);
  expect(await size()).toBe(after);
  const refused = async (body: object, name: string) => {
    const { status, error } = await json<Refused>('POST', '/waivers', body, name);
    return [status, error?.code];
  };
  expect(await refused({ ...waiver, untilOn: '2027-02-28' }, 'k-1')).toEqual([422, 'idempotency_key_reused']);
  // Another name is another request, and one of another program is not known here.
  expect(await refused(waiver, 'k-2')).toEqual([409, 'waiver_there']);
  const other = await programWith('assignments:write');
  expect((await other.json<Refused>('POST', '/waivers', waiver, 'k-1')).error?.code).toBe('waiver_there');
  for (const name of ['', 'a b', 'x'.repeat(256)]) expect((await refused(waiver, name))[1]).toBe('invalid_input');

  // What was refused was not done: its name is free for the request as it is then.
  expect(await refused({ ...waiver, courseId: 'none', staffNumber: 'BW-1007' }, 'k-3')).toEqual([
    404,
    'course_unknown',
  ]);
  expect((await json('POST', '/waivers', { ...waiver, staffNumber: 'BW-1007' }, 'k-3')).status).toBe(201);

  // Nothing of people is kept with it.
  const rows = await tools.db
    .selectFrom('idempotency')
    .select(['name', 'status', 'body'])
    .where('key_id', '=', id)
    .orderBy('name')
    .execute();
  expect(rows.map(({ name, status }) => [name, status])).toEqual([
    ['k-1', 201],
    ['k-3', 201],
  ]);
  expect(JSON.stringify(rows)).not.toContain('BW-');

  clock.now = new Date('2026-11-25T10:00:00.001Z');
  expect(await refused(waiver, 'k-1')).toEqual([409, 'waiver_there']);
  expect(await forgetAnswers(tools.db, clock.now)).toBe(1);
  expect(await tools.db.selectFrom('idempotency').select('name').execute()).toEqual([]);
});

test('of two at once one works and the other gets its answer or is told to wait, and it is done once', async () => {
  const { tools, program } = await withPrograms();
  const { json } = await program();
  const order = {
    courseId: 'whose-data',
    staffNumbers: ['BW-1005', 'BW-1006'],
    campaign: 'x',
    dueOn: '2026-12-01',
    reason: 'By hand',
  };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => json<Refused & { assigned?: number }>('POST', '/assignments', order, 'once')),
  );
  expect(answers.filter(({ assigned }) => assigned === 2).length).toBeGreaterThanOrEqual(1);
  for (const { status, assigned, error } of answers)
    expect([status, assigned ?? error?.code]).toEqual(status === 200 ? [200, 2] : [409, 'idempotency_in_progress']);
  const given = await tools.db.selectFrom('assignment').select('id').where('campaign', '=', 'x').execute();
  expect(given.length).toBe(2);
  expect(await json('POST', '/assignments', order, 'once')).toEqual({ status: 200, assigned: 2, already: 0 });
});

test('after a crash the claim is taken over in a minute, and the work is safe to repeat', async () => {
  const { tools, programWith, clock } = await withPrograms();
  const { json, id } = await programWith('assignments:write', 'people:write');
  const claim = async (name: string, fingerprint: string) =>
    tools.db
      .insertInto('idempotency')
      .values({
        key_id: id,
        name,
        fingerprint,
        claim: 'of a server that is gone',
        claimed_at: clock.now.toISOString(),
        status: null,
        body: null,
      })
      .execute();
  // What a crashed server leaves is the row without an answer: work and answer are one transaction.
  await json('POST', '/waivers', waiver, 'k');
  const { fingerprint } = await tools.db
    .selectFrom('idempotency')
    .select('fingerprint')
    .where('name', '=', 'k')
    .executeTakeFirstOrThrow();
  await tools.db.deleteFrom('idempotency').execute();
  const granted = await json<{ id: string }>('POST', '/waivers', { ...waiver, staffNumber: 'BW-1007' });
  await claim('k', fingerprint);
  expect(await json('POST', '/waivers', waiver, 'k')).toMatchObject({
    status: 409,
    error: { code: 'idempotency_in_progress' },
  });
  clock.now = new Date(clock.now.getTime() + minute);
  // The waiver is there already, because this test has made it: what was refused frees the name.
  expect(await json('POST', '/waivers', waiver, 'k')).toMatchObject({ status: 409, error: { code: 'waiver_there' } });
  expect(granted.status).toBe(201);

  // People are imported in a transaction of their own, which is safe to repeat when the answer was lost.
  const people = { people: [{ staffNumber: 'BW-2001', name: 'Noor Aziz', email: 'noor.aziz@brightwater.example' }] };
  expect(await json('POST', '/people', people, 'p')).toMatchObject({ joined: 1 });
  await tools.db.updateTable('idempotency').set({ status: null, body: null }).where('name', '=', 'p').execute();
  clock.now = new Date(clock.now.getTime() + minute);
  expect(await json('POST', '/people', people, 'p')).toMatchObject({ status: 200, joined: 0, unchanged: 1 });
  expect(await json('POST', '/people', people, 'p')).toMatchObject({ status: 200, joined: 0, unchanged: 1 });
});

test('whoever was overtaken keeps nothing of what they did', async ({ skip }) => {
  // SQLite lets nobody wait for another connection without standing still.
  if (inject('databaseKind') === 'sqlite') skip();
  const { tools, programWith, clock, database } = await withPrograms();
  const { json } = await programWith('assignments:write');
  const other = openDb(database);
  const answers: Promise<Refused & { id?: string }>[] = [];
  await other.transaction().execute(async (trx) => {
    await trx.updateTable('person').set({ revision: 1 }).where('staff_number', '=', 'BW-1006').execute();
    answers.push(json('POST', '/waivers', waiver, 'k'));
    const claimed = async () => tools.db.selectFrom('idempotency').select('claim').executeTakeFirst();
    const waiting = async () =>
      (await sql<{ locks: number }>`select count(*) as locks from pg_locks where not granted`.execute(tools.db))
        .rows[0]!;
    while ((await waiting()).locks === 0) await pause(10);
    const first = await claimed();
    clock.now = new Date(clock.now.getTime() + minute);
    answers.push(json('POST', '/waivers', waiver, 'k'));
    while ((await claimed())!.claim === first!.claim) await pause(10);
  });
  await other.destroy();
  const [slow, quick] = await Promise.all(answers);
  expect([slow!.status, quick!.status]).toEqual([409, 201]);
  // Which of the two the database lets go on first is its own affair.
  expect(['idempotency_in_progress', 'waiver_there']).toContain(slow!.error?.code);
  const granted = await tools.db.selectFrom('waiver').select('id').execute();
  expect(granted).toEqual([{ id: quick!.id }]);
});
