import { open, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { BundleFiles } from './bundle-files.ts';
import { Refused } from './refusals.ts';
import { checkPath } from './safe-path.ts';

const bytesAtOnce = 65_536;

/** The files under a folder. Refuses `unsafe_path`, `bundle_unreadable`, and `not_plain_file` (links could lead outside). */
export async function openFolder(folder: string): Promise<BundleFiles> {
  const names = new Set<string>();
  const prefixes = [''];
  for (let prefix = prefixes.pop(); prefix !== undefined; prefix = prefixes.pop()) {
    for (const entry of await list(join(folder, prefix))) {
      const name = prefix + entry.name;
      checkPath(name);
      if (entry.isDirectory()) prefixes.push(`${name}/`);
      else if (entry.isFile()) names.add(name);
      else throw new Refused('not_plain_file', `${name} is a link or a device, not a plain file.`);
    }
  }
  return {
    top: basename(resolve(folder)),
    names,
    open: async (name) => bytesOfFile(join(folder, name)),
    close: () => {},
  };
}

// Two pieces of memory for the whole file, one that is used and one that is filled meanwhile: a gigabyte in new pieces would
// outrun the garbage collector.
async function* bytesOfFile(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  let [filling, used] = [Buffer.allocUnsafeSlow(bytesAtOnce), Buffer.allocUnsafeSlow(bytesAtOnce)];
  let reading = file.read(filling, 0, bytesAtOnce);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      [filling, used] = [used, filling];
      reading = file.read(filling, 0, bytesAtOnce);
      yield used.subarray(0, bytesRead);
    }
  } finally {
    await reading.catch(() => {});
    await file.close();
  }
}

async function list(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new Refused('bundle_unreadable', `The folder cannot be read: ${String(error)}`);
  }
}
