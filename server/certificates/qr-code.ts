import { encodeQR } from 'qr';

/** A rectangle of dark modules, in modules from the top left. */
export interface Bar {
  x: number;
  y: number;
  width: number;
}

/**
 * The QR code of a text as rows of dark bars, so that it can be drawn as one path.
 * A quarter of it may be lost (level Q): paper is folded, stamped and copied.
 */
export function qrBars(text: string): { modules: number; bars: Bar[] } {
  // The package draws a border of at least one module. Ours is the white paper around it.
  const rows = encodeQR(text, 'raw', { ecc: 'quartile', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  const bars: Bar[] = [];
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      bars.push({ x: from, y, width: x + 1 - from });
    }
  return { modules: rows.length, bars };
}
