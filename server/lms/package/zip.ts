import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

// The first day that a zip can hold, by the clock of wherever this runs: that is what is written.
const noDay = new Date(1980, 0, 1);

/** A zip with these files, sorted and without a date: the same files are the same bytes on every day and machine. */
export async function zipOf(files: ReadonlyMap<string, Uint8Array | string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const path of [...files.keys()].toSorted())
    zip.addBuffer(Buffer.from(files.get(path)!), path, { mtime: noDay, forceDosTimestamp: true, mode: 0o100644 });
  zip.end();
  // yazl's stream is a Readable at run time; its types only promise the older interface.
  return buffer(zip.outputStream as Readable);
}
