import type { Readable } from 'node:stream';
import { Buffer } from './node/buffer.ts';

/**
 * The bytes of one file as the verifier reads them: what it uses of Node's Readable, over a stream of the web.
 * Every piece is reported as read.
 */
export class ByteStream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  readonly #read: (bytes: number) => Promise<void> | undefined;

  constructor(stream: ReadableStream<Uint8Array<ArrayBuffer>>, read: (bytes: number) => Promise<void> | undefined) {
    this.#reader = stream.getReader();
    this.#read = read;
  }

  /** Errors are thrown while reading; there are no events to listen to. */
  on(): this {
    return this;
  }

  destroy(): void {
    // Whoever stops reading no longer wants to hear of errors.
    this.#reader.cancel().catch(() => {});
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return;
      const pause = this.#read(value.length);
      if (pause !== undefined) await pause;
      yield Buffer.from(value.buffer, value.byteOffset, value.length);
    }
  }
}

/** The stream under the name of the type that `BundleFiles` states. */
export function asReadable(stream: ByteStream): Readable {
  // Sound as long as the verifier listens, iterates and destroys, and does nothing else: the page's tests run all of it.
  return stream as unknown as Readable;
}
