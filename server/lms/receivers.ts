import type { Db } from '../../db/open.ts';
import type { LrsTable } from '../../db/tables/lms.ts';
import type { Trx } from '../../db/transaction.ts';

/** Who outside is told what happens. */
export interface Receivers {
  /** Some platform may have somebody's place for a result. */
  platforms: boolean;
  /** Some package may have been opened by somebody. */
  packages: boolean;
  stores: Pick<LrsTable, 'id' | 'tells' | 'names' | 'pseudonym_key'>[];
}

/** Another server's change is known within this time. */
const rememberedMs = 1_000;

/**
 * Knows who is to be told, without a query for each answer that somebody gives: most installations tell nobody, and thousands of answers
 * arrive in a second.
 */
export class KnownReceivers {
  #known: { receivers: Receivers; until: number } | undefined;

  /** Who is to be told now. @param db the transaction in which it happened, where there is one */
  async now(db: Db | Trx): Promise<Receivers> {
    if (this.#known && this.#known.until > performance.now()) return this.#known.receivers;
    const stores = await db.selectFrom('lrs').select(['id', 'tells', 'names', 'pseudonym_key']).execute();
    const platform = await db.selectFrom('lms_platform').select('id').limit(1).executeTakeFirst();
    const made = await db.selectFrom('lms_package').select('id').limit(1).executeTakeFirst();
    const receivers = { platforms: platform !== undefined, packages: made !== undefined, stores };
    this.#known = { receivers, until: performance.now() + rememberedMs };
    return receivers;
  }

  /** Somebody was added or changed here. */
  changed(): void {
    this.#known = undefined;
  }
}
