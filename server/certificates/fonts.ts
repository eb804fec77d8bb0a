import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ttf = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const fonts = {
  serif: 'DejaVuSerifCondensed',
  sans: 'DejaVuSansCondensed',
  mono: 'DejaVuSansMono',
} as const;
export type Font = keyof typeof fonts;

/** Makes the fonts known to a document. They are put into the file, so that it looks the same everywhere. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, join(ttf, `${file}.ttf`));
}

/** Stands for a letter that no font here has. */
const noGlyph = '\u25af';

/** The text as it can be shown, and the font for it: names come from everywhere, and an empty box would show nothing. */
export function inFontOf(doc: PDFKit.PDFDocument, text: string, wanted: Font): { font: Font; shown: string } {
  const seen = text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '');
  const letters = Array.from(seen);
  const font = ([wanted, 'sans'] as const).find((one) => letters.every((letter) => has(doc, one, letter))) ?? 'sans';
  return { font, shown: letters.map((letter) => (has(doc, font, letter) ? letter : noGlyph)).join('') };
}

function has(doc: PDFKit.PDFDocument, font: Font, letter: string): boolean {
  // pdfkit keeps the font that it has just set there, which its types do not say.
  const { _font } = doc.font(font) as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } };
  return _font.font.hasGlyphForCodePoint(letter.codePointAt(0)!);
}
