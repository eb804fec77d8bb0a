import { inParts } from '../../db/in-parts.ts';
import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import { isOnStaff } from '../people/audience.ts';
import type { Person } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';

/** People on staff by their staff numbers. Refuses numbers of nobody on staff, and names the first (`person_unknown`). */
export async function peopleNamed(db: Db | Trx, staffNumbers: readonly string[], today: string): Promise<Person[]> {
  const found: Person[] = [];
  for (const part of inParts([...new Set(staffNumbers)]))
    for (const { staff_number: staffNumber, ...row } of await db
      .selectFrom('person')
      .select(['id', 'staff_number', 'name', 'email', 'unit'])
      .where('staff_number', 'in', part)
      .where((e) => isOnStaff(e, today))
      .execute())
      found.push({ ...row, staffNumber });
  const known = new Set(found.map((person) => person.staffNumber));
  const unknown = [...new Set(staffNumbers)].filter((number) => !known.has(number));
  if (unknown.length > 0)
    throw new Refusal(
      'person_unknown',
      `Nobody on staff has the staff number ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? `, and ${unknown.length - 5} more` : ''}. Nothing was done.`,
    );
  return found;
}
