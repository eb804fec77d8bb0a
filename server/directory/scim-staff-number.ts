import type { Trx } from '../../db/transaction.ts';
import type { PersonDetails } from '../people/change-people.ts';
import { taken } from './scim-fault.ts';
import { holdPerson } from './scim-person-queries.ts';
import type { Said } from './scim-person.ts';

/**
 * The staff number of somebody new, and who has it already without being known to the directory. Only HR's own number brings
 * back somebody whom the directory deleted: a user name may have been given to another person since.
 */
export async function staffNumberOf(
  trx: Trx,
  said: Said,
  userName: string,
): Promise<{ staffNumber: string; linked: string | undefined }> {
  const given = said.staffNumber ?? said.externalId ?? userName;
  for (let n = 1; ; n++) {
    const staffNumber = n === 1 ? given : `${given} (${n})`;
    const row = await trx
      .selectFrom('person')
      .select(['id', 'user_name', 'source'])
      .where('staff_number', '=', staffNumber)
      .executeTakeFirst();
    if (!row) return { staffNumber, linked: undefined };
    if (row.user_name !== null) throw taken(`There is somebody with the staff number ${staffNumber}.`);
    if (said.staffNumber || row.source !== 'scim') return { staffNumber, linked: row.id };
  }
}

/** Whoever is to be taken over, held until the transaction ends. */
export async function unlinkedPerson(trx: Trx, id: string): Promise<PersonDetails> {
  await holdPerson(trx, id);
  const row = await trx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const {
    staff_number: staffNumber,
    joined_on: joinedOn,
    left_on: leftOn,
    name,
    email,
    unit,
    job,
    location,
    lang,
  } = row;
  return { staffNumber, name, email, unit, job, location, lang, joinedOn, leftOn };
}
