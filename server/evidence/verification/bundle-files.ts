import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { openFolder } from './folder-files.ts';
import { Refused } from './refusals.ts';
import { openZip } from './zip-files.ts';

/** The files of a bundle, whether it lies in a folder or in a zip; names are relative to the bundle's top, with `/`. */
export type BundleFiles = {
  /** The name of the top folder, where it has one. */
  top?: string;
  names: ReadonlySet<string>;
  /** The bytes of a file. A piece may be overwritten when the next one is asked for. */
  open: (name: string) => Promise<AsyncIterable<Uint8Array>>;
  close: () => void;
};

/** Length and SHA-256 (hex) of a file. */
export type Print = { digest: string; bytes: number };

const oneMebibyte = 1_048_576;

// Taken whenever a file is read to its end, so that no large one is read again only for the manifest.
const printsOf = new WeakMap<BundleFiles, Map<string, Print>>();

function printsIn(files: BundleFiles): Map<string, Print> {
  const prints = printsOf.get(files) ?? new Map<string, Print>();
  printsOf.set(files, prints);
  return prints;
}

/** The print of a file, if it was read to its end. */
export function knownPrint(files: BundleFiles, name: string): Print | undefined {
  return printsIn(files).get(name);
}

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
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}

/**
 * The bytes of a file as they come; a piece may be overwritten when the next one is asked for. The first complete reading also takes the print of the file, so that a bundle is read once.
 * Refuses `file_missing`, and `file_unreadable` also in the middle (a damaged zip).
 */
export async function* bytesOf(files: BundleFiles, name: string): AsyncGenerator<Uint8Array> {
  if (!files.names.has(name)) throw new Refused('file_missing', `The bundle has no file ${name}.`);
  const prints = printsIn(files);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of await files.open(name)) {
      if (!prints.has(name)) hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    if (!prints.has(name)) prints.set(name, { digest: hash.digest('hex'), bytes });
  } catch (error) {
    throw new Refused('file_unreadable', `The file ${name} cannot be read: ${reasonOf(error)}`);
  }
}

/** The print of a file, which is read if it was not before. Refuses as `bytesOf` does. */
export async function printOf(files: BundleFiles, name: string): Promise<Print> {
  const known = knownPrint(files, name);
  if (known !== undefined) return known;
  for await (const _ of bytesOf(files, name));
  const print = knownPrint(files, name);
  if (print === undefined) throw new Refused('file_unreadable', `The file ${name} was not read to its end.`);
  return print;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
