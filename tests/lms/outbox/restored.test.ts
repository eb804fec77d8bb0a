import { expect, test } from 'vitest';
import { sendAgain } from '../../../server/outbox/deliveries.ts';
import { holdBack, putInOutbox, release, type ToTell } from '../../../server/outbox/put.ts';
import { giveUpHeldBack, heldBack, holdRestored, sendHeldBack } from '../../../server/outbox/restored.ts';
import { sendAllDue, type Outcome } from '../../../server/outbox/send.ts';
import type { Deliveries } from '../../../server/lms/lms-shapes.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf, installation } from '../../support/installation.ts';
import { told } from './told.ts';

const backupOf = '2026-11-20T01:00:00.000Z';

/** A database as a backup had it: one is being sent, one failed, one is to be told, one was given up; and a receiver is paused. */
async function restored() {
  const there = await installation();
  const { db } = there.tools;
  const sent: string[] = [];
  let outcome: Outcome = { outcome: 'delivered', status: 200 };
  const put = (...all: ToTell[]) => putInOutbox(db, all, there.clock.now);
  await put(
    told('claimed', 'one', 'a'),
    told('failed', 'one', 'a'),
    told('waiting', 'one', 'b'),
    told('dead', 'one', 'b'),
  );
  await put(told('paused', 'two'), { ...told('fetched', 'three'), channel: 'scorm' });
  await db.updateTable('delivery').set({ state: 'dead' }).where('id', '=', 'dead').execute();
  await db.updateTable('delivery').set({ state: 'failed', tries: 2 }).where('id', '=', 'failed').execute();
  const claim = { state: 'claimed', claimed_at: '2026-11-19T00:00:00.000Z', claimed_by: 'gone' } as const;
  await db.updateTable('delivery').set(claim).where('id', '=', 'claimed').execute();
  await holdBack(db, 'two');
  expect(await holdRestored(db, backupOf)).toBe(4);
  there.clock.now = new Date(there.clock.now.getTime() + 60 * 60_000);
  return {
    ...there,
    db,
    sent,
    put,
    answer: (next: Outcome) => void (outcome = next),
    run: async () => {
      const senders = { ags: async ({ id }: { id: string }) => (sent.push(id), outcome) };
      await sendAllDue({ db, senders, now: () => there.clock.now });
      return sent.splice(0);
    },
    states: async () => {
      const rows = await db.selectFrom('delivery').select(['id', 'state']).execute();
      return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
    },
  };
}

test('what waited in a backup is sent to nobody until somebody lets it go; then in its order, before what is new', async () => {
  const { db, put, run, clock } = await restored();
  expect(await run()).toEqual([]);
  expect(await heldBack(db)).toEqual({ deliveries: 4, backupOf });
  // New for the same person and course waits behind, everything else goes.
  await put(told('new a', 'one', 'a'), told('new c', 'one', 'c'));
  expect(await run()).toEqual(['new c']);
  // A backup of what was restored holds back more.
  expect(await holdRestored(db, '2026-11-21T01:00:00.000Z')).toBe(5);
  expect(await heldBack(db)).toEqual({ deliveries: 5, backupOf: '2026-11-21T01:00:00.000Z' });

  expect(await sendHeldBack(db, clock.now)).toBe(5);
  const sent = await run();
  expect(sent.toSorted()).toEqual(['claimed', 'failed', 'new a', 'paused', 'waiting']);
  expect(sent.filter((id) => !['waiting', 'paused'].includes(id))).toEqual(['claimed', 'failed', 'new a']);
  expect([await sendHeldBack(db, clock.now), await heldBack(db)]).toEqual([0, null]);
});

test('or it is given up, and holds up nothing; each can be sent after all', async () => {
  const { db, put, run, clock, states } = await restored();
  await put(told('new a', 'one', 'a'));
  expect(await giveUpHeldBack(db, clock.now)).toBe(4);
  expect(await giveUpHeldBack(db, clock.now)).toBe(0);
  expect(await run()).toEqual(['new a']);
  expect(await states()).toMatchObject({ claimed: 'dead', failed: 'dead', waiting: 'dead', paused: 'dead' });
  await sendAgain(db, 'waiting', clock.now);
  expect(await run()).toEqual(['waiting']);
});

onSqlite('neither sending one again nor switching its receiver off and on lets one go', async () => {
  const { db, run, clock, answer } = await restored();
  answer({ outcome: 'later', status: 500, detail: 'It answered 500.' });
  await sendAgain(db, 'dead', clock.now);
  expect(await run()).toEqual([]);
  answer({ outcome: 'delivered', status: 200 });
  for (const receiver of ['one', 'two']) {
    await holdBack(db, receiver);
    await release(db, receiver, clock.now);
  }
  expect([await heldBack(db), await run()]).toEqual([{ deliveries: 4, backupOf }, []]);
});

test('whoever looks after it sees why it waits, and ends that with one act', async () => {
  const { enter, run } = await restored();
  const tobias = await enter('Tobias Feld');
  const page = async () => (await (await tobias.get('/api/lms/deliveries')).json()) as Deliveries;
  const end = (act: string) => tobias.post('/api/lms/deliveries/held', { act });
  const { held, rows } = await page();
  expect(held).toEqual({ deliveries: 4, backupOf });
  const seen = Object.fromEntries(
    rows.map(({ id, nextAt, restoredFrom, canRetry }) => [id, [nextAt, restoredFrom, canRetry]]),
  );
  expect(seen).toMatchObject({
    claimed: [null, backupOf, false],
    waiting: [null, backupOf, false],
    paused: [null, backupOf, false],
    fetched: [expect.any(String), null, false],
  });
  expect(await codeOf(await end('keep'))).toBe('invalid_input');
  expect(await codeOf(await (await enter('Mina Okafor')).post('/api/lms/deliveries/held', { act: 'send' }))).toBe(
    'not_allowed',
  );
  expect(await (await end('send')).json()).toEqual({ deliveries: 4 });
  expect(await (await end('give_up')).json()).toEqual({ deliveries: 0 });
  expect((await page()).held).toBeNull();
  expect((await run()).length).toBe(4);
});
