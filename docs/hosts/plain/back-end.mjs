/**
 * The back end of way B, with Node alone: makes the key pair, and answers POST /training-token.
 *
 *   node back-end.mjs new-key private-key.pem      prints the public key, for the page *Intranet* of the training server
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const base64url = (text) => Buffer.from(text).toString('base64url');

/** A new private key in PEM. It stays on this server. */
export function newKey() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
}

/** The public half, as the training server takes it. Its name is its thumbprint (RFC 7638). */
export function publicJwk(pem) {
  const { kty, crv, x, y } = createPublicKey(pem).export({ format: 'jwk' });
  if (crv !== 'P-256') throw new Error('This is no key on the curve P-256.');
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' };
}

/**
 * A token for somebody who is signed in here.
 *
 * @param {{ id: string, email?: string, name?: string }} person `id` never changes: no address, no login. `email` only if this site
 *   has it from the organisation's directory; the training server finds the person by it once.
 * @param {{ pem: string, issuer: string, audience: string, now?: Date }} site
 */
export function tokenFor({ id, email, name }, { pem, issuer, audience, now = new Date() }) {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const header = { alg: 'ES256', kid: publicJwk(pem).kid, typ: 'JWT' };
  const claims = {
    iss: issuer,
    aud: audience,
    sub: id,
    iat: issuedAt,
    exp: issuedAt + 120,
    jti: randomBytes(24).toString('base64url'),
    ...(email && { email, email_verified: true }),
    ...(name && { name }),
  };
  const signed = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
  // Not the DER that is usual elsewhere: a JWT wants both numbers side by side.
  const signature = sign('sha256', signed, { key: createPrivateKey(pem), dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/**
 * Answers POST /training-token, in any server that hands over Node's request and response.
 *
 * @param {(request: import('node:http').IncomingMessage) => Promise<{ id: string, email?: string, name?: string } | undefined>} whoIsSignedIn
 *   Looks at this site's own session. Never at something the browser may say about itself.
 * @param {{ pem: string, issuer: string, audience: string, origin: string }} site `origin` of its pages.
 */
export function tokenRoute(whoIsSignedIn, site) {
  return async (request, response) => {
    const answer = (status, content) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(content));
    };
    if (request.method !== 'POST') return answer(405, { error: 'Ask with POST.' });
    // Browsers send the origin with every POST. Without one it is no page of this site.
    if (request.headers.origin !== site.origin) return answer(403, { error: 'Only pages of this site may ask.' });
    const person = await whoIsSignedIn(request);
    if (!person) return answer(401, { error: 'Sign in to this site first.' });
    return answer(200, { token: tokenFor(person, site) });
  };
}

if (process.argv[2] === 'new-key') {
  const pem = newKey();
  writeFileSync(process.argv[3], pem, { mode: 0o600, flag: 'wx' });
  console.log(JSON.stringify(publicJwk(pem)));
}
