import { readLeafBlock } from './leaf-block.ts';
import type { LeafBlock } from './leaf-block.ts';
import { RecordBlockReader } from './record-block.ts';
import type { RecordBlock, Superseding } from './record-block.ts';

/** What is in a file of lines, and what a block of it says. */
export type Blocks = { entries: LeafBlock; records: RecordBlock };

/** What must be known of the log to read a block; it can be handed to another thread. */
export type ReadingTask<Kind extends keyof Blocks> = { kind: Kind; origin: string; superseding: Superseding };

const readers: { [Kind in keyof Blocks]: (task: ReadingTask<Kind>) => (block: Buffer) => Blocks[Kind] } = {
  entries:
    ({ origin }) =>
    (block) =>
      readLeafBlock(block, origin),
  records: ({ origin, superseding }) => {
    const reader = new RecordBlockReader(origin, superseding);
    return (block) => reader.read(block);
  },
};

/** The rules for a block of this kind, which need nothing but the block. */
export function blockReader<Kind extends keyof Blocks>(task: ReadingTask<Kind>): (block: Buffer) => Blocks[Kind] {
  return readers[task.kind](task);
}
