import { Refused } from './refusals.ts';

const segment = /^[\x21\x23-\x29\x2b-\x2e\x30-\x39\x3b\x3d\x40-\x5b\x5d-\x7b\x7d\x7e]+$/;

/**
 * Refuses `unsafe_path` for a name that could lead out of the bundle or mean different files on different systems: absolute,
 * `.` or `..`, empty segment, backslash, drive letter, blank, wildcard, or anything but ASCII.
 */
export function checkPath(path: string): void {
  const isSafe = path.split('/').every((part) => segment.test(part) && part !== '.' && part !== '..');
  if (!isSafe) throw new Refused('unsafe_path', `The file name ${JSON.stringify(path.slice(0, 200))} is not safe.`);
}
