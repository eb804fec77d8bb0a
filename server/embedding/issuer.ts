import { createPublicKey, type JsonWebKey } from 'node:crypto';
import * as v from 'valibot';
import { oneLine } from '../validated.ts';

/** The scope that a token of the company's issuer must carry, so that no token made for something else opens anything. */
export const embedScope = 'training.embed';

const https = v.pipe(
  v.string(),
  v.maxLength(500),
  v.check(
    (text) => URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol),
    'give an https:// address',
  ),
);
const guid = v.pipe(
  v.string(),
  v.regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, 'give an id such as 08e18876-6177-…'),
  v.toLowerCase(),
);
const claim = oneLine(1, 300);

/** Public keys alone: a private part that somebody pastes is not taken. */
const publicKeys = v.pipe(
  v.array(v.looseObject({ kty: v.picklist(['RSA', 'EC', 'OKP'], 'give public keys: RSA, EC or OKP') })),
  v.minLength(1, 'give at least one key'),
  v.maxLength(10, 'give at most ten keys'),
  v.check(
    (keys) => keys.every((key) => !('d' in key)),
    'This is a private key. Give its public part, and make a new pair.',
  ),
  v.check(
    (keys) => keys.every((key) => isUsable(key)),
    'give keys as JSON Web Keys (RFC 7517): RSA of 2048 bits or more, P-256 or Ed25519',
  ),
);

/** A key that can sign in one of the ways that are taken. */
function isUsable(key: JsonWebKey): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({ key, format: 'jwk' });
    if (asymmetricKeyType === 'rsa') return asymmetricKeyDetails!.modulusLength! >= 2_048;
    return asymmetricKeyType === 'ed25519' || asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}

const common = {
  /** By what whoever is not known yet is found, once. */
  foundBy: v.picklist(['external_id', 'staff_number', 'email', 'nothing']),
  /** Whoever is not found is added to the staff list. */
  makesPeople: v.optional(v.boolean(), false),
};

/** What is known of somebody who vouches, by kind. The kind decides how their tokens are read, never the token. */
export const issuerTerms = v.variant('kind', [
  v.object({ kind: v.literal('keys'), audience: claim, keys: publicKeys, ...common }),
  v.object({ kind: v.literal('jwks'), audience: claim, jwksUrl: https, ...common }),
  v.object({
    kind: v.literal('secret'),
    audience: claim,
    secret: v.pipe(
      v.string(),
      v.check((text) => Buffer.from(text, 'base64url').length >= 32, 'give at least 32 random bytes, as base64url'),
      v.maxLength(500),
    ),
    ...common,
  }),
  v.object({
    kind: v.literal('entra'),
    tenant: guid,
    audience: guid,
    clients: v.pipe(v.array(guid), v.minLength(1, 'give at least one client'), v.maxLength(20)),
    acceptV1: v.optional(v.boolean(), false),
    ...common,
  }),
  v.object({
    kind: v.literal('access_token'),
    audience: claim,
    jwksUrl: https,
    clients: v.pipe(v.array(claim), v.minLength(1, 'give at least one client'), v.maxLength(20)),
    ...common,
  }),
  v.object({ kind: v.literal('staffbase'), audience: claim, keys: publicKeys, ...common }),
  v.object({ kind: v.literal('haiilo'), tenant: claim, keys: publicKeys, ...common }),
]);

export type IssuerTerms = v.InferOutput<typeof issuerTerms>;

/** Somebody whose word on who a person is, is taken. */
export interface Issuer {
  id: string;
  name: string;
  iss: string;
  /** The page from which its tokens come; null where they come through a frame of ours. */
  origin: string | null;
  terms: IssuerTerms;
}

/** Kinds whose tokens reach us through a frame: what the browser says as origin is our own, and says nothing. */
export const framedKinds: readonly IssuerTerms['kind'][] = ['staffbase', 'haiilo'];

/** Where Entra ID signs. Its sovereign clouds have other hosts, which stand in the `iss`. */
export function entraKeysUrl({ iss }: Issuer): string {
  return iss.replace(/\/v2\.0$/, '/discovery/v2.0/keys');
}
