import { inject, expect, test } from 'vitest';
import { deliveryPage, sendAgain, sendRefusedAgain } from '../../../server/outbox/deliveries.ts';
import { deliverNow } from '../../../server/senders.ts';
import { onSqlite } from '../../support/database.ts';
import { installation } from '../../support/installation.ts';
import { recordStore } from '../../support/lrs.ts';
import { connect } from '../../support/told-store.ts';
import { happening, passes, wholeCourse } from './happening.ts';

const hours = 60;

test('what is told of a course comes in order: nothing overtakes what is not taken, and nobody else waits for it', async () => {
  const { store, one, two, later, passes: pass, toldOf, deliver } = await happening();
  await pass(one);
  await pass(one, 'phishing');
  await pass(two);
  // The store is unwell at the first that it is sent.
  store.state.before = (put) => (put === 1 ? { status: 500 } : undefined);
  await deliver();
  const [failed] = store.seen;
  expect(failed!.status).toBe(500);
  expect(store.kept()).toHaveLength(8);
  later(4);
  await deliver();
  expect(store.kept()).toHaveLength(8);
  later(1);
  await deliver();
  expect(toldOf(two)).toEqual(wholeCourse);
  const coursesOf = Object.groupBy(store.kept(), ({ object, context }) => {
    const [course] = context.contextActivities.parent ?? [object];
    return course!.id.split('/').at(-1)!;
  });
  expect(coursesOf['phishing']!.map(({ verb }) => verb.display.en)).toEqual(wholeCourse);
  expect(store.kept()).toHaveLength(12);
});

onSqlite('429 is heeded: not before the store says, in seconds or as an instant', async () => {
  const { store, one, clock, later, passes: pass, deliver, rows } = await happening();
  await pass(one);
  const until = new Date(clock.now.getTime() + 3 * hours * 60_000);
  const waits = ['7200', until.toUTCString()];
  store.state.before = (put) => (put <= 2 ? { status: 429, headers: { 'retry-after': waits[put - 1]! } } : undefined);
  await deliver();
  const [launched] = await rows();
  expect(launched).toMatchObject({ state: 'failed', status: 429, detail: expect.stringMatching(/answered 429/) });
  later(119);
  await deliver();
  expect(store.state.puts).toBe(1);
  later(1);
  await deliver();
  expect(store.state.puts).toBe(2);
  later(59);
  await deliver();
  expect(store.state.puts).toBe(2);
  later(1);
  await deliver();
  expect(store.kept()).toHaveLength(4);
});

onSqlite.each([
  ['says so with 204', false],
  ['answers 409', true],
])('a store that keeps a statement and never answers has it once, and later %s', async (_how, quarrelsome) => {
  const { store, one, later, passes: pass, deliver, rows, standing } = await happening();
  await pass(one);
  store.state.quarrelsome = quarrelsome;
  store.state.afterKeeping = (put) => (put === 1 ? { drop: true } : undefined);
  await deliver();
  expect([store.kept().length, await standing()]).toEqual([1, { failed: 1, waiting: 3 }]);
  expect((await rows())[0]!.detail).toMatch(/did not answer/);
  later(5);
  await deliver();
  expect(await standing()).toEqual({ delivered: 4 });
  expect(store.kept().map(({ verb }) => verb.display.en)).toEqual(wholeCourse);
  const [first] = store.kept();
  const tries = store.seen.filter(({ method, statementId }) => method === 'PUT' && statementId === first!.id);
  expect(tries.map(({ status }) => status)).toEqual([204, quarrelsome ? 409 : 204]);
});

