import { expect, test } from 'vitest';
import { readCanonical } from '../../../server/evidence/verification/canonical-form.ts';
import { openCheckpoint } from '../../../server/evidence/verification/checkpoint.ts';
import { contentIdOf, readSums } from '../../../server/evidence/verification/course-files.ts';
import { disclosureDigest, readDisclosures } from '../../../server/evidence/verification/disclosures.ts';
import { readEntry } from '../../../server/evidence/verification/entries.ts';
import { readConsistencyFile, readInclusionFile } from '../../../server/evidence/verification/proof-file.ts';
import {
  GrowingTree,
  leafHash,
  provesConsistency,
  provesInclusion,
} from '../../../server/evidence/verification/tree.ts';
import { readVerifierKey } from '../../../server/evidence/verification/verifier-key.ts';
import { canonical, sums } from './bundle-by-hand.ts';
import { origin, vectors } from './vectors.ts';

const keys = [readVerifierKey(vectors.vkey), readVerifierKey(vectors.witness_vkey)];
const root = Buffer.from(vectors.roots[7]!, 'base64');

test('each entry is in its canonical form and has its leaf hash', () => {
  for (const { leaf, leafHash: expected } of vectors.entries) {
    expect(canonical(readCanonical(Buffer.from(leaf)))).toBe(leaf);
    expect(leafHash(Buffer.from(leaf)).toString('base64')).toBe(expected);
  }
});

test('the roots of sizes 0 to 7', () => {
  const tree = new GrowingTree();
  const roots = [tree.root()];
  for (const { leaf } of vectors.entries) {
    tree.append(leafHash(Buffer.from(leaf)));
    roots.push(tree.root());
  }
  expect(roots.map((hash) => hash.toString('base64'))).toEqual(vectors.roots);
});

test('every disclosure belongs to its entry', () => {
  for (const { leaf, disclosures } of vectors.entries) {
    const entry = readEntry(Buffer.from(leaf), origin);
    expect(Object.keys(readDisclosures(entry, disclosures))).toHaveLength(entry._sd?.length ?? 0);
  }
  const record = readEntry(Buffer.from(vectors.entries[2]!.leaf), origin);
  expect(readDisclosures(record, vectors.entries[2]!.disclosures)).toMatchObject({
    sub: 'E-1',
    person: { name: 'Zoë Müller', email: 'zoe@acme.example', unit: 'R&D' },
    outcome: 'failed',
  });
});

test('the disclosure of RFC 9901 has the digest that stands there, spaces and all', () => {
  const disclosure = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
  expect(disclosureDigest(disclosure)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
});

test('the vkeys', () => {
  expect(keys.map(({ name, id, kind }) => ({ name, id, kind }))).toEqual([
    { name: origin, id: '03d94344', kind: 'log' },
    { name: 'dpo.example/w1', id: '2fd9ad73', kind: 'witness' },
  ]);
});

test('the checkpoint and its cosignature', () => {
  const checkpoint = openCheckpoint(Buffer.from(vectors.checkpoint), keys);
  expect(checkpoint).toMatchObject({ origin, size: 7, root });
  expect(checkpoint.witnesses).toMatchObject([{ name: 'dpo.example/w1', time: 1_772_700_000 }]);
});

test('the checkpoint without the key of its witness: the line is ignored', () => {
  expect(openCheckpoint(Buffer.from(vectors.checkpoint), keys.slice(0, 1)).witnesses).toEqual([]);
});

test('the seven inclusion proofs', () => {
  for (const [i, file] of vectors.inclusion.entries()) {
    const { index, proof, note } = readInclusionFile(Buffer.from(file));
    const leaf = Buffer.from(vectors.entries[i]!.leafHash, 'base64');
    expect(note.toString()).toBe(vectors.checkpoint);
    expect(index).toBe(i);
    expect(provesInclusion({ index, size: 7, leaf, root, proof })).toBe(true);
  }
});

test('the seven consistency proofs', () => {
  for (const [i, file] of vectors.consistency.entries()) {
    const { oldSize, proof, note } = readConsistencyFile(Buffer.from(file));
    const oldRoot = Buffer.from(vectors.roots[oldSize]!, 'base64');
    expect(note.toString()).toBe(vectors.checkpoint);
    expect(oldSize).toBe(i + 1);
    expect(provesConsistency({ oldSize, oldRoot, newSize: 7, newRoot: root, proof })).toBe(true);
  }
});

test('the content id of one file', () => {
  expect(contentIdOf(sums)).toBe(vectors.content);
  expect([...readSums(sums).keys()]).toEqual(['index.html']);
});
