/** The little of fontkit that is used here; it brings no types of its own. */
declare module 'fontkit' {
  type Glyph = { path: { toSVG(): string }; codePoints: number[] };
  export type Font = { glyphForCodePoint(point: number): Glyph; layout(text: string): { glyphs: Glyph[] } };
  export function create(data: Uint8Array): Font;
}
