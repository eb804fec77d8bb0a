import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { fileFromThread, onThread } from '../../server/threads/errand.ts';
import { onSqlite } from '../support/database.ts';
import type { CountingErrand } from './counting-thread.ts';

/** A kind of thread that no other test takes. */
const ownKind = (name: string) => {
  const program = new URL(`./counting-thread.ts?${name}`, import.meta.url);
  return {
    result: (order: CountingErrand['order']) => onThread<CountingErrand>(program, order),
    file: (order: CountingErrand['order'], onEnd?: (end: string) => Promise<void>) =>
      fileFromThread<CountingErrand>(program, order, { limits: {}, ...(onEnd && { onEnd }) }),
  };
};

onSqlite('one thread does one errand after the other, and a second one what comes meanwhile', async () => {
  const { file, result } = ownKind('after-the-other');
  const first = file({ pieces: 3 });
  expect(await first.told).toBe(1);
  const second = file({ pieces: 1 });
  expect(await second.told).toBe(1);
  expect([await text(first.content), await text(second.content)]).toEqual(['0 1 2 ', '0 ']);
  expect([await result({ pieces: 0 }), await result({ pieces: 0 })]).toEqual([2, 3]);
});

onSqlite('the end of a file is handed over when what was to be done with it is done', async () => {
  const ends: string[] = [];
  const made = ownKind('end').file({ pieces: 2 }, async (end) => void ends.push(end));
  await made.told;
  expect([await text(made.content), ends]).toEqual(['0 1 ', ['2 pieces']]);
  const failing = ownKind('end').file({ pieces: 2 }, () => Promise.reject(new Error('The log is full.')));
  await failing.told;
  await expect(text(failing.content)).rejects.toThrow('The log is full.');
});

onSqlite('what an errand throws is thrown where it was given, and the thread is not taken again', async () => {
  const { file, result } = ownKind('faults');
  expect(await result({ pieces: 0 })).toBe(1);
  await expect(result({ pieces: 0, fault: 'at once' })).rejects.toThrow('A fault at once.');
  await expect(file({ pieces: 0, fault: 'at once' }).told).rejects.toThrow('A fault at once.');
  const broken = file({ pieces: 3, fault: 'in the file' });
  expect(await broken.told).toBe(1);
  await expect(text(broken.content)).rejects.toThrow('A fault in the file.');
  expect(await result({ pieces: 0 })).toBe(1);
});

onSqlite('a file that nobody reads to its end ends the thread', async () => {
  const { file, result } = ownKind('early');
  const left = file({ pieces: 1_000 });
  expect(await left.told).toBe(1);
  left.content.destroy();
  expect(await result({ pieces: 0 })).toBe(1);
});
