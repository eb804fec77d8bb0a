import { OPS } from 'unpdf/pdfjs';
import type { PDFPageProxy } from 'unpdf/pdfjs';
import { identity, matrixOf, moved, times } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { OutlinesOfFont } from './outlines.ts';
import type { EmbeddedFont } from './outlines.ts';
import type { Foreign, Glyph, Shape } from './pdf-reading.ts';
import { shapesOf } from './shapes-drawn.ts';

/** A glyph as pdf.js describes it. */
type ShownGlyph = { unicode: string; fontChar: string; width: number; isSpace: boolean; isInFont: boolean };

/** What the next operator works with; `q` and `Q` keep and restore it. */
type State = {
  matrix: Matrix;
  fill: string;
  font: OutlinesOfFont | undefined;
  size: number;
  mode: number;
  rise: number;
  leading: number;
  letterGap: number;
  wordGap: number;
  stretch: number;
};

/** A certificate is drawn with filled rectangles and text in plain colours. All else was added. */
const ownOperators = new Set([
  OPS.dependency,
  OPS.save,
  OPS.restore,
  OPS.transform,
  OPS.beginMarkedContent,
  OPS.beginMarkedContentProps,
  OPS.endMarkedContent,
  OPS.setFillRGBColor,
  OPS.constructPath,
  OPS.beginText,
  OPS.endText,
  OPS.setTextMatrix,
  OPS.moveText,
  OPS.setLeadingMoveText,
  OPS.setLeading,
  OPS.nextLine,
  OPS.setFont,
  OPS.setTextRenderingMode,
  OPS.setTextRise,
  OPS.setCharSpacing,
  OPS.setWordSpacing,
  OPS.setHScale,
  OPS.showText,
  OPS.showSpacedText,
]);
const imageOperators = new Set([
  OPS.paintImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintSolidColorImageMask,
]);

const mostGlyphs = 5_000;
const mostShapes = 10_000;
const smallestLetters = 5;
// Of a certificate's own colours none is near: its palest text has 91, the lines between its parts 209.
const lightestText = 140;
const lightestShape = 215;

/**
 * Follows the drawing operators of a page (ISO 32000-1, 8 and 9) and says where which letter and which shape ends up: what the
 * eye sees, not the order in which it was written.
 * @param foreign gets what certificates never have
 */
export async function drawnOn(
  page: PDFPageProxy,
  foreign: Set<Foreign>,
): Promise<{ glyphs: Glyph[]; shapes: Shape[] }> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const glyphs: Glyph[] = [];
  const shapes: Shape[] = [];
  const kept: State[] = [];
  let text = identity;
  let line = identity;
  let state: State = {
    matrix: identity,
    fill: '#000000',
    font: undefined,
    size: 0,
    mode: 0,
    rise: 0,
    leading: 0,
    letterGap: 0,
    wordGap: 0,
    stretch: 1,
  };

  const beginLine = (matrix: Matrix) => {
    line = matrix;
    text = matrix;
  };
  const flawOf = (glyph: ShownGlyph, place: Matrix, size: number): Glyph['flaw'] => {
    const [a, b, c, d, x, y] = place;
    const isUpright = a > 0 && d > 0 && Math.abs(b) + Math.abs(c) < 1e-3;
    const isOnPage = x >= left && y >= bottom && x <= right && y <= top && page.rotate === 0;
    const isDrawn = state.mode === 0 && lightness(state.fill) < lightestText && size >= smallestLetters;
    if (!isUpright || !isOnPage || !isDrawn) return 'hidden';
    return (state.font?.misleads(glyph) ?? true) ? 'misleading' : undefined;
  };
  const show = (items: readonly (ShownGlyph | number)[]) => {
    for (const item of items) {
      if (typeof item === 'number') {
        text = moved(text, (-item / 1000) * state.size * state.stretch, 0);
        continue;
      }
      const place = times(state.matrix, moved(text, 0, state.rise));
      const width = (item.width / 1000) * state.size;
      const size = state.size * place[3];
      const flaw = flawOf(item, place, size);
      glyphs.push({
        text: item.unicode,
        x: place[4],
        y: place[5],
        width: width * state.stretch * place[0],
        size,
        ...(flaw !== undefined && { flaw }),
      });
      if (glyphs.length > mostGlyphs) throw new Error('it has too much text');
      text = moved(text, (width + state.letterGap + (item.isSpace ? state.wordGap : 0)) * state.stretch, 0);
    }
  };

  for (const [i, operator] of fnArray.entries()) {
    if (!ownOperators.has(operator)) foreign.add(imageOperators.has(operator) ? 'image' : 'drawing');
    // Sound: pdf.js lists the operands of every operator in an array, or has none.
    const operands = [...((argsArray[i] ?? []) as ArrayLike<unknown> & Iterable<unknown>)];
    const number = (at: number) => Number(operands[at]);
    switch (operator) {
      case OPS.save:
        kept.push({ ...state });
        break;
      case OPS.restore:
        state = kept.pop() ?? state;
        break;
      case OPS.transform:
        state.matrix = times(state.matrix, matrixOf(operands.map(Number)));
        break;
      case OPS.setFillRGBColor:
        state.fill = String(operands[0]);
        break;
      case OPS.beginMarkedContentProps:
        if (operands[0] === 'OC') foreign.add('layer');
        break;
      case OPS.beginText:
        beginLine(identity);
        break;
      case OPS.setTextMatrix:
        // Sound: the operand of `Tm` is one list of six numbers.
        beginLine(matrixOf(operands[0] as Iterable<number>));
        break;
      case OPS.moveText:
        beginLine(moved(line, number(0), number(1)));
        break;
      case OPS.setLeadingMoveText:
        state.leading = -number(1);
        beginLine(moved(line, number(0), number(1)));
        break;
      case OPS.setLeading:
        state.leading = -number(0);
        break;
      case OPS.nextLine:
        beginLine(moved(line, 0, state.leading));
        break;
      case OPS.setFont:
        // Sound: what is kept under a font's name is the font.
        state.font = OutlinesOfFont.of(page.commonObjs.get(String(operands[0])) as EmbeddedFont);
        state.size = number(1);
        break;
      case OPS.setTextRenderingMode:
        state.mode = number(0);
        break;
      case OPS.setTextRise:
        state.rise = number(0);
        break;
      case OPS.setCharSpacing:
        state.letterGap = number(0);
        break;
      case OPS.setWordSpacing:
        state.wordGap = number(0);
        break;
      case OPS.setHScale:
        state.stretch = number(0) / 100;
        break;
      case OPS.showText:
      case OPS.showSpacedText:
        // Sound: the operand of `TJ` is one list of glyphs and distances.
        show(operands[0] as (ShownGlyph | number)[]);
        break;
      case OPS.constructPath: {
        // Sound: pdf.js gives how it is painted, and a list with the path.
        const [path] = (operands[1] ?? []) as (ArrayLike<number> | null)[];
        const isFilled = number(0) === OPS.fill && lightness(state.fill) < lightestShape;
        if (path) shapes.push(...shapesOf(path, state.matrix, isFilled));
        if (shapes.length > mostShapes) throw new Error('it has too many shapes');
        break;
      }
    }
  }
  return { glyphs, shapes };
}

/** How light a colour `#rrggbb` is, 0 to 255. */
function lightness(colour: string): number {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[0-9a-f]{2}/gi) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
