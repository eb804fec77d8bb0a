import { expect, test } from 'vitest';
import { cmi5Keeper } from '../../../server/lms/package/player/cmi5.ts';
import { cmi5Lms } from './cmi5-lms.ts';

const opened = (address: string, score = false) =>
  cmi5Keeper(score, { location: { search: new URL(address).search } } as Window, () => new Date());
const unfinished = { left: 'text', place: 'm/1', completed: false, share: null };
const finished = { left: 'done', place: 'check/12', completed: true, share: 11 / 12 };

test('a session says initialized first, completed and passed once, terminated last, and the next goes on from its document', async () => {
  const lms = await cmi5Lms();
  const keeper = (await opened(lms.launch({ masteryScore: 0.8, returnURL: `${lms.base}/back` })))!;
  expect(keeper).toMatchObject({ left: '', records: true, mastery: 0.8 });
  expect(lms.requests[0]).toBe('POST /token');
  await keeper.keep(unfinished);
  expect(await keeper.end()).toBe(`${lms.base}/back`);
  await keeper.end();
  expect(lms.said()).toEqual(['initialized', 'terminated']);

  const next = (await opened(lms.launch({ masteryScore: 0.8 })))!;
  expect(next.left).toBe('text');
  await next.keep(finished);
  await next.keep({ ...finished, share: null });
  expect(await next.end()).toBeNull();
  const later = (await opened(lms.launch({ masteryScore: 0.8 })))!;
  await later.keep({ ...finished, share: null });
  await later.end();
  expect(lms.said().slice(2)).toEqual([
    'initialized',
    'completed',
    'passed',
    'terminated',
    'initialized',
    'terminated',
  ]);
  const passed = lms.statements.find(({ verb }) => verb.id.endsWith('passed'))!;
  expect(passed.result!.score).toBeUndefined();
  expect(passed.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/masteryscore']).toBe(0.8);
  expect(lms.faults).toEqual([]);
  expect(lms.requests.filter((one) => one === 'POST /token')).toHaveLength(3);
});

test('the score is told where it is switched on', async () => {
  const lms = await cmi5Lms();
  await (await opened(lms.launch(), true))!.keep(finished);
  expect(lms.statements.at(-1)!.result).toMatchObject({ success: true, score: { scaled: 0.9167 } });
  expect(lms.faults).toEqual([]);
});

test('a launch to look at it says that it began and ended, and nothing else', async () => {
  for (const mode of ['Browse', 'Review'] as const) {
    const lms = await cmi5Lms();
    const keeper = (await opened(lms.launch({ mode })))!;
    expect(keeper.records).toBe(false);
    await keeper.end();
    expect([lms.said(), lms.faults]).toEqual([['initialized', 'terminated'], []]);
  }
});

test('where the LMS is down, times out after taking it, or the window is killed, what was passed arrives once', async () => {
  const lms = await cmi5Lms();
  const keeper = (await opened(lms.launch()))!;
  // It takes "completed" and fails at "passed".
  lms.state.down = (method, path) =>
    method === 'PUT' && path === '/xapi/statements' && lms.said().includes('completed') ? 503 : undefined;
  await expect(keeper.keep(finished)).rejects.toThrow('503');
  expect(lms.said()).toEqual(['initialized', 'completed']);
  lms.state.down = () => undefined;
  // The window was killed: another launch goes on, and sends the same statements.
  const next = (await opened(lms.launch()))!;
  expect(next.left).toBe('done');
  lms.state.down = (method) => (method === 'PUT' ? 500 : undefined);
  await expect(next.keep({ ...finished, share: null })).rejects.toThrow('500');
  lms.state.down = () => undefined;
  await next.keep({ ...finished, share: null });
  await next.end();
  expect(lms.said()).toEqual(['initialized', 'completed', 'initialized', 'passed', 'terminated']);
  expect(lms.faults).toEqual([]);
});

test('an address without a launch is none, and a launch opens once', async () => {
  const lms = await cmi5Lms();
  const address = lms.launch();
  for (const name of ['endpoint', 'fetch', 'actor', 'registration', 'activityId']) {
    const without = new URL(address);
    without.searchParams.delete(name);
    expect(await opened(without.href)).toBeUndefined();
  }
  await opened(address);
  await expect(opened(address)).rejects.toThrow('1 The token was given already.');
  lms.state.down = () => 502;
  await expect(opened(lms.launch())).rejects.toThrow('502');
});

test('the LMS of these tests refuses what the specification forbids', async () => {
  const lms = await cmi5Lms();
  const keeper = (await opened(lms.launch({ mode: 'Browse' })))!;
  await expect(keeper.keep(finished)).rejects.toThrow('400');
  expect(lms.faults).toEqual(['completed: 10.0 launchMode']);
});
