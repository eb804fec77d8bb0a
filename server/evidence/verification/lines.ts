import { Refused } from './refusals.ts';

/**
 * The lines of a stream, without their newline, one at a time: memory is bounded by `longest`, not by the file.
 * Refuses `line_too_long`, and `line_unfinished` for a last line without a newline (a file that was cut).
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Buffer> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      pieces.push(chunk.subarray(start, end));
      length += end - start;
      if (length > longest) throw tooLong(longest);
      yield pieces.length === 1 ? Buffer.from(pieces[0] ?? []) : Buffer.concat(pieces);
      pieces = [];
      length = 0;
      start = end + 1;
    }
    if (start < chunk.length) {
      pieces.push(chunk.subarray(start));
      length += chunk.length - start;
      if (length > longest) throw tooLong(longest);
    }
  }
  if (length > 0) throw new Refused('line_unfinished', 'The last line has no newline: the file was cut.');
}

function tooLong(longest: number): Refused {
  return new Refused('line_too_long', `A line is longer than ${longest} bytes.`);
}
