import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';

/**
 * A BagIt folder (RFC 8493) in the making. Each payload file is hashed while it is written, so that a bundle of any size
 * needs no second reading; `seal` writes the manifests.
 */
export class Bag {
  readonly folder: string;
  readonly #manifest: string[] = [];
  #bytes = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes a payload file. @param path below `data/` */
  async add(path: string, content: string | Uint8Array): Promise<void> {
    const file = await this.open(path);
    await file.write(content);
    await file.close();
  }

  /** Opens a payload file that is written piece by piece. */
  async open(path: string): Promise<{ write(piece: string | Uint8Array): Promise<void>; close(): Promise<void> }> {
    const full = join(this.folder, 'data', path);
    await mkdir(dirname(full), { recursive: true });
    const digest = createHash('sha256');
    const stream = createWriteStream(full);
    return {
      write: async (piece) => {
        digest.update(piece);
        this.#bytes += Buffer.byteLength(piece);
        if (!stream.write(piece)) await once(stream, 'drain');
      },
      close: async () => {
        stream.end();
        await finished(stream);
        this.#manifest.push(`${digest.digest('hex')}  data/${path}\n`);
      },
    };
  }

  /** Writes the tag files; nothing may be added afterwards. @param info lines of `bag-info.txt` */
  async seal(info: Record<string, string>): Promise<void> {
    const lines = { ...info, 'Payload-Oxum': `${this.#bytes}.${this.#manifest.length}` };
    const tags = {
      'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'bag-info.txt': Object.entries(lines)
        .map(([label, value]) => `${label}: ${value}\n`)
        .join(''),
      'manifest-sha256.txt': this.#manifest.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''),
    };
    const sums = Object.entries(tags).map(([name, text]) => `${sha256(text)}  ${name}\n`);
    for (const [name, text] of Object.entries({ ...tags, 'tagmanifest-sha256.txt': sums.join('') }))
      await writeFile(join(this.folder, name), text);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
