import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Refusal } from '../refusals.ts';
import { isOrigin } from './an-origin.ts';
import { framedKinds, type Issuer, type IssuerTerms } from './issuer.ts';

/** Everybody whose word is taken now. */
export async function issuersNow(db: Db): Promise<Issuer[]> {
  const rows = await db.selectFrom('host_issuer').selectAll().where('ended_at', 'is', null).orderBy('name').execute();
  return rows.map(({ id, name, iss, origin, terms }) => ({
    id,
    name,
    iss,
    origin,
    // Checked before it was written; every exchange of a token comes by here.
    terms: JSON.parse(terms) as IssuerTerms,
  }));
}

/**
 * Registers somebody whose word is taken. Refuses one without a page where a page is what tells its tokens apart, and the other way
 * round (`invalid_input`), and one who is registered for that page already (`issuer_there`).
 */
export async function addIssuer(db: Db, wanted: Omit<Issuer, 'id'>, by: { id: string; now: Date }): Promise<string> {
  const { name, iss, origin, terms } = wanted;
  const isFramed = framedKinds.includes(terms.kind);
  if (isFramed !== (origin === null))
    throw new Refusal(
      'invalid_input',
      isFramed
        ? 'origin: Its tokens come through a frame, so it has no page.'
        : 'origin: Choose the page of its tokens.',
    );
  assertNameFits(iss, terms);
  const id = randomUUID();
  await inTransaction(db, async (trx) => {
    const there = await trx
      .selectFrom('host_issuer')
      .select('id')
      .where('iss', '=', iss)
      .where('origin', origin === null ? 'is' : '=', origin)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (there)
      throw new Refusal('issuer_there', 'That issuer is registered for that page already. End the former first.');
    await trx
      .insertInto('host_issuer')
      .values({
        id,
        name,
        iss,
        origin,
        terms: JSON.stringify(terms),
        made_by: by.id,
        made_at: by.now.toISOString(),
        ended_at: null,
      })
      .execute();
  });
  return id;
}

/**
 * Where the name of an issuer is more than a name, it must be right: Entra ID's says where its keys are, and to Haiilo's a frame of ours
 * writes.
 */
function assertNameFits(iss: string, terms: Issuer['terms']): void {
  const { pathname } = URL.canParse(iss) ? new URL(iss) : { pathname: '' };
  if (terms.kind === 'entra' && pathname !== `/${terms.tenant}/v2.0`)
    throw new Refusal('invalid_input', `iss: Write it as https://login.microsoftonline.com/${terms.tenant}/v2.0.`);
  if (terms.kind === 'haiilo' && !isOrigin(iss))
    throw new Refusal('invalid_input', 'iss: Write the address of your Haiilo without a path.');
}

/** Takes nobody's word any more: whom it vouched for is out at once. Refuses one that is unknown (`issuer_unknown`). */
export async function endIssuer(db: Db, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const ended = await trx
      .updateTable('host_issuer')
      .set({ ended_at: now.toISOString() })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning(['iss', 'origin'])
      .executeTakeFirst();
    if (!ended) throw new Refusal('issuer_unknown', 'There is no such issuer, or it was ended before.');
    await trx.deleteFrom('sign_in').where('method', '=', 'host').where('issuer', '=', ended.iss).execute();
    await trx.deleteFrom('identity').where('issuer', '=', id).execute();
  });
}
