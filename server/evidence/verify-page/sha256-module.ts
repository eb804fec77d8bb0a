/** SHA-256 as WebAssembly: browsers rotate a word in one step there, where JavaScript needs three. */

const get = 0x20;
const set = 0x21;
const tee = 0x22;
const load = 0x28;
const store = 0x36;
const constant = 0x41;
const add = 0x6a;
const subtract = 0x6b;
const and = 0x71;
const or = 0x72;
const xor = 0x73;
const shiftRight = 0x76;
const rotateLeft = 0x77;
const rotateRight = 0x78;
const i32 = 0x7f;

// What every module begins with: its mark and version 1.
const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

// Locals: the two parameters, the eight working variables, sixteen words of the schedule, and one to spare.
const [pointer, blocks, working, schedule, spare] = [0, 1, 2, 10, 26];

/** Where the module keeps the state between calls, eight words in the machine's own order, and where data may begin. */
export const stateAt = 0;
export const dataAt = 64;

/** The first 32 bits of the fractional parts of the roots of the first primes (FIPS 180-4 4.2.2, 5.3.3). */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return Int32Array.from(primes, (prime) => (root(prime) % 1) * 2 ** 32);
}

const roundConstants = fractions(64, Math.cbrt);

/** The state before the first block. */
export const initialState = fractions(8, Math.sqrt);

/** The module: exports `memory` and `process(pointer, blocks)`, which takes blocks of 64 bytes into the state (FIPS 180-4 6.2.2). */
export function sha256Module(pages: number): Uint8Array<ArrayBuffer> {
  const code = [...vector([[25, i32]]), ...body()];
  return Uint8Array.from([
    ...header,
    ...section(1, vector([[0x60, 2, i32, i32, 0]])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0, ...unsigned(pages)]])),
    ...section(
      7,
      vector([
        [...name('memory'), 2, 0],
        [...name('process'), 0, 0],
      ]),
    ),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}

function body(): number[] {
  const variable = (i: number) => working + (i & 7);
  const word = (i: number) => schedule + (i & 15);
  const code: number[] = [];
  for (let i = 0; i < 8; i += 1) code.push(constant, 0, load, 2, stateAt + 4 * i, set, variable(i));
  code.push(0x03, 0x40); // loop
  for (let i = 0; i < 16; i += 1) code.push(...bigEndianWord(4 * i), set, word(i));
  for (let i = 0; i < 64; i += 1) {
    // The variables move by one place each round; here their names move instead.
    const [a, b, c, d, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7].map((place) => variable(place - i + 64)) as Eight;
    if (i >= 16) {
      code.push(get, word(i), ...small(word(i + 1), 7, 18, 3), add, get, word(i + 9), add);
      code.push(...small(word(i + 14), 17, 19, 10), add, set, word(i));
    }
    code.push(get, h, ...big(e, 6, 11, 25), add, get, f, get, g, xor, get, e, and, get, g, xor, add);
    code.push(constant, ...signed(roundConstants[i] ?? 0), add, get, word(i), add, tee, spare);
    code.push(get, d, add, set, d);
    code.push(
      get,
      spare,
      ...big(a, 2, 13, 22),
      add,
      get,
      a,
      get,
      b,
      xor,
      get,
      b,
      get,
      c,
      xor,
      and,
      get,
      b,
      xor,
      add,
      set,
      h,
    );
  }
  for (let i = 0; i < 8; i += 1) {
    code.push(constant, 0, get, variable(i), constant, 0, load, 2, stateAt + 4 * i, add, tee, variable(i));
    code.push(store, 2, stateAt + 4 * i);
  }
  code.push(get, pointer, constant, ...signed(64), add, set, pointer);
  code.push(get, blocks, constant, 1, subtract, tee, blocks, 0x0d, 0); // again, unless that was the last block
  return [...code, 0x0b, 0x0b];
}

type Eight = [number, number, number, number, number, number, number, number];

function bigEndianWord(offset: number): number[] {
  const read = [get, pointer, load, 0, offset, tee, spare];
  const outer = [constant, 8, rotateLeft, constant, ...signed(0x00ff00ff), and];
  const inner = [get, spare, constant, 8, rotateRight, constant, ...signed(0xff00ff00 | 0), and];
  return [...read, ...outer, ...inner, or];
}

function big(x: number, ...turns: [number, number, number]): number[] {
  const [first = [], ...others] = turns.map((turn) => [get, x, constant, turn, rotateRight]);
  return [...first, ...others.flatMap((turned) => [...turned, xor])];
}

function small(x: number, turn: number, other: number, shift: number): number[] {
  const turned = (by: number) => [get, x, constant, by, rotateRight];
  return [...turned(turn), ...turned(other), xor, get, x, constant, shift, shiftRight, xor];
}

function section(id: number, content: number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: number[][]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): number[] {
  return [text.length, ...Array.from(text, (char) => char.charCodeAt(0))];
}

/** LEB128, in which WebAssembly writes numbers. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}
