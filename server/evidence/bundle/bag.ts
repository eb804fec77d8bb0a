import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** What a payload file is made of, whole or piece by piece. */
export type Content = string | Uint8Array | (() => AsyncIterable<string | Uint8Array>);

/**
 * A BagIt folder (RFC 8493) inside a zip, written as a stream: each payload file is asked for its content when its turn comes,
 * and hashed on the way, so that a bundle of any size needs neither memory nor room on the disk.
 */
export class Bag {
  readonly #zip = new ZipFile();
  readonly #folder: string;
  readonly #mtime: Date;
  readonly #manifest: string[] = [];
  #bytes = 0;

  /**
   * @param folder name of the top folder in the zip
   * @param mtime one time for all members, so that the same log gives the same zip
   */
  constructor(folder: string, mtime: Date) {
    this.#folder = folder;
    this.#mtime = mtime;
  }

  /** Adds a payload file. @param path below `data/` */
  add(path: string, content: Content): void {
    this.#member(`data/${path}`, () => this.#counted(`data/${path}`, content));
  }

  /** Adds the tag files and answers the zip; nothing may be added afterwards. @param info lines of `bag-info.txt` */
  seal(info: Record<string, string>): Readable {
    const tags: [string, () => string][] = [
      ['bagit.txt', () => 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
      [
        'bag-info.txt',
        () =>
          Object.entries({ ...info, 'Payload-Oxum': `${this.#bytes}.${this.#manifest.length}` })
            .map(([label, value]) => `${label}: ${value}\n`)
            .join(''),
      ],
      ['manifest-sha256.txt', () => this.#manifest.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')],
    ];
    const sums = () =>
      tags.map(([name, text]) => `${createHash('sha256').update(text()).digest('hex')}  ${name}\n`).join('');
    // The zip asks for one member after the other, so these see every payload file counted.
    for (const [name, text] of [...tags, ['tagmanifest-sha256.txt', sums] as const])
      this.#member(name, async function* () {
        yield text();
      });
    this.#zip.end();
    // yazl's stream is a Readable at run time; its types only promise the older interface.
    return this.#zip.outputStream as Readable;
  }

  #member(path: string, content: () => AsyncIterable<string | Uint8Array>): void {
    this.#zip.addReadStreamLazy(
      `${this.#folder}/${path}`,
      // Level 1: most of it is random digests, which a better level only makes slower. ZIP64, because the size is not known.
      { mtime: this.#mtime, mode: 0o100644, compressionLevel: 1, forceZip64Format: true },
      (give) => {
        const stream = Readable.from(inLargePieces(content()), { objectMode: false });
        stream.once('error', (error) => this.#zip.emit('error', error));
        give(null, stream);
      },
    );
  }

  async *#counted(path: string, content: Content): AsyncGenerator<string | Uint8Array> {
    const digest = createHash('sha256');
    for await (const piece of typeof content === 'function' ? content() : [content]) {
      digest.update(piece);
      this.#bytes += Buffer.byteLength(piece);
      yield piece;
    }
    this.#manifest.push(`${digest.digest('hex')}  ${path}\n`);
  }
}

const largePiece = 128 * 1024;

/** A line at a time would cost a turn of the event loop for each; the zip gets them by the hundred. */
async function* inLargePieces(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < largePiece) continue;
      yield Buffer.from(text);
    } else {
      yield Buffer.concat([Buffer.from(text), piece]);
    }
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
