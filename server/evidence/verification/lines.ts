import { Refused } from './refusals.ts';

/** Large enough that handing a block to another thread costs little, small enough that a few of them fit anywhere. */
const usualBlock = 98_304;

/**
 * The stream cut into blocks of whole lines, newlines included: memory is bounded by `longest`, not by the file. Each block
 * is its own memory, so that it can be given away.
 * @param longest length of a line in bytes
 * @param spare memory of blocks that nobody needs any more, to be used again: a gigabyte in new blocks would outrun the
 *   garbage collector
 * Refuses `line_too_long`, and `line_unfinished` for a last line without a newline (a file that was cut).
 */
export async function* readBlocks(
  stream: AsyncIterable<Uint8Array>,
  longest: number,
  spare: Buffer[] = [],
): AsyncGenerator<Buffer> {
  let block = spare.pop() ?? Buffer.allocUnsafeSlow(usualBlock);
  let length = 0;
  let linesEnd = 0;
  for await (const chunk of stream) {
    const firstEnd = chunk.indexOf(0x0a);
    if (length - linesEnd + (firstEnd < 0 ? chunk.length : firstEnd) > longest) {
      if (linesEnd > 0) yield block.subarray(0, linesEnd);
      throw new Refused('line_too_long', `A line is longer than ${longest} bytes.`);
    }
    if (linesEnd > 0 && length + chunk.length > block.length) {
      const rest = copied(block.subarray(linesEnd, length), chunk.length, spare);
      yield block.subarray(0, linesEnd);
      [block, length, linesEnd] = [rest, length - linesEnd, 0];
    }
    if (length + chunk.length > block.length) block = copied(block.subarray(0, length), chunk.length, spare);
    block.set(chunk, length);
    if (firstEnd >= 0) linesEnd = length + chunk.lastIndexOf(0x0a) + 1;
    length += chunk.length;
  }
  if (linesEnd > 0) yield block.subarray(0, linesEnd);
  if (length > linesEnd) throw new Refused('line_unfinished', 'The last line has no newline: the file was cut.');
}

/** These bytes at the beginning of memory that has room for more. */
function copied(bytes: Buffer, more: number, spare: Buffer[]): Buffer {
  const used = spare.pop();
  const isEnough = used !== undefined && used.length >= bytes.length + more;
  const memory = isEnough ? used : Buffer.allocUnsafeSlow(Math.max(usualBlock, 2 * (bytes.length + more)));
  memory.set(bytes);
  return memory;
}

/** The lines of a stream, without their newline, one at a time. Refuses as `readBlocks` does. */
export async function* readLines(stream: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Buffer> {
  for await (const block of readBlocks(stream, longest)) yield* linesOf(block);
}

/** The lines of a block of whole lines, without their newline. */
export function* linesOf(block: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = block.indexOf(0x0a); end >= 0; end = block.indexOf(0x0a, start)) {
    yield block.subarray(start, end);
    start = end + 1;
  }
}
