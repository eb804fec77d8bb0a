import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The fonts that certificates are set in. */
const known = new Set(['DejaVuSerifCondensed', 'DejaVuSansCondensed', 'DejaVuSansMono']);
const joiner = '\u200d';

const originals = new Map<string, Font>();

/** A font as pdf.js gives it: as it is used for drawing, with its own numbering of letters. */
export type EmbeddedFont = { name?: string | undefined; data?: Uint8Array | undefined };

/**
 * Tells letters that look like others. The text of a PDF is what a table in it says; the eye sees the outlines in the embedded
 * font. Both are compared with the published DejaVu fonts, so that "Okafor" cannot be drawn as "Okafar".
 */
export class OutlinesOfFont {
  static readonly #known = new WeakMap<object, OutlinesOfFont>();
  readonly #embedded: Font | undefined;
  readonly #original: Font | undefined;
  readonly #judged = new Map<string, boolean>();

  private constructor({ name = '', data }: EmbeddedFont) {
    const face = name.replace(/^[A-Z]{6}\+/, '');
    if (!known.has(face) || data === undefined) return;
    this.#original = originals.get(face) ?? readOriginal(face);
    originals.set(face, this.#original);
    this.#embedded = create(Buffer.from(data));
  }

  static of(font: EmbeddedFont): OutlinesOfFont {
    const found = OutlinesOfFont.#known.get(font) ?? new OutlinesOfFont(font);
    OutlinesOfFont.#known.set(font, found);
    return found;
  }

  /** Whether a glyph looks different from the letters that it is said to be. */
  misleads({ fontChar, unicode, isInFont }: { fontChar: string; unicode: string; isInFont: boolean }): boolean {
    if (unicode.trim() === '' && !isInFont) return false;
    const glyph = `${fontChar}\n${unicode}`;
    const judged = this.#judged.get(glyph) ?? !this.#looksRight(fontChar, unicode);
    this.#judged.set(glyph, judged);
    return judged;
  }

  #looksRight(fontChar: string, unicode: string): boolean {
    const point = fontChar.codePointAt(0);
    if (this.#embedded === undefined || this.#original === undefined || point === undefined) return false;
    const original = this.#original;
    const drawn = this.#embedded.glyphForCodePoint(point).path.toSVG();
    // Arabic letters look different between others, which joiners stand in for.
    const forms = [unicode, `${joiner}${unicode}`, `${unicode}${joiner}`, `${joiner}${unicode}${joiner}`];
    return forms.some((form) => outlineOf(original, form) === drawn);
  }
}

function outlineOf(font: Font, text: string): string {
  const { glyphs } = font.layout(text);
  return (
    glyphs
      // A glyph that was first met as a part of another one has no code points.
      .filter(({ codePoints }) => codePoints[0] !== joiner.codePointAt(0))
      .map(({ path }) => path.toSVG())
      .join('')
  );
}

function readOriginal(face: string): Font {
  const folder = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
  return create(readFileSync(join(folder, 'ttf', `${face}.ttf`)));
}
