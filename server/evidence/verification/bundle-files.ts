import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { openFolder } from './folder-files.ts';
import { Refused } from './refusals.ts';
import { openZip } from './zip-files.ts';

/** The files of a bundle, whether it lies in a folder or in a zip; names are relative to the bundle's top, with `/`. */
export type BundleFiles = {
  names: ReadonlySet<string>;
  open: (name: string) => Promise<Readable>;
  close: () => void;
};

const oneMebibyte = 1_048_576;

/** Opens a folder or a zip. Refuses `bundle_unreadable`, `unsafe_path`, `duplicate_file`, `not_plain_file`. */
export async function openBundle(path: string): Promise<BundleFiles> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return openFolder(path);
  if (found?.isFile()) return openZip(path);
  throw new Refused('bundle_unreadable', `There is no folder or zip file ${JSON.stringify(path)}.`);
}

/** The whole of a file that should be small. Refuses `file_missing`, `file_unreadable`, `file_too_large`. */
export async function readSmallFile(files: BundleFiles, name: string, most = oneMebibyte): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytesOf(files, name)) {
    length += piece.length;
    if (length > most) throw new Refused('file_too_large', `The file is larger than ${most} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The bytes of a file as they come. Refuses `file_missing`, and `file_unreadable` also in the middle (a damaged zip). */
export async function* bytesOf(files: BundleFiles, name: string): AsyncGenerator<Buffer> {
  if (!files.names.has(name)) throw new Refused('file_missing', `The bundle has no file ${name}.`);
  let stream: Readable | undefined;
  try {
    stream = await files.open(name);
    // After the reading has ended on an error, a zip stream may report a second one, which nobody listens to.
    stream.on('error', () => {});
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw new Refused('file_unreadable', `The file ${name} cannot be read: ${reasonOf(error)}`);
  } finally {
    stream?.destroy();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
