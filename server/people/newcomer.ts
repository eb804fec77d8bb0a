import type { Trx } from '../../db/transaction.ts';
import type { PersonDetails } from './change-people.ts';

/** Somebody of whom a host page or an LMS alone knows. */
export interface Newcomer {
  name: string;
  email: string;
  staffNumber: string;
}

/** A newcomer as they are put on the staff list: from today on. */
export function newcomer(person: Newcomer, today: string): PersonDetails {
  return { ...person, unit: null, job: null, location: null, lang: null, joinedOn: today, leftOn: null };
}

/** Whether somebody has that staff number or that address, also somebody who left: then it may be they. */
export async function isKnown(trx: Trx, { email, staffNumber }: Omit<Newcomer, 'name'>): Promise<boolean> {
  const known = await trx
    .selectFrom('person')
    .select('id')
    .where((e) =>
      e.or([e('staff_number', '=', staffNumber), e(e.fn<string>('lower', ['email']), '=', email.toLowerCase())]),
    )
    .executeTakeFirst();
  return known !== undefined;
}
