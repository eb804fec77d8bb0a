import type { Trx } from '../../db/transaction.ts';
import { dayIn, daysAfter } from '../day.ts';

/**
 * For so many days it is kept whom a learning platform vouches for and who is nobody on staff, so that an administrator can say
 * who that is. Who opens a course again after that is there again.
 */
export const strangerDays = 30;

/** Deletes what is over: sign-ins and what led to them, strangers whom nobody knew, and where leavers had opened courses. */
export async function deleteExpired(trx: Trx, timeZone: string, now: Date): Promise<void> {
  for (const table of [
    'session',
    'ticket',
    'sign_in',
    'oidc_request',
    'sign_in_link',
    'embed_code',
    'spent_token',
    'host_nonce',
    'auditor_session',
    'lms_login',
    'lms_choice',
    'lms_invitation',
  ] as const)
    await trx.deleteFrom(table).where('expires_at', '<=', now.toISOString()).execute();
  const today = dayIn(timeZone, now);
  await trx.deleteFrom('lms_stranger').where('first_seen_on', '<', daysAfter(today, -strangerDays)).execute();
  await trx
    .deleteFrom('lms_registration')
    .where('person_id', 'is', null)
    .where('expires_at', '<=', now.toISOString())
    .execute();
  await leavePlatforms(trx, today);
}

/** Whoever has left opens nothing there any more. What is on its way is told first; a legal hold keeps all. */
async function leavePlatforms(trx: Trx, today: string): Promise<void> {
  const leavers = trx
    .selectFrom('person')
    .select('id')
    .where('left_on', '<', today)
    .where('id', 'not in', (q) => q.selectFrom('legal_hold').select('person_id'))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('delivery')
            .select('delivery.id')
            .whereRef('delivery.person_id', '=', 'person.id')
            .where('state', 'in', ['waiting', 'claimed', 'failed']),
        ),
      ),
    );
  for (const table of ['lms_seat', 'lms_registration'] as const)
    await trx.deleteFrom(table).where('person_id', 'in', leavers).execute();
}
