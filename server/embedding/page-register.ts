import { inTransaction } from '../../db/transaction.ts';
import { hostPages, hostPagesChanged, type HostPage } from '../access/host-pages.ts';
import type { Tools } from '../environment.ts';
import { Refusal } from '../refusals.ts';

type From = Pick<Tools, 'db' | 'config' | 'sessions'>;

/**
 * Registers a page that may carry our elements, or changes what is known of it. Refuses pages of the settings (`origin_there`), which
 * are changed there, and our own (`invalid_input`).
 */
export async function registerPage(
  { db, config }: From,
  { origin, name, path, team }: Omit<HostPage, 'fixed'>,
  by: { id: string; now: Date },
): Promise<void> {
  if (config.embedOrigins.includes(origin)) throw inSettings();
  if (origin === config.publicUrl)
    throw new Refusal('invalid_input', 'origin: These are our own pages; they need no registration.');
  const known = { name, path, team: team ? 1 : 0, made_by: by.id, made_at: by.now.toISOString() } as const;
  await db
    .insertInto('host_page')
    .values({ origin, ...known })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet(known))
    .execute();
  hostPagesChanged(db);
}

/**
 * Takes a page from the list. Whoever is signed in there is out at once, and whoever vouched for them there vouches no more. Refuses
 * pages of the settings (`origin_there`) and unknown ones (`origin_unknown`).
 */
export async function removePage({ db, config, sessions }: From, origin: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const removed = await trx
      .deleteFrom('host_page')
      .where('origin', '=', origin)
      .returning('origin')
      .executeTakeFirst();
    if (!removed && config.embedOrigins.includes(origin)) throw inSettings();
    if (!removed) throw new Refusal('origin_unknown', 'That page is not registered, or it was removed before.');
    await trx.deleteFrom('session').where('origin', '=', origin).execute();
    await trx.deleteFrom('sign_in').where('origin', '=', origin).execute();
    await trx.deleteFrom('embed_code').where('origin', '=', origin).execute();
    const ended = await trx
      .updateTable('host_issuer')
      .set({ ended_at: now.toISOString() })
      .where('origin', '=', origin)
      .where('ended_at', 'is', null)
      .returning('id')
      .execute();
    const ids = ended.map(({ id }) => id);
    if (ids.length > 0) await trx.deleteFrom('identity').where('issuer', 'in', ids).execute();
  });
  sessions.askAgain();
  hostPagesChanged(db);
}

/** Refuses an origin that is no page on the list (`origin_unknown`). */
export async function assertRegistered(from: From, origin: string): Promise<void> {
  if (!(await hostPages(from)).has(origin))
    throw new Refusal('origin_unknown', 'That page is not registered. Register it first, under "Pages".');
}

function inSettings(): Refusal {
  return new Refusal(
    'origin_there',
    'That page is named in the settings of the server (A39_EMBED_ORIGINS) and is changed there.',
  );
}
