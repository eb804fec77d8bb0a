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
    const slot = this.#slot(index, true);
    slot?.fill(1, 0, 1);
    slot?.set(bytes, 1);
  }

  get(index: number): Buffer | undefined {
    const slot = this.#slot(index, false);
    return slot?.[0] === 1 ? slot.subarray(1) : undefined;
  }

  delete(index: number): void {
    this.#slot(index, false)?.fill(0, 0, 1);
  }

  /** The indexes that have bytes, ascending within each stretch of 4,096. */
  *indexes(): Generator<number> {
    for (const [number, chunk] of this.#chunks) {
      for (let i = 0; i < slotsOfChunk; i += 1) {
        if (chunk[i * (this.#width + 1)] === 1) yield number * slotsOfChunk + i;
      }
    }
  }

  #slot(index: number, create: boolean): Buffer | undefined {
    const number = Math.floor(index / slotsOfChunk);
    const width = this.#width + 1;
    let chunk = this.#chunks.get(number);
    if (chunk === undefined) {
      if (!create) return undefined;
      chunk = Buffer.alloc(slotsOfChunk * width);
      this.#chunks.set(number, chunk);
    }
    const start = (index % slotsOfChunk) * width;
    return chunk.subarray(start, start + width);
  }
}
