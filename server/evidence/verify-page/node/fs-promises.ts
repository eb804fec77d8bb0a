import { handedIn } from '../handed-in.ts';

/** `fs.stat`, for what was handed in. */
export async function stat(name: string): Promise<{ isDirectory: () => boolean; isFile: () => boolean }> {
  const reading = handedIn(name);
  if (reading === undefined) throw new Error('ENOENT');
  return { isDirectory: () => 'folder' in reading.bundle, isFile: () => 'zip' in reading.bundle };
}
