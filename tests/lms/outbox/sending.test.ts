import { expect, test } from 'vitest';
import { deliveryWith, sendAgain } from '../../../server/outbox/deliveries.ts';
import { holdBack, putInOutbox, release, type ToTell } from '../../../server/outbox/put.ts';
import { sendAllDue, type Outcome, type Send } from '../../../server/outbox/send.ts';
import { onSqlite } from '../../support/database.ts';
import { installation } from '../../support/installation.ts';
import { told } from './told.ts';

const minute = 60_000;
const taken: Outcome = { outcome: 'delivered', status: 200 };
const down: Outcome = { outcome: 'later', status: null, detail: 'It did not answer.' };

/** An outbox whose receivers answer as a test says. */
async function outbox(answer: Send) {
  const { tools, clock } = await installation();
  const { db } = tools;
  const sent: string[] = [];
  const sending: Send = async (one) => {
    sent.push(one.id);
    return answer(one);
  };
  const senders = { ags: sending, xapi: sending, cmi5: sending };
  return {
    db,
    clock,
    sent,
    put: (...toTell: ToTell[]) => putInOutbox(db, toTell, clock.now),
    run: (more: { ending?: AbortSignal } = {}) => sendAllDue({ db, senders, now: () => clock.now, ...more }),
    later: (minutes: number) => void (clock.now = new Date(clock.now.getTime() + minutes * minute)),
    row: (id: string) => deliveryWith(db, id),
  };
}

const many = (count: number, make: (i: number) => ToTell) => Array.from({ length: count }, (_, i) => make(i));

test('a receiver that does not answer, and for which hundreds wait, holds up nobody else', async () => {
  const { put, run, later, sent } = await outbox(async ({ receiverId }) => (receiverId === 'good' ? taken : down));
  await put(...many(150, (i) => told(`a${i}`, 'dead')));
  later(1);
  await put(told('between', 'good'));
  later(1);
  await put(...many(150, (i) => told(`b${i}`, 'dead')));
  expect(await run()).toBe(1);
  expect(sent).toContain('between');
  // So many it is asked; then it is left alone.
  expect(sent.length).toBeLessThan(20);
  // The next look goes on with others of the same, until each was tried.
  for (let i = 0; i < 40; i++) await run();
  expect(new Set(sent).size).toBe(301);
});

onSqlite('of hundreds of receivers in one place that is down, none holds up what is new', async () => {
  const { put, run, later, sent } = await outbox(async ({ receiverId }) => (receiverId === 'good' ? taken : down));
  await put(...many(300, (i) => told(`a${i}`, `learner ${i}`)));
  later(1);
  await put(told('new', 'good'));
  await run();
  expect(sent.indexOf('new')).toBeLessThan(40);
});

onSqlite('a receiver that is well in general is not left alone for what it refuses now and then', async () => {
  const { put, run, sent } = await outbox(async ({ id }) => (Number(id) % 10 === 0 ? down : taken));
  await put(...many(200, (i) => told(String(i), 'one')));
  expect(await run()).toBe(180);
  expect(sent).toHaveLength(200);
});

test('an answer that comes when somebody else has taken the delivery over changes nothing', async () => {
  const slow = Promise.withResolvers<Outcome>();
  let tries = 0;
  const { put, run, later, sent, row } = await outbox(async () => (tries++ === 0 ? slow.promise : taken));
  await put(told('x', 'one'));
  const first = run();
  while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  // Its claim holds.
  later(4);
  expect(await run()).toBe(0);
  later(1);
  expect(await run()).toBe(1);
  slow.resolve({ outcome: 'refused', status: 400, detail: 'No.' });
  await first;
  expect(await row('x')).toMatchObject({ state: 'delivered', tries: 2, detail: null });
});

test.each([
  ['held', { outcome: 'held', status: 401, detail: 'The launch is over.' }],
  ['paused', { outcome: 'paused' }],
  ['later', down],
] satisfies [string, Outcome][])('released while it is being sent, and then %s: it is sent again', async (_, last) => {
  const slow = Promise.withResolvers<Outcome>();
  let tries = 0;
  const { db, clock, put, run, sent, row } = await outbox(async () => (tries++ === 0 ? slow.promise : taken));
  await put(told('x', 'one', 'lane'), told('y', 'one', 'lane'));
  const first = run();
  while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await holdBack(db, 'one');
  await release(db, 'one', clock.now);
  slow.resolve(last);
  await first;
  await run();
  expect([(await row('x')).state, (await row('y')).state]).toEqual(['delivered', 'delivered']);
});

onSqlite('a server that was off for four days tries again before it gives up', async () => {
  let answer: Outcome = down;
  const { put, run, later, row } = await outbox(async () => answer);
  await put(told('x', 'one'));
  await run();
  later(4 * 24 * 60);
  await run();
  expect(await row('x')).toMatchObject({ state: 'failed', tries: 2 });
  for (let i = 0; i < 5; i++) {
    later(240);
    await run();
  }
  expect(await row('x')).toMatchObject({ state: 'failed', tries: 7 });
  answer = { ...down, status: 503 };
  later(240);
  await run();
  expect(await row('x')).toMatchObject({ state: 'dead', tries: 8, status: 503 });
});

test('order is kept in one moment, and if the clock is set back', async () => {
  let answer: Outcome = down;
  const { put, run, later, sent } = await outbox(async () => answer);
  await put(told('1', 'one', 'lane'));
  await put(told('2', 'one', 'lane'), told('3', 'one', 'lane'));
  later(-30);
  await put(told('4', 'one', 'lane'));
  await put(told('5', 'one', 'lane'));
  later(30);
  await run();
  answer = taken;
  later(5);
  await run();
  expect(sent).toEqual(['1', '1', '2', '3', '4', '5']);
});

test('what waits behind something is looked at when that is, and goes with it if it is sent again by hand', async () => {
  let answer: Outcome = down;
  const { db, clock, put, run, row } = await outbox(async () => answer);
  await put(told('1', 'one', 'lane'), told('2', 'one', 'lane'), told('3', 'one'));
  await run();
  expect((await row('2')).nextAt).toBe((await row('1')).nextAt);
  answer = taken;
  await sendAgain(db, '1', clock.now);
  expect(await run()).toBe(2);
  expect((await row('2')).state).toBe('delivered');
});

onSqlite('a server that ends begins nothing more', async () => {
  const ending = new AbortController();
  const { put, run, sent } = await outbox(async () => {
    ending.abort();
    return taken;
  });
  await put(...many(100, (i) => told(String(i), 'one')));
  await run({ ending: ending.signal });
  expect(sent.length).toBeLessThanOrEqual(8);
});

test('what was given up is sent after all where there is reason to, and only that', async () => {
  let answer: Outcome = { outcome: 'refused', status: 400, detail: 'No.' };
  const { db, clock, put, run, row } = await outbox(async () => answer);
  await put(told('x', 'one'));
  await run();
  answer = taken;
  await put(told('x', 'one'));
  await run();
  expect((await row('x')).state).toBe('dead');
  const again = async () => putInOutbox(db, [{ ...told('other', 'one'), once: 'x' }], clock.now, { revives: true });
  await again();
  expect(await run()).toBe(1);
  await again();
  expect(await run()).toBe(0);
  expect(await row('x')).toMatchObject({ state: 'delivered', tries: 1 });
});
