import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Buffer as PageBuffer } from '../../server/evidence/verify-page/node/buffer.ts';

// What the verifier reads with the page's buffers must be what it reads with Node's. Node has no base64 on Uint8Array yet, so
// that here the page's own runs, as in older browsers; the journey runs in a browser that has it.

const bytes = fc.uint8Array({ maxLength: 300 });
const encodings = ['utf8', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url'] as const;
const encoding = fc.constantFrom(...encodings);
const ascii = fc.oneof(
  fc.string({ maxLength: 300, unit: 'binary-ascii' }),
  fc.tuple(bytes, encoding).map(([some, into]) => Buffer.from(some).toString(into === 'utf8' ? 'hex' : into)),
);
const text = fc.oneof(fc.string({ maxLength: 300, unit: 'binary' }), ascii);

test('bytes become the same text as in Node, in every encoding', () => {
  fc.assert(
    fc.property(bytes, encoding, (some, into) => {
      expect(PageBuffer.from(some).toString(into)).toBe(Buffer.from(some).toString(into));
    }),
  );
});

test('a text becomes the same bytes as in Node', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('utf8', 'latin1', 'binary'), (written, from) => {
      expect([...PageBuffer.from(written, from)]).toEqual([...Buffer.from(written, from)]);
    }),
  );
});

test('the one spelling of bytes in base64 and hex is told from all others, as in Node', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('base64', 'base64url', 'hex'), (written, from) => {
      const [page, node] = [PageBuffer.from(written, from), Buffer.from(written, from)];
      expect(page.toString(from) === written).toBe(node.toString(from) === written);
      if (node.toString(from) === written) expect([...page]).toEqual([...node]);
    }),
    { numRuns: 2_000 },
  );
});

test('parts, joins, comparisons and numbers are those of Node', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.nat(300), fc.nat(300), (one, two, start, end) => {
      const [page, node] = [PageBuffer, Buffer].map((kind) => {
        const first = kind.from(one);
        const joined = kind.concat([first, kind.from(two)]);
        return [
          [...joined.subarray(start, end)],
          joined.subarray(start, end).toString('hex'),
          joined.toString('latin1', start, Math.max(start, end)),
          first.equals(kind.from(two)),
          first.equals(kind.from(one)),
          joined.length >= 8 ? joined.readBigUInt64BE(0) : 0n,
        ];
      });
      expect(page).toEqual(node);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (number) => {
      const [page, node] = [PageBuffer.alloc(9, 7), Buffer.alloc(9, 7)];
      page.writeInt32LE(number, 3);
      node.writeInt32LE(number, 3);
      expect([...page]).toEqual([...node]);
      expect(page.readInt32LE(3)).toBe(number);
    }),
  );
});

test('an encoding that the page does not know is not taken for another', () => {
  // @ts-expect-error -- the verifier's own types would allow it
  expect(() => PageBuffer.from('a', 'utf16le')).toThrow('utf16le');
  // @ts-expect-error -- as above
  expect(() => PageBuffer.from('a').toString('ucs2')).toThrow('ucs2');
});
