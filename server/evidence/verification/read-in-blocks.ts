import { blockReader } from './block-reader.ts';
import type { Blocks, ReadingTask } from './block-reader.ts';
import { readBlocks } from './lines.ts';

/** What a block says, and its memory, which can be used again. */
export type Answer<Block> = { said: Block; memory: Buffer };

/** Another thread that reads blocks, in the order in which they are given to it. Each block is given away. */
export type Helper = {
  /** Says what the blocks are read for that come from now on. */
  begin: (task: ReadingTask<keyof Blocks>) => void;
  // `never`, because what is said follows from the task: whoever began it knows.
  read: (block: Buffer) => Promise<Answer<never>>;
  close: () => Promise<void>;
};
export type Hire = () => Helper;

/** How to get a helper for a large file, and how many bytes are read before one is asked for. */
export type Help = { hire: Hire; after?: number };

/** One helper for all files of a bundle, who is there as soon as one of them is large. */
export class Helpers {
  readonly #help: Help | undefined;
  #helper: Helper | undefined;

  constructor(help: Help | undefined) {
    this.#help = help;
  }

  /** A helper who has begun the task, if there is one and a file of more than so many bytes is worth it. */
  begin(task: ReadingTask<keyof Blocks>, bytesRead: number): Helper | undefined {
    if (this.#help === undefined || bytesRead < (this.#help.after ?? usuallyAfter)) return undefined;
    this.#helper ??= this.#help.hire();
    this.#helper.begin(task);
    return this.#helper;
  }

  async close(): Promise<void> {
    await this.#helper?.close();
  }
}

// A bundle of a few thousand entries is read sooner than a thread has started.
const usuallyAfter = 3 * 1_048_576;

// One that is read and one that is next, so that the helper never waits.
const mostAtHelper = 2;

// While the helper is at one block, this thread may read a few that come after it.
const mostWaiting = 8;

/**
 * Reads a stream of lines and answers what its blocks say, in their order; of a large file a helper reads as much as it can, and this
 * thread the rest. Throws what reading the blocks throws, after all that was read before; and when the helper fails, so that
 * no block can be left out unnoticed.
 */
export async function* readInBlocks<Kind extends keyof Blocks>(
  task: ReadingTask<Kind>,
  stream: AsyncIterable<Uint8Array>,
  longestLine: number,
  helpers: Helpers,
): AsyncGenerator<Blocks[Kind]> {
  const readHere = blockReader(task);
  const ending: { error?: unknown } = {};
  const inOrder: Promise<Answer<Blocks[Kind]>>[] = [];
  const spare: Buffer[] = [];
  let helper: Helper | undefined;
  let atHelper = 0;
  let bytesRead = 0;
  for await (const block of untilError(readBlocks(stream, longestLine, spare), ending)) {
    helper ??= helpers.begin(task, bytesRead);
    bytesRead += block.length;
    if (helper !== undefined && atHelper < mostAtHelper) {
      atHelper += 1;
      const said = helper.read(block).finally(() => (atHelper -= 1));
      // It may fail while another is waited for; unheard that would end the process.
      said.catch(() => {});
      inOrder.push(said);
    } else {
      inOrder.push(Promise.resolve({ said: readHere(block), memory: Buffer.from(block.buffer) }));
    }
    const next = helper !== undefined && inOrder.length < mostWaiting ? undefined : inOrder.shift();
    if (next === undefined) continue;
    const { said, memory } = await next;
    spare.push(memory);
    yield said;
  }
  for (const next of inOrder) yield (await next).said;
  if ('error' in ending) throw ending.error;
}

async function* untilError<T>(items: AsyncIterable<T>, ending: { error?: unknown }): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    ending.error = error;
  }
}
