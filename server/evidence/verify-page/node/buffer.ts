type Encoding = 'utf8' | 'utf-8' | 'ascii' | 'latin1' | 'binary' | 'hex' | 'base64' | 'base64url';

/** How the newest browsers read and write base64 and hex themselves (ECMAScript 2026); older ones lack it. */
interface NativeEncodings {
  toBase64?: (options: object) => string;
  toHex?: () => string;
  setFromBase64?: (text: string, options: object) => { read: number; written: number };
}

// Sound: the constructor as it is. Only its static `from` is left out, because Node's, below, takes texts.
const Bytes = Uint8Array as unknown as {
  new (length: number): Uint8Array<ArrayBuffer>;
  new (buffer: ArrayBuffer, offset?: number, length?: number): Uint8Array<ArrayBuffer>;
};

const encoder = new TextEncoder();
const windows1252 = new TextDecoder('windows-1252');
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

// Browsers allocate slowly, so that small buffers share one, as in Node. The smallest of all lie beside their object anyway.
const poolSize = 65_536;
const smallest = 64;
const largestInPool = 4_096;
let pool = new ArrayBuffer(poolSize);
let taken = 0;

/**
 * As much of Node's Buffer as the verifier uses, for browsers. npm's `buffer` has no base64url, and changes the prototype of
 * each buffer, which a million small ones feel.
 */
export class Buffer extends Bytes {
  /** Bytes of a text, a view of an ArrayBuffer, or a copy of bytes. */
  static from(source: ArrayBuffer, offset?: number, length?: number): Buffer;
  static from(source: string, encoding?: Encoding): Buffer;
  static from(source: ArrayLike<number>): Buffer;
  static from(
    source: string | ArrayBuffer | ArrayLike<number>,
    encoding: Encoding | number = 'utf8',
    length?: number,
  ): Buffer {
    if (source instanceof ArrayBuffer) return new Buffer(source, encoding === 'utf8' ? 0 : Number(encoding), length);
    if (typeof source !== 'string') return copyOf(source);
    switch (encoding) {
      case 'utf8':
      case 'utf-8':
        return fromUtf8(source);
      case 'ascii':
      case 'latin1':
      case 'binary':
        return fromLatin1(source);
      case 'hex':
        return fromHex(source);
      case 'base64':
      case 'base64url':
        return fromBase64(source, encoding);
      default:
        throw unknown(encoding);
    }
  }

  static alloc(length: number, value = 0): Buffer {
    const bytes = new Buffer(length);
    return value === 0 ? bytes : bytes.fill(value);
  }

  static allocUnsafe(length: number): Buffer {
    if (length <= smallest || length > largestInPool) return new Buffer(length);
    if (taken + length > poolSize) {
      pool = new ArrayBuffer(poolSize);
      taken = 0;
    }
    const bytes = new Buffer(pool, taken, length);
    taken += length;
    return bytes;
  }

  static allocUnsafeSlow(length: number): Buffer {
    return new Buffer(length);
  }

  static concat(parts: readonly Uint8Array[]): Buffer {
    const whole = Buffer.allocUnsafe(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  override subarray(start?: number, end?: number): Buffer {
    // Sound: a part of an array is made by the constructor of the whole.
    return super.subarray(start, end) as Buffer;
  }

  equals(other: Uint8Array): boolean {
    if (this.length !== other.length) return false;
    for (let i = 0; i < this.length; i += 1) if (this[i] !== other[i]) return false;
    return true;
  }

  override toString(encoding: Encoding = 'utf8', start = 0, end = this.length): string {
    return textOf(start === 0 && end === this.length ? this : this.subarray(start, end), encoding);
  }

  readInt32LE(offset = 0): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.subarray(offset, offset + 4);
    return a | (b << 8) | (c << 16) | (d << 24);
  }

  writeInt32LE(value: number, offset = 0): void {
    for (let i = 0; i < 4; i += 1) this[offset + i] = value >> (8 * i);
  }

  readBigUInt64BE(offset = 0): bigint {
    return new DataView(this.buffer, this.byteOffset, this.byteLength).getBigUint64(offset);
  }
}

/** Bytes as a text in this encoding, as a Buffer's `toString` writes it. */
export function textOf(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return decoder.decode(bytes);
    case 'ascii':
      return fromCodes(bytes.map((byte) => byte & 0x7f));
    case 'latin1':
    case 'binary':
      return toLatin1(bytes);
    case 'hex':
      return toHex(bytes);
    case 'base64':
    case 'base64url':
      return toBase64(bytes, encoding);
    default:
      throw unknown(encoding);
  }
}

