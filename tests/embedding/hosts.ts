import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { expect, onTestFinished } from 'vitest';
import { readHostToken, type Shown, type Vouched } from '../../server/embedding/host-token.ts';
import type { Issuer, IssuerTerms } from '../../server/embedding/issuer.ts';
import { Refusal } from '../../server/refusals.ts';
import { client, type Installation } from '../support/installation.ts';

/** The page of somebody else's that most tests are about. */
export const intranet = 'https://intranet.example';
export const us = 'https://learn.example';
/** When the tests are. */
export const noon = new Date('2026-11-24T12:00:00Z');

export interface Keys {
  alg: string;
  kid: string;
  sign: CryptoKey;
  jwk: JWK;
}

const made = new Map<string, Promise<Keys>>();

/** A real key pair. One for each name: making RSA keys takes long. */
export function keys(alg: string, name = 'first'): Promise<Keys> {
  const kid = `${alg}-${name}`;
  const known = made.get(kid) ?? make(alg, kid);
  made.set(kid, known);
  return known;
}

async function make(alg: string, kid: string): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, sign: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

/** In seconds, as tokens say it. */
export const at = (moment: Date, seconds = 0): number => Math.floor(moment.getTime() / 1_000) + seconds;

/** Claims that a host with a key of its own writes. `undefined` leaves one out. */
export function claims(changes: Record<string, unknown> = {}, now = noon): Record<string, unknown> {
  return {
    iss: 'https://intranet.example/wordpress',
    aud: us,
    sub: 'okafor',
    iat: at(now),
    exp: at(now, 120),
    jti: randomUUID(),
    ...changes,
  };
}

/** Signs what it is given, as it is: also what no honest host would write. */
export async function signed(
  payload: Record<string, unknown>,
  { alg, kid, sign }: { alg: string; kid?: string; sign: CryptoKey | Uint8Array },
  header: Record<string, unknown> = {},
): Promise<string> {
  const all = { alg, typ: 'JWT', ...(kid !== undefined && { kid }), ...header };
  // What JSON cannot hold, such as `undefined`, is left out.
  const said = JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
  return new SignJWT(said).setProtectedHeader(JSON.parse(JSON.stringify(all)) as typeof all).sign(sign);
}

/** A token from parts that no library would sign. */
export function forged(header: unknown, payload: unknown, signature = ''): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.${signature}`;
}

export function issuer(terms: IssuerTerms, changes: Partial<Issuer> = {}): Issuer {
  return {
    id: randomUUID(),
    name: 'Intranet',
    iss: 'https://intranet.example/wordpress',
    origin: intranet,
    terms,
    ...changes,
  };
}

type TermsOf<Kind extends IssuerTerms['kind']> = Extract<IssuerTerms, { kind: Kind }>;

/** Public keys of a host. */
export function ofKeys(pairs: Keys[], changes: Partial<TermsOf<'keys'>> = {}): TermsOf<'keys'> {
  const publicKeys = pairs.map(({ jwk }) => jwk as { kty: 'RSA' });
  return { kind: 'keys', audience: us, keys: publicKeys, foundBy: 'nothing', makesPeople: false, ...changes };
}

const here: Shown = { origin: intranet };

/** What is found in a token by issuers, without an installation. */
export function read(token: string, issuers: Issuer[], shown: Shown = here, now = noon): Promise<Vouched> {
  return readHostToken(token, issuers, shown, { now, allowPrivate: true });
}

/** Why a token is refused; fails if it is taken. */
export async function whyNot(...asked: Parameters<typeof read>): Promise<string> {
  const outcome = await read(...asked).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(Refusal);
  expect((outcome as Refusal).code).toBe('host_token_refused');
  return (outcome as Refusal).message;
}

/** Serves key sets over HTTP on this machine, and counts who asks. */
export async function keyServer(answer: () => { status?: number; body: unknown }): Promise<{
  url: string;
  asked: () => number;
}> {
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    const { status = 200, body } = answer();
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked };
}

/** Asks for a token in a page of that origin. */
export function askSession(
  { app }: Pick<Installation, 'app'>,
  grant: Record<string, unknown>,
  { origin = intranet, ...headers }: Record<string, string> = {},
): Promise<Response> {
  return Promise.resolve(
    app.request('/api/embed/v1/session', {
      method: 'POST',
      headers: { ...client, ...(origin && { origin }), ...headers },
      body: JSON.stringify(grant),
    }),
  );
}

/** What the browser keeps of an answer: each cookie by its name. */
export function cookiesOf(response: Response): Record<string, string> {
  return Object.fromEntries(
    response.headers.getSetCookie().map((line) => {
      const pair = line.split(';')[0]!;
      return [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    }),
  );
}
