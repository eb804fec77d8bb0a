/**
 * Tries the launch without Staffbase, against a training server for trying only: signs a token as Staffbase would, with a key pair of
 * its own, and prints the address that Staffbase would open in the frame.
 *
 *   node try-launch.mjs https://learn.example.org my-training 5f2a…      the plugin id
 *
 * Register the public key that it prints as a Staffbase host, and remove it again: whoever has the private key is anybody.
 */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const base64url = (text) => Buffer.from(text).toString('base64url');

/** The claims and the signature (RS256) that Staffbase documents for its plugins. They have no number of their own (`jti`). */
export function launchToken({ pem, plugin, user, now = new Date(), claims = {} }) {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const content = {
    iss: 'api.staffbase.com',
    aud: plugin,
    sub: user,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + 60,
    instance_id: 'try',
    role: 'viewer',
    locale: 'en-US',
    ...claims,
  };
  const signed = `${base64url(JSON.stringify({ alg: 'RS256', typ: 'JWT' }))}.${base64url(JSON.stringify(content))}`;
  return `${signed}.${sign('sha256', signed, createPrivateKey(pem)).toString('base64url')}`;
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const [server, element, plugin, user = 'try-1'] = process.argv.slice(2);
  if (!plugin) {
    console.error('Say: node try-launch.mjs https://learn.example.org my-training <plugin id> [user id]');
    process.exit(2);
  }
  const file = 'try-staffbase.pem';
  if (!existsSync(file)) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    console.log(publicKey.export({ type: 'spki', format: 'pem' }));
  }
  const token = launchToken({ pem: readFileSync(file, 'utf8'), plugin, user });
  console.log(`${server}/embed/staffbase/${element}?jwt=${token}`);
}
