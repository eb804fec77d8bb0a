const slotsOfChunk = 4_096;

/**
 * A few bytes for each index of the log. A million JavaScript objects take hundreds of megabytes; this takes the bytes
 * themselves, and nothing for indexes that a sample leaves out.
 */
export class SparseBytes {
  readonly #width: number;
  readonly #chunks = new Map<number, Buffer>();

  constructor(width: number) {
    this.#width = width;
  }

  set(index: number, bytes: Uint8Array): void {
    this.claim(index).set(bytes);
  }

  /** The bytes of an index that has some from now on, to be written in place. */
  claim(index: number): Buffer {
    const number = Math.floor(index / slotsOfChunk);
    let chunk = this.#chunks.get(number);
    if (chunk === undefined) {
      chunk = Buffer.alloc(slotsOfChunk * (this.#width + 1));
      this.#chunks.set(number, chunk);
    }
    const start = this.#start(index);
    chunk[start] = 1;
    return chunk.subarray(start + 1, start + 1 + this.#width);
  }

  get(index: number): Buffer | undefined {
    const chunk = this.#chunks.get(Math.floor(index / slotsOfChunk));
    const start = this.#start(index);
    return chunk?.[start] === 1 ? chunk.subarray(start + 1, start + 1 + this.#width) : undefined;
  }

  delete(index: number): void {
    this.#chunks.get(Math.floor(index / slotsOfChunk))?.fill(0, this.#start(index), this.#start(index) + 1);
  }

  /** The indexes that have bytes, ascending within each stretch of 4,096. */
  *indexes(): Generator<number> {
    for (const [number, chunk] of this.#chunks) {
      for (let i = 0; i < slotsOfChunk; i += 1) {
        if (chunk[i * (this.#width + 1)] === 1) yield number * slotsOfChunk + i;
      }
    }
  }

  #start(index: number): number {
    return (index % slotsOfChunk) * (this.#width + 1);
  }
}
