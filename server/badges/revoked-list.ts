import { randomInt } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Config } from '../config.ts';
import { issuerOf } from './achievement.ts';
import { badgeAddresses } from './addresses.ts';
import { beginOf } from './credential.ts';

/** Where a badge stands: which list, which bit of it. */
export interface Place {
  list: number;
  place: number;
}

/** Bits of a list: as few as the standard allows, so that whoever fetches it asks about a herd (Bitstring Status List 1.0, 6.1). */
export const bitsOfList = 131_072;
/** Half of a list is given out, then the next begins: a place that is free is found by guessing. */
const mostPlaces = bitsOfList / 2;

/** Gives out a place that nobody ever had, at random: its number tells nothing of when. */
export async function takePlace(trx: Trx): Promise<Place> {
  const newest = await trx
    .selectFrom('badge_place')
    .select((e) => ['list', e.fn.countAll<number>().as('given')])
    .groupBy('list')
    .orderBy('list', 'desc')
    .limit(1)
    .executeTakeFirst();
  const list = newest === undefined ? 1 : newest.given < mostPlaces ? newest.list : newest.list + 1;
  for (;;) {
    const taken = await trx
      .insertInto('badge_place')
      .values({ list, place: randomInt(bitsOfList) })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['list', 'place'])
      .executeTakeFirst();
    if (taken) return taken;
  }
}

/**
 * A list as a credential of its own (Bitstring Status List 1.0, 2.2): a bit is set where a badge was given out that is gone, whoever
 * took it away. Undefined if there is no such list.
 */
export async function revokedList(db: Kysely<Database>, config: Config, list: number, today: string) {
  const given = await db
    .selectFrom('badge_place')
    .leftJoin('badge', (join) =>
      join.onRef('badge.list', '=', 'badge_place.list').onRef('badge.place', '=', 'badge_place.place'),
    )
    .select(['badge_place.place', 'badge.id'])
    .where('badge_place.list', '=', list)
    .execute();
  if (given.length === 0) return undefined;
  const bits = new Uint8Array(bitsOfList / 8);
  // The first bit is the leftmost one.
  for (const { place, id } of given) if (id === null) bits[place >> 3]! |= 0x80 >> (place & 7);
  const address = badgeAddresses(config.publicUrl).list(list);
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerOf(config).id,
    validFrom: beginOf(today),
    credentialSubject: {
      id: `${address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      // `u` is multibase for base64url without padding.
      encodedList: `u${gzipSync(bits).toString('base64url')}`,
    },
  };
}
