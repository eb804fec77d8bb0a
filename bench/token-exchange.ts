import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import type { Tools } from '../server/environment.ts';
import { addIssuer } from '../server/embedding/issuers.ts';

/** The page that vouches; A39_EMBED_ORIGINS must name it. */
export const hostPage = 'https://intranet.bench.example';

/**
 * Registers a host with an ES256 key and signs a token for each person, as its pages would: what is measured is the exchange of each
 * for one of ours (signature, its number spent, identity, sign-in and token written).
 * @returns bodies for POST /api/embed/v1/session
 */
export async function signedTokens({ db, config, now }: Tools, personIds: string[]): Promise<string[]> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const by = { id: personIds[0]!, now: now() };
  const keys = [{ ...(await exportJWK(publicKey)), kty: 'EC' as const }];
  const terms = {
    kind: 'keys',
    audience: config.publicUrl,
    keys,
    foundBy: 'staff_number',
    makesPeople: false,
  } as const;
  await addIssuer(db, { name: 'Bench', iss: hostPage, origin: hostPage, terms }, by);
  const issuedAt = Math.floor(now().getTime() / 1_000);
  return Promise.all(
    personIds.map(async (id) => {
      const token = await new SignJWT({ staff_number: id })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(hostPage)
        .setAudience(config.publicUrl)
        .setSubject(id)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + 300)
        .sign(privateKey);
      return JSON.stringify({ grant: 'host', token });
    }),
  );
}
