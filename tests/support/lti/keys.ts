import { createLocalJWKSet, jwtVerify, SignJWT, type JSONWebKeySet, type JWTPayload } from 'jose';
import { signingKey } from '../oidc.ts';
import type { Lms, Tool } from './lms.ts';

export type SigningKey = Awaited<ReturnType<typeof signingKey>>;

const made = new Map<string, Promise<SigningKey>>();

/** A real key pair, one for each name: making RSA keys takes long. */
export function keyCalled(kid: string): Promise<SigningKey> {
  const known = made.get(kid) ?? signingKey(kid);
  made.set(kid, known);
  return known;
}

/** Signs claims as they are, without those that are undefined. */
export function signedWith(
  { key, jwk }: SigningKey,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> {
  const all = { typ: 'JWT', alg: 'RS256', kid: jwk.kid, ...header };
  return new SignJWT(withoutGaps(claims)).setProtectedHeader(withoutGaps(all) as { alg: string }).sign(key);
}

/** JSON cannot hold undefined. */
export function withoutGaps(record: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
}

const kept = new WeakMap<Tool, JSONWebKeySet>();

/**
 * What a tool signed. Its keys are asked for once, and again when one is missing, as platforms do it. Throws in words where it
 * is not the tool's: only RS256 counts (Security Framework 1.1, 5.2).
 */
export async function signedByTool(lms: Lms, tool: Tool, token: string, audience: string[]): Promise<JWTPayload> {
  const read = async (fresh: boolean): Promise<JWTPayload> => {
    const known = kept.get(tool);
    const keys = known && !fresh ? known : await keysOf(lms, tool);
    const options = { algorithms: ['RS256'], issuer: tool.clientId, audience, currentDate: lms.clock.now };
    return (await jwtVerify(token, createLocalJWKSet(keys), options)).payload;
  };
  return read(false).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ERR_JWKS_NO_MATCHING_KEY') return read(true);
    throw error;
  });
}

async function keysOf(lms: Lms, tool: Tool): Promise<JSONWebKeySet> {
  const answer = await lms.ask(tool.jwksUrl);
  if (answer.status !== 200) throw new Error(`The tool's keys cannot be had: ${answer.status}.`);
  const keys = (await answer.json()) as JSONWebKeySet;
  const secrets = keys.keys.some((key) => 'd' in key || 'k' in key);
  if (secrets) throw new Error('The tool publishes what it signs with.');
  if (!keys.keys.every(({ kid }) => typeof kid === 'string')) throw new Error('A key of the tool has no kid.');
  kept.set(tool, keys);
  return keys;
}

/** Uses something up. Throws where it is missing or was used before. */
export function once(lms: Lms, kind: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') throw new Error(`${kind} is missing.`);
  const key = `${kind} ${value}`;
  if (lms.used.has(key)) throw new Error(`${kind} was used before.`);
  lms.used.add(key);
}