// What is not known must not be taken for something else.
function unknown(encoding: unknown): Error {
  return new Error(`Buffers of the page do not know the encoding ${String(encoding)}.`);
}

function copyOf(bytes: ArrayLike<number>): Buffer {
  const copy = Buffer.allocUnsafe(bytes.length);
  copy.set(bytes);
  return copy;
}

// Below this length, a browser takes longer to begin than JavaScript to finish.
const shortText = 64;

function fromUtf8(text: string): Buffer {
  if (text.length > shortText) return viewOf(encoder.encode(text));
  const bytes = Buffer.allocUnsafe(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return viewOf(encoder.encode(text));
    bytes[i] = code;
  }
  return bytes;
}

function viewOf({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Buffer {
  return new Buffer(buffer, byteOffset, length);
}

function fromLatin1(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// More arguments than this in one call could exhaust the stack.
const mostAtOnce = 4_096;

/** The text whose characters have these codes. */
function fromCodes(codes: Uint8Array): string {
  // Seven times as fast as spreading them. Sound: an array of bytes serves as well as one of numbers.
  const some = (part: Uint8Array) => String.fromCharCode.apply(null, part as unknown as number[]);
  if (codes.length <= mostAtOnce) return some(codes);
  let text = '';
  for (let i = 0; i < codes.length; i += mostAtOnce) text += some(codes.subarray(i, i + mostAtOnce));
  return text;
}

/** One character for each byte. Browsers call it latin1 but read five of the C1 codes and above as Windows does. */
function toLatin1(bytes: Uint8Array): string {
  if (bytes.length < shortText) return fromCodes(bytes);
  const text = windows1252.decode(bytes);
  return /[^\0-\xff]/.test(text) ? fromCodes(bytes) : text;
}

function fromHex(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length >> 1);
  for (let i = 0; i < bytes.length; i += 1) {
    const pair = text.slice(2 * i, 2 * i + 2);
    // Like Node, stops at what is no digit.
    if (!/^[0-9a-fA-F]{2}$/.test(pair)) return bytes.subarray(0, i);
    bytes[i] = Number.parseInt(pair, 16);
  }
  return bytes;
}

function toHex(bytes: Uint8Array & NativeEncodings): string {
  return bytes.toHex?.() ?? Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const common = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const alphabets = {
  base64: { chars: `${common}+/`, read: { alphabet: 'base64' }, write: { alphabet: 'base64' } },
  base64url: {
    chars: `${common}-_`,
    read: { alphabet: 'base64url' },
    write: { alphabet: 'base64url', omitPadding: true },
  },
};

// Node reads both alphabets, whichever is named.
const digits = new Uint8Array(128).fill(64);
for (const { chars } of Object.values(alphabets))
  for (let i = 0; i < chars.length; i += 1) digits[chars.charCodeAt(i)] = i;

function fromBase64(text: string, encoding: 'base64' | 'base64url'): Buffer {
  const bytes: Buffer & NativeEncodings = Buffer.allocUnsafe(Math.floor((text.length * 3) / 4));
  try {
    const written = bytes.setFromBase64?.(text, alphabets[encoding].read).written;
    if (written !== undefined) return written === bytes.length ? bytes : bytes.subarray(0, written);
  } catch {
    // Whatever the browser refuses is read as Node would.
  }
  return fromBase64AsNode(text, bytes);
}

/** Like Node, passes over what is no digit and stops at the first `=`. */
function fromBase64AsNode(text: string, bytes: Buffer): Buffer {
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length && text[i] !== '='; i += 1) {
    const digit = digits[text.charCodeAt(i)] ?? 64;
    if (digit === 64) continue;
    held = ((held << 6) | digit) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = held >> bits;
    length += 1;
  }
  return bytes.subarray(0, length);
}

function toBase64(bytes: Uint8Array & NativeEncodings, encoding: 'base64' | 'base64url'): string {
  const { chars, write } = alphabets[encoding];
  if (bytes.toBase64 !== undefined) return bytes.toBase64(write);
  const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  for (let from = 0, to = 0; to < codes.length; from += 3, to += 4) {
    const group = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    for (let i = 0; i < 4 && to + i < codes.length; i += 1)
      codes[to + i] = chars.charCodeAt((group >> (18 - 6 * i)) & 63);
  }
  const text = fromCodes(codes);
  return encoding === 'base64' ? text.padEnd(Math.ceil(bytes.length / 3) * 4, '=') : text;
}
