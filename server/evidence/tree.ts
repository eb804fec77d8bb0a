import { hash } from 'node:crypto';

/** RFC 6962 section 2.1 over SHA-256. Sizes and indexes are safe integers: no 32-bit operator may touch them. */

const leafPrefix = Buffer.from([0]);

export const emptyRoot: Buffer = hash('sha256', '', 'buffer');

export function leafHash(leaf: string): Buffer {
  return hash('sha256', Buffer.concat([leafPrefix, Buffer.from(leaf, 'utf8')]), 'buffer');
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(65);
  bytes[0] = 1;
  left.copy(bytes, 1);
  right.copy(bytes, 33);
  return hash('sha256', bytes, 'buffer');
}

/** A complete subtree that an append has just finished: `level` 0 is a leaf, `index` counts from the left. */
export interface CompleteNode {
  level: number;
  index: number;
  hash: Buffer;
}

/**
 * The roots of the maximal complete subtrees of the first `size` leaves, largest first. It is all that appending and the
 * root need: at most 53 hashes, whatever the size.
 */
export class Frontier {
  #roots: Buffer[];
  #size: number;

  private constructor(size: number, roots: Buffer[]) {
    this.#size = size;
    this.#roots = roots;
  }

  /** Reads the head row. Throws if the bytes cannot belong to the size. */
  static decode(size: number, bytes: Buffer): Frontier {
    const roots = Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(i * 32, i * 32 + 32));
    if (roots.length !== onesIn(size) || bytes.length % 32 !== 0)
      throw new Error(`A frontier of ${bytes.length} bytes does not belong to ${size} entries.`);
    return new Frontier(size, roots);
  }

  encode(): Buffer {
    return Buffer.concat(this.#roots);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf and answers every subtree that it completes, smallest first. */
  append(leaf: Buffer): CompleteNode[] {
    const completed: CompleteNode[] = [];
    let node = leaf;
    let index = this.#size;
    for (let level = 0; ; level++) {
      completed.push({ level, index, hash: node });
      if (index % 2 === 0) break;
      node = nodeHash(this.#roots.pop()!, node);
      index = (index - 1) / 2;
    }
    this.#roots.push(node);
    this.#size++;
    return completed;
  }

  root(): Buffer {
    return (
      this.#roots.reduceRight<Buffer | undefined>((right, left) => (right ? nodeHash(left, right) : left), undefined) ??
      emptyRoot
    );
  }
}

function onesIn(size: number): number {
  return size.toString(2).replaceAll('0', '').length;
}

/** The largest power of two smaller than n, for n > 1. BigInt, because Math.log2 rounds near 2^53. */
export function split(n: number): number {
  return Number(1n << BigInt((BigInt(n) - 1n).toString(2).length - 1));
}
