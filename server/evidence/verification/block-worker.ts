import { parentPort } from 'node:worker_threads';
import { blockReader } from './block-reader.ts';
import type { Blocks, ReadingTask } from './block-reader.ts';

/** What this thread is sent: what to read blocks for, and then the blocks. */
export type Sent = { task: ReadingTask<keyof Blocks> } | { block: Uint8Array<ArrayBuffer> };

let read: ((block: Buffer) => Blocks[keyof Blocks]) | undefined;

parentPort?.on('message', (sent: Sent) => {
  if ('task' in sent) {
    read = blockReader(sent.task);
    return;
  }
  const { buffer, byteOffset, length } = sent.block;
  if (read === undefined) throw new Error('A block came before it was said what to read it for.');
  parentPort?.postMessage({ said: read(Buffer.from(buffer, byteOffset, length)), memory: buffer }, [buffer]);
});
