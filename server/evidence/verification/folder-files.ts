import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFiles } from './bundle-files.ts';
import { Refused } from './refusals.ts';
import { checkPath } from './safe-path.ts';

/** The files under a folder. Refuses `unsafe_path`, `bundle_unreadable`, and `not_plain_file` (links could lead outside). */
export async function openFolder(folder: string): Promise<BundleFiles> {
  const names = new Set<string>();
  const open = [''];
  for (let prefix = open.pop(); prefix !== undefined; prefix = open.pop()) {
    for (const entry of await list(join(folder, prefix))) {
      const name = prefix + entry.name;
      checkPath(name);
      if (entry.isDirectory()) open.push(`${name}/`);
      else if (entry.isFile()) names.add(name);
      else throw new Refused('not_plain_file', `${name} is a link or a device, not a plain file.`);
    }
  }
  return { names, open: async (name) => createReadStream(join(folder, name)), close: () => {} };
}

async function list(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new Refused('bundle_unreadable', `The folder cannot be read: ${String(error)}`);
  }
}
