import { Refusal } from '../refusals.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file of HR's as text, and by which encoding it was read. Line ends are all `\n`. */
export interface CsvText {
  text: string;
  encoding: Encoding;
}

/** Bytes that a file may have. */
export const largestCsv = 20 * 1024 * 1024;

/**
 * Reads the bytes of an export as text. A byte order mark decides; without one it is UTF-8 if it can be, and else what Excel on
 * Windows writes. Refuses what is no text, and what is too large (`import_unreadable`).
 */
export function textOf(bytes: Uint8Array): CsvText {
  if (bytes.length > largestCsv) throw new Refusal('import_unreadable', 'The file has more than 20 MB. Divide it.');
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replaceAll(/\r\n?/g, '\n');
  if (isWorkbook(bytes) || text.includes('\0'))
    throw new Refusal(
      'import_unreadable',
      'This is no CSV file. If it is a workbook of a spreadsheet program, save it there as CSV UTF-8 first.',
    );
  return { text, encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The beginnings of `.xlsx` and of `.xls`. */
function isWorkbook(bytes: Uint8Array): boolean {
  return ['504b0304', 'd0cf11e0'].includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'));
}
