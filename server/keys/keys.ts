import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { daysAfter } from '../day.ts';
import { Refusal } from '../refusals.ts';
import { hashOf, newSecret } from '../secret.ts';
import type { KeyView, NewKey } from './key-shapes.ts';
import type { Scope } from './scopes.ts';

/** A key that was shown and is good. */
export interface ApiKey {
  id: string;
  name: string;
  scopes: readonly Scope[];
}

/** A key that nobody renews for longer is one that nobody remembers. */
const mostDays = 400;

/**
 * Makes a key and answers its token: 256 random bits that only the answer has. The letters in front tell scanners for secrets
 * whose it is. Refuses an end that is over or more than 400 days away (`invalid_input`).
 * @param today day in the organisation's time zone
 */
export async function makeKey(
  db: Db,
  wanted: { name: string; scopes: Scope[]; expiresOn: string },
  by: { id: string; name: string },
  { today, now }: { today: string; now: Date },
): Promise<NewKey> {
  const { name, scopes, expiresOn } = wanted;
  const latest = daysAfter(today, mostDays);
  if (expiresOn < today || expiresOn > latest)
    throw new Refusal('invalid_input', `expiresOn: Choose a day from today to ${latest}.`);
  const token = `a39_${newSecret()}`;
  const id = randomUUID();
  const made = [...new Set(scopes)];
  await db
    .insertInto('api_key')
    .values({
      id,
      name,
      token_hash: hashOf(token),
      scopes: JSON.stringify(made),
      made_by: by.id,
      made_at: now.toISOString(),
      expires_on: expiresOn,
      revoked_at: null,
      last_used_on: null,
    })
    .execute();
  const times = { madeOn: now.toISOString().slice(0, 10), expiresOn, revokedOn: null, lastUsedOn: null };
  return { id, name, scopes: made, madeBy: by.name, ...times, token };
}

/** Ends a key at once. Again changes nothing: the first time stands. Refuses unknown ones (`key_unknown`). */
export async function revokeKey(db: Db, id: string, now: Date): Promise<void> {
  const key = await db.selectFrom('api_key').select('id').where('id', '=', id).executeTakeFirst();
  if (!key) throw new Refusal('key_unknown', 'There is no such key.');
  await db
    .updateTable('api_key')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Every key there was, newest first. */
export async function allKeys(db: Db): Promise<KeyView[]> {
  const rows = await db
    .selectFrom('api_key')
    .leftJoin('person', 'person.id', 'api_key.made_by')
    .select(['api_key.id', 'api_key.name', 'scopes', 'person.name as madeBy', 'made_at', 'expires_on'])
    .select(['revoked_at', 'last_used_on'])
    .orderBy('made_at', 'desc')
    .orderBy('api_key.id')
    .execute();
  return rows.map(({ id, name, scopes, madeBy, ...row }) => ({
    id,
    name,
    scopes: JSON.parse(scopes) as Scope[],
    madeBy,
    madeOn: row.made_at.slice(0, 10),
    expiresOn: row.expires_on,
    revokedOn: row.revoked_at?.slice(0, 10) ?? null,
    lastUsedOn: row.last_used_on,
  }));
}

/**
 * The key of a token, if it is good on that day. Whatever was sent is hashed and looked for in the same way, and of the hash
 * nobody can choose the first letters: how long it takes tells nothing. It is asked each time, so that a revoked key is out
 * at once on every server.
 */
export async function keyWith(db: Db, token: string, today: string): Promise<ApiKey | undefined> {
  const row = await db
    .selectFrom('api_key')
    .select(['id', 'name', 'scopes', 'expires_on', 'revoked_at', 'last_used_on'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (!row || row.revoked_at !== null || (row.expires_on !== null && row.expires_on < today)) return undefined;
  if (row.last_used_on !== today)
    await db.updateTable('api_key').set({ last_used_on: today }).where('id', '=', row.id).execute();
  return { id: row.id, name: row.name, scopes: JSON.parse(row.scopes) as Scope[] };
}
