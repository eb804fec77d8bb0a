import { decodeQR } from 'qr/decode.js';
import type { Shape } from './pdf-reading.ts';

/** Pixels of a module, and white modules around the code, in the picture that is decoded. */
const scale = 4;
const margin = 4;

/**
 * Finds the QR code among the shapes and reads it. Its rows are bars of one height; all other shapes are answered as `others`.
 * What does not fit its grid makes it unreadable.
 */
export function readQr(shapes: readonly Shape[]): { qr: string | null; others: Shape[] } {
  const heights = Map.groupBy(shapes, (shape) => (shape.y1 - shape.y0).toFixed(2));
  const rows = [...heights.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (rows.length < 50) return { qr: null, others: [...shapes] };
  const others = shapes.filter((shape) => !rows.includes(shape));
  const x0 = Math.min(...rows.map((bar) => bar.x0));
  const y1 = Math.max(...rows.map((bar) => bar.y1));
  const width = Math.max(...rows.map((bar) => bar.x1)) - x0;
  const height = y1 - Math.min(...rows.map((bar) => bar.y0));
  const side = Math.max(...rows.map((bar) => bar.y1 - bar.y0));
  const modules = Math.round(width / side);
  const isTouched = others.some((one) => one.x0 < x0 + width && one.x1 > x0 && one.y0 < y1 && one.y1 > y1 - height);
  if (Math.abs(width - height) > side / 2 || modules > 177 || rows.some((bar) => !bar.isBar) || isTouched)
    return { qr: null, others };

  const pixels = (modules + 2 * margin) * scale;
  const data = new Uint8Array(pixels * pixels * 3).fill(255);
  for (const bar of rows) {
    const [from, to] = [pixelOf(bar.x0 - x0, side), pixelOf(bar.x1 - x0, side)];
    const [top, bottom] = [pixelOf(y1 - bar.y1, side), pixelOf(y1 - bar.y0, side)];
    for (let y = top; y < bottom; y++) data.fill(0, (y * pixels + from) * 3, (y * pixels + to) * 3);
  }
  try {
    return { qr: decodeQR({ width: pixels, height: pixels, data }, { format: 'RGB', timeLimit: 500 }), others };
  } catch {
    return { qr: null, others };
  }
}

function pixelOf(points: number, side: number): number {
  return Math.round((points / side + margin) * scale);
}
