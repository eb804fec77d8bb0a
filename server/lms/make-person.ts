import * as v from 'valibot';
import type { Trx } from '../../db/transaction.ts';
import { link } from '../access/identity.ts';
import { settle, takeTurn, type Settling } from '../assignments/settle.ts';
import { addPeople } from '../people/change-people.ts';
import { isKnown, newcomer } from '../people/newcomer.ts';
import type { Platform } from './lti/platform.ts';
import { aNewcomer } from './people-of-platforms.ts';

/** Somebody as a platform describes them. */
export interface Described {
  subject: string;
  name?: string | undefined;
  email?: string | undefined;
  staffNumber?: string | undefined;
}

const whole = v.object({ ...aNewcomer, staffNumber: v.optional(aNewcomer.staffNumber) });

/**
 * Adds people to the staff list whom HR has not named and whom a platform calls its own, and answers their ids by what it calls them.
 * Left out, and so left to an administrator, is who has no name or address that could be one, and who may be somebody on the list already.
 */
export async function makePeople(
  trx: Trx,
  tools: Settling,
  platform: Platform,
  described: readonly Described[],
  { today, now }: { today: string; now: Date },
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  // Else two platforms that name somebody at once would both add them.
  if (described.length > 0) await takeTurn(trx);
  for (const { subject, ...said } of described) {
    const read = v.safeParse(whole, said);
    if (!read.success) continue;
    const { staffNumber = `${platform.name}/${subject}`, name, email } = read.output;
    if (await isKnown(trx, { email, staffNumber })) continue;
    const [id] = await addPeople(trx, [newcomer({ staffNumber, name, email }, today)], 'hand', now);
    await link(trx, { issuer: platform.id, tenant: '', subject }, id!, 'made', now);
    made.set(subject, id!);
  }
  if (made.size > 0) await settle(trx, tools, { whom: [...made.values()], today, now });
  return made;
}
