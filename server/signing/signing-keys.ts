import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Db } from '../../db/open.ts';
import type { SigningKeyTable } from '../../db/tables/signing-key.ts';
import { newSecret } from '../secret.ts';

export type KeyUse = SigningKeyTable['use'];

/** A key with which we sign. */
export interface SigningKey {
  kid: string;
  alg: string;
  key: CryptoKey;
}

/** LTI asks for RS256 (Security Framework 5.1.1); badges are signed with ES256, which their validator takes and which is short. */
const algorithms: Record<KeyUse, string> = { lti: 'RS256', badge: 'ES256' };

/** The current key for that use. The first time it is asked for, it is made. */
export async function signingKey(db: Db, use: KeyUse, now: Date): Promise<SigningKey> {
  const { kid, alg, private_jwk: jwk } = (await currentKey(db, use)) ?? (await makeKey(db, use, now));
  // Written below: a pair of keys, never a shared secret.
  return { kid, alg, key: (await importJWK(JSON.parse(jwk) as JWK, alg)) as CryptoKey };
}

/** The public keys for that use, newest first, also those that are retired: what they signed can still be checked. */
export async function publicKeys(db: Db, use: KeyUse): Promise<JWK[]> {
  const rows = await db
    .selectFrom('signing_key')
    .select(['kid', 'alg', 'private_jwk'])
    .where('use', '=', use)
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(({ kid, alg, private_jwk: json }) => {
    const { kty, n, e, crv, x, y } = JSON.parse(json) as JWK;
    const shape = kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y };
    return { ...shape, kid, alg, use: 'sig' } as JWK;
  });
}

/** Retires the current key and makes the next. Its public part stays where receivers look it up. */
export async function replaceKey(db: Db, use: KeyUse, now: Date): Promise<void> {
  await db
    .updateTable('signing_key')
    .set({ retired_at: now.toISOString() })
    .where('use', '=', use)
    .where('retired_at', 'is', null)
    .execute();
  await makeKey(db, use, now);
}

async function currentKey(db: Db, use: KeyUse): Promise<SigningKeyTable | undefined> {
  return db
    .selectFrom('signing_key')
    .selectAll()
    .where('use', '=', use)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
}

async function makeKey(db: Db, use: KeyUse, now: Date): Promise<SigningKeyTable> {
  const alg = algorithms[use];
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const row = {
    kid: newSecret().slice(0, 22),
    use,
    alg,
    private_jwk: JSON.stringify(await exportJWK(privateKey)),
    made_at: now.toISOString(),
    retired_at: null,
  };
  // Of two servers that make one at the same time, one key is the current one.
  await db
    .insertInto('signing_key')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await currentKey(db, use))!;
}
