import { inflateSync } from 'node:zlib';
import { Refused } from '../refusals.ts';

// A certificate has some 45 kB; the fonts in it unpack to twice that.
const mostUnpacked = 16 * 1_048_576;
const mostStreams = 500;

/** What the raw objects of a PDF say, without reading the PDF as a whole. */
export type RawPdf = {
  /** Files that are attached, however they are named. */
  attachedFiles: number;
  /** How often it was saved. */
  revisions: number;
  isEncrypted: boolean;
  hasImages: boolean;
  /** Text that stands for other text when it is copied or read aloud. */
  hasReplacements: boolean;
};

/**
 * Looks at the raw objects before a PDF reader does, because a few kilobytes can unpack to gigabytes, and because a reader shows
 * only one of two things with the same name.
 * Refuses `file_too_large` for what unpacks to more than 16 MiB or has more than 500 streams.
 */
export function surveyStreams(pdf: Uint8Array): RawPdf {
  const raw = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const outline = raw.toString('latin1');
  const texts = [outline];
  let room = mostUnpacked;
  for (const { index, 0: keyword } of outline.matchAll(/(?<!end)stream[^\n\r]*(?:\r\n|\n|\r)/g)) {
    if (texts.length > mostStreams) throw new Refused('file_too_large', 'The PDF has more than 500 streams.');
    const content = inflated(raw.subarray(index + keyword.length), room);
    room -= content.length;
    texts.push(content.toString('latin1'));
  }
  // Names may be written with `#` and two digits, which would hide them from a search.
  const text = texts
    .join('\n')
    .replaceAll(/#([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return {
    attachedFiles: text.match(/\/EF\s*(?:<<|\d+\s+\d+\s+R)/g)?.length ?? 0,
    revisions: outline.match(/startxref/g)?.length ?? 0,
    isEncrypted: /\/Encrypt\b/.test(text),
    hasReplacements: /\/ActualText\b/.test(text),
    hasImages: /\/Image\b|\sBI\s[^]{1,500}?\sID\s/.test(text),
  };
}

/** What a deflated stream unpacks to; nothing for any other. */
function inflated(packed: Buffer, most: number): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('file_too_large', 'The PDF unpacks to more than 16 MiB.');
    return Buffer.alloc(0);
  }
}
