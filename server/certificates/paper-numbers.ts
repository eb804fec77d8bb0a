import { Refusal } from '../refusals.ts';

/** The numbers by which a record is found. */
export interface PaperNumbers {
  index: number;
  leafHash: Buffer;
  /** Name of the log, if it was given. */
  origin: string | null;
}

/**
 * Reads entry and leaf hash as somebody copies them from paper; the hash in base64 or base64url.
 * Refuses others (`invalid_input`).
 */
export function readNumbers(index: string, leaf: string, origin: string | null = null): PaperNumbers {
  const digits = index.trim();
  const hash = Buffer.from(leaf.replaceAll(/\s/g, ''), 'base64');
  if (!/^\d{1,15}$/.test(digits))
    throw new Refusal('invalid_input', 'The entry is a whole number, as it is printed on the certificate.');
  if (hash.length !== 32)
    throw new Refusal('invalid_input', 'The leaf hash has 43 letters and digits and an equals sign. Copy it whole.');
  return { index: Number(digits), leafHash: hash, origin };
}

/** Reads the five lines of the QR code: log, entry, leaf hash, size, root. Refuses others (`invalid_input`). */
export function readQrLines(text: string): PaperNumbers {
  const [origin = '', index = '', leaf = '', size = '', root = '', ...more] = text.trim().split(/\s+/);
  if (more.length > 0 || !/^\d{1,15}$/.test(size) || Buffer.from(root, 'base64').length !== 32)
    throw new Refusal('invalid_input', 'The QR code has five lines: log, entry, leaf hash, log size, root.');
  return readNumbers(index, leaf, origin);
}
