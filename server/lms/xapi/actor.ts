import { createHmac } from 'node:crypto';
import type { Names } from './lrs-shapes.ts';

/** An agent with one identifier (Data 2.4.2.1). */
export interface Actor {
  objectType: 'Agent';
  name?: string;
  mbox?: string;
  account?: { homePage: string; name: string };
}

/** Somebody as the staff list has them. */
export interface Known {
  staffNumber: string;
  name: string;
  email: string;
}

/** By what a record store knows people. */
export interface Naming {
  names: Names;
  pseudonymKey: string;
}

/** What record stores take as an e-mail address; some take no others. */
const plainAddress = /^[a-z0-9.'_%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,63}$/i;

/**
 * Somebody as a record store knows them. Their name stands beside their e-mail address and nowhere else. Whose address is not plain goes
 * by the staff number.
 * @param homePage the system on which their account is: ours
 */
export function actorFor(homePage: string, { names, pseudonymKey }: Naming, personId: string, person?: Known): Actor {
  const account = (name: string): Actor => ({ objectType: 'Agent', account: { homePage, name } });
  if (names === 'nobody' || !person) return account(pseudonymOf(personId, pseudonymKey));
  if (names === 'mail' && plainAddress.test(person.email))
    return { objectType: 'Agent', name: person.name, mbox: `mailto:${person.email}` };
  return account(person.staffNumber);
}

/** The same for the same person in the same store, another one in another; without the key nobody comes from one to the other. */
function pseudonymOf(personId: string, key: string): string {
  return createHmac('sha256', key).update(personId).digest('base64url').slice(0, 22);
}
