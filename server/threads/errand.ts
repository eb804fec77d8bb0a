import { Readable } from 'node:stream';
import type { ResourceLimits } from 'node:worker_threads';
import { Thread } from './thread.ts';

/** What the two threads say to each other about one kind of errand. */
export interface Errand {
  order: unknown;
  /** The result, or what is to be known before the file. */
  told: unknown;
  /** What is to be known of the whole file. */
  end?: unknown;
}

export type FromThread<E extends Errand> = { told: E['told'] } | { piece: Uint8Array<ArrayBuffer> } | { end: E['end'] };

/**
 * Runs a program on a thread of its own, so that work which reads the whole log keeps nobody waiting.
 * @param program it takes errands (`take-errands.ts`) and tells one thing, its result
 * Throws what the errand throws.
 */
export async function onThread<E extends Errand>(program: URL, order: E['order']): Promise<E['told']> {
  const { promise, resolve, reject } = Promise.withResolvers<E['told']>();
  const thread = Thread.take(program);
  thread.begin(order, reject).on('message', (message: { told: E['told'] }) => {
    thread.rest();
    resolve(message.told);
  });
  return promise;
}

interface FileOnItsWay<E extends Errand> {
  /** What the thread tells before the file. */
  told: Promise<E['told']>;
  /** The file. A piece is asked for when it is read, so a slow reader slows the thread down; ending it early ends the work. */
  content: Readable;
}

/**
 * Has a file made on a thread of its own.
 * @param program it takes errands, tells one thing, and gives the file
 * @param onEnd told of the whole file before its end is handed over
 */
export function fileFromThread<E extends Errand>(
  program: URL,
  order: E['order'],
  { limits, onEnd }: { limits: ResourceLimits; onEnd?: (end: E['end']) => Promise<void> },
): FileOnItsWay<E> {
  const { promise: told, resolve, reject } = Promise.withResolvers<E['told']>();
  const thread = Thread.take(program, limits);
  let isTold = false;
  let isMade = false;
  const fail = (error: Error): void => {
    reject(error);
    // Before anything is told, nobody has the file and would hear of it there.
    content.destroy(isTold ? error : undefined);
  };
  const port = thread.begin(order, fail);
  const end = async (ended: () => void) => {
    // Once the file is made, the thread may have the next errand already.
    if (!isMade) await thread.end();
    ended();
  };
  const handOver = async (message: E['end']) => {
    await onEnd?.(message);
    content.push(null);
  };
  const content = new Readable({
    read: () => port.postMessage('more', []),
    destroy: (error, done) => void end(() => done(error)),
  });
  port.on('message', (message: FromThread<E>) => {
    if ('told' in message) {
      isTold = true;
      resolve(message.told);
    } else if ('piece' in message) content.push(message.piece);
    else {
      isMade = true;
      thread.rest();
      handOver(message.end).catch(fail);
    }
  });
  return { told, content };
}
