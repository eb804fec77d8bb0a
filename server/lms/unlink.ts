import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { endSignIns, takeTurn } from './came-through.ts';
import { givingUp, notTheirs } from './give-up.ts';
import { isAbout } from './lti/results.ts';
import type { Outside } from './people-of-platforms.ts';

/**
 * Takes back that somebody at an LMS is somebody here, whoever said it: what was signed in by it ends, what the LMS was still to be told
 * is given up, and what they open there is nobody's until it is said again. What they have done stays. Again, it changes nothing.
 */
export async function unlink(db: Db, whom: Outside, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    await takeTurn(trx, whom.issuer);
    const personId = (await takeLink(trx, whom)) ?? (await whoConfirmed(trx, whom));
    if (personId === undefined) return;
    await endSignIns(trx, { lmsId: whom.issuer, subject: whom.subject });
    await endReporting(trx, personId, whom, now);
  });
}

/** Forgets the link to somebody, and answers who that was. Identities of others than LMSs are none of this. */
async function takeLink(trx: Trx, { issuer, subject }: Outside): Promise<string | undefined> {
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
  return ended?.person_id;
}

/** Who said, signed in here, that they are the learner of a package. */
async function whoConfirmed(trx: Trx, { issuer, subject }: Outside): Promise<string | undefined> {
  const row = await trx
    .selectFrom('lms_registration')
    .innerJoin('lms_package', 'lms_package.id', 'package_id')
    .select('person_id')
    .where('package_id', '=', issuer)
    .where('subject', '=', subject)
    .where('identifies', '=', 'sign_in')
    .executeTakeFirst();
  return row?.person_id ?? undefined;
}

/** What somebody does is not told under another's name any more, and what was to be told is not. */
async function endReporting(trx: Trx, personId: string, { issuer, subject }: Outside, now: Date): Promise<void> {
  await trx
    .deleteFrom('lms_seat')
    .where('person_id', '=', personId)
    .where('subject', '=', subject)
    .where('link_id', 'in', (e) => e.selectFrom('lms_link').select('lms_link.id').where('platform_id', '=', issuer))
    .execute();
  // Of cmi5, each registration of that account. The launch that is open is over: with it they could say it again.
  const registered = await trx
    .updateTable('lms_registration')
    .set({ person_id: null, confirmed_at: null, launch: '{}', token_hash: null })
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
  const ids = theirs.map(({ id }) => id);
  await givingUp(trx, notTheirs, now).where('id', 'in', ids).execute();
  // Of whoever it is now the same may be to be told.
  await trx
    .updateTable('delivery')
    .set({ once: sql<string>`once || ' ' || id` })
    .where('id', 'in', ids)
    .execute();
}
