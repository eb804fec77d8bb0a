import { sha256 } from '@noble/hashes/sha2.js';

/** As much of Node's Buffer as a chance reads its numbers from. */
export class Buffer {
  readonly length: number;
  readonly #bytes: DataView;

  constructor(bytes: Uint8Array) {
    this.length = bytes.length;
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  static alloc(length: number): Buffer {
    return new Buffer(new Uint8Array(length));
  }

  readUInt32BE(offset: number): number {
    return this.#bytes.getUint32(offset);
  }
}

/**
 * `crypto.hash` for SHA-256 of a text. The browser's own answers with a promise, and only where the page is secure; the verifier's
 * needs WebAssembly, which the policy of an LMS may forbid.
 */
export function hash(_algorithm: 'sha256', text: string, _encoding: 'buffer'): Buffer {
  return new Buffer(sha256(new TextEncoder().encode(text)));
}
