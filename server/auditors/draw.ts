import { createHash, hash } from 'node:crypto';

/**
 * Draws a sample that neither side can steer. Of each record's number the SHA-256 of `<nonce>:<leaf>:<number>` is made, and the
 * smallest hashes win: the organisation does not know the nonce before, and the entry that holds it comes after every record that
 * can be drawn. `docs/auditors.md` repeats it with `sha256sum`.
 * @param leaf leaf hash of the entry with the nonce, base64
 * @param indexes numbers of the records, ascending
 * @returns numbers in the order in which they were drawn
 */
export function draw(nonce: string, leaf: string, indexes: readonly number[], size: number): number[] {
  return indexes
    .map((index) => ({ index, by: hash('sha256', `${nonce}:${leaf}:${index}`, 'hex') }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .slice(0, size)
    .map(({ index }) => index);
}

/** `records.txt`: a number in each line. */
export function listText(indexes: readonly number[]): string {
  return indexes.map((index) => `${index}\n`).join('');
}

/** The SHA-256 of `records.txt`, hex. */
export function listHash(indexes: readonly number[]): string {
  const sum = createHash('sha256');
  for (const index of indexes) sum.update(`${index}\n`);
  return sum.digest('hex');
}
