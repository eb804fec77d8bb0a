import { hash } from 'node:crypto';

/** What names the content of a course for ever. */
export interface ContentId {
  /** `sha256:` and the hash of `sums`. */
  content: string;
  /** A `SHA256SUMS` file: `sha256sum -c` checks the files with it. */
  sums: string;
  files: number;
  bytes: number;
}

/** Whether a path may be part of a content id: portable segments, nothing hidden, nothing relative. */
export function isPortablePath(path: string): boolean {
  return path
    .split('/')
    .every((segment) => /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(segment) && !segment.endsWith('.'));
}

/**
 * The content id of some files, as the evidence notes say in section 7: lines `<hex>  <path>`, sorted bytewise by path.
 * @param files bytes by path, with `/` between segments
 * @throws RangeError for a path that is not portable, or that differs from another in case only
 */
export function contentId(files: ReadonlyMap<string, Buffer>): ContentId {
  const folded = new Set<string>();
  for (const path of files.keys()) {
    if (!isPortablePath(path)) throw new RangeError(`The file name ${JSON.stringify(path)} is not portable.`);
    if (folded.has(path.toLowerCase())) throw new RangeError(`Two files are called ${path}, except for case.`);
    folded.add(path.toLowerCase());
  }
  // Portable paths are ASCII, so that the order of code units is the order of bytes.
  const paths = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const sums = paths.map(([path, bytes]) => `${hash('sha256', bytes, 'hex')}  ${path}\n`).join('');
  const bytes = paths.reduce((sum, [, file]) => sum + file.length, 0);
  return { content: `sha256:${hash('sha256', sums, 'hex')}`, sums, files: files.size, bytes };
}
