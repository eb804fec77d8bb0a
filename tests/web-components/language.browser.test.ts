import { afterEach, expect, test, vi } from 'vitest';
import type { A39MyTraining } from '../../web-components/my-training/my-training.ts';
import '../../web-components/my-training/my-training.ts';
import { stage } from './stage.ts';

afterEach(() => vi.unstubAllGlobals());

test.for([
  ['de', 'de'],
  ['de-AT', 'de-AT'],
  ['en', 'en-GB'],
] as const)('on a page in %s every call asks for %s', async ([lang, wanted]) => {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push(new Request(url, init));
    return Promise.resolve(Response.json({ today: '2026-11-24', assignments: [], due: null }));
  });
  await stage<A39MyTraining>('a39-my-training', {}, lang);
  expect(asked.map((request) => new URL(request.url).pathname).toSorted()).toEqual([
    '/api/my/refresher',
    '/api/my/training',
  ]);
  for (const request of asked) expect(request.headers.get('accept-language')).toBe(wanted);
});
