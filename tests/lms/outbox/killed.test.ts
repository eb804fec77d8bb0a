import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startServer } from '../../../bench/server-process.ts';
import type { CheckResult } from '../../../server/learning/learning-shapes.ts';
import { deliverNow } from '../../../server/senders.ts';
import { answerCheck } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { client, courseForAll, installation } from '../../support/installation.ts';
import { toldStore } from '../../support/told-store.ts';

const minute = 60_000;

/** A learner who has only to hand in, in an installation that is closed, and a server of its own process that opens it. */
async function readyToHandIn() {
  const there = await toldStore();
  const { store, tools, clock, database, folder } = there;
  clock.now = new Date();
  const mina = await there.enter('Mina Okafor');
  const attempt = await answerCheck(tools, mina, 'rightly');
  await there.close();
  const settings = {
    A39_DATA: folder,
    A39_DATABASE: database,
    A39_COURSES: courseForAll(),
    A39_WEBHOOK_PRIVATE: 'yes',
    A39_LOG: 'silent',
    A39_PUBLIC_URL: 'http://localhost:3939',
  };
  const { url, child } = await startServer(settings);
  const handIn = async (): Promise<CheckResult> => {
    const entered = await fetch(`${url}/api/try/session`, {
      method: 'PUT',
      headers: client,
      body: JSON.stringify({ personId: mina.id }),
    });
    const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
    const handed = await fetch(`${url}/api/attempts/${attempt}/hand-in`, {
      method: 'PUT',
      headers: { ...client, cookie },
      body: '{}',
    });
    return (await handed.json()) as CheckResult;
  };
  const kill = async (): Promise<void> => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  /** Another server, later, on what the killed one left. */
  const afterwards = async (minutes: number) => {
    const next = await installation(settings);
    next.clock.now = new Date(Date.now() + minutes * minute);
    await deliverNow(next.tools);
    return next.tools.db.selectFrom('delivery').select(['event', 'state', 'tries']).orderBy('position').execute();
  };
  return { store, handIn, kill, afterwards };
}

test('killed while a store is being told: it is told again, and has everything once', async () => {
  const { store, handIn, kill, afterwards } = await readyToHandIn();
  const killed = Promise.withResolvers<void>();
  const kept = Promise.withResolvers<void>();
  // It has the statement, and before it says so the server is gone.
  store.state.afterKeeping = (put) => {
    if (put > 1) return undefined;
    kept.resolve();
    return { wait: killed.promise };
  };
  store.state.quarrelsome = true;
  expect((await handIn()).completion).not.toBeNull();
  await kept.promise;
  await kill();
  killed.resolve();
  expect(store.kept().map(({ verb }) => verb.display.en)).toEqual(['completed']);

  // Its claim holds for a while: it may be slow, and not dead.
  expect(await afterwards(6)).toEqual([
    { event: 'completed', state: 'delivered', tries: 2 },
    { event: 'passed', state: 'delivered', tries: 1 },
  ]);
  expect(store.kept().map(({ verb }) => verb.display.en)).toEqual(['completed', 'passed']);
  const puts = store.seen.filter(({ method }) => method === 'PUT').map(({ status }) => status);
  expect(puts).toEqual([204, 409, 204]);
});

onSqlite('killed after the completion and before anybody was told: everybody is told', async () => {
  const { store, handIn, kill, afterwards } = await readyToHandIn();
  // Nothing goes through, whenever the server may look.
  await store.down();
  expect((await handIn()).completion).not.toBeNull();
  await kill();
  await store.up();
  const states = await afterwards(6);
  expect(states.map(({ event, state }) => [event, state])).toEqual([
    ['completed', 'delivered'],
    ['passed', 'delivered'],
  ]);
  expect(store.kept().map(({ verb }) => verb.display.en)).toEqual(['completed', 'passed']);
});
