import { hashes, verify as verifySignature } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { sha256, Sha256, sha256OfText } from '../sha256.ts';
import { Buffer, textOf } from './buffer.ts';

hashes.sha512 = sha512;

/** A public key of Ed25519. */
export type KeyObject = { bytes: Uint8Array };

type TextEncoding = 'latin1' | 'binary' | 'hex' | 'base64' | 'base64url';

/** `crypto.hash`, for SHA-256 only. */
export function hash(algorithm: 'sha256', data: Uint8Array | string, encoding: 'buffer'): Buffer;
export function hash(algorithm: 'sha256', data: Uint8Array | string, encoding: TextEncoding): string;
export function hash(
  algorithm: 'sha256',
  data: Uint8Array | string,
  encoding: 'buffer' | TextEncoding,
): Buffer | string {
  only(algorithm === 'sha256');
  const digest = typeof data === 'string' ? sha256OfText(data) : sha256(data);
  return encoding === 'buffer' ? new Buffer(digest.buffer) : textOf(digest, encoding);
}

/** `crypto.createHash`, for SHA-256 only. */
export function createHash(algorithm: 'sha256') {
  only(algorithm === 'sha256');
  const state = new Sha256();
  const made = {
    update(data: Uint8Array | string) {
      state.update(typeof data === 'string' ? Buffer.from(data) : data);
      return made;
    },
    digest: (encoding: 'hex') => textOf(state.digest(), encoding),
  };
  return made;
}

const spkiOfEd25519 = '302a300506032b6570032100';

/** `crypto.createPublicKey`, for Ed25519 in DER only. Throws for anything else, as Node does for a malformed key. */
export function createPublicKey({ key }: { key: Buffer; format: 'der'; type: 'spki' }): KeyObject {
  only(key.length === 44 && key.toString('hex', 0, 12) === spkiOfEd25519);
  return { bytes: Uint8Array.from(key.subarray(12)) };
}

/** `crypto.verify`, for Ed25519 only, and as strict as RFC 8032: each point and each number has one spelling. */
export function verify(algorithm: null, message: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  only(algorithm === null);
  return verifySignature(Uint8Array.from(signature), Uint8Array.from(message), key.bytes, { zip215: false });
}

function only(isKnown: boolean): void {
  if (!isKnown) throw new Error('The page knows only SHA-256 and Ed25519.');
}
