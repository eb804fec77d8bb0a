import { readQr } from './qr-reading.ts';
import type { Foreign, Glyph, PageReading, Shape } from './pdf-reading.ts';

/** Letters whose baselines are as near as this stand in one line, in points. */
const sameLine = 1.5;
/** The band at the edge, and the lines above and below. */
const mostDecorations = 3;

/**
 * Puts what is drawn together as a person sees it. Text under or over something else counts as hidden.
 * @param foreign gets `drawing` for shapes that are not a certificate's
 */
export function readPage(glyphs: readonly Glyph[], shapes: readonly Shape[], foreign: Set<Foreign>): PageReading {
  const letters = glyphs.filter(({ text, flaw }) => text.trim() !== '' && flaw !== 'hidden');
  const boxes = letters.map(boxOf);
  const covered = new Set<Glyph>();
  for (const [i, box] of boxes.entries()) {
    if (shapes.some((shape) => overlap(box, shape) > 0.02)) {
      foreign.add('drawing');
      covered.add(letters[i]!);
    }
    for (let other = i + 1; other < boxes.length; other++)
      if (overlap(box, boxes[other]!) > 0.4) covered.add(letters[i]!).add(letters[other]!);
  }
  const { qr, others } = readQr(shapes);
  if (others.length > mostDecorations || others.some(({ isBar }) => !isBar)) foreign.add('drawing');
  return {
    text: inLines(glyphs.filter((glyph) => glyph.flaw !== 'hidden')),
    hidden: inLines(glyphs.filter((glyph) => glyph.flaw === 'hidden' || covered.has(glyph))),
    misleading: inLines(glyphs.filter((glyph) => glyph.flaw === 'misleading')),
    qr,
  };
}

function inLines(glyphs: readonly Glyph[]): string {
  const lines: Glyph[][] = [];
  for (const glyph of glyphs.toSorted((a, b) => b.y - a.y)) {
    const last = lines.at(-1);
    if (last !== undefined && (last[0]?.y ?? 0) - glyph.y < sameLine) last.push(glyph);
    else lines.push([glyph]);
  }
  return lines
    .map((line) => inLine(line.toSorted((a, b) => a.x - b.x)))
    .filter((line) => line !== '')
    .join('\n');
}

function inLine(glyphs: readonly Glyph[]): string {
  let text = '';
  let end = Infinity;
  for (const glyph of glyphs) {
    if (glyph.x - end > glyph.size * 0.3) text += ' ';
    text += glyph.text;
    end = glyph.x + glyph.width;
  }
  return text.trim().replaceAll(/\s+/g, ' ');
}

type Box = { x0: number; y0: number; x1: number; y1: number };

/** From the baseline to the height of a small letter, without the sides, where letters may touch. */
function boxOf({ x, y, width, size }: Glyph): Box {
  return { x0: x + width * 0.1, y0: y, x1: x + width * 0.9, y1: y + size * 0.5 };
}

/** How much of the smaller of two boxes lies in the other, 0 to 1. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(areaOf(a), areaOf(b));
}

function areaOf({ x0, y0, x1, y1 }: Box): number {
  return (x1 - x0) * (y1 - y0);
}
