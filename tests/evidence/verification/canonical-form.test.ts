import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCanonical } from '../../../server/evidence/verification/canonical-form.ts';
import type { Json } from '../../../server/evidence/verification/canonical-form.ts';
import { canonical } from './bundle-by-hand.ts';

const key = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger().map((n) => n + 0),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.array(fc.tuple(key, tie('value'))).map((pairs) => Object.fromEntries(pairs) as Json),
  ),
}));

const read = (text: string) => () => readCanonical(Buffer.from(text));

test('what is written can be read, and is the same', () => {
  fc.assert(
    fc.property(value, (x) => {
      expect(readCanonical(Buffer.from(canonical(x)))).toEqual(x);
    }),
  );
});

test('no second spelling is accepted', () => {
  const spellings = [
    '{"a":1,"a":1}',
    '{"b":1,"a":1}',
    '{"a": 1}',
    '1.0',
    '1e2',
    '-0',
    '"\\/"',
    '"\\u0041"',
    '[1,]',
    '01',
  ];
  for (const text of [...spellings, '{"a":1}\n', ' 1', '"\\u001F"', '"\\u0009"', '\uFEFF1', '']) {
    expect(read(text), text).toThrow(expect.objectContaining({ code: 'not_canonical' }));
  }
});

test('no value outside the restricted form is accepted', () => {
  for (const text of ['1.5', '9007199254740992', '1e400', '"\\ud800"', '{"A":1}', '{"1a":1}', '{"":1}', '{"a-b":1}']) {
    expect(read(text), text).toThrow(expect.objectContaining({ code: 'not_canonical' }));
  }
});

test('raw characters that JSON need not escape stay raw', () => {
  for (const text of ['"/<\u007f\u2028é😀"', '"\\b\\t\\n\\f\\r\\u001f\\"\\\\"', '{"__proto__":1,"constructor":{}}']) {
    expect(canonical(readCanonical(Buffer.from(text)))).toBe(text);
  }
});

test('nesting does not exhaust the stack', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  expect(read(deep)).toThrow(expect.objectContaining({ code: 'not_canonical' }));
});

test('bytes that are not UTF-8 are refused as such', () => {
  for (const bytes of [
    [0x22, 0xff, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0x22, 0xc0, 0xaf, 0x22],
  ]) {
    expect(() => readCanonical(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ code: 'not_utf8' }));
  }
});

test('random bytes are read or refused, never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        readCanonical(bytes);
      } catch (error) {
        expect(['not_canonical', 'not_utf8']).toContain((error as { code?: string }).code);
      }
    }),
  );
});
