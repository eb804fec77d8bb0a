import { expect, test } from 'vitest';
import { GrowingTree, provesConsistency, provesInclusion } from '../../../server/evidence/verification/tree.ts';
import { naiveConsistency, naiveLeaf, naivePath, naiveRoot, sha256 } from './naive-tree.ts';

const most = 40;
const leaves = Array.from({ length: most }, (_, i) => naiveLeaf(`leaf ${i}`));
const roots = Array.from({ length: most + 1 }, (_, size) => naiveRoot(leaves.slice(0, size)));
const other = sha256('not in the tree');

const withChange = (proof: Buffer[], i: number): Buffer[] => proof.map((hash, at) => (at === i ? other : hash));

test('the root of every size up to 40', () => {
  const tree = new GrowingTree();
  for (const leaf of leaves) {
    tree.append(leaf);
    expect(tree.root()).toEqual(roots[tree.size]);
  }
});

test('every inclusion proof up to size 40 holds, and no altered one', () => {
  for (let size = 1; size <= most; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const proof = naivePath(index, leaves.slice(0, size));
      const claim = { index, size, leaf: leaves[index]!, root: roots[size]!, proof };
      expect(provesInclusion(claim)).toBe(true);
      expect(provesInclusion({ ...claim, leaf: other })).toBe(false);
      expect(provesInclusion({ ...claim, root: other })).toBe(false);
      expect(provesInclusion({ ...claim, proof: [...proof, other] })).toBe(false);
      expect(provesInclusion({ ...claim, index: size })).toBe(false);
      expect(proof.some((_, i) => provesInclusion({ ...claim, proof: withChange(proof, i) }))).toBe(false);
      expect(proof.some((_, i) => provesInclusion({ ...claim, proof: proof.toSpliced(i, 1) }))).toBe(false);
      for (let wrong = 0; wrong < size; wrong += 1) {
        expect(provesInclusion({ ...claim, index: wrong })).toBe(wrong === index);
      }
    }
  }
});

test('every consistency proof up to size 40 holds, and no altered one', () => {
  for (let newSize = 1; newSize <= most; newSize += 1) {
    for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
      const proof = naiveConsistency(oldSize, leaves.slice(0, newSize));
      const claim = { oldSize, newSize, oldRoot: roots[oldSize]!, newRoot: roots[newSize]!, proof };
      expect(provesConsistency(claim)).toBe(true);
      expect(provesConsistency({ ...claim, oldRoot: other })).toBe(false);
      expect(provesConsistency({ ...claim, newRoot: other })).toBe(false);
      expect(provesConsistency({ ...claim, proof: [...proof, other] })).toBe(false);
      expect(provesConsistency({ ...claim, oldSize: newSize + 1 })).toBe(false);
      expect(proof.some((_, i) => provesConsistency({ ...claim, proof: withChange(proof, i) }))).toBe(false);
      expect(proof.some((_, i) => provesConsistency({ ...claim, proof: proof.toSpliced(i, 1) }))).toBe(false);
    }
  }
});

test('from the empty tree the empty proof leads to any tree, and no other proof', () => {
  const claim = { oldSize: 0, newSize: 5, oldRoot: roots[0]!, newRoot: roots[5]!, proof: [] };
  expect(provesConsistency(claim)).toBe(true);
  expect(provesConsistency({ ...claim, proof: [other] })).toBe(false);
  expect(provesConsistency({ ...claim, oldRoot: other })).toBe(false);
});

test('sizes beyond 32 bits are not cut', () => {
  const size = 2 ** 40 + 1;
  const old = sha256('the root of the first 2^40 entries');
  const last = naiveLeaf('the last entry');
  const root = sha256(Buffer.from([1]), old, last);
  expect(provesInclusion({ index: 2 ** 40, size, leaf: last, root, proof: [old] })).toBe(true);
  expect(provesConsistency({ oldSize: 2 ** 40, newSize: size, oldRoot: old, newRoot: root, proof: [last] })).toBe(true);
  expect(provesInclusion({ index: 0, size, leaf: last, root, proof: [old] })).toBe(false);
});
