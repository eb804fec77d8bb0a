import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { holdBack, release } from '../outbox/put.ts';
import { Refusal } from '../refusals.ts';
import { endSignIns, takeTurn } from './came-through.ts';
import { givingUp, platformGone } from './give-up.ts';
import { originOf, type Platform } from './lti/platform.ts';

/** What may be changed of a platform: not who it is. */
export type ChangedPlatform = Pick<
  Platform,
  'name' | 'authUrl' | 'tokenUrl' | 'tokenAudience' | 'keysUrl' | 'origins' | 'terms'
>;

/** A platform as somebody types it in, or as it describes itself. */
export interface NewPlatform extends Omit<ChangedPlatform, 'origins'>, Pick<Platform, 'issuer' | 'clientId'> {
  product?: string;
  /** Places that are let in at once. */
  deploymentIds: readonly string[];
  /** Origins of its pages, besides those of its addresses. */
  origins?: readonly string[];
}

/** Registers a platform and answers its id. Refuses one that is registered under that client id already (`lms_there`). */
export async function addPlatform(
  trx: Trx,
  wanted: NewPlatform,
  by: { id: string | null; now: Date },
): Promise<string> {
  const there = await trx
    .selectFrom('lms_platform')
    .select('id')
    .where('issuer', '=', wanted.issuer)
    .where('client_id', '=', wanted.clientId)
    .executeTakeFirst();
  if (there) throw new Refusal('lms_there', 'That learning platform is connected already, under the same client id.');
  const id = randomUUID();
  const named = [originOf(wanted.issuer), originOf(wanted.authUrl), ...(wanted.origins ?? [])];
  await trx
    .insertInto('lms_platform')
    .values({
      id,
      issuer: wanted.issuer,
      client_id: wanted.clientId,
      product: wanted.product ?? null,
      ...columnsOf({ ...wanted, origins: named.filter((origin) => origin !== undefined) }),
      made_by: by.id,
      made_at: by.now.toISOString(),
      disabled_at: null,
    })
    .execute();
  for (const deploymentId of wanted.deploymentIds) await letIn(trx, id, deploymentId, true, by.now);
  return id;
}

/** Changes how a platform is called, reached and treated. Refuses an unknown one (`lms_unknown`). */
export async function changePlatform(db: Db, id: string, wanted: ChangedPlatform): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('lms_platform')
    .set(columnsOf(wanted))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw unknown();
}

function columnsOf(wanted: ChangedPlatform) {
  return {
    name: wanted.name,
    auth_url: wanted.authUrl,
    token_url: wanted.tokenUrl,
    token_audience: wanted.tokenAudience,
    jwks_url: wanted.keysUrl,
    origins: JSON.stringify([...new Set(wanted.origins)]),
    terms: JSON.stringify(wanted.terms),
  };
}

/**
 * Takes a platform's word no more, or again. Whoever came from there is out at once, and what it was to be told waits until it is taken
 * again. Refuses an unknown one (`lms_unknown`).
 */
export async function disablePlatform(db: Db, id: string, isDisabled: boolean, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { disabled_at: since } = await platformRow(trx, id);
    if ((since !== null) === isDisabled) return;
    await takeTurn(trx, id);
    await trx
      .updateTable('lms_platform')
      .set({ disabled_at: isDisabled ? now.toISOString() : null })
      .where('id', '=', id)
      .execute();
    if (!isDisabled) return release(trx, id, now);
    await holdBack(trx, id);
    await endSignIns(trx, { lmsId: id });
  });
}

/**
 * Takes a platform away that is disabled, with its places and links: nobody is known from there any more, and what it was still to be told
 * is given up. What was done here stays, and its evidence. Refuses an unknown one (`lms_unknown`), and one that is not disabled
 * (`lms_in_use`).
 */
export async function deletePlatform(db: Db, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('lms_platform')
      .where('id', '=', id)
      .where('disabled_at', 'is not', null)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) {
      await platformRow(trx, id);
      throw new Refusal('lms_in_use', 'That learning platform is switched on. Switch it off first.');
    }
    await endSignIns(trx, { lmsId: id });
    for (const table of ['identity', 'lms_stranger'] as const)
      await trx.deleteFrom(table).where('issuer', '=', id).execute();
    await givingUp(trx, platformGone, now).where('receiver_id', '=', id).execute();
  });
}

/**
 * Lets a place in which a platform has put us in, or shuts it out: whoever came from there is out at once, and nobody comes in any more.
 * Refuses an unknown platform (`lms_unknown`). The place may be one that was not seen yet.
 */
export async function letDeploymentIn(
  db: Db,
  platformId: string,
  wanted: { deploymentId: string; letIn: boolean },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await platformRow(trx, platformId);
    await letIn(trx, platformId, wanted.deploymentId, wanted.letIn, now);
    if (!wanted.letIn) await endSignIns(trx, { lmsId: platformId, place: wanted.deploymentId });
  });
}

async function letIn(trx: Trx, platformId: string, deploymentId: string, isLetIn: boolean, now: Date): Promise<void> {
  const state = isLetIn ? ('active' as const) : ('disabled' as const);
  await trx
    .insertInto('lms_deployment')
    .values({ platform_id: platformId, deployment_id: deploymentId, state, first_seen_at: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['platform_id', 'deployment_id']).doUpdateSet({ state }))
    .execute();
}

async function platformRow(trx: Trx, id: string): Promise<{ disabled_at: string | null }> {
  const row = await trx.selectFrom('lms_platform').select('disabled_at').where('id', '=', id).executeTakeFirst();
  if (!row) throw unknown();
  return row;
}

function unknown(): Refusal {
  return new Refusal('lms_unknown', 'There is no such learning platform. Reload the page.');
}
