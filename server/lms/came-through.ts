import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';

/** Where a package is opened, as its sign-in keeps it: in the LMS, and in the pages around it. */
export function placeOf(origins: readonly string[]): string {
  return [...new Set(origins)].toSorted().join(' ');
}

/**
 * Launches through a platform or package, and what ends something of it, are one after the other from here on: whoever ends it also ends
 * what a launch has let in meanwhile, and a launch that comes after sees that it has ended. It changes nothing.
 */
export async function takeTurn(trx: Trx, lmsId: string): Promise<void> {
  await trx
    .updateTable('lms_deployment')
    .set((e) => ({ state: e.ref('state') }))
    .where('platform_id', '=', lmsId)
    .execute();
  await trx
    .updateTable('lms_package')
    .set((e) => ({ ended_at: e.ref('ended_at') }))
    .where('id', '=', lmsId)
    .execute();
}

/** Ends what was signed in through a platform or package; with more said, only through that place of it, or under that name. */
export async function endSignIns(
  trx: Trx,
  { lmsId, place, subject }: { lmsId: string; place?: string; subject?: string },
): Promise<void> {
  await trx
    .deleteFrom('sign_in')
    .where('lms_id', '=', lmsId)
    .$if(place !== undefined, (q) => q.where('lms_place', '=', place!))
    .$if(subject !== undefined, (q) => q.where('lms_subject', '=', subject!))
    .execute();
}

/** Ends what was signed in by a package that was opened at that origin, or inside of it. */
export async function endSignInsAt(trx: Trx, origin: string): Promise<void> {
  const open = await trx.selectFrom('sign_in').select(['id', 'lms_place']).where('method', '=', 'package').execute();
  const there = open.filter(({ lms_place: place }) => place?.split(' ').includes(origin));
  for (const part of inParts(there.map(({ id }) => id)))
    await trx.deleteFrom('sign_in').where('id', 'in', part).execute();
}
