import { numbersPath } from './law/numbers.ts';

/** The Markdown among a course's files, and the numbers of the law that it uses. */
export function textsOf(files: ReadonlyMap<string, Buffer>): Map<string, string> {
  return new Map(
    [...files]
      .filter(([path]) => path.endsWith('.md') || path === numbersPath)
      .map(([path, bytes]) => [path, bytes.toString('utf8')]),
  );
}
