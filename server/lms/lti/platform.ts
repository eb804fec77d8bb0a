import * as v from 'valibot';
import type { Db } from '../../../db/open.ts';
import type { LmsPlatformTable } from '../../../db/tables/lms.ts';
import type { Trx } from '../../../db/transaction.ts';
import { Refusal } from '../../refusals.ts';

/** What an organisation decides about a platform. */
export const platformTerms = v.object({
  /** By what somebody whom it names for the first time is found: their staff number, if it sends that. Never by e-mail alone. */
  foundBy: v.picklist(['staff_number', 'nothing']),
  /** Its people are the organisation's staff: whoever is new there is added to the staff list. Students and guests are not. */
  makesPeople: v.boolean(),
  /** Whom it calls students or guests of the institution are staff all the same: some call everybody so who takes a course. */
  takesStudents: v.optional(v.boolean(), false),
  /** What it is told of somebody who passed: that alone, or their points as well. */
  sends: v.picklist(['completion', 'score']),
});

export type PlatformTerms = v.InferOutput<typeof platformTerms>;

/** A learning platform, as LTI knows it. */
export interface Platform {
  id: string;
  name: string;
  /** As it says itself, e.g. `moodle`, `canvas`. */
  product: string | null;
  issuer: string;
  /** How it calls us. */
  clientId: string;
  authUrl: string;
  tokenUrl: string;
  tokenAudience: string | null;
  keysUrl: string;
  /** Where its pages are, which frame ours. */
  origins: string[];
  terms: PlatformTerms;
  isDisabled: boolean;
}

/** The platform with that id. */
export async function platformWith(db: Db | Trx, id: string): Promise<Platform | undefined> {
  const row = await db.selectFrom('lms_platform').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toPlatform(row);
}

/**
 * The platform that begins a launch. Of one that has us several times it must say as whom it knows us (LTI 1.3, 4.1.3).
 * Undefined if it is not registered, disabled, or cannot be told from another.
 */
export async function platformThatSays(db: Db, issuer: string, clientId?: string): Promise<Platform | undefined> {
  const rows = await db
    .selectFrom('lms_platform')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('disabled_at', 'is', null)
    .$if(clientId !== undefined, (q) => q.where('client_id', '=', clientId!))
    .execute();
  return rows.length === 1 ? toPlatform(rows[0]!) : undefined;
}

export function notConnected(): Refusal {
  return new Refusal('lms_unknown', 'This learning platform is not connected here, or no longer.');
}

/** Origins of the pages of all platforms that are taken. */
export async function platformOrigins(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('lms_platform').select('origins').where('disabled_at', 'is', null).execute();
  return [...new Set(rows.flatMap((row) => JSON.parse(row.origins) as string[]))];
}

/** Remembers a page of a platform, which a signed launch from a place that was let in has named. */
export async function rememberOrigins(trx: Trx, platform: Platform, addresses: (string | undefined)[]): Promise<void> {
  const named = addresses.flatMap((address) => originOf(address) ?? []);
  const origins = [...new Set([...platform.origins, ...named])];
  if (origins.length === platform.origins.length || origins.length > mostOrigins) return;
  await trx
    .updateTable('lms_platform')
    .set({ origins: JSON.stringify(origins) })
    .where('id', '=', platform.id)
    .execute();
}

/** Each makes the policy of a page longer. */
const mostOrigins = 20;

/** The origin of an address of a web page; undefined for all else. */
export function originOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, origin, hostname } = new URL(address);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  // What stands in a policy must not be more than a name there: browsers take `*`, `;` and `,` in one.
  return isWeb && /^([\w.-]+|\[[\da-f:.]+\])$/.test(hostname) ? origin : undefined;
}

export function toPlatform(row: LmsPlatformTable): Platform {
  return {
    id: row.id,
    name: row.name,
    product: row.product,
    issuer: row.issuer,
    clientId: row.client_id,
    authUrl: row.auth_url,
    tokenUrl: row.token_url,
    tokenAudience: row.token_audience,
    keysUrl: row.jwks_url,
    // Written by us: their shape is known.
    origins: JSON.parse(row.origins) as string[],
    terms: JSON.parse(row.terms) as PlatformTerms,
    isDisabled: row.disabled_at !== null,
  };
}
