import { sha256 } from './encodings.ts';

// Sizes reach 2^53-1, so they are halved with Math.floor: `>>` and `&` would cut them to 32 bits.
const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

/** The root of a log without entries. */
const emptyRoot = sha256('');

/** RFC 6962 2.1: the hash of one entry, SHA-256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(leaf.length + 1);
  bytes[0] = 0;
  bytes.set(leaf, 1);
  return sha256(bytes);
}

// One for all nodes: a million of them would be a million small allocations.
const node = Buffer.alloc(65, 1);

/** RFC 6962 2.1: the hash of two subtrees, SHA-256(0x01 || left || right). */
function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  node.set(left, 1);
  node.set(right, 33);
  return sha256(node);
}

/** The tree over the leaves seen so far, held as the roots of its complete subtrees: at most 53 hashes. */
export class GrowingTree {
  size = 0;
  readonly #frontier: Buffer[] = [];

  append(leaf: Buffer): void {
    let hash = leaf;
    for (let position = this.size; isOdd(position); position = half(position)) {
      const left = this.#frontier.pop();
      if (left !== undefined) hash = nodeHash(left, hash);
    }
    this.#frontier.push(hash);
    this.size += 1;
  }

  root(): Buffer {
    return (
      this.#frontier.reduceRight<Buffer | undefined>(
        (right, left) => (right === undefined ? left : nodeHash(left, right)),
        undefined,
      ) ?? emptyRoot
    );
  }
}

export type Inclusion = { index: number; size: number; leaf: Buffer; root: Buffer; proof: Buffer[] };

/** Whether the proof shows that the leaf stands at `index` of the tree of `size` entries (RFC 9162 2.1.3.2). */
export function provesInclusion({ index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let position = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && hash.equals(root);
}

export type Consistency = { oldSize: number; oldRoot: Buffer; newSize: number; newRoot: Buffer; proof: Buffer[] };

/** Whether the proof shows that the new tree only added to the old one (RFC 9162 2.1.4.2; old size 0 as in C2SP tlog-witness). */
export function provesConsistency({ oldSize, oldRoot, newSize, newRoot, proof }: Consistency): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && oldRoot.equals(newRoot);
  if (oldSize === 0) return proof.length === 0 && oldRoot.equals(emptyRoot);
  if (proof.length === 0) return false;
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let position = oldSize - 1;
  let last = newSize - 1;
  while (isOdd(position)) [position, last] = [half(position), half(last)];
  let oldHash = first;
  let newHash = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

function isPowerOfTwo(n: number): boolean {
  let rest = n;
  while (rest > 1 && !isOdd(rest)) rest /= 2;
  return rest === 1;
}
