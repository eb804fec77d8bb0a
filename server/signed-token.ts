import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey, JWTVerifyOptions, JWTVerifyResult, RemoteJWKSet } from 'jose';
import { Bucket } from './bucket.ts';
import { fetchGuarded } from './guarded-fetch.ts';

/** Clocks differ. */
export const skewSeconds = 60;

/** By issuer and address, so that a key set is asked for once in ten minutes. */
const remoteKeys = new Map<string, RemoteJWKSet>();

/** A key that is not known may be a new one: then its issuer is asked, but not by everybody who makes up keys. */
const lookedForNew = new Bucket({ burst: 5, msForOne: 30_000 });

/** The keys that somebody publishes. @param owner whose they are: keys of two never mix, though they share an address */
export function keysAt(owner: string, address: string, allowPrivate: boolean): RemoteJWKSet {
  const name = `${owner} ${address}`;
  const keys =
    remoteKeys.get(name) ??
    createRemoteJWKSet(new URL(address), {
      timeoutDuration: 5_000,
      cooldownDuration: 30_000,
      cacheMaxAge: 600_000,
      [customFetch]: (url) => fetchGuarded(url, allowPrivate),
    });
  remoteKeys.set(name, keys);
  return keys;
}

/** A key set that is asked again for a key that is not in it: whoever signs may have changed keys a moment ago. */
export function freshKeysAt(owner: string, address: string, allowPrivate: boolean): JWTVerifyGetKey {
  const keys = keysAt(owner, address, allowPrivate);
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const isNew = error instanceof errors.JWKSNoMatchingKey;
      if (!isNew || lookedForNew.take(`${owner} ${address}`, new Date()) > 0) throw error;
      await keys.reload();
      return keys(header, token);
    }
  };
}

/** A token that is not good, in a sentence that repeats nothing of it. */
export class TokenFault extends Error {
  override name = 'TokenFault';
}

/**
 * Checks signature, algorithm and times of a token (RFC 7519, RFC 8725). Throws a `TokenFault` for every other one.
 * @param keys of whoever signs
 */
export async function verifiedToken(
  token: string,
  keys: JWTVerifyGetKey | Uint8Array,
  { now, ...options }: JWTVerifyOptions & { now: Date },
): Promise<JWTVerifyResult> {
  try {
    const found = await withKeys(token, keys, {
      clockTolerance: skewSeconds,
      requiredClaims: ['exp', 'iat'],
      currentDate: now,
      ...options,
    });
    // Signed ahead of time it would be good for longer than it says.
    if (found.payload.iat! > now.getTime() / 1_000 + skewSeconds)
      throw new TokenFault('It is of a time to come (iat).');
    return found;
  } catch (error) {
    throw error instanceof TokenFault ? error : faultIn(error);
  }
}

/** How jose names an answer that is no key set, beside errors of the network. */
const keysFail = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

function faultIn(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return new TokenFault('It has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenFault(`Its claim ${error.claim} does not fit.`);
  if (error instanceof errors.JOSEAlgNotAllowed)
    return new TokenFault('It is signed in a way that this issuer does not use.');
  if (error instanceof errors.JWKSNoMatchingKey)
    return new TokenFault('It is signed with a key that is not registered.');
  if (error instanceof errors.JWSSignatureVerificationFailed) return new TokenFault('Its signature is wrong.');
  if (!(error instanceof errors.JOSEError) || keysFail.has(error.code))
    return new TokenFault('The keys of its issuer cannot be had.', { cause: error });
  return new TokenFault('It cannot be read.');
}

/** Some platforms name neither their keys nor the key of a token: then one of those that fit must have signed it. */
async function withKeys(
  token: string,
  keys: JWTVerifyGetKey | Uint8Array,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  if (keys instanceof Uint8Array) return jwtVerify(token, keys, options);
  try {
    return await jwtVerify(token, keys, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error)
      try {
        return await jwtVerify(token, key, options);
      } catch (cause) {
        if (!(cause instanceof errors.JWSSignatureVerificationFailed)) throw cause;
      }
    throw new errors.JWSSignatureVerificationFailed();
  }
}
