import { sha256 as inJavaScript } from '@noble/hashes/sha2.js';
import { dataAt, initialState, sha256Module, stateAt } from './sha256-module.ts';

type Process = (pointer: number, blocks: number) => void;

const pageSize = 65_536;
const pages = 5;
const room = pages * pageSize - dataAt - 128;
const blockSize = 64;

const encoder = new TextEncoder();
const sample = Uint8Array.from({ length: 200 }, (_, i) => i);
const engine = compiled();

/** The SHA-256 of bytes that are there as a whole. */
export function sha256(data: Uint8Array): Uint8Array<ArrayBuffer> {
  if (engine === undefined) return Uint8Array.from(inJavaScript(data));
  if (data.length > room) return new Sha256().update(data).digest();
  engine.state.set(initialState);
  engine.bytes.set(data, dataAt);
  return engine.finish(data.length, data.length);
}

/** The SHA-256 of the UTF-8 bytes of a text. */
export function sha256OfText(text: string): Uint8Array<ArrayBuffer> {
  // A UTF-16 code unit takes at most three bytes.
  if (engine === undefined || text.length * 3 > room) return sha256(encoder.encode(text));
  engine.state.set(initialState);
  const { written } = encoder.encodeInto(text, engine.data);
  return engine.finish(written, written);
}

/** The SHA-256 of bytes that come in pieces. */
export class Sha256 {
  readonly #fallback = engine === undefined ? inJavaScript.create() : undefined;
  readonly #state = Int32Array.from(initialState);
  readonly #rest = new Uint8Array(blockSize);
  #resting = 0;
  #length = 0;

  update(data: Uint8Array): this {
    if (engine === undefined) {
      this.#fallback?.update(data);
      return this;
    }
    this.#length += data.length;
    engine.state.set(this.#state);
    for (let at = 0; at < data.length;) {
      const piece = data.subarray(at, at + room - blockSize);
      at += piece.length;
      engine.bytes.set(this.#rest.subarray(0, this.#resting), dataAt);
      engine.bytes.set(piece, dataAt + this.#resting);
      const there = this.#resting + piece.length;
      const whole = there - (there % blockSize);
      if (whole > 0) engine.process(dataAt, whole / blockSize);
      this.#resting = there - whole;
      this.#rest.set(engine.bytes.subarray(dataAt + whole, dataAt + there));
    }
    this.#state.set(engine.state);
    return this;
  }

  digest(): Uint8Array<ArrayBuffer> {
    if (engine === undefined) return Uint8Array.from(this.#fallback?.digest() ?? []);
    engine.state.set(this.#state);
    engine.bytes.set(this.#rest.subarray(0, this.#resting), dataAt);
    return engine.finish(this.#resting, this.#length);
  }
}

/** WebAssembly, or nothing where a browser has switched it off or it is wrong: plain JavaScript does the same, more slowly. */
function compiled() {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(sha256Module(pages)));
    // Sound: `sha256Module` exports these two.
    const { memory, process } = exports as unknown as { memory: WebAssembly.Memory; process: Process };
    const bytes = new Uint8Array(memory.buffer);
    const data = bytes.subarray(dataAt);
    const view = new DataView(memory.buffer);
    const state = new Int32Array(memory.buffer, stateAt, 8);
    /** Pads what lies at `dataAt` (FIPS 180-4 5.1.1) and answers the digest. */
    const finish = (there: number, length: number): Uint8Array<ArrayBuffer> => {
      const end = dataAt + Math.ceil((there + 9) / blockSize) * blockSize;
      bytes.fill(0, dataAt + there, end);
      bytes[dataAt + there] = 0x80;
      view.setUint32(end - 8, Math.floor(length / 2 ** 29));
      view.setUint32(end - 4, (length * 8) >>> 0);
      process(dataAt, (end - dataAt) / blockSize);
      const digest = new Uint8Array(32);
      for (let i = 0; i < 8; i += 1) {
        const word = state[i] ?? 0;
        digest[4 * i] = word >>> 24;
        digest[4 * i + 1] = word >>> 16;
        digest[4 * i + 2] = word >>> 8;
        digest[4 * i + 3] = word;
      }
      return digest;
    };
    state.set(initialState);
    bytes.set(sample, dataAt);
    const isRight = finish(sample.length, sample.length).every((byte, i) => byte === inJavaScript(sample)[i]);
    return isRight ? { process, bytes, data, state, finish } : undefined;
  } catch {
    return undefined;
  }
}
