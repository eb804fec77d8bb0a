import type { Config } from '../config.ts';
import type { Tell } from '../learning/happened.ts';
import { putInOutbox, type ToTell } from '../outbox/put.ts';
import type { KnownReceivers } from './receivers.ts';
import { resultsForPlatforms } from './lti/results.ts';

/**
 * Tells learning platforms, record stores and packages what learners did: into the outbox, in the transaction in which it happened. Most
 * installations tell nobody; then it costs nothing.
 */
export function tellOthers({ receivers }: { config: Config; receivers: KnownReceivers }): Tell {
  return async (trx, happened, now) => {
    if (happened.length === 0) return;
    const { platforms } = await receivers.now(trx);
    const toTell: ToTell[] = [];
    const passed = happened.filter((one) => one.kind === 'passed');
    if (platforms && passed.length > 0) toTell.push(...(await resultsForPlatforms(trx, passed, now)));
    if (toTell.length > 0) await putInOutbox(trx, toTell, now);
  };
}
