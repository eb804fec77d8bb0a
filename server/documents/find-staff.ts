import type { Db } from '../../db/open.ts';
import { peopleOnStaff } from '../people/people-queries.ts';

/** GET /api/documents/people?q= */
export interface StaffFound {
  id: string;
  name: string;
  staffNumber: string;
}

const mostFound = 50;

/**
 * People on staff by a part of their name or staff number, for somebody who has a list of participants in hand.
 * @param query at least two characters
 */
export async function findStaff(db: Db, query: string, today: string): Promise<StaffFound[]> {
  const wanted = query.toLowerCase();
  return (await peopleOnStaff(db, today))
    .filter(
      ({ name, staffNumber }) => name.toLowerCase().includes(wanted) || staffNumber.toLowerCase().includes(wanted),
    )
    .slice(0, mostFound)
    .map(({ id, name, staffNumber }) => ({ id, name, staffNumber }));
}
