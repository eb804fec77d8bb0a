import { SignJWT } from 'jose';
import type { SigningKey } from '../signing/signing-keys.ts';
import { badgeAddresses } from './addresses.ts';

/** As much of a credential as becomes claims. */
interface Credential {
  id: string;
  issuer: string | { id: string };
  validFrom: string;
  validUntil?: string;
  credentialSubject: { id: string };
}

/**
 * Signs a credential as a JWT (Open Badges 3.0, 8.2): the payload is the credential, with its own properties once more as claims. There
 * is no `iat`: it would tell when somebody asked. `kid` is the address of the key alone, because that is what validators fetch.
 */
export async function signCredential(
  publicUrl: string,
  { kid, alg, key }: SigningKey,
  credential: Credential,
): Promise<string> {
  const { id, issuer, validFrom, validUntil, credentialSubject } = credential;
  const claims = {
    ...credential,
    iss: typeof issuer === 'string' ? issuer : issuer.id,
    jti: id,
    nbf: secondsOf(validFrom),
    ...(validUntil !== undefined && { exp: secondsOf(validUntil) }),
    sub: credentialSubject.id,
  };
  return new SignJWT(claims).setProtectedHeader({ alg, kid: badgeAddresses(publicUrl).key(kid), typ: 'JWT' }).sign(key);
}

function secondsOf(instant: string): number {
  return Date.parse(instant) / 1000;
}
