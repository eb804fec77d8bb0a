import type { Db } from '../../db/open.ts';

/**
 * Whether anybody was ever asked to read a document. Until then the learner's page goes without that element, and saves its
 * requests; it is no answer about a person, so the page stays the same for all.
 */
export async function isAnybodyAsked(db: Db): Promise<boolean> {
  return (await db.selectFrom('acknowledgement').select('id').limit(1).executeTakeFirst()) !== undefined;
}
