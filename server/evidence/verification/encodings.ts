import { hash } from 'node:crypto';
import { Refused } from './refusals.ts';

// `ignoreBOM` keeps a byte order mark in the text, so that it is seen and refused instead of vanishing.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The SHA-256 of bytes, or of the UTF-8 bytes of a text. */
export function sha256(data: Uint8Array | string): Buffer {
  return Buffer.from(sha256Text(data, 'binary'), 'latin1');
}

/**
 * The same as text: base64url, or one character for each byte. Node takes three times as long to make a Buffer of its own
 * for a digest, which counts where there are millions.
 */
export function sha256Text(data: Uint8Array | string, encoding: 'base64url' | 'binary'): string {
  return hash('sha256', data, encoding);
}

/** Bytes as text. Refuses `not_utf8`, which also covers encoded lone surrogates. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refused('not_utf8', 'The bytes are not valid UTF-8.');
  }
}

/** Standard base64 with padding, one spelling only; `undefined` for anything else. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** base64url without padding, one spelling only; `undefined` for anything else. */
export function fromBase64Url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
