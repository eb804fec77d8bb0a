import type { Trx } from '../../db/transaction.ts';
import { link } from '../access/identity.ts';
import { settle, type Settling } from '../assignments/settle.ts';
import { addPeople } from '../people/change-people.ts';
import type { Platform } from './lti/platform.ts';
import { isThere, newcomer } from './people-of-platforms.ts';

/** Somebody as a platform describes them. */
export interface Described {
  subject: string;
  name?: string | undefined;
  email?: string | undefined;
  staffNumber?: string | undefined;
}

/**
 * Adds people to the staff list whom HR has not named and whom a platform calls its own, and answers their ids by what it calls them.
 * Left out, and so left to an administrator, is who has no name or address, and who may be somebody on the list already.
 */
export async function makePeople(
  trx: Trx,
  tools: Settling,
  platform: Platform,
  described: readonly Described[],
  { today, now }: { today: string; now: Date },
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const { subject, name, email, staffNumber = `${platform.name}/${subject}` } of described) {
    if (name === undefined || email === undefined || (await isThere(trx, { email, staffNumber }))) continue;
    const [id] = await addPeople(trx, [newcomer({ staffNumber, name, email }, today)], 'hand', now);
    await link(trx, { issuer: platform.id, tenant: '', subject }, id!, 'made', now);
    made.set(subject, id!);
  }
  if (made.size > 0) await settle(trx, tools, { whom: [...made.values()], today, now });
  return made;
}