onSqlite(
  '409: whether it is ours is read back, also where somebody voided it; without a look nothing is claimed',
  async () => {
    const { store, one, two, later, passes: pass, deliver, rows, toldOf } = await happening();
    await pass(one);
    store.state.quarrelsome = true;
    store.state.mayRead = false;
    store.state.afterKeeping = (put) => (put === 1 ? { drop: true } : undefined);
    await deliver();
    later(5);
    await deliver();
    expect((await rows())[0]).toMatchObject({
      state: 'failed',
      status: 409,
      detail: expect.stringMatching(/does not show it\. Its key must read statements, too\./),
    });
    store.state.mayRead = true;
    const [first] = store.kept();
    const { id, actor, timestamp } = first!;
    store.has({
      id: '00000000-0000-4000-8000-000000000001',
      actor,
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided', display: { en: 'voided' } },
      object: { objectType: 'StatementRef', id },
      timestamp,
    });
    later(15);
    await deliver();
    expect(new Set((await rows()).map(({ state }) => state))).toEqual(new Set(['delivered']));

    // Another statement under one of our ids: refused at once, and what comes after it goes on.
    await pass(two);
    const [launched] = (await rows()).filter(({ state }) => state === 'waiting');
    const theirs = JSON.parse(launched!.body) as Parameters<typeof store.has>[0];
    store.has({ ...theirs, timestamp: '2020-01-01T00:00:00.000Z' });
    await deliver();
    // What waited for it goes out at the next look.
    await deliver();
    const after = (await rows()).filter(({ person_id }) => person_id === two.id);
    expect(after.map(({ state }) => state)).toEqual(['dead', 'delivered', 'delivered', 'delivered']);
    expect(after[0]!.detail).toMatch(/has another statement under the same id/);
    expect(toldOf(two)).toEqual(wholeCourse);
  },
);

test('a store that was down for two days is told everything, once and in order', async () => {
  const { store, one, two, later, passes: pass, deliver, toldOf, standing, rows } = await happening();
  await store.down();
  await pass(one);
  for (let hour = 0; hour < 48; hour++) {
    await deliver();
    if (hour === 20) await pass(two);
    later(hours);
  }
  expect(await standing()).toEqual({ failed: 2, waiting: 6 });
  const [launched] = await rows();
  // Left alone for longer and longer.
  expect(launched!.tries).toBeLessThan(20);
  await store.up();
  later(4 * hours);
  await deliver();
  expect([toldOf(one), toldOf(two)]).toEqual([wholeCourse, wholeCourse]);
  expect(new Set(store.seen.map(({ statementId }) => statementId)).size).toBe(store.seen.length);
});

test('after three days it is given up, with the reason; one or all of it can be sent again', async () => {
  const { tools, clock, store, storeId, one, later, passes: pass, deliver, standing } = await happening();
  store.state.before = () => ({ status: 500 });
  await pass(one);
  for (let i = 0; i < 4 * 19 && (await standing())['dead'] !== 4; i++) {
    await deliver();
    later(4 * hours);
  }
  const refused = await deliveryPage(tools.db, { receiverId: storeId, standing: 'refused' }, 0);
  expect(refused).toMatchObject({ total: 4, counts: { pending: 0, delivered: 0, refused: 4 } });
  for (const row of refused.rows) expect(row).toMatchObject({ status: 500, canRetry: true, person: { id: one.id } });
  expect(refused.rows[0]!.detail).toMatch(/^127\.0\.0\.1:\d+ answered 500\.$/);

  store.state.before = undefined;
  await sendAgain(tools.db, refused.rows.at(-1)!.id, clock.now, { receiverId: storeId });
  await deliver();
  expect(store.kept().map(({ verb }) => verb.display.en)).toEqual(['launched']);
  expect(await sendRefusedAgain(tools.db, storeId, clock.now, ['Somebody ended it.'])).toBe(3);
  await deliver();
  expect(store.kept().map(({ verb }) => verb.display.en)).toEqual(wholeCourse);
  // What was taken may be sent again: the store knows it.
  await sendAgain(tools.db, refused.rows[0]!.id, clock.now);
  await deliver();
  expect([store.kept().length, await standing()]).toEqual([4, { delivered: 4 }]);
});

