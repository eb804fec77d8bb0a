import { Temporal } from 'temporal-polyfill';
import type { Db } from '../../../db/open.ts';
import { countsOf } from '../../outbox/deliveries.ts';
import { givenUpHere } from '../give-up.ts';
import { strangersWaiting, unknownHere } from '../people-of-platforms.ts';
import { lmsChannels } from '../told.ts';

/** What waits for whoever looks after learning platforms: how many of each, and nobody's name. */
export interface Waiting {
  /** Whom an LMS vouches for, and nobody has said who they are. */
  people: number;
  /** Where an LMS has put us, and nobody has let it in. */
  deployments: number;
  /** LMSs in which a package of ours was opened, and nobody has let it in. */
  places: number;
  /** Reports that were given up, and not by somebody here. */
  refused: number;
}

/** What waits now. */
export async function whatWaits(db: Db, today: string): Promise<Waiting> {
  const waitingIn = async (table: 'lms_deployment' | 'lms_endpoint'): Promise<number> => {
    const { there } = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('there'))
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    return there;
  };
  return {
    people: await strangersWaiting(db, today),
    deployments: await waitingIn('lms_deployment'),
    places: await waitingIn('lms_endpoint'),
    refused: (await countsOf(db, { channels: lmsChannels, butFor: givenUpHere })).refused,
  };
}

/** Whole days by the clocks of the organisation. */
export interface Days {
  /** From the beginning of that day on; null for everything before `until`. */
  since: string | null;
  /** To the beginning of that day. */
  until: string;
  timeZone: string;
}

/** Whether some of what waits came in those days. What somebody here has given up themselves is no news. */
export async function cameIn(db: Db, { since, until, timeZone }: Days): Promise<boolean> {
  const person = await unknownHere(db, until, undefined)
    .select('subject')
    .where('first_seen_on', '<', until)
    .$if(since !== null, (q) => q.where('first_seen_on', '>=', since!))
    .limit(1)
    .executeTakeFirst();
  if (person) return true;
  const from = since === null ? '' : startOf(since, timeZone);
  const to = startOf(until, timeZone);
  for (const table of ['lms_deployment', 'lms_endpoint'] as const) {
    const place = await db
      .selectFrom(table)
      .select('first_seen_at')
      .where('state', '=', 'waiting')
      .where('first_seen_at', '>=', from)
      .where('first_seen_at', '<', to)
      .limit(1)
      .executeTakeFirst();
    if (place) return true;
  }
  const refused = await db
    .selectFrom('delivery')
    .select('id')
    .where('channel', 'in', [...lmsChannels])
    .where('state', '=', 'dead')
    .where('ended_at', '>=', from)
    .where('ended_at', '<', to)
    .where((e) => e.or([e('detail', 'is', null), e('detail', 'not in', givenUpHere)]))
    .limit(1)
    .executeTakeFirst();
  return refused !== undefined;
}

function startOf(day: string, timeZone: string): string {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds).toISOString();
}
