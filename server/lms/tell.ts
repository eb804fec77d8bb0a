import type { Config } from '../config.ts';
import type { Tell } from '../learning/happened.ts';
import { putInOutbox, type ToTell } from '../outbox/put.ts';
import type { KnownReceivers } from './receivers.ts';
import { resultsForPlatforms } from './lti/results.ts';
import { resultsForPackages } from './package/results.ts';
import { statementsForStores } from './xapi/statements-for-stores.ts';

/**
 * Tells learning platforms, record stores and packages what learners did: into the outbox, in the transaction in which it happened. Most
 * installations tell nobody; then it costs nothing.
 */
export function tellOthers({ config, receivers }: { config: Config; receivers: KnownReceivers }): Tell {
  return async (trx, happened, now) => {
    if (happened.length === 0) return;
    const { platforms, packages, stores } = await receivers.now(trx);
    const toTell: ToTell[] = [];
    const passed = happened.filter((one) => one.kind === 'passed');
    const decided = happened.filter((one) => one.kind === 'passed' || one.kind === 'withdrawn');
    if (platforms && decided.length > 0) toTell.push(...(await resultsForPlatforms(trx, decided, now)));
    if (packages && passed.length > 0) toTell.push(...(await resultsForPackages(trx, passed, now)));
    if (stores.length > 0) toTell.push(...(await statementsForStores(trx, config, stores, happened, now)));
    if (toTell.length > 0) await putInOutbox(trx, toTell, now);
  };
}
