import { createPublicKey, hash, verify, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import type { Installation } from '../support/installation.ts';

/** As much of a badge as a verifier reads. */
export interface Credential {
  '@context': string[];
  id: string;
  name: string;
  issuer: { id: string; name: string };
  validFrom: string;
  validUntil?: string;
  credentialSubject: {
    id: string;
    identifier: { identityType: string; hashed: boolean; identityHash: string; salt?: string }[];
    achievement: { id: string; name: string; version: string; criteria: { narrative: string }; image: { id: string } };
  };
  credentialStatus: { type: string; statusPurpose: string; statusListIndex: string; statusListCredential: string };
}

const ajv = new Ajv2019({ strict: false, allErrors: true });
formats.default(ajv);
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, 'achievement-credential.schema.json'), 'utf8'),
) as object;
const fits = ajv.compile(schema);

/** What the schema of 1EdTech has against it. */
export function faultsIn(credential: unknown): string[] {
  return fits(credential) ? [] : fits.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/**
 * A verifier that shares no code with the issuer and has no session: it follows the addresses in a badge as Open Badges 3.0 says
 * (8.2.5, "Verify a Credential"), with nothing but HTTP and the cryptography of Node.
 */
export function verifierFor({ app, config, clock }: Installation) {
  /** By its whole address, which must lead to this server. */
  const fetched = async (address: string): Promise<Response> => {
    if (!address.startsWith(`${config.publicUrl}/badges/`)) throw new Error(`Not an address of the issuer: ${address}`);
    const response = await app.request(address);
    if (response.status !== 200) throw new Error(`${response.status} at ${address}`);
    return response;
  };
  const json = async <T>(address: string) => (await (await fetched(address)).json()) as T;

  /** The payload, if the key that the header names signed it and its claims say what the credential says; else it throws. */
  const opened = async <T extends Credential | StatusList>(jwt: string): Promise<T> => {
    const [header, payload, signature] = jwt.split('.') as [string, string, string];
    const { alg, kid, typ, ...more } = decoded(header) as Record<string, string>;
    if (alg !== 'ES256' || typ !== 'JWT' || Object.keys(more).length > 0) throw new Error('A header of another kind.');
    const key = createPublicKey({ key: await json<JsonWebKey>(kid!), format: 'jwk' });
    const signed = Buffer.from(`${header}.${payload}`);
    // A JWS has the two numbers one behind the other, not in ASN.1.
    const proof = Buffer.from(signature, 'base64url');
    if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, proof))
      throw new Error('Not signed by that key.');
    const claims = decoded(payload) as T & Record<'iss' | 'jti' | 'sub', string> & { nbf: number; exp?: number };
    const { iss, jti, sub, nbf, exp, ...credential } = claims;
    const issuer = typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id;
    const seconds = (instant: string) => Date.parse(instant) / 1000;
    const { validUntil } = credential as { validUntil?: string };
    if (iss !== issuer || jti !== credential.id || sub !== credential.credentialSubject.id)
      throw new Error('Two tales.');
    if (nbf !== seconds(credential.validFrom) || nbf * 1000 > clock.now.getTime()) throw new Error('Not valid yet.');
    if (exp !== (validUntil && seconds(validUntil))) throw new Error('Two ends.');
    if (exp !== undefined && exp * 1000 <= clock.now.getTime()) throw new Error('Expired.');
    return credential as unknown as T;
  };

  const isRevoked = async ({ credentialStatus: status, issuer }: Credential): Promise<boolean> => {
    const response = await fetched(status.statusListCredential);
    const list = await opened<StatusList>(await response.text());
    if (list.id !== status.statusListCredential || list.issuer !== issuer.id) throw new Error('A list of another.');
    if (list.credentialSubject.statusPurpose !== 'revocation') throw new Error('A list about something else.');
    const { encodedList } = list.credentialSubject;
    if (!encodedList.startsWith('u')) throw new Error('Not in base64url.');
    const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
    if (bits.length !== 16 * 1024) throw new Error('Not the herd that the standard asks for.');
    const at = Number(status.statusListIndex);
    return (bits[at >> 3]! & (0x80 >> (at % 8))) !== 0;
  };

  return { fetched, json, opened, isRevoked };
}

interface StatusList {
  id: string;
  issuer: string;
  validFrom: string;
  credentialSubject: { id: string; statusPurpose: string; encodedList: string };
}

/** Whether a badge is about whoever has that address. */
export function isOf(email: string, { credentialSubject }: Credential): boolean {
  return credentialSubject.identifier.some(
    ({ identityType, hashed, identityHash, salt }) =>
      identityType === 'emailAddress' && hashed && identityHash === `sha256$${hash('sha256', email + salt!)}`,
  );
}

function decoded(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}
