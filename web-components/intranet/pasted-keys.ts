/** A public key as the server takes it (RFC 7517). */
export type PublicKey = { kty: 'RSA' | 'EC' | 'OKP' } & Record<string, unknown>;

/** A private key was pasted: it has been seen, and must not be used any more. */
export class PrivateKey extends Error {
  override name = 'PrivateKey';
}

/**
 * Reads public keys as platforms show them: a JWK, a list or set of them, PEM, or the base64 of it alone. Undefined if it is none of
 * these. Throws PrivateKey for a private one.
 */
export async function keysIn(text: string): Promise<PublicKey[] | undefined> {
  if (text.includes('PRIVATE KEY')) throw new PrivateKey();
  const keys = /^\s*[[{]/.test(text) ? fromJson(text) : await fromPem(text);
  if (keys?.some((key) => 'd' in key || 'k' in key)) throw new PrivateKey();
  return keys;
}

function fromJson(text: string): PublicKey[] | undefined {
  try {
    const found = JSON.parse(text) as PublicKey | PublicKey[] | { keys: PublicKey[] };
    const keys = Array.isArray(found) ? found : 'keys' in found ? (found.keys as PublicKey[]) : [found];
    return keys.length > 0 && keys.every((key) => typeof key?.kty === 'string') ? keys : undefined;
  } catch {
    return undefined;
  }
}

const kinds = [
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  { name: 'ECDSA', namedCurve: 'P-256' },
  { name: 'Ed25519' },
];

async function fromPem(text: string): Promise<PublicKey[] | undefined> {
  const base64 = text.replaceAll(/-----[^-]+-----|\s/g, '');
  if (!/^[A-Za-z\d+/]{40,}=*$/.test(base64)) return undefined;
  const bytes = Uint8Array.from(atob(base64.replaceAll('=', '')), (char) => char.charCodeAt(0));
  for (const kind of kinds) {
    // Which kind it is, stands inside; the browser says no to the others.
    // oxlint-disable-next-line no-await-in-loop -- one after the other, and the first that fits
    const key = await crypto.subtle.importKey('spki', bytes, kind, true, ['verify']).catch(() => undefined);
    if (!key) continue;
    const { kty, n, e, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
    return [JSON.parse(JSON.stringify({ kty, n, e, crv, x, y })) as PublicKey];
  }
  return undefined;
}

/** 256 random bits, as the server takes a shared secret. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
