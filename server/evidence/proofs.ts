import { emptyRoot, nodeHash, split } from './tree.ts';

/** A complete subtree by its place: 2^level leaves, the index-th from the left. */
export interface NodePlace {
  level: number;
  index: number;
}

/** Reads the hashes of complete subtrees; proofs name all of them at once, so that a store can fetch them together. */
export type ReadNodes = (places: NodePlace[]) => Promise<Buffer[]>;

/** A range of leaves whose hash is wanted, as the complete subtrees that it is folded from, left to right. */
type Wanted = NodePlace[];

/** The audit path of a leaf in the tree of `size` leaves, RFC 6962 section 2.1.1. */
export async function inclusionPath(read: ReadNodes, index: number, size: number): Promise<Buffer[]> {
  const wanted: Wanted[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      wanted.push(subtrees(middle, to));
      to = middle;
    } else {
      wanted.push(subtrees(from, middle));
      from = middle;
    }
  }
  return fold(read, wanted.reverse());
}

/** The proof that the tree of `old` leaves is the beginning of that of `size` leaves, RFC 6962 section 2.1.2. */
export async function consistencyPath(read: ReadNodes, old: number, size: number): Promise<Buffer[]> {
  if (old === 0 || old === size) return [];
  const wanted: Wanted[] = [];
  let [from, to, whole] = [0, size, true];
  while (old !== to) {
    const middle = from + split(to - from);
    if (old <= middle) {
      wanted.push(subtrees(middle, to));
      to = middle;
    } else {
      wanted.push(subtrees(from, middle));
      from = middle;
      whole = false;
    }
  }
  if (!whole) wanted.push(subtrees(from, to));
  return fold(read, wanted.reverse());
}

/** The root of the first `size` leaves. */
export async function rootAt(read: ReadNodes, size: number): Promise<Buffer> {
  if (size === 0) return emptyRoot;
  return (await fold(read, [subtrees(0, size)]))[0]!;
}

/** The complete subtrees of leaves from..to-1, where `from` is a multiple of the power of two that spans the range. */
function subtrees(from: number, to: number): Wanted {
  const places: Wanted = [];
  while (from < to) {
    const width = to - from === 1 ? 1 : 2 * split(to - from) === to - from ? to - from : split(to - from);
    places.push({ level: Math.round(Math.log2(width)), index: from / width });
    from += width;
  }
  return places;
}

async function fold(read: ReadNodes, wanted: Wanted[]): Promise<Buffer[]> {
  const hashes = await read(wanted.flat());
  let next = 0;
  return wanted.map((places) => {
    const parts = hashes.slice(next, (next += places.length));
    return parts.reduceRight((right, left) => nodeHash(left, right));
  });
}
