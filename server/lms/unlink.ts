import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { isAbout } from './lti/results.ts';
import type { Outside } from './people-of-platforms.ts';

/**
 * Takes back that somebody at an LMS is somebody here: what was signed in by it ends, and what they open there is nobody's until it is
 * said again. What they have done stays. Again, it changes nothing.
 */
export async function unlink(db: Db, { issuer, subject }: Outside): Promise<void> {
  await inTransaction(db, async (trx) => {
    const ended = await trx
      .deleteFrom('identity')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .where((e) =>
        e.or([
          e('issuer', 'in', e.selectFrom('lms_platform').select('lms_platform.id')),
          e('issuer', 'in', e.selectFrom('lms_package').select('lms_package.id')),
        ]),
      )
      .returning('person_id')
      .executeTakeFirst();
    if (!ended) return;
    const platform = await trx
      .selectFrom('lms_platform')
      .select('lms_platform.issuer')
      .where('id', '=', issuer)
      .executeTakeFirst();
    await trx
      .deleteFrom('sign_in')
      .where('person_id', '=', ended.person_id)
      .where('method', '=', platform ? 'lms' : 'package')
      .where('issuer', '=', platform?.issuer ?? issuer)
      .execute();
    await endReporting(trx, ended.person_id, { issuer, subject });
  });
}

/** What somebody does is not told under another's name any more, and what was to be told is not. */
async function endReporting(trx: Trx, personId: string, { issuer, subject }: Outside): Promise<void> {
  await trx
    .deleteFrom('lms_seat')
    .where('person_id', '=', personId)
    .where('subject', '=', subject)
    .where('link_id', 'in', (e) => e.selectFrom('lms_link').select('lms_link.id').where('platform_id', '=', issuer))
    .execute();
  // Of cmi5, each registration of that account.
  const registered = await trx
    .updateTable('lms_registration')
    .set({ person_id: null })
    .where('package_id', '=', issuer)
    .where('person_id', '=', personId)
    .where((e) => e.or([e('subject', '=', subject), e(e.fn<string>('substr', ['subject', e.val(38)]), '=', subject)]))
    .returning('id')
    .execute();
  const pending = await trx
    .selectFrom('delivery')
    .select(['id', 'channel', 'body'])
    .where('person_id', '=', personId)
    .where('receiver_id', 'in', [issuer, ...registered.map(({ id }) => id)])
    .where('state', '!=', 'delivered')
    .execute();
  // They may have another account there, which goes on being told of.
  const theirs = pending.filter(({ channel, body }) => channel !== 'ags' || isAbout(body, subject));
  if (theirs.length === 0) return;
  await trx
    .deleteFrom('delivery')
    .where(
      'id',
      'in',
      theirs.map(({ id }) => id),
    )
    .execute();
}
