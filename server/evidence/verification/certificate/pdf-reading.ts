/** A letter on the page, or a few that are one glyph. Points from the lower left corner of the page. */
export type Glyph = { text: string; x: number; y: number; width: number; size: number; flaw?: 'hidden' | 'misleading' };

/** Something that is painted and is no text; `isBar`: a dark rectangle along the edges of the page. */
export type Shape = { x0: number; y0: number; x1: number; y1: number; isBar: boolean };

/** What certificates never have, but a changed one may. */
export type Foreign =
  | 'page'
  | 'image'
  | 'drawing'
  | 'annotation'
  | 'form'
  | 'layer'
  | 'script'
  | 'encryption'
  | 'replacement'
  | 'revision';

/** What a person who looks at the first page sees. */
export type PageReading = {
  /** Line by line, from the top and the left. */
  text: string;
  /** Text that is there but cannot be seen: transparent, off the page, under something. */
  hidden: string;
  /** Letters that are drawn as others. */
  misleading: string;
  /** What the QR code says; null if there is none that can be read. */
  qr: string | null;
};

/** What is in a PDF, as far as a certificate can have it. */
export type PdfReading = PageReading & {
  /** What stands in the bar of the window. */
  title: string;
  /** What is read aloud in place of something that is drawn. */
  spoken: string[];
  foreign: Foreign[];
  attachments: { name: string; bytes: Uint8Array }[];
  /** How many attached files the raw text of the PDF speaks of. */
  attachedFiles: number;
};
