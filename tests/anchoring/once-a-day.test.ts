import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { openDb } from '../../db/open.ts';
import { onceADay } from '../../server/jobs/once-a-day.ts';
import { emptyDatabase } from '../support/database.ts';

const log = pino({ level: 'silent' });

/** So many servers, each with its own connection to one database, and a clock that they share. */
async function servers(count: number) {
  const url = await emptyDatabase();
  const dbs = Array.from({ length: count }, () => openDb(url));
  onTestFinished(async () => void (await Promise.all(dbs.map((db) => db.destroy()))));
  await migrate(dbs[0]!);
  const clock = { now: new Date('2026-11-25T02:00:00.000Z') };
  return {
    clock,
    tools: dbs.map((db) => ({ db, log, now: () => clock.now })),
    rows: () => dbs[0]!.selectFrom('job_run').selectAll().orderBy('day').execute(),
  };
}

test('of five servers that begin at once, one does the work, and again one the next day', async () => {
  const { tools, clock, rows } = await servers(5);
  const days: string[] = [];
  const all = () =>
    Promise.all(
      tools.map((one) =>
        onceADay(one, 'anchor', async (day) => {
          days.push(day);
          return `did ${day}`;
        }),
      ),
    );
  const turns = await all();
  expect(turns.filter(({ outcome }) => outcome === 'done')).toEqual([{ outcome: 'done', result: 'did 2026-11-25' }]);
  expect(turns.filter(({ outcome }) => outcome === 'not_our_turn')).toHaveLength(4);
  await all();
  clock.now = new Date('2026-11-26T00:00:00.000Z');
  await all();
  expect(days).toEqual(['2026-11-25', '2026-11-26']);
  expect(await rows()).toMatchObject([
    { name: 'anchor', day: '2026-11-25', finished_at: '2026-11-25T02:00:00.000Z', result: 'did 2026-11-25' },
    { name: 'anchor', day: '2026-11-26', finished_at: '2026-11-26T00:00:00.000Z', result: 'did 2026-11-26' },
  ]);
});

test('work of another name is another claim', async () => {
  const { tools } = await servers(1);
  for (const name of ['anchor', 'erase'])
    expect(await onceADay(tools[0]!, name, async () => name)).toEqual({ outcome: 'done', result: name });
});

test('work that failed says so, and is taken again after an hour, by one of five', async () => {
  const { tools, clock, rows } = await servers(5);
  const failing = await onceADay(tools[0]!, 'anchor', () => Promise.reject(new Error('The disk is full.')));
  expect(failing).toEqual({ outcome: 'failed', result: 'Failed: The disk is full.' });
  expect(await rows()).toMatchObject([{ finished_at: null, result: 'Failed: The disk is full.' }]);

  clock.now = new Date('2026-11-25T02:59:59.999Z');
  expect(await onceADay(tools[1]!, 'anchor', async () => 'too early')).toEqual({ outcome: 'not_our_turn' });
  clock.now = new Date('2026-11-25T03:00:00.000Z');
  const turns = await Promise.all(tools.map((one) => onceADay(one, 'anchor', async () => 'at last')));
  expect(turns.map(({ outcome }) => outcome).toSorted()).toEqual(['done', ...Array(4).fill('not_our_turn')]);
  expect(await rows()).toMatchObject([{ claimed_at: '2026-11-25T03:00:00.000Z', result: 'at last' }]);
});

test('a server that is overtaken does not write over the one that took its work', async () => {
  const { tools, clock, rows } = await servers(2);
  const slow = Promise.withResolvers<string>();
  const first = onceADay(tools[0]!, 'anchor', () => slow.promise);
  // The claim is made before the other server looks.
  while ((await rows()).length === 0) await new Promise(setImmediate);
  clock.now = new Date('2026-11-25T03:30:00.000Z');
  expect(await onceADay(tools[1]!, 'anchor', async () => 'by the second')).toMatchObject({ outcome: 'done' });
  slow.resolve('by the first');
  await first;
  expect(await rows()).toMatchObject([{ result: 'by the second', claimed_at: '2026-11-25T03:30:00.000Z' }]);
});
