import { verifyBundle } from '../verification/verify-bundle.ts';
import type { Verdict, VerifyOptions } from '../verification/verify-bundle.ts';
import type { HandedIn } from './handed-in.ts';
import { withName } from './handed-in.ts';
import { hireWorker } from '../verification/block-workers.ts';

/** What is to be checked, and what the person brings to check it with. */
export type Question = { bundle: HandedIn } & Pick<VerifyOptions, 'vkeys' | 'held' | 'nonce'>;

/** How far the reading is, from 0 to 1. */
export type Listener = (share: number) => void;

/**
 * The verdict about a bundle. Never throws, as `verifyBundle` does not.
 * @param pause awaited after each piece, where the page itself must get a turn in between; no other threads are used then
 */
export async function check(
  { bundle, ...options }: Question,
  listener: Listener,
  { pause }: { pause?: () => Promise<void> | undefined } = {},
): Promise<Verdict> {
  let total = 0;
  let read = 0;
  const reading = {
    bundle,
    expect: (bytes: number) => (total = bytes),
    read: (bytes: number) => {
      read += bytes;
      listener(Math.min(read / Math.max(total, 1), 1));
      return pause?.();
    },
  };
  const usesThreads = pause === undefined && typeof Worker !== 'undefined';
  return withName(reading, (name) =>
    verifyBundle(name, { ...options, ...(usesThreads && { help: { hire: hireWorker } }) }),
  );
}
