import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCheckpoint } from '../../../server/evidence/verification/checkpoint.ts';
import { readDisclosures } from '../../../server/evidence/verification/disclosures.ts';
import { readEntry } from '../../../server/evidence/verification/entries.ts';
import { readConsistencyFile, readInclusionFile } from '../../../server/evidence/verification/proof-file.ts';
import { leafHash, provesConsistency, provesInclusion } from '../../../server/evidence/verification/tree.ts';
import { readVerifierKey } from '../../../server/evidence/verification/verifier-key.ts';
import { checkpoint, consistencyFile, handLog, hashesOf, inclusionFile, logSigner } from './bundle-by-hand.ts';
import { naiveRoot } from './naive-tree.ts';
import { origin, vectors } from './vectors.ts';

const keys = [readVerifierKey(logSigner.vkey)];
const hashes = hashesOf(handLog);
const root = naiveRoot(hashes);

/** Every text that differs from `bytes` in exactly one byte, as far as it is drawn. */
const altered = (bytes: Buffer) =>
  fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, change]) => {
    const copy = Buffer.from(bytes);
    copy[at] = copy[at]! ^ change;
    return copy;
  });

const holds = (rule: () => boolean): boolean => {
  try {
    return rule();
  } catch (error) {
    expect(error).toHaveProperty('code');
    return false;
  }
};

const refusesEveryAlteration = (original: Buffer, accepts: (bytes: Buffer) => boolean) => {
  expect(accepts(original)).toBe(true);
  fc.assert(
    fc.property(altered(original), (bytes) => !holds(() => accepts(bytes))),
    { numRuns: 1_000 },
  );
};

test('a leaf with one altered byte is another leaf', () => {
  const index = 7;
  const { proof } = readInclusionFile(Buffer.from(inclusionFile(index, handLog)));
  refusesEveryAlteration(Buffer.from(handLog[index]!.leaf), (leaf) =>
    provesInclusion({ index, size: handLog.length, leaf: leafHash(leaf), root, proof }),
  );
});

test('a checkpoint with one altered byte is refused', () => {
  refusesEveryAlteration(
    Buffer.from(checkpoint(handLog)),
    (note) => openCheckpoint(note, keys).size === handLog.length,
  );
});

test('an inclusion proof with one altered byte is refused', () => {
  for (const index of [0, 3, 7]) {
    refusesEveryAlteration(Buffer.from(inclusionFile(index, handLog)), (file) => {
      const { index: claimed, proof, note } = readInclusionFile(file);
      const { size, root: signed } = openCheckpoint(note, keys);
      return provesInclusion({ index: claimed, size, leaf: hashes[index]!, root: signed, proof });
    });
  }
});

test('a consistency proof with one altered byte is refused', () => {
  const oldSize = 5;
  const oldRoot = naiveRoot(hashes.slice(0, oldSize));
  refusesEveryAlteration(Buffer.from(consistencyFile(oldSize, handLog)), (file) => {
    const { oldSize: claimed, proof, note } = readConsistencyFile(file);
    const { size, root: newRoot } = openCheckpoint(note, keys);
    return claimed === oldSize && provesConsistency({ oldSize, oldRoot, newSize: size, newRoot, proof });
  });
});

test('a disclosure with one altered byte does not belong to the entry any more', () => {
  const { leaf, disclosures } = vectors.entries[2]!;
  const record = readEntry(Buffer.from(leaf), origin);
  for (const disclosure of disclosures) {
    refusesEveryAlteration(Buffer.from(disclosure), (text) => {
      readDisclosures(record, [text.toString('latin1')]);
      return true;
    });
  }
});

test('random bytes are no note, proof or entry, and nothing breaks', () => {
  const readers = [
    (bytes: Uint8Array) => openCheckpoint(bytes, keys),
    (bytes: Uint8Array) => readInclusionFile(bytes),
    (bytes: Uint8Array) => readConsistencyFile(bytes),
    (bytes: Uint8Array) => readEntry(bytes, origin),
  ];
  const shaped = fc.string({ unit: fc.constantFrom('\n', '\n\n', '\u2014 ', 'a', 'A===', ' ', '0', 'old ', 'index ') });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    shaped.map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, fc.constantFrom(...readers), (input, reader) => {
      try {
        reader(input);
      } catch (error) {
        expect(error).toHaveProperty('code');
      }
    }),
    { numRuns: 2_000 },
  );
});
