import { Worker } from 'node:worker_threads';
import type { Blocks, ReadingTask } from './block-reader.ts';
import type { Sent } from './block-worker.ts';
import type { Answer, Helper, Hire } from './read-in-blocks.ts';

const blockWorker = new URL('block-worker.ts', import.meta.url);

/** A worker thread that reads blocks. */
export const hireWorker: Hire = () => new BlockWorker(blockWorker);

// Little of what a block says outlives it, so that a small young generation keeps the thread small.
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

/** A thread that runs `program`: it is sent blocks and answers what they say, one for each. */
export class BlockWorker implements Helper {
  readonly #worker: Worker;
  readonly #asked: PromiseWithResolvers<Answer<never>>[] = [];
  #failure: Error | undefined;

  constructor(program: URL) {
    this.#worker = new Worker(program, { resourceLimits, execArgv: [] });
    this.#worker.on('message', ({ said, memory }: { said: never; memory: ArrayBuffer }) =>
      this.#asked.shift()?.resolve({ said, memory: Buffer.from(memory) }),
    );
    this.#worker.on('messageerror', (error) => this.#fail(error));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`A thread of the verifier ended with code ${code}.`)));
  }

  begin(task: ReadingTask<keyof Blocks>): void {
    this.#worker.postMessage({ task } satisfies Sent, []);
  }

  /** What the block says. Rejects if the thread has failed or ended, or does so before it answers. */
  read({ buffer, byteOffset, byteLength }: Buffer): Promise<Answer<never>> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const asked = Promise.withResolvers<Answer<never>>();
    this.#asked.push(asked);
    // Sound: `readBlocks` makes each block of its own memory, which is not shared.
    const own = buffer as ArrayBuffer;
    this.#worker.postMessage({ block: new Uint8Array(own, byteOffset, byteLength) } satisfies Sent, [own]);
    return asked.promise;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#asked.splice(0)) reject(this.#failure);
  }
}
