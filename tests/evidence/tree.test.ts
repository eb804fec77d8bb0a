import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consistencyPath, inclusionPath, rootAt, type ReadNodes } from '../../server/evidence/proofs.ts';
import { checkpointBody, consistencyFile, signerFrom, signNote, tlogProof } from '../../server/evidence/signed-note.ts';
import { Frontier, leafHash, nodeHash } from '../../server/evidence/tree.ts';
import { disclose, digestOf } from '../../server/evidence/disclosure.ts';
import { rootOfLeaves, verifyConsistency, verifyInclusion } from './rfc9162.ts';

const vectors = JSON.parse(readFileSync(new URL('evidence-vectors.json', import.meta.url), 'utf8')) as {
  seed: string;
  vkey: string;
  entries: { leaf: string; leafHash: string }[];
  roots: string[];
  frontier7: string[];
  checkpoint: string;
  inclusion: string[];
  consistency: string[];
};
const leaves = vectors.entries.map((entry) => leafHash(entry.leaf));
const signer = signerFrom('lms.example.org/evidence/test', pem(Buffer.from(vectors.seed, 'hex')));

function pem(seed: Buffer): string {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
}

/** Complete subtrees of a list of leaves, made the slow way. */
function nodesOf(hashes: Buffer[]): ReadNodes {
  const at = (level: number, index: number): Buffer =>
    level === 0 ? hashes[index]! : nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
  return async (places) => places.map(({ level, index }) => at(level, index));
}

test('leaf hashes, roots, frontier and key are those of the vectors', () => {
  expect(leaves.map((hash) => hash.toString('base64'))).toEqual(vectors.entries.map((entry) => entry.leafHash));
  const frontier = Frontier.decode(0, Buffer.alloc(0));
  const roots = [frontier.root()];
  for (const leaf of leaves) {
    frontier.append(leaf);
    roots.push(frontier.root());
  }
  expect(roots.map((root) => root.toString('base64'))).toEqual(vectors.roots);
  expect(frontier.encode()).toEqual(Buffer.concat(vectors.frontier7.map((hash) => Buffer.from(hash, 'base64'))));
  expect(signer.vkey).toBe(vectors.vkey);
});

test('checkpoint and proof files are those of the vectors, byte for byte', async () => {
  const root = Buffer.from(vectors.roots[7]!, 'base64');
  const note = await signNote(checkpointBody(signer.name, 7, root), [signer]);
  // The vectors carry a witness line behind ours.
  expect(vectors.checkpoint.startsWith(note)).toBe(true);
  for (const [index, file] of vectors.inclusion.entries())
    expect(tlogProof(index, await inclusionPath(nodesOf(leaves), index, 7), vectors.checkpoint)).toBe(file);
  for (const file of vectors.consistency) {
    const old = Number(/^old (\d+)/.exec(file)![1]);
    expect(consistencyFile(old, await consistencyPath(nodesOf(leaves), old, 7), vectors.checkpoint)).toBe(file);
  }
});

test('a disclosure has the digest of RFC 9901', () => {
  expect(digestOf('WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0')).toBe(
    'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
  );
  const salt = Buffer.alloc(16, 7);
  expect(Buffer.from(disclose('sub', 'E-1', salt).text, 'base64url').toString()).toBe(
    `["${salt.toString('base64url')}","sub","E-1"]`,
  );
});

test('every proof of every size up to 70 convinces a verifier that was written from RFC 9162', async () => {
  const hashes = Array.from({ length: 70 }, (_, i) => leafHash(`leaf ${i}`));
  const read = nodesOf(hashes);
  const frontier = Frontier.decode(0, Buffer.alloc(0));
  for (let size = 1; size <= hashes.length; size++) {
    frontier.append(hashes[size - 1]!);
    const root = rootOfLeaves(hashes.slice(0, size));
    expect(frontier.root()).toEqual(root);
    expect(await rootAt(read, size)).toEqual(root);
    for (let index = 0; index < size; index++)
      expect(verifyInclusion(hashes[index]!, index, size, await inclusionPath(read, index, size), root)).toBe(true);
    for (let old = 1; old <= size; old++)
      expect(
        verifyConsistency(old, size, rootOfLeaves(hashes.slice(0, old)), root, await consistencyPath(read, old, size)),
      ).toBe(true);
  }
});

test('a frontier survives being written and read, and refuses bytes of another size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), (size) => {
      const frontier = Frontier.decode(0, Buffer.alloc(0));
      for (let i = 0; i < size; i++) frontier.append(leafHash(`${i}`));
      const again = Frontier.decode(size, frontier.encode());
      expect(again.root()).toEqual(frontier.root());
      expect(() => Frontier.decode(size, Buffer.concat([frontier.encode(), Buffer.alloc(32)]))).toThrow(
        'does not belong',
      );
    }),
    { numRuns: 30 },
  );
});
