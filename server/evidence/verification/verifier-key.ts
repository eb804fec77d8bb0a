import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { fromBase64, sha256 } from './encodings.ts';
import { Refused } from './refusals.ts';

/** A public key as the C2SP signed-note format writes it: of a log (0x01) or of a witness (0x04), both Ed25519. */
export type VerifierKey = { text: string; name: string; id: string; kind: 'log' | 'witness'; publicKey: KeyObject };

const spelling = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/;
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Reads a vkey, `name+<key id>+<base64 of type and key>` (evidence notes 5).
 * Refuses `key_malformed`: other spelling, other algorithm, or an id that does not belong to the key.
 */
export function readVerifierKey(text: string): VerifierKey {
  const [, name, id, encoded] = spelling.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || id === undefined || bytes === undefined) {
    throw new Refused('key_malformed', `Not a key of the form name+id+base64: ${JSON.stringify(text.slice(0, 200))}`);
  }
  const type = bytes[0];
  if (bytes.length !== 33 || (type !== 1 && type !== 4)) {
    throw new Refused('key_malformed', `The key of ${name} is not Ed25519 of a log (type 1) or of a witness (type 4).`);
  }
  const expected = sha256(Buffer.concat([Buffer.from(`${name}\n`), bytes])).toString('hex', 0, 4);
  if (id !== expected) throw new Refused('key_malformed', `The key id of ${name} is ${id} but should be ${expected}.`);
  const publicKey = createPublicKey({
    key: Buffer.concat([spkiPrefix, bytes.subarray(1)]),
    format: 'der',
    type: 'spki',
  });
  return { text, name, id, kind: type === 1 ? 'log' : 'witness', publicKey };
}

/** Whether the key made this signature over these bytes; a malformed signature is simply not one. */
export function hasSigned(key: VerifierKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return verify(null, message, key.publicKey, signature);
  } catch {
    return false;
  }
}
