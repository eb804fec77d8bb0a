import type { Inline } from '../api/client.ts';

/** A line without its marks, for places that take only text. */
export function plain(content: Inline[]): string {
  return content
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('c' in piece) return plain(piece.c);
      return piece.t === 'code' ? piece.v : piece.t === 'img' ? piece.alt : ' ';
    })
    .join('');
}
