import { hash } from 'node:crypto';
import { canonical, type Canonical } from './canonical.ts';

/** A hidden claim: the text that opens it, and the digest that stands in the leaf. */
export interface Disclosure {
  name: string;
  text: string;
  digest: string;
}

/** Of fresh randomness for each claim (evidence.md 2.2). */
export const saltBytes = 16;

/**
 * Hides a claim behind a salted digest, RFC 9901 (SD-JWT) section 4.2. The text is stored as it is and never made again.
 * @param salt 16 fresh random bytes; never derived, because deleting them is how erasure works
 */
export function disclose(name: string, value: Canonical, salt: Buffer): Disclosure {
  const text = Buffer.from(canonical([salt.toString('base64url'), name, value]), 'utf8').toString('base64url');
  return { name, text, digest: digestOf(text) };
}

/** The digest covers the text of the disclosure, not what it decodes to. */
export function digestOf(disclosureText: string): string {
  return hash('sha256', disclosureText, 'base64url');
}

/** Claims by name, from what opens them. */
export function claimsIn(openings: readonly { name: string; text: string }[]): Record<string, unknown> {
  return Object.fromEntries(openings.map(({ name, text }) => [name, valueIn(text)]));
}

/** The value inside a disclosure that we made. */
export function valueIn(disclosureText: string): unknown {
  const parts: unknown[] = JSON.parse(Buffer.from(disclosureText, 'base64url').toString('utf8'));
  return parts[2];
}
