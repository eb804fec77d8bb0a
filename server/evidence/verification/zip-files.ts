import { open } from 'node:fs/promises';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { BundleFiles } from './bundle-files.ts';
import { Refused } from './refusals.ts';
import { checkPath } from './safe-path.ts';
import { unreadable, withoutTopFolder } from './zip-layout.ts';

const unixLink = 0o12;

/**
 * The files of a zip with one top folder (evidence notes 7). Nothing is unpacked to the disk.
 * Refuses `bundle_unreadable`, `bundle_encrypted`, `unsafe_path`, `duplicate_file`, `not_plain_file`.
 */
export async function openZip(path: string): Promise<BundleFiles> {
  const zip = await openOrRefuse(path);
  try {
    const { top, members } = withoutTopFolder(await listMembers(zip));
    return {
      top,
      names: new Set(members.keys()),
      open: async (name) => {
        const member = members.get(name);
        if (member === undefined) throw new Refused('file_missing', `The zip has no file ${name}.`);
        const stream = await zip.openReadStreamPromise(member);
        // After the reading has ended on an error, a stream may report a second one, which nobody listens to.
        stream.on('error', () => {});
        return stream;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof Refused ? error : unreadable(error);
  }
}

async function openOrRefuse(path: string): Promise<ZipFile> {
  if (await isEncrypted(path)) {
    throw new Refused(
      'bundle_encrypted',
      'The bundle is encrypted with age. Decrypt it first: age -d -i KEY BUNDLE > bundle.zip',
    );
  }
  try {
    // Names are decoded here: yauzl would stop at the first bad one, and turns backslashes into slashes.
    const zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true });
    // A damaged zip can report an error when nobody waits for one; unheard it would end the process.
    zip.on('error', () => {});
    return zip;
  } catch (error) {
    throw unreadable(error);
  }
}

/** Whether this is a file of age, binary or as text. */
async function isEncrypted(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(40), 0, 40, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    return head.startsWith('age-encryption.org/v1') || head.startsWith('-----BEGIN AGE ENCRYPTED FILE-----');
  } finally {
    await file.close();
  }
}

async function listMembers(zip: ZipFile): Promise<Map<string, Entry>> {
  const members = new Map<string, Entry>();
  for await (const member of zip.eachEntry()) {
    const name = member.fileNameRaw.toString('latin1');
    if (name.endsWith('/')) {
      checkPath(name.slice(0, -1));
      continue;
    }
    checkPath(name);
    if (Math.floor(member.externalFileAttributes / 2 ** 28) === unixLink) {
      throw new Refused('not_plain_file', `${name} is a link, not a plain file.`);
    }
    if (members.has(name)) throw new Refused('duplicate_file', `The zip holds ${name} twice.`);
    members.set(name, member);
  }
  return members;
}
