import type { BundleFiles } from '../verification/bundle-files.ts';
import { Refused } from '../verification/refusals.ts';
import { checkPath } from '../verification/safe-path.ts';
import { asReadable, ByteStream } from './byte-stream.ts';
import { handedIn } from './handed-in.ts';

/** In the browser's place of `verification/folder-files.ts`. Refuses `unsafe_path`, `duplicate_file`, `bundle_unreadable`. */
export async function openFolder(name: string): Promise<BundleFiles> {
  const reading = handedIn(name);
  if (reading === undefined || !('folder' in reading.bundle)) {
    throw new Refused('bundle_unreadable', 'The folder is not there.');
  }
  const files = new Map<string, Blob>();
  for (const { name: path, file } of reading.bundle.folder) {
    checkPath(path);
    if (files.has(path)) throw new Refused('duplicate_file', `The folder holds ${path} twice.`);
    files.set(path, file);
  }
  reading.expect([...files.values()].reduce((sum, { size }) => sum + size, 0));
  return {
    top: reading.bundle.top,
    names: new Set(files.keys()),
    open: async (path) => {
      const file = files.get(path);
      if (file === undefined) throw new Refused('file_missing', `The folder has no file ${path}.`);
      return asReadable(new ByteStream(file.stream(), reading.read));
    },
    close: () => {},
  };
}
