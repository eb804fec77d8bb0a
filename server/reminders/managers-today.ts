import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { isOnStaff } from '../people/audience.ts';

/** Who manages each of these people on that day, and who stands in for them: people on staff, nobody for themselves. */
export async function toldOf(
  db: Kysely<Database>,
  personIds: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  const told = new Map<string, Set<string>>();
  const add = (personId: string, recipientId: string) => {
    if (personId === recipientId) return;
    told.set(personId, (told.get(personId) ?? new Set()).add(recipientId));
  };
  for (const part of inParts([...new Set(personIds)])) {
    const managed = db
      .selectFrom('management')
      .select(['management.person_id', 'management.manager_id'])
      .where('management.person_id', 'in', part)
      .where('management.from_on', '<=', today)
      .where((e) => e.or([e('management.until_on', 'is', null), e('management.until_on', '>', today)]));
    const managers = await managed
      .innerJoin('person', 'person.id', 'management.manager_id')
      .where((e) => isOnStaff(e, today))
      .execute();
    const deputies = await managed
      .innerJoin('deputy', 'deputy.manager_id', 'management.manager_id')
      .innerJoin('person', 'person.id', 'deputy.deputy_id')
      .select('deputy.deputy_id')
      .where('deputy.from_on', '<=', today)
      .where('deputy.until_on', '>', today)
      .where((e) => isOnStaff(e, today))
      .execute();
    for (const row of managers) add(row.person_id, row.manager_id);
    for (const row of deputies) add(row.person_id, row.deputy_id);
  }
  return new Map([...told].map(([personId, ids]) => [personId, [...ids].toSorted()]));
}