onSqlite('what a store never takes is refused at once; a key that is not taken may be put right', async () => {
  const { store, one, two, later, passes: pass, deliver, standing, rows } = await happening();
  store.state.before = (put) => (put === 1 ? { status: 400 } : undefined);
  await pass(one);
  await deliver();
  await deliver();
  expect(await standing()).toEqual({ dead: 1, delivered: 3 });
  expect((await rows())[0]!.detail).toMatch(/answered 400: it takes no such statement\.$/);
  const { secret } = store.state;
  store.state.secret = 'changed there';
  await pass(two);
  await deliver();
  expect(await standing()).toEqual({ dead: 1, delivered: 3, failed: 1, waiting: 3 });
  store.state.secret = secret;
  store.state.mayWrite = false;
  later(5);
  await deliver();
  expect((await rows())[4]).toMatchObject({ state: 'failed', status: 403, detail: expect.stringMatching(/may write/) });
  store.state.mayWrite = true;
  later(15);
  await deliver();
  expect(await standing()).toEqual({ dead: 1, delivered: 7 });
});

test('a paused store is told nothing, and everything afterwards', async () => {
  const {
    enter,
    store,
    storeId,
    one,
    two,
    later,
    passes: pass,
    deliver,
    toldOf,
    rows,
    tools,
    clock,
  } = await happening();
  store.state.before = (put) => (put === 1 ? { status: 500 } : undefined);
  await pass(one);
  await deliver();
  const pause = async (paused: boolean) =>
    (await enter('Ines Castellan')).put(`/api/lms/stores/${storeId}/paused`, { paused });
  for (let i = 0; i < 2; i++) expect(await (await pause(true)).json()).toMatchObject({ pausedAt: expect.any(String) });
  await pass(two);
  // Another server that does not know it yet puts something into the outbox as if nothing was.
  await tools.db.updateTable('lrs').set({ paused_at: null }).execute();
  tools.receivers.changed();
  await pass(two, 'phishing');
  await tools.db.updateTable('lrs').set({ paused_at: '2026-11-24T10:00:00.000Z' }).execute();
  tools.receivers.changed();
  later(30 * 24 * hours);
  await deliver();
  expect([store.state.puts, store.kept()]).toEqual([1, []]);
  const { rows: waiting } = await deliveryPage(tools.db, { receiverId: storeId }, 0);
  const soon = new Date(clock.now.getTime() + 15 * 60_000).toISOString();
  expect(new Set(waiting.map(({ nextAt }) => nextAt))).toEqual(new Set([null, soon]));
  expect(await (await pause(false)).json()).toMatchObject({ pausedAt: null });
  await deliver();
  expect(toldOf(one)).toEqual(wholeCourse);
  expect(toldOf(two)).toHaveLength(8);
  expect(new Set((await rows()).map(({ state }) => state))).toEqual(new Set(['delivered']));
});

onSqlite('two stores: one that is down holds up nothing of the other', async () => {
  const { ines, store, one, passes: pass, deliver } = await happening();
  const other = await recordStore();
  await connect(ines, other, { tells: 'results', names: 'nobody' });
  await store.down();
  await pass(one);
  await deliver();
  expect(other.kept().map(({ verb }) => verb.display.en)).toEqual(['completed', 'passed']);
});

test.skipIf(inject('databaseKind') === 'sqlite')('two servers at once tell everything once and in order', async () => {
  const there = await happening();
  const { store, tools, database, folder, clock } = there;
  const second = await installation({ A39_WEBHOOK_PRIVATE: 'yes', A39_DATABASE: database, A39_DATA: folder });
  second.clock.now = clock.now;
  const people = await tools.db.selectFrom('person').select(['id', 'staff_number']).limit(12).execute();
  for (const { id, staff_number: number } of people) await passes(there, { id, number });
  second.clock.now = clock.now;
  await Promise.all([tools, second.tools, tools, second.tools].map(async (each) => deliverNow(each)));
  // What one had in its hands while the other came by waits for the next look, two seconds later.
  await deliverNow(second.tools);
  const puts = store.seen.filter(({ method }) => method === 'PUT');
  expect([puts.length, new Set(puts.map(({ statementId }) => statementId)).size]).toEqual([48, 48]);
  for (const { id, staff_number: number } of people) expect(there.toldOf({ id, number })).toEqual(wholeCourse);
});
