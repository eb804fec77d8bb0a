import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { FileEntry } from '@zip.js/zip.js';
import type { BundleFiles } from '../verification/bundle-files.ts';
import { Refused } from '../verification/refusals.ts';
import { checkPath } from '../verification/safe-path.ts';
import { unreadable, withoutTopFolder } from '../verification/zip-layout.ts';
import { asReadable, ByteStream } from './byte-stream.ts';
import { handedIn } from './handed-in.ts';

const unixLink = 0o12;

const options = {
  // The page's policy allows no other script than its own.
  useWebWorkers: false,
  // Names are judged here, as in the other verifier.
  filenameValidation: 'tolerant',
  // The manifests hold a SHA-256 of each file.
  checkCrc32: false,
} as const;

/**
 * In the browser's place of `verification/zip-files.ts`: the files of a zip with one top folder, read piece by piece.
 * Refuses `bundle_unreadable` (also a zip that two programs could read differently), `unsafe_path`, `duplicate_file`,
 * `not_plain_file`.
 */
export async function openZip(name: string): Promise<BundleFiles> {
  const reading = handedIn(name);
  if (reading === undefined || !('zip' in reading.bundle)) throw unreadable('it is not there');
  const zip = new ZipReader(new BlobReader(reading.bundle.zip), options);
  try {
    const { top, members } = withoutTopFolder(await listMembers(zip));
    reading.expect([...members.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0));
    return {
      top,
      names: new Set(members.keys()),
      open: async (file) => {
        const member = members.get(file);
        if (member === undefined) throw new Refused('file_missing', `The zip has no file ${file}.`);
        const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
        // An error reaches the reader through the stream; nobody waits for this promise.
        member.getData(writable).catch((error: unknown) => writable.abort(error).catch(() => {}));
        return asReadable(new ByteStream(readable, reading.read));
      },
      close: () => void zip.close(),
    };
  } catch (error) {
    throw error instanceof Refused ? error : unreadable(error);
  }
}

async function listMembers(zip: ZipReader<Blob>): Promise<Map<string, FileEntry>> {
  const members = new Map<string, FileEntry>();
  for await (const member of zip.getEntriesGenerator()) {
    const name = String.fromCharCode(...member.rawFilename);
    if (name.endsWith('/')) {
      checkPath(name.slice(0, -1));
      continue;
    }
    checkPath(name);
    if (Math.floor(member.externalFileAttributes / 2 ** 28) === unixLink || member.directory) {
      throw new Refused('not_plain_file', `${name} is a link, not a plain file.`);
    }
    if (members.has(name)) throw new Refused('duplicate_file', `The zip holds ${name} twice.`);
    members.set(name, member);
  }
  return members;
}
