import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { newSecret } from '../secret.ts';

type Reader = Kysely<Database>;

/** Signs unsubscribe links. */
export type UnsubscribeKey = Buffer;

/** The key of this installation, made when it is first needed. It stays, because links in old mails must work for years. */
export async function unsubscribeKey(db: Reader, now: Date): Promise<UnsubscribeKey> {
  const kept = () =>
    db.selectFrom('reminder_settings').select('value').where('name', '=', 'unsubscribe-key').executeTakeFirst();
  const known = await kept();
  if (known) return Buffer.from(known.value, 'base64url');
  await db
    .insertInto('reminder_settings')
    .values({
      name: 'unsubscribe-key',
      value: newSecret(),
      changed_by: null,
      changed_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return Buffer.from((await kept())!.value, 'base64url');
}

/** What stands in the link of somebody's mail: who it is, and that we made it. */
export function unsubscribeToken(key: UnsubscribeKey, personId: string): string {
  return `${Buffer.from(personId).toString('base64url')}.${signatureOf(key, personId).toString('base64url')}`;
}

/** Whose token that is; undefined if we did not make it. */
export function personOfToken(key: UnsubscribeKey, token: string): string | undefined {
  const [id, signature, ...rest] = token.split('.');
  if (!id || !signature || rest.length > 0) return undefined;
  const personId = Buffer.from(id, 'base64url').toString();
  const given = Buffer.from(signature, 'base64url');
  const right = signatureOf(key, personId);
  return given.length === right.length && timingSafeEqual(given, right) ? personId : undefined;
}

function signatureOf(key: UnsubscribeKey, personId: string): Buffer {
  return createHmac('sha256', key).update(`before_due ${personId}`).digest();
}

/** Whether somebody wants mails before the due day. */
export async function wantsEarly(db: Reader, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('mail_choice')
    .select('wanted')
    .where('person_id', '=', personId)
    .where('kind', '=', 'before_due')
    .executeTakeFirst();
  return row?.wanted !== 0;
}

/** Keeps the choice. Choosing the same again changes nothing. */
export async function chooseEarly(db: Reader, personId: string, wanted: boolean, now: Date): Promise<void> {
  const row = { wanted: wanted ? (1 as const) : (0 as const), changed_at: now.toISOString() };
  await db
    .insertInto('mail_choice')
    .values({ person_id: personId, kind: 'before_due', ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet(row))
    .execute();
}
