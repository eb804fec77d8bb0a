import { createHash, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Buffer as PageBuffer } from '../../server/evidence/verify-page/node/buffer.ts';
import * as page from '../../server/evidence/verify-page/node/crypto.ts';

const spkiOf = (bytes: Uint8Array) => Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes]);
const onPage = (bytes: Uint8Array) =>
  page.createPublicKey({ key: PageBuffer.from(spkiOf(bytes)), format: 'der', type: 'spki' });

test('SHA-256 is that of Node for every length around a block, for texts, and for large data', () => {
  for (let length = 0; length < 400; length += 1) {
    const data = Uint8Array.from({ length }, (_, i) => i * 31 + length);
    expect(page.hash('sha256', data, 'hex')).toBe(hash('sha256', data));
  }
  const large = new Uint8Array(1_000_003).fill(0x5a);
  expect(page.hash('sha256', large, 'base64url')).toBe(hash('sha256', large, 'base64url'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(page.hash('sha256', text, 'hex')).toBe(hash('sha256', text));
    }),
  );
  const long = 'ü'.repeat(200_000);
  expect(page.hash('sha256', long, 'hex')).toBe(hash('sha256', long));
});

test('SHA-256 of pieces is that of the whole, also when two are computed by turns', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 200 })),
      fc.array(fc.uint8Array({ maxLength: 200 })),
      (one, two) => {
        const [first, second] = [page.createHash('sha256'), page.createHash('sha256')];
        for (let i = 0; i < Math.max(one.length, two.length); i += 1) {
          if (one[i]) first.update(one[i]!);
          if (two[i]) second.update(two[i]!);
          page.hash('sha256', 'between', 'hex');
        }
        expect(first.digest('hex')).toBe(createHash('sha256').update(Buffer.concat(one)).digest('hex'));
        expect(second.digest('hex')).toBe(createHash('sha256').update(Buffer.concat(two)).digest('hex'));
      },
    ),
  );
});

test('SHA-256 of a piece that is larger than the memory of the module is right', () => {
  const data = new Uint8Array(3_000_001).map((_, i) => i);
  const state = page.createHash('sha256').update(data.subarray(0, 7)).update(data.subarray(7));
  expect(state.digest('hex')).toBe(hash('sha256', data));
});

test('a signature counts if and only if it counts in Node', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
  const message = Buffer.from('origin\n1\nroot\n');
  const signature = sign(null, message, privateKey);
  expect(page.verify(null, message, onPage(raw), signature)).toBe(true);
  fc.assert(
    fc.property(fc.nat(63), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const altered = Buffer.from(signature);
      altered[at] = altered[at]! ^ change;
      expect(says(() => page.verify(null, message, onPage(raw), altered))).toBe(
        verify(null, message, publicKey, altered),
      );
    }),
    { numRuns: 50 },
  );
  expect(page.verify(null, Buffer.from('other'), onPage(raw), signature)).toBe(false);
});

test('a second spelling of a signature is not one', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const message = Buffer.from('text');
  const signature = sign(null, message, privateKey);
  // RFC 8032 5.1.7: the second half must be smaller than the order of the group.
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const half = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
  const second = Buffer.from(half.toString(16).padStart(64, '0'), 'hex').reverse();
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
  const respelled = Buffer.concat([signature.subarray(0, 32), second]);
  expect(says(() => page.verify(null, message, onPage(raw), respelled))).toBe(false);
  expect(verify(null, message, publicKey, respelled)).toBe(false);
});

test('a key that is not Ed25519 is refused, as in Node', () => {
  const { publicKey } = generateKeyPairSync('x25519');
  const other = publicKey.export({ format: 'der', type: 'spki' });
  expect(createPublicKey({ key: other, format: 'der', type: 'spki' }).asymmetricKeyType).toBe('x25519');
  expect(() => page.createPublicKey({ key: PageBuffer.from(other), format: 'der', type: 'spki' })).toThrow('Ed25519');
});

/** The verifier takes a thrown error for "no". */
function says(question: () => boolean): boolean {
  try {
    return question();
  } catch {
    return false;
  }
}
