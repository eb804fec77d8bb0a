import { deflateSync, inflateSync } from 'node:zlib';

interface PdfObject {
  dictionary: string;
  stream: Buffer | null;
}

/**
 * A small editor for the PDFs that pdfkit writes: it unpacks every object, lets them be changed, and writes a sound file with a
 * new cross-reference table, as somebody who forges a certificate would.
 */
export class PdfEditor {
  readonly #objects = new Map<number, PdfObject>();
  #trailer: string;

  constructor(pdf: Uint8Array) {
    const text = Buffer.from(pdf).toString('latin1');
    for (const [, number, body = ''] of text.matchAll(/(?<=\n)(\d+) 0 obj\n([^]*?)\nendobj/g)) {
      const at = body.indexOf('stream\n');
      if (at < 0) this.#objects.set(Number(number), { dictionary: inOneLine(body), stream: null });
      else {
        const raw = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
        const isPacked = body.slice(0, at).includes('/FlateDecode');
        this.#objects.set(Number(number), {
          dictionary: inOneLine(body.slice(0, at)).replace('/Filter /FlateDecode', ''),
          stream: isPacked ? inflateSync(raw) : raw,
        });
      }
    }
    this.#trailer = /trailer\n([^]*?)\nstartxref/.exec(text)![1]!;
  }

  bytes(): Buffer {
    let out = Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1');
    const offsets = new Map<number, number>();
    for (const [number, { dictionary, stream }] of this.#objects) {
      offsets.set(number, out.length);
      const packed = stream && deflateSync(stream);
      const head = packed
        ? `${dictionary.trim().replace(/\/Length \d+/, `/Length ${packed.length} /Filter /FlateDecode`)}\nstream\n`
        : dictionary;
      out = Buffer.concat([
        out,
        Buffer.from(`${number} 0 obj\n${head}`, 'latin1'),
        ...(packed ? [packed, Buffer.from('\nendstream')] : []),
        Buffer.from('\nendobj\n'),
      ]);
    }
    const size = Math.max(...offsets.keys()) + 1;
    const rows = Array.from({ length: size }, (_, number) =>
      offsets.has(number) ? `${String(offsets.get(number)).padStart(10, '0')} 00000 n ` : '0000000000 65535 f ',
    );
    const trailer = this.#trailer.replace(/\/Size \d+/, `/Size ${size}`);
    return Buffer.concat([
      out,
      Buffer.from(
        `xref\n0 ${size}\n${rows.join('\n')}\ntrailer\n${trailer}\nstartxref\n${out.length}\n%%EOF\n`,
        'latin1',
      ),
    ]);
  }

  /** The number of the object whose dictionary has this text. */
  find(text: string | RegExp): number {
    for (const [number, { dictionary }] of this.#objects)
      if (typeof text === 'string' ? dictionary.includes(text) : text.test(dictionary)) return number;
    throw new Error(`No object has ${text}.`);
  }

  add(dictionary: string, stream: Buffer | null = null): number {
    const number = Math.max(...this.#objects.keys()) + 1;
    this.#objects.set(number, { dictionary, stream });
    return number;
  }

  edit(number: number, change: (dictionary: string) => string): void {
    const object = this.#objects.get(number)!;
    object.dictionary = change(object.dictionary);
  }

  editTrailer(change: (trailer: string) => string): void {
    this.#trailer = change(this.#trailer);
  }

  stream(number: number): Buffer {
    return this.#objects.get(number)!.stream!;
  }

  setStream(number: number, content: Buffer | string): void {
    this.#objects.get(number)!.stream = Buffer.from(content as string, 'latin1');
  }

  get page(): number {
    return this.find('/Type /Page ');
  }

  /** The drawing operators of the page. */
  get content(): string {
    return this.stream(this.#contentNumber).toString('latin1');
  }

  set content(operators: string) {
    this.setStream(this.#contentNumber, operators);
  }

  get #contentNumber(): number {
    return this.#referred(this.page, 'Contents');
  }

  #referred(number: number, key: string): number {
    return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(this.#objects.get(number)!.dictionary)![1]);
  }

  /** The object of a font's ToUnicode table, by its name on the page (`F2`). */
  lettersObject(font: string): number {
    return this.#referred(this.#referred(this.#referred(this.page, 'Resources'), font), 'ToUnicode');
  }

  /** Which code of a font stands for which letters. */
  letters(font: string): Map<string, string> {
    const table = this.stream(this.lettersObject(font)).toString('latin1');
    const entries = /<0000> <[0-9a-f]{4}> \[([^\]]*)\]/.exec(table)![1]!.match(/<[^>]*>/g)!;
    return new Map(
      entries.map((entry, code) => [
        code.toString(16).padStart(4, '0'),
        String.fromCodePoint(...(entry.match(/[0-9a-f]{4}/g) ?? []).map((hex) => Number.parseInt(hex, 16))),
      ]),
    );
  }

  /** Types over text in the page, with letters that its font has. The text must be in one piece, or be `whole` a piece. */
  retype(from: string, to: string, whole = false): void {
    let font = '';
    let done = false;
    this.content = this.content.replaceAll(/\/(F\d) [\d.]+ Tf|\[([^\]]*)\] TJ/g, (operator, name, run) => {
      if (name) font = name;
      if (!run || done) return operator;
      const letters = this.letters(font);
      const codes: string[] = [...run.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex.match(/.{4}/g) ?? []);
      const text = codes.map((code) => letters.get(code)).join('');
      if (whole ? text !== from : !text.includes(from)) return operator;
      done = true;
      return `[<${this.codes(font, text.replace(from, to))}>] TJ`;
    });
    if (!done) throw new Error(`The page does not say ${from}.`);
  }

  codes(font: string, text: string): string {
    const codes = new Map([...this.letters(font)].map(([code, letters]) => [letters, code]));
    return Array.from(text, (letter) => codes.get(letter) ?? fail(`The font ${font} has no ${letter}.`)).join('');
  }

  /** Writes a line of text at a place from the lower left corner. */
  addText(
    font: string,
    text: string,
    { x, y, size = 12, mode = 0 }: { x: number; y: number; size?: number; mode?: number },
  ): void {
    this.content += `\nq 1 0 0 -1 0 841.89 cm BT 0 0 0 scn ${mode} Tr 1 0 0 1 ${x} ${y} Tm /${font} ${size} Tf [<${this.codes(font, text)}>] TJ ET Q\n`;
  }

  /** Replaces what is in an attached file. */
  replaceAttachment(name: string, content: Buffer): void {
    this.setStream(this.#attached(name), content.toString('latin1'));
  }

  attachment(name: string): Buffer {
    return this.stream(this.#attached(name));
  }

  #attached(name: string): number {
    return Number(/\/EF << \/F (\d+) 0 R/.exec(this.#objects.get(this.find(`/UF (${name})`))!.dictionary)![1]);
  }

  removeAttachment(name: string): void {
    const spec = this.find(`/UF (${name})`);
    this.edit(this.find('/EmbeddedFiles'), (dictionary) => dictionary.replace(`(${name}) ${spec} 0 R`, ''));
    this.edit(this.find('/Type /Catalog'), (dictionary) => dictionary.replace(`${spec} 0 R`, ''));
    this.#objects.delete(this.#attached(name));
    this.#objects.delete(spec);
  }

  addAttachment(name: string, content: Buffer): void {
    const file = this.add('<< /Type /EmbeddedFile /Length 0 >>', content);
    const spec = this.add(`<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${file} 0 R >> >>`);
    this.edit(this.find('/EmbeddedFiles'), (dictionary) =>
      dictionary.replace(/\]\s*>>\s*>>$/, `(${name}) ${spec} 0 R ] >> >>`),
    );
  }
}

function inOneLine(dictionary: string): string {
  return dictionary.replaceAll(/\s+/g, ' ');
}

function fail(message: string): never {
  throw new Error(message);
}
