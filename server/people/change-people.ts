import { randomUUID } from 'node:crypto';
import { inParts } from '../../db/in-parts.ts';
import type { PersonTable } from '../../db/tables/person.ts';
import type { Trx } from '../../db/transaction.ts';

/** A person as HR or a directory describes them now. */
export interface PersonDetails {
  staffNumber: string;
  name: string;
  email: string;
  unit: string | null;
  job: string | null;
  location: string | null;
  /** Language for mails, BCP 47. */
  lang: string | null;
  joinedOn: string;
  /** Last day on staff. */
  leftOn: string | null;
  externalId?: string | null;
  userName?: string | null;
  /** A manager who is not known yet, in the words of whoever named them. */
  managerRef?: string | null;
}

export type Source = 'hand' | 'csv' | 'scim';

/**
 * Adds people and answers their ids, in the order given. What is asked of them follows from `settle`, which must run in the
 * same transaction.
 */
export async function addPeople(trx: Trx, people: PersonDetails[], source: Source, now: Date): Promise<string[]> {
  const rows = people.map((details) => ({
    id: randomUUID() as string,
    staff_number: details.staffNumber,
    joined_on: details.joinedOn,
    ...columnsOf(details),
    source,
    changed_at: now.toISOString(),
  }));
  for (const part of inParts(rows, 14)) await trx.insertInto('person').values(part).execute();
  return rows.map((row) => row.id);
}

/**
 * Writes people whom we know as they are now; who came back has a new first day. `settle` must follow, as for `addPeople`. What a
 * source does not say of any of them (its own ids, a manager to come) stays.
 */
export async function changePeople(
  trx: Trx,
  people: { id: string; details: PersonDetails }[],
  source: Source,
  now: Date,
): Promise<void> {
  const rows = people.map(({ id, details }) => ({
    id,
    staff_number: details.staffNumber,
    joined_on: details.joinedOn,
    ...columnsOf(details),
    source,
    changed_at: now.toISOString(),
  }));
  // Rows that say the same columns go together: thousands change in few statements.
  for (const alike of Map.groupBy(rows, (row) => Object.keys(row).join()).values())
    for (const part of inParts(alike, 16)) {
      const columns = Object.keys(part[0]!).filter((column) => column !== 'id') as (keyof (typeof part)[0])[];
      await trx
        .insertInto('person')
        .values(part)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((e) => ({
            ...Object.fromEntries(columns.map((column) => [column, e.ref(`excluded.${column}`)])),
            revision: e('person.revision', '+', 1),
          })),
        )
        .execute();
    }
}

function columnsOf(details: PersonDetails): Pick<PersonTable, 'name' | 'email' | 'left_on'> & {
  unit: string | null;
  job: string | null;
  location: string | null;
  lang: string | null;
} & Partial<Record<'external_id' | 'user_name' | 'manager_ref', string | null>> {
  const { name, email, unit, job, location, lang, leftOn, externalId, userName, managerRef } = details;
  return {
    name,
    email,
    unit,
    job,
    location,
    lang,
    left_on: leftOn,
    ...(externalId !== undefined && { external_id: externalId }),
    ...(userName !== undefined && { user_name: userName }),
    ...(managerRef !== undefined && { manager_ref: managerRef }),
  };
}

/**
 * Says who manages whom from that day on; a manager's access ends the same day. Whoever keeps the manager they have is left
 * alone.
 * @param managers by person; null for nobody
 * @returns people whose manager changed
 */
export async function setManagers(
  trx: Trx,
  managers: ReadonlyMap<string, string | null>,
  today: string,
): Promise<string[]> {
  const changed: string[] = [];
  for (const ids of inParts([...managers.keys()])) {
    const rows = await trx
      .selectFrom('management')
      .selectAll()
      .where('person_id', 'in', ids)
      .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
      .execute();
    const present = Map.groupBy(rows, (row) => row.person_id);
    const others = ids.filter((id) => {
      const wanted = managers.get(id)!;
      const now = present.get(id) ?? [];
      return now.length !== (wanted === null ? 0 : 1) || now.some((row) => row.manager_id !== wanted);
    });
    if (others.length === 0) continue;
    changed.push(...others);
    await endRelations(trx, others, today);
    const begun = others.flatMap((person_id) => {
      const manager_id = managers.get(person_id)!;
      return manager_id === null ? [] : [{ person_id, manager_id, from_on: today, until_on: null }];
    });
    if (begun.length > 0) await trx.insertInto('management').values(begun).execute();
  }
  return changed;
}

/** One that began today, or is to begin later, was never in force, so it goes; an earlier one ends today and stays. */
async function endRelations(trx: Trx, personIds: readonly string[], today: string): Promise<void> {
  await trx.deleteFrom('management').where('person_id', 'in', personIds).where('from_on', '>=', today).execute();
  await trx
    .updateTable('management')
    .set({ until_on: today })
    .where('person_id', 'in', personIds)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>', today)]))
    .execute();
}
