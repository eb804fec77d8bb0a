import { createHash } from 'node:crypto';

/** Verification from the text of RFC 9162, sections 2.1.3.2 and 2.1.4.2, sharing nothing with what makes the proofs. */

const node = (left: Buffer, right: Buffer) => createHash('sha256').update('\x01').update(left).update(right).digest();

/** MTH of RFC 9162 section 2.1.1, by its recursion. */
export function rootOfLeaves(hashes: Buffer[]): Buffer {
  if (hashes.length === 0) return createHash('sha256').digest();
  if (hashes.length === 1) return hashes[0]!;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return node(rootOfLeaves(hashes.slice(0, k)), rootOfLeaves(hashes.slice(k)));
}

export function verifyInclusion(leaf: Buffer, index: number, size: number, path: Buffer[], root: Buffer): boolean {
  let [fn, sn, r] = [BigInt(index), BigInt(size) - 1n, leaf];
  for (const p of path) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      r = node(p, r);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn / 2n, sn / 2n];
    } else r = node(r, p);
    [fn, sn] = [fn / 2n, sn / 2n];
  }
  return sn === 0n && r.equals(root);
}

export function verifyConsistency(old: number, size: number, oldRoot: Buffer, root: Buffer, path: Buffer[]): boolean {
  if (old === size) return path.length === 0 && oldRoot.equals(root);
  const nodes = (old & (old - 1)) === 0 ? [oldRoot, ...path] : [...path];
  let [fn, sn] = [BigInt(old) - 1n, BigInt(size) - 1n];
  while (fn % 2n === 1n) [fn, sn] = [fn / 2n, sn / 2n];
  let [fr, sr] = [nodes[0]!, nodes[0]!];
  for (const c of nodes.slice(1)) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      [fr, sr] = [node(c, fr), node(c, sr)];
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn / 2n, sn / 2n];
    } else sr = node(sr, c);
    [fn, sn] = [fn / 2n, sn / 2n];
  }
  return sn === 0n && fr.equals(oldRoot) && sr.equals(root);
}
