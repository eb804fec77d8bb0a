import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../../db/open.ts';
import { inTransaction, type Trx } from '../../../db/transaction.ts';
import type { Tools } from '../../environment.ts';
import { countsOf } from '../../outbox/deliveries.ts';
import { forgetReceiver, holdBack, release } from '../../outbox/put.ts';
import { Refusal } from '../../refusals.ts';
import { newSecret } from '../../secret.ts';
import { endpointIn } from './endpoint.ts';
import type { StoreView, StoreWanted } from './lrs-shapes.ts';

type Keeping = Pick<Tools, 'db' | 'config' | 'receivers' | 'now'>;

/** Every record store with what it was told, oldest first. */
export async function recordStores(db: Db): Promise<StoreView[]> {
  const rows = await storeRows(db).orderBy('made_at').orderBy('lrs.id').execute();
  return Promise.all(rows.map((row) => shown(db, row)));
}

/**
 * Adds a record store: from now on it is told what happens. Refuses an address that cannot be asked (`store_address`), one that is there
 * already (`store_there`), a store without a secret, and `answers` that nobody agreed to (`invalid_input`).
 */
export async function addStore(tools: Keeping, wanted: StoreWanted, by: string): Promise<StoreView> {
  const { db, config, now } = tools;
  const endpoint = endpointIn(wanted.endpoint, config.webhookPrivate);
  assertAgreed(tools, wanted);
  const { secret } = wanted;
  if (!secret) throw new Refusal('invalid_input', 'secret: write the secret that belongs to the key.');
  const id = randomUUID();
  await inTransaction(db, async (trx) => {
    await assertNew(trx, endpoint, id);
    const { name, key, tells, names } = wanted;
    await trx
      .insertInto('lrs')
      .values({
        id,
        name,
        endpoint,
        key,
        secret,
        tells,
        names,
        pseudonym_key: newSecret(),
        made_by: by,
        made_at: now().toISOString(),
        paused_at: null,
      })
      .execute();
  });
  tools.receivers.changed();
  return storeWith(db, id);
}

/**
 * Changes a record store. What is in the outbox goes out as it is, with the new key. Refuses what `addStore` refuses, and an unknown
 * store (`store_unknown`).
 */
export async function changeStore(tools: Keeping, id: string, wanted: StoreWanted): Promise<StoreView> {
  const { db, config } = tools;
  const endpoint = endpointIn(wanted.endpoint, config.webhookPrivate);
  await inTransaction(db, async (trx) => {
    const before = known(await trx.selectFrom('lrs').selectAll().where('id', '=', id).executeTakeFirst());
    if (before.tells !== 'answers') assertAgreed(tools, wanted);
    // Else whoever may change the address could have the secret sent to themselves.
    if (!wanted.secret && new URL(endpoint).origin !== new URL(before.endpoint).origin)
      throw new Refusal('invalid_input', 'secret: write the secret again, because the address is another server’s.');
    await assertNew(trx, endpoint, id);
    const { name, key, tells, names } = wanted;
    await trx
      .updateTable('lrs')
      .set({ name, endpoint, key, tells, names, secret: wanted.secret || before.secret })
      .where('id', '=', id)
      .execute();
  });
  tools.receivers.changed();
  return storeWith(db, id);
}

/**
 * Pauses a record store or lets it go on. What happens meanwhile is kept, however long it takes, and sent then. Refuses an unknown one
 * (`store_unknown`).
 */
export async function pauseStore(tools: Keeping, id: string, paused: boolean): Promise<StoreView> {
  const now = tools.now();
  await inTransaction(tools.db, async (trx) => {
    known(await trx.selectFrom('lrs').select('id').where('id', '=', id).executeTakeFirst());
    const { numUpdatedRows } = await trx
      .updateTable('lrs')
      .set({ paused_at: paused ? now.toISOString() : null })
      .where('id', '=', id)
      .where('paused_at', paused ? 'is' : 'is not', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return;
    await (paused ? holdBack(trx, id) : release(trx, id, now));
  });
  tools.receivers.changed();
  return storeWith(tools.db, id);
}

/** Takes a record store away, with everything it was to be told. What it has stays there. Again, it changes nothing. */
export async function removeStore({ db, receivers }: Keeping, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx.deleteFrom('lrs').where('id', '=', id).execute();
    await forgetReceiver(trx, id);
  });
  receivers.changed();
}

/** How to ask a record store; undefined if there is none of that id. */
export async function storeAccess(db: Db, id: string) {
  return db
    .selectFrom('lrs')
    .select(['endpoint', 'key', 'secret', 'paused_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Refuses an unknown record store (`store_unknown`). */
export function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('store_unknown', 'There is no such record store. Reload the page.');
  return found;
}

/** Two of one address would tell the same twice, and maybe with two names for one person. */
async function assertNew(trx: Trx, endpoint: string, id: string): Promise<void> {
  const there = await trx
    .selectFrom('lrs')
    .select('name')
    .where('endpoint', '=', endpoint)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (there)
    throw new Refusal(
      'store_there',
      `There is a record store of that address: ${there.name}. Change that one instead.`,
    );
}

function assertAgreed({ config }: Keeping, { tells, isAgreed }: StoreWanted): void {
  if (tells !== 'answers') return;
  if (!config.recordScores)
    throw new Refusal(
      'invalid_input',
      'tells: answers are not told where scores are not recorded (A39_RECORD_SCORES).',
    );
  if (isAgreed !== true)
    throw new Refusal(
      'invalid_input',
      'isAgreed: say that it is agreed, where that is needed with the works council, that each answer is told.',
    );
}

async function storeWith(db: Db, id: string): Promise<StoreView> {
  return shown(db, known(await storeRows(db).where('lrs.id', '=', id).executeTakeFirst()));
}

function storeRows(db: Db) {
  return db
    .selectFrom('lrs')
    .leftJoin('person', 'person.id', 'lrs.made_by')
    .select(['lrs.id', 'lrs.name', 'endpoint', 'key', 'tells', 'names', 'person.name as by', 'made_at', 'paused_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof storeRows>['execute']>>[number];

async function shown(db: Db, row: Row): Promise<StoreView> {
  const deliveries = await countsOf(db, { receiverId: row.id });
  return {
    id: row.id,
    name: row.name,
    endpoint: row.endpoint,
    key: row.key,
    tells: row.tells,
    names: row.names,
    madeBy: row.by,
    madeAt: row.made_at,
    pausedAt: row.paused_at,
    deliveries,
    trouble: deliveries.pending + deliveries.refused === 0 ? null : await troubleOf(db, row.id),
  };
}

async function troubleOf(db: Db, id: string): Promise<string | null> {
  const newest = await db
    .selectFrom('delivery')
    .select('detail')
    .where('receiver_id', '=', id)
    .where('state', 'in', ['failed', 'dead'])
    .orderBy(sql`coalesce(ended_at, claimed_at)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.detail ?? null;
}
